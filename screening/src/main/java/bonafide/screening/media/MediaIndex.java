package bonafide.screening.media;

import bonafide.core.Articles.Article;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/// The stories of the operator's feeds, searchable by name. One process writes, any number read.
/// Safe for many threads.
public final class MediaIndex implements AutoCloseable {
  /// Stories that are looked at closely for one search.
  private static final int CANDIDATES = 300;

  private final Path folder;
  private @Nullable SearcherManager searchers;

  public MediaIndex(Path folder) {
    this.folder = folder;
  }

  /// Takes stories in; one that is known by its id is replaced.
  ///
  /// @return how many there are now
  public synchronized int add(List<Story> stories) throws IOException {
    Files.createDirectories(folder);
    try (var directory = FSDirectory.open(folder);
        var writer = new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()))) {
      for (var story : stories) writer.updateDocument(new Term("id", story.id()), document(story));
      writer.commit();
      return writer.getDocStats().numDocs;
    }
  }

  private static Document document(Story story) {
    var text = story.title() + "\n" + story.text();
    var document = new Document();
    document.add(new StringField("id", story.id(), Field.Store.YES));
    document.add(new StringField("holds", story.isRuling() ? "rulings" : "news", Field.Store.NO));
    document.add(
        new TextField(
            "words",
            Words.of(text).stream().map(Words.Word::folded).collect(Collectors.joining(" ")),
            Field.Store.NO));
    for (var pair : Words.pairs(Words.even(text)))
      document.add(new StringField("pairs", pair, Field.Store.NO));
    document.add(new StoredField("title", story.title()));
    document.add(new StoredField("text", story.text()));
    document.add(new StoredField("url", story.url()));
    document.add(new StoredField("feed", story.feed()));
    stored(document, "published", story.published());
    stored(document, "court", story.court());
    stored(document, "number", story.number());
    return document;
  }

  private static void stored(Document document, String name, @Nullable String value) {
    if (value != null) document.add(new StoredField(name, value));
  }

  /// News about the subject, the most relevant first.
  ///
  /// @param relevance 0-100; an article below it is left out
  /// @param since an article known to be older is left out; null for no limit
  public List<Article> news(
      StoryMatcher.Search search, int relevance, @Nullable LocalDate since, int limit) {
    var articles = new ArrayList<Article>();
    for (var story : candidates(search, "news")) {
      if (isOlder(story, since)) continue;
      StoryMatcher.judge(search, story)
          .filter(article -> article.relevance() >= relevance)
          .ifPresent(articles::add);
    }
    return articles.stream()
        .sorted(
            Comparator.comparingInt((Article article) -> -article.relevance())
                .thenComparing(
                    article -> Objects.requireNonNullElse(article.published(), ""),
                    Comparator.reverseOrder())
                .thenComparing(Article::url))
        .limit(limit)
        .toList();
  }

  /// Court decisions that name the subject, newest first.
  public List<Story> rulings(StoryMatcher.Search search, int limit) {
    return candidates(search, "rulings").stream()
        .filter(story -> StoryMatcher.names(search, story))
        .sorted(
            Comparator.comparing(
                (Story story) -> Objects.requireNonNullElse(story.published(), ""),
                Comparator.reverseOrder()))
        .limit(limit)
        .toList();
  }

  static boolean isOlder(Story story, @Nullable LocalDate since) {
    var published = story.published();
    return since != null
        && published != null
        && published.length() >= 10
        && published.substring(0, 10).compareTo(since.toString()) < 0;
  }

  /// How many stories there are.
  public int size() {
    return searched(IndexSearcher::count, MatchAllDocsQuery.INSTANCE, 0);
  }

  private List<Story> candidates(StoryMatcher.Search search, String holds) {
    var query =
        new BooleanQuery.Builder()
            .add(named(search), Occur.MUST)
            .add(new TermQuery(new Term("holds", holds)), Occur.FILTER)
            .build();
    return searched(
        (searcher, asked) -> {
          var stories = new ArrayList<Story>();
          for (var hit : searcher.search(asked, CANDIDATES).scoreDocs)
            stories.add(story(searcher.storedFields().document(hit.doc)));
          return List.copyOf(stories);
        },
        query,
        List.of());
  }

  private static Query named(StoryMatcher.Search search) {
    var query = new BooleanQuery.Builder();
    if (Words.isWithoutSpaces(search.asked().name())) {
      for (var pair : Words.pairs(Words.even(search.asked().name())))
        query.add(new TermQuery(new Term("pairs", pair)), Occur.MUST);
      return query.build();
    }
    var words = search.words();
    for (var word : words) query.add(word(word, search.precise()), Occur.SHOULD);
    query.setMinimumNumberShouldMatch(words.size() <= 2 ? words.size() : words.size() - 1);
    return query.build();
  }

  private static Query word(String word, boolean precise) {
    var exact = new TermQuery(new Term("words", word));
    if (precise || word.length() < 4) return exact;
    return new BooleanQuery.Builder()
        .add(exact, Occur.SHOULD)
        .add(new FuzzyQuery(new Term("words", word), word.length() < 8 ? 1 : 2, 1), Occur.SHOULD)
        .build();
  }

  private static Story story(Document document) {
    return new Story(
        document.get("id"),
        document.get("title"),
        document.get("text"),
        document.get("url"),
        document.get("published"),
        document.get("feed"),
        document.get("court"),
        document.get("number"));
  }

  @FunctionalInterface
  private interface Work<T> {
    T on(IndexSearcher searcher, Query query) throws IOException;
  }

  private <T> T searched(Work<T> work, Query query, T otherwise) {
    try {
      var manager = manager();
      if (manager == null) return otherwise;
      manager.maybeRefresh();
      var searcher = manager.acquire();
      try {
        return work.on(searcher, query);
      } finally {
        manager.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the index of stories cannot be read", e);
    }
  }

  /// Null until something was taken in.
  private synchronized @Nullable SearcherManager manager() throws IOException {
    if (searchers != null) return searchers;
    if (!Files.isDirectory(folder)) return null;
    var directory = FSDirectory.open(folder);
    if (!DirectoryReader.indexExists(directory)) {
      directory.close();
      return null;
    }
    searchers = new SearcherManager(directory, null);
    return searchers;
  }

  @Override
  public synchronized void close() {
    try {
      if (searchers != null) searchers.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
