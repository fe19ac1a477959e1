package bonafide.api.sessions;

import bonafide.api.sessions.AdditionalType.Answer;
import bonafide.api.sessions.Session.Additional;
import bonafide.api.sessions.Verdicts.Result;
import bonafide.core.DocumentReading.Sign;
import bonafide.core.Match;
import bonafide.core.NumberRecords;
import bonafide.core.NumberRecords.OfNumber;
import bonafide.core.PaperInsights;
import bonafide.core.PaperInsights.Insight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was handed in besides: `additional_info`, one answer for each item.
final class AdditionalSection {
  private static final double CERTAIN = 0.5;

  private final Session session;
  private final List<Result> results = new ArrayList<>();

  AdditionalSection(Session session) {
    this.session = session;
  }

  /// What the items come to.
  List<Result> results() {
    return results;
  }

  /// Empty while nothing of it is there, or when the template asks for none.
  List<Map<String, Object>> words() {
    var words = new ArrayList<Map<String, Object>>();
    if (!session.blueprint().has(Family.ADDITIONAL_INFO)) return words;
    var index = 0;
    for (var one : session.additional()) {
      var section = section(one, "additional_info/" + index++);
      if (section.isEmpty()) continue;
      results.add(section.get().result());
      words.add(
          Map.of(
              "additional_info_type", one.type().name(),
              "additional_info_response_type", one.type().answer().name(),
              "data", section.get().words()));
    }
    return words;
  }

  private Optional<Section> section(Additional one, String name) {
    var section = new Section(session, name);
    if (one.type() == AdditionalType.PREVIOUS_VERIFICATION_SESSION_ID)
      return Optional.of(previous(section, one));
    if (one.type().isText())
      return record(one).map(record -> record(section.atWorst(Result.DECLINED), record));
    return insight(one).map(insight -> paper(section.atWorst(Result.REVIEW), one, insight));
  }

  private Optional<OfNumber> record(Additional one) {
    return session
        .verification()
        .finding(NumberRecords.class)
        .flatMap(
            found ->
                found.records().stream()
                    .filter(record -> record.name().equals(one.type().name()))
                    .filter(record -> record.number().equals(one.text()))
                    .findFirst());
  }

  private Optional<Insight> insight(Additional one) {
    return session
        .verification()
        .finding(PaperInsights.class)
        .flatMap(
            found ->
                found.papers().stream()
                    .filter(paper -> paper.name().equals(one.part()))
                    .findFirst());
  }

  /// Which session is meant; its answer is read by its own id.
  private static Section previous(Section section, Additional one) {
    return section.put("id_number", one.text()).put("id_type", null).fix(Result.UNKNOWN);
  }

  private static Section record(Section section, OfNumber record) {
    section.put("id_number", record.number());
    section.put(
        "id_type",
        record.name().startsWith("NIGERIA")
            ? "BVN"
            : record.name().startsWith("KENYA") ? "KRA_PIN" : "TAX_ID_NUMBER");
    section.put("first_name", record.facts().get("given_name"));
    section.put("last_name", record.facts().get("surname"));
    section.put("birth_date", record.facts().get("birth_date"));
    section.put("issue_country_code", record.country().isEmpty() ? null : record.country());
    if (record.cause() != null) section.fail(Section.reason(record.cause()), record.why());
    else if (!record.found())
      section.warn("ID_NUMBER_NOT_VERIFIED", record.source() + " knows no such number.");
    else if (record.matches().containsValue(Match.NOT_MATCH))
      section.warn("ID_DATA_MISMATCH", record.source() + " says something else.");
    return section;
  }

  private Section paper(Section section, Additional one, Insight insight) {
    if (!insight.isRead()) section.fail("DOCUMENT_NOT_SUPPORTED", insight.why());
    section.put("info_indicators", info(insight));
    section.put("risk_indicators", risks(insight));
    section.put("trust_indicators", trust(insight));
    section.put("document_metadata", metadata(insight));
    section.put("document_class_id", insight.kind());
    section.put("document_class_type", one.type().name());
    section.put("document_class_variant", one.title() == null ? "" : one.title());
    for (var sign : insight.signs())
      if (sign.confidence() >= CERTAIN) section.warn("DOCUMENT_REQUIRES_REVIEW", sign.detail());
    if (one.type().answer() == Answer.ADDRESS_VERIFICATION) address(section, insight);
    return section;
  }

