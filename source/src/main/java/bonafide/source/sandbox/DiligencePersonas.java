package bonafide.source.sandbox;

import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Query;
import bonafide.source.sandbox.Sandbox.Persona;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The personas of due diligence: stories, companies and rulings by name, and what went through a
/// few blockchain addresses.
final class DiligencePersonas {
  private static final Instant BEGINNING = Instant.parse("2023-01-01T00:00:00Z");
  private static final JsonMapper JSON = JsonMapper.shared();

  private DiligencePersonas() {}

  /// Records by the name they are about.
  static Persona records(Query query, JsonNode diligence) {
    var name = personaName(query.kind());
    if (!query.number().equals(diligence.path("search").path(name).asString()))
      return Persona.only(Status.NOT_FOUND);
    var record = diligence.path("records").path(name);
    return Persona.found(Map.of("records", JSON.createArrayNode().add(record).toString()));
  }

  private static String personaName(Kind kind) {
    return switch (kind) {
      case NEWS -> "news";
      case COMPANY -> "taiwan_company";
      case RULING -> "taiwan_verdict";
      default -> throw new IllegalArgumentException(kind + " has no records");
    };
  }

  /// Movements by the address: a row says how many there are of an amount, and with whom.
  static Persona chain(Query query, JsonNode kya) {
    var rows = kya.path("movements").path(query.number());
    if (rows.isMissingNode()) return Persona.only(Status.NOT_FOUND);
    var movements = JSON.createArrayNode();
    var received = BigDecimal.ZERO;
    var sent = BigDecimal.ZERO;
    for (var row : rows) {
      var amount = new BigDecimal(row.path("amount").asString());
      var incoming = row.path("direction").asString().equals("in");
      for (var i = 0; i < row.path("count").asInt(); i++) {
        var movement = new LinkedHashMap<String, Object>();
        movement.put("hash", "sandbox-%d".formatted(movements.size() + 1));
        movement.put("at", BEGINNING.plus(Duration.ofDays(movements.size())).toString());
        movement.put("incoming", incoming);
        movement.put("counterparty", row.path("with").asString());
        movement.put("amount", amount.toPlainString());
        movement.put("asset", query.asked().getOrDefault("chain", ""));
        movements.add(JSON.valueToTree(movement));
        if (incoming) received = received.add(amount);
        else sent = sent.add(amount);
      }
    }
    var fields = new HashMap<String, String>();
    fields.put("received", received.toPlainString());
    fields.put("sent", sent.toPlainString());
    fields.put("balance", received.subtract(sent).toPlainString());
    fields.put("count", Integer.toString(movements.size()));
    fields.put("complete", "true");
    fields.put("first", BEGINNING.toString());
    fields.put(
        "last", BEGINNING.plus(Duration.ofDays(Math.max(0, movements.size() - 1))).toString());
    fields.put("movements", movements.toString());
    return Persona.found(fields);
  }
}
