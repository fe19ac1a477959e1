package bonafide.api.portal;

import bonafide.api.http.Paper;
import bonafide.api.http.Wire;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A case on paper: what was asked, what each check found and why, what people said, and the
/// digests of the evidence.
final class CasePdf {
  private CasePdf() {}

  static byte[] of(Map<String, @Nullable Object> words, String client, Instant at) {
    JsonNode detail = Wire.JSON.valueToTree(words);
    var paper = new Paper("Verification report");
    paper.line("Client: " + client + ", " + detail.path("environment").asString());
    paper.line("Made: " + Wire.time(at));
    paper.line("Case: " + detail.path("id").asString());
    paper.line("Ordered as: " + detail.path("plan").asString());
    optional(paper, "Reference: ", detail.path("reference"));
    paper.line("Ordered: " + detail.path("created").asString());
    paper.heading("Subject");
    paper.line(detail.path("title").asString());
    members(paper, detail.path("subject"));
    if (!detail.path("claims").isEmpty()) {
      paper.heading("Stated");
      members(paper, detail.path("claims"));
    }
    paper.heading("Decision");
    paper.line("Status: " + detail.path("status").asString());
    optional(paper, "Verdict of the rules: ", detail.path("verdict"));
    optional(paper, "By: ", detail.path("decided_by"));
    optional(paper, "At: ", detail.path("decided_at"));
    review(paper, detail.path("review"));
    rating(paper, detail.path("rating"));
    for (var check : detail.path("checks")) check(paper, check, detail.path("hits"));
    evidence(paper, detail.path("evidence"));
    notes(paper, detail);
    paper.heading("What happened");
    for (var entry : detail.path("history"))
      paper.line(
          "%s  %s  %s  %s"
              .formatted(
                  entry.path("at").asString(),
                  entry.path("actor").asString(),
                  entry.path("action").asString(),
                  entry.path("detail").asString()));
    return paper.pdf();
  }

  private static void review(Paper paper, JsonNode review) {
    if (!review.isObject()) return;
    paper.line(
        "%s by %s at %s"
            .formatted(
                review.path("accepted").asBoolean() ? "Accepted" : "Rejected",
                review.path("reviewer").asString(),
                review.path("at").asString()));
    paper.detail(review.path("comment").asString());
    optional(paper, "To be looked at again: ", review.path("next"));
  }

  private static void rating(Paper paper, JsonNode rating) {
    if (!rating.isObject()) return;
    paper.heading("Risk");
    paper.line(rating.path("points").asString() + " of 100, " + rating.path("level").asString());
    for (var factor : rating.path("factors"))
      paper.detail(
          "%+d  %s  (%s)"
              .formatted(
                  factor.path("points").asInt(),
                  factor.path("because").asString(),
                  factor.path("rule").asString()));
  }

  private static void check(Paper paper, JsonNode check, JsonNode standings) {
    paper.heading("Check: " + spaced(check.path("kind").asString()));
    switch (check.path("state").asString()) {
      case "JUDGED" -> paper.line("Verdict: " + check.path("verdict").asString());
      case "NOT_DONE" ->
          paper.line(
              "Not done: "
                  + check.path("cause").asString()
                  + ". "
                  + check.path("detail").asString());
      default -> paper.line("Not finished");
    }
    for (var reason : check.path("reasons")) paper.line(reason.asString());
    if (check.path("is").asString("").equals("Hits")) hits(paper, check.path("finding"), standings);
    else members(paper, check.path("finding"));
  }

  private static void hits(Paper paper, JsonNode finding, JsonNode standings) {
    for (var version : finding.path("list_versions")) paper.detail("List: " + version.asString());
    for (var hit : finding.path("hits")) {
      paper.line(
          "%s: %s, %s %s, score %d"
              .formatted(
                  hit.path("listing").asString(),
                  hit.path("matched_name").asString(),
                  hit.path("publisher").asString(),
                  hit.path("list").asString(),
                  hit.path("score").asInt()));
      for (var why : hit.path("why")) paper.detail(why.asString());
      var standing = standings.path(hit.path("id").asString(""));
      if (standing.isObject())
        paper.detail(
            "Reviewed: %s %s %s"
                .formatted(
                    standing.path("state").asString(),
                    standing.path("reason").asString(""),
                    standing.path("comment").asString("")));
    }
  }

  private static void evidence(Paper paper, JsonNode files) {
    if (files.isEmpty()) return;
    paper.heading("Evidence");
    for (var file : files) {
      paper.line(
          "%s, %s, %s bytes, %s"
              .formatted(
                  file.path("name").asString(),
                  file.path("media_type").asString(),
                  file.path("bytes").asString(),
                  file.path("at").asString()));
      paper.detail("SHA-256 " + file.path("sha256").asString());
    }
  }

  private static void notes(Paper paper, JsonNode detail) {
    if (detail.path("notes").isEmpty()) return;
    paper.heading("Notes");
    for (var note : detail.path("notes"))
      paper.line(note.path("at").asString() + "  " + note.path("text").asString());
  }

  private static void optional(Paper paper, String label, JsonNode value) {
    if (!value.isMissingNode() && !value.isNull()) paper.line(label + value.asString());
  }

  /// Whatever a finding holds, a line a member; deeper ones behind the name of what they are in.
  private static void members(Paper paper, JsonNode node) {
    node.forEachEntry((name, value) -> member(paper, spaced(name), value));
  }

  private static void member(Paper paper, String name, JsonNode value) {
    if (value.isNull() || value.isMissingNode() || value.isContainer() && value.isEmpty()) return;
    if (value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode))
      paper.detail(
          name + ": " + String.join(", ", value.valueStream().map(JsonNode::asString).toList()));
    else if (value.isArray()) for (var item : value) member(paper, name, item);
    else if (value.isObject()) {
      var line = new java.util.StringJoiner(", ");
      value.forEachEntry(
          (inner, what) -> {
            if (what.isValueNode() && !what.isNull())
              line.add(spaced(inner) + " " + what.asString());
          });
      paper.detail(name + ": " + line);
      value.forEachEntry(
          (inner, what) -> {
            if (what.isContainer()) member(paper, name + " / " + spaced(inner), what);
          });
    } else paper.detail(name + ": " + value.asString());
  }

  private static String spaced(String name) {
    return name.replace('_', ' ').replace('-', ' ').toLowerCase(Locale.ROOT);
  }
}