  private void address(Section section, Insight insight) {
    var user = session.user();
    section.put("extracted_address", extracted(insight));
    section.put("document_issue_date", insight.issued());
    var named = Boolean.TRUE.equals(insight.nameMatches());
    section.put("first_name", named ? user.firstName() : null);
    section.put("middle_name", named ? user.middleName() : null);
    section.put("last_name", named ? user.lastName() : null);
    section.put("full_name", named ? user.fullName() : null);
    section.put("name_match", insight.nameMatches());
    section.put("address_match", insight.addressMatches());
    section.put("document_type", insight.kind().equals("unknown") ? null : insight.kind());
    if (!insight.isRead()) return;
    if (Boolean.FALSE.equals(insight.nameMatches()))
      section.warn("ADDRESS_DOCUMENT_NAME_VERIFICATION_FAILED", "The name does not stand there.");
    if (Boolean.FALSE.equals(insight.addressMatches()))
      section.warn("ADDRESS_DOCUMENT_ADDRESS_MISMATCH", "The address does not stand there.");
    if (insight.issued() == null) section.warn("ADDRESS_DOCUMENT_MISSING_ISSUE_DATE", null);
  }

  private static @Nullable Map<String, @Nullable Object> extracted(Insight insight) {
    if (insight.address() == null) return null;
    var address = new LinkedHashMap<String, @Nullable Object>();
    address.put("full_address", insight.address());
    address.put("parsed_address", null);
    return address;
  }

  private static List<Map<String, Object>> info(Insight insight) {
    return List.of(
        indicator(
            "PAGES",
            "file",
            "Pages",
            "The file has %d page%s.".formatted(insight.pages(), insight.pages() == 1 ? "" : "s"),
            Map.of("pages", insight.pages())));
  }

  private static List<Map<String, Object>> risks(Insight insight) {
    return insight.signs().stream().map(AdditionalSection::risk).toList();
  }

  private static Map<String, Object> risk(Sign sign) {
    return indicator(
        sign.code(),
        "tampering",
        sign.code().replace('_', ' '),
        sign.detail(),
        Map.of("confidence", sign.confidence()));
  }

  private static List<Map<String, Object>> trust(Insight insight) {
    var trust = new ArrayList<Map<String, Object>>();
    if (insight.isRead() && insight.signs().isEmpty())
      trust.add(
          indicator(
              "NO_SIGN_OF_CHANGE",
              "tampering",
              "No sign of change",
              "Nothing about the file says that it was changed after it was made.",
              Map.of()));
    if (Boolean.TRUE.equals(insight.nameMatches()))
      trust.add(
          indicator(
              "NAME_FOUND", "content", "Name found", "The person's name stands there.", Map.of()));
    return trust;
  }

  private static Map<String, Object> indicator(
      String id,
      String category,
      String title,
      String description,
      Map<String, Object> attributes) {
    return Map.of(
        "id", id,
        "category", category,
        "title", title,
        "description", description,
        "indicator_attributes", attributes,
        "metadata", Map.of());
  }

  private static @Nullable Map<String, @Nullable Object> metadata(Insight insight) {
    if (insight.metadata().isEmpty()) return null;
    var metadata = new LinkedHashMap<String, @Nullable Object>();
    for (var name :
        List.of(
            "producer",
            "creator",
            "creation_date",
            "modification_date",
            "author",
            "title",
            "keywords",
            "subject")) {
      var value = insight.metadata().get(name);
      metadata.put(
          name,
          value != null && name.equals("keywords")
              ? Arrays.stream(value.split("[,;]")).map(String::strip).toList()
              : value);
    }
    return metadata;
  }
}
