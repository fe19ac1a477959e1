package bonafide.api.workflows;

import bonafide.api.http.Wire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// Prepared data, from the wire's members to the names that checks know. An empty text is no claim.
final class Prepared {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("firstName", "given_name"),
          Map.entry("middleName", "middle_name"),
          Map.entry("lastName", "surname"),
          Map.entry("paternalSurname", "paternal_surname"),
          Map.entry("maternalSurname", "maternal_surname"),
          Map.entry("sex", "sex"),
          Map.entry("dateOfBirth", "birth_date"),
          Map.entry("dob", "birth_date"),
          Map.entry("socialSecurityNumber", "ssn"),
          Map.entry("personalNumber", "personal_number"),
          Map.entry("nationality", "nationality"),
          Map.entry("email", "email"),
          Map.entry("phoneNumber", "phone"),
          Map.entry("phoneNumber2", "phone_2"),
          Map.entry("ipAddress", "ip"),
          Map.entry("sessionId", "session"),
          Map.entry("Session", "legacy_session"),
          Map.entry("session", "legacy_session"));

  private static final Map<String, String> ADDRESS =
      Map.of(
          "line1", "line1",
          "line2", "line2",
          "city", "city",
          "postalCode", "postal_code",
          "subdivision", "subdivision",
          "country", "country");

  private static final Map<String, String> ID =
      Map.of(
          "idNumber", "id_number",
          "type", "id_type",
          "Type", "id_type",
          "subType", "id_sub_type",
          "issuingDate", "issued",
          "expiryDate", "expires");

  /// The register's own words stand beside the documented ones (D-003-22).
  private static final Map<String, String> INE =
      Map.ofEntries(
          Map.entry("cic", "elector_cic"),
          Map.entry("ocr", "elector_ocr"),
          Map.entry("issuingNumber", "elector_issue"),
          Map.entry("issueNumber", "elector_issue"),
          Map.entry("numeroEmision", "elector_issue"),
          Map.entry("electorKey", "elector_key"),
          Map.entry("claveElector", "elector_key"),
          Map.entry("registrationYear", "elector_registered"),
          Map.entry("issuingYear", "elector_issued"),
          Map.entry("citizenID", "elector_citizen"),
          Map.entry("identificadorCiudadano", "elector_citizen"),
          Map.entry("identificadorCiudadan", "elector_citizen"),
          Map.entry("type", "card_type"));

  private Prepared() {}

  static Map<String, String> claims(byte[] json) {
    var node = Wire.JSON.readTree(json);
    var claims = new HashMap<String, String>();
    take(node, NAMES, claims);
    take(node.path("address"), ADDRESS, claims);
    take(node.path("id"), ID, claims);
    take(node.path("ine"), INE, claims);
    var state = text(node.path("address").path("state"));
    if (!state.isBlank()) claims.putIfAbsent("subdivision", state);
    // A field that the collector did not fill is an answer of its own.
    if (!claims.containsKey("legacy_session")
        && text(node.path("sessionId")).isBlank()
        && node.path("sessionId").isString()) claims.put("device_awaited", "true");
    if (claims.containsKey("legacy_session"))
      claims.putIfAbsent("session", Objects.requireNonNull(claims.get("legacy_session")));
    return claims;
  }

  private static void take(JsonNode node, Map<String, String> names, Map<String, String> claims) {
    names.forEach(
        (wire, claim) -> {
          var text = text(node.path(wire));
          if (!text.isBlank()) claims.put(claim, text.strip());
        });
  }

  private static String text(JsonNode value) {
    return value.isString() || value.isNumber() ? value.asString() : "";
  }

  /// Members that must be of a kind when they are there; what is wrong with them.
  static List<String> faults(JsonNode node) {
    var faults = new java.util.ArrayList<String>();
    for (var name : List.of("address", "id", "ine")) {
      var member = node.path(name);
      if (!member.isMissingNode() && !member.isNull() && !member.isObject())
        faults.add(name + " must be an object");
    }
    return faults;
  }
}
