package bonafide.screening;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.screening.match.Asked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Installing lists: versions, reports, and that nothing broken ever replaces what works.
class ListFolderTest {
  private static final String UN =
      "<CONSOLIDATED_LIST dateGenerated=\"%s\"><INDIVIDUALS>%s</INDIVIDUALS></CONSOLIDATED_LIST>";

  @TempDir Path folder;
  private Path from;
  private ListFolder lists;

  @BeforeEach
  void open() throws IOException {
    from = Files.createDirectories(folder.resolve("from"));
    lists =
        new ListFolder(
            folder.resolve("lists"), InstantSource.fixed(Instant.parse("2026-03-01T00:00:00Z")));
  }

  private static String person(int id, String name) {
    return "<INDIVIDUAL><DATAID>%d</DATAID><FIRST_NAME>%s</FIRST_NAME></INDIVIDUAL>"
        .formatted(id, name);
  }

  private static String people(int count) {
    var all = new StringBuilder();
    IntStream.range(0, count).forEach(i -> all.append(person(i, "Person Number" + i)));
    return all.toString();
  }

  private ListFolder.Refresh install(String xml) throws IOException {
    Files.writeString(from.resolve("un.xml"), xml);
    return lists.install(from).getFirst();
  }

  private void good() throws IOException {
    assertThat(
            install(UN.formatted("2026-01-01", people(10) + person(99, "Goodlist Survivor")))
                .failure())
        .isNull();
  }

  private void assertStillGood() {
    var watchlists = new Watchlists(lists);
    assertThat(watchlists.isExcerpt()).isFalse();
    var hits =
        watchlists.screen(
            Environment.LIVE,
            Asked.person("Goodlist Survivor", null, null, null),
            _ -> true,
            95,
            5);
    assertThat(hits.hits()).hasSize(1);
    assertThat(hits.listVersions()).hasSize(1);
  }

  @Test
  void aRefreshSaysWhatChanged() throws IOException {
    var first =
        install(
            UN.formatted(
                "2026-01-01", person(1, "A One") + person(2, "B Two") + person(3, "C Three")));
    assertThat(first.added()).isEqualTo(3);
    var second =
        install(
            UN.formatted(
                "2026-02-01", person(1, "A One") + person(2, "B Twofold") + person(4, "D Four")));
    assertThat(second.added()).isEqualTo(1);
    assertThat(second.changed()).isEqualTo(1);
    assertThat(second.removed()).isEqualTo(1);
    assertThat(lists.load().getFirst().manifest().version()).isEqualTo(second.version());
  }

  @Test
  void aRunningServerFollowsAndUntilThenTheOldGenerationServes() throws IOException {
    good();
    var watchlists = new Watchlists(lists);
    install(UN.formatted("2026-02-01", people(10) + person(7, "Newly Listedperson")));
    var asked = Asked.person("Newly Listedperson", null, null, null);
    assertThat(watchlists.screen(Environment.LIVE, asked, _ -> true, 95, 5).hits()).isEmpty();
    watchlists.refresh();
    assertThat(watchlists.screen(Environment.LIVE, asked, _ -> true, 95, 5).hits()).hasSize(1);
  }

  @Test
  void aTruncatedListIsRefused() throws IOException {
    good();
    assertThat(
            install("<CONSOLIDATED_LIST dateGenerated=\"2026-02-01\"><INDIVIDUALS>" + people(20))
                .failure())
        .contains("well-formed");
    assertStillGood();
  }

  @Test
  void anEmptyOrHalvedListIsRefused() throws IOException {
    good();
    assertThat(install(UN.formatted("2026-02-01", "")).failure()).contains("no listing");
    assertThat(install(UN.formatted("2026-02-01", people(5))).failure()).contains("5 listings");
    assertStillGood();
  }

  @Test
  void entitiesAreNotExpanded() throws IOException {
    good();
    var bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b"
            + " \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
            + UN.formatted("2026-02-01", person(1, "&b;&f;"));
    assertThat(install(bomb).failure()).isNotNull();
    assertStillGood();
  }

  @Test
  void whatUnpacksWithoutEndIsRefused() throws IOException {
    good();
    Files.delete(from.resolve("un.xml"));
    try (var out = new GZIPOutputStream(Files.newOutputStream(from.resolve("un.xml.gz")))) {
      out.write(
          "<CONSOLIDATED_LIST dateGenerated=\"2026-02-01\"><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>"
              .getBytes(StandardCharsets.UTF_8));
      var spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (var i = 0; i < 64; i++) out.write(spaces);
    }
    assertThat(lists.install(from).getFirst().failure()).contains("hostile");
    assertStillGood();
  }

  @Test
  void aHostileWorkbookIsNoList() throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(from.resolve("dttot.xlsx")))) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      zip.write(
          "<worksheet><sheetData><row><c t=\"s\"><v>999999999</v></c></row>"
              .getBytes(StandardCharsets.UTF_8));
    }
    assertThat(lists.install(from)).isEmpty();
  }

  @Test
  void aMillionAliasesAreRejectedWithTheirRecord() throws IOException {
    var aliases = "<INDIVIDUAL_ALIAS><ALIAS_NAME>A%d</ALIAS_NAME></INDIVIDUAL_ALIAS>";
    var many = new StringBuilder("<INDIVIDUAL><DATAID>5</DATAID><FIRST_NAME>Many</FIRST_NAME>");
    IntStream.range(0, 3_000).forEach(i -> many.append(aliases.formatted(i)));
    var report = install(UN.formatted("2026-02-01", people(3) + many + "</INDIVIDUAL>"));
    assertThat(report.failure()).isNull();
    assertThat(report.rejected()).hasSize(1);
    assertThat(report.rejected().getFirst().why()).contains("names");
  }

  @Test
  void withoutAnyListTheExcerptServes() {
    var watchlists = new Watchlists(lists);
    assertThat(watchlists.isExcerpt()).isTrue();
    assertThat(
            watchlists
                .screen(
                    Environment.LIVE,
                    Asked.person("Vladimir Putin", null, "RU", null),
                    _ -> true,
                    85,
                    5)
                .hits())
        .hasSize(1);
  }

  @Test
  void aListThatBecomesUnreadableOnDiskLeavesTheLastGenerationServing() throws IOException {
    good();
    var watchlists = new Watchlists(lists);
    try (var files = Files.walk(folder.resolve("lists"))) {
      for (var file : files.filter(f -> f.toString().endsWith("CURRENT")).toList())
        Files.writeString(file, "gone");
    }
    watchlists.refresh();
    assertThat(watchlists.isExcerpt()).isFalse();
    assertThat(watchlists.size()).isEqualTo(11);
  }
}
