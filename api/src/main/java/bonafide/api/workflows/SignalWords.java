package bonafide.api.workflows;

import bonafide.check.signal.Register;
import bonafide.core.AddressSignals;
import bonafide.core.AddressSignals.Fault;
import bonafide.core.AddressSignals.Level;
import bonafide.core.AddressSignals.Place;
import bonafide.core.Attribute;
import bonafide.core.DeviceSignals;
import bonafide.core.EmailSignals;
import bonafide.core.FieldMatches;
import bonafide.core.Finding;
import bonafide.core.IdentitySignals;
import bonafide.core.IpSignals;
import bonafide.core.Match;
import bonafide.core.PhoneSignals;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The data members of risk signals, in the wire's words.
final class SignalWords {
  private SignalWords() {}

  /// @param legacy whether the device signal answers as it did before 2023
  static Map<String, @Nullable Object> data(
      Capability capability, Finding finding, boolean legacy) {
    return switch (finding) {
      case AddressSignals address -> address(address);
      case EmailSignals email -> email(email);
      case PhoneSignals phone -> phone(phone);
      case IpSignals ip -> ip(ip);
      case DeviceSignals device -> legacy ? legacyDevice(device) : device(device);
      case IdentitySignals identity -> identity(identity);
      case FieldMatches matches -> matches(capability, matches);
      default -> Map.of();
    };
  }

  private static Map<String, @Nullable Object> address(AddressSignals address) {
    var messages = new ArrayList<String>();
    for (var change : address.changes())
      messages.add(
          switch (change) {
            case ADMINISTRATIVE_AREA -> "Administrative Area Change";
            case THOROUGHFARE -> "Thoroughfare Change";
            default -> "SubAdministrative Area Change";
          });
    for (var fault : address.faults()) messages.add(message(fault));
    var level = message(address.confirmed(), address.confirmed() == address.deepest());
    if (!level.isEmpty()) messages.add(level);
    if (address.located() != null) messages.add(message(address.located()));
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("reasonMessage", String.join(",", messages));
    return data;
  }

  private static String message(Fault fault) {
    return switch (fault) {
      case GENERAL -> "Postal Code Error/General Error";
      case UNKNOWN_STREET -> "Unknown Street";
      case COMPONENT_MISMATCH -> "Component Mismatch Error";
      case MULTIPLE_MATCH -> "Multiple Match";
      case SUB_PREMISE_INVALID -> "Sub Premise Number Invalid";
      case SUB_PREMISE_MISSING -> "Sub Premise Number Missing";
      case PREMISE_INVALID -> "Premise Number Invalid";
      case PREMISE_MISSING -> "Premise Number Missing";
      case BOX_INVALID -> "Box Number Invalid";
      case BOX_MISSING -> "Box Number Missing";
      case PRIVATE_MAIL_BOX_MISSING -> "PMB Number Missing";
    };
  }

  private static String message(Level level, boolean full) {
    return switch (level) {
      case NONE -> "";
      case ADMINISTRATIVE_AREA -> "Administrative Area " + (full ? "Full" : "Partial");
      case LOCALITY -> "Locality " + (full ? "Full" : "Partial");
      case THOROUGHFARE -> "Thoroughfare " + (full ? "Full" : "Partial");
      case PREMISE -> full ? "Premises Full" : "Premise Partial";
      case SUB_PREMISE -> "SubPremises Full";
    };
  }

  private static String message(Place place) {
    return switch (place) {
      case STATE -> "Geocoded to State Level";
      case COMMUNITY -> "Geocoded to Community Level";
      case NEIGHBORHOOD -> "Geocoded to the Neighborhood Level";
      case STREET -> "Geocoded to Street Level";
      case INTERPOLATED_ROOFTOP -> "Geocoded to Interpolated Rooftop Level";
      case ROOFTOP -> "Geocoded to Rooftop Level";
    };
  }

  /// The example's members, and beside them the table's names (D-003-08).
  private static Map<String, @Nullable Object> email(EmailSignals email) {
    var first = email.firstSeen() == null ? null : Words.time(email.firstSeen());
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("emailVerificationStatus", status(email));
    data.put("status", !Boolean.FALSE.equals(email.exists()) && isMail(email));
    data.put("firstVerifiedAt", first);
    data.put("firstVerificationDate", first);
    data.put("totalHits", Long.toString(email.hits()));
    data.put("emailExists", email.exists());
    data.put("domainExists", email.domainExists());
    data.put("domainName", email.domain());
    data.put("domainCompany", email.company());
    data.put("domainRiskLevel", domainRisk(email));
    data.put(
        "domainCreationDate",
        email.domainCreated() == null ? null : Words.time(email.domainCreated()));
    data.put(
        "advice",
        switch (email.advice()) {
          case LOWER_FRAUD_RISK -> "LOWER_FRAUD_RISK";
          case MODERATE_FRAUD_RISK -> "MODERATE_FRAUD_RISK";
          case UNCLEAR_RISK -> "UNCLEAR_RISK";
          case DATA_REVIEW -> "DATA_REVIEW";
          case FRAUD_REVIEW -> "FRAUD_REVIEW";
        });
    data.put("domainCountry", email.country() == null ? null : alpha3(email.country()));
    data.put(
        "domainCategory", email.disposable() ? "Disposable" : email.webmail() ? "Webmail" : null);
    data.put("domainCorporate", email.corporate());
    return data;
  }

  private static boolean isMail(EmailSignals email) {
    return !Boolean.FALSE.equals(email.domainExists());
  }

  private static String status(EmailSignals email) {
    if (Boolean.TRUE.equals(email.exists())) return "Verified";
    if (!isMail(email)) return "DomainNonexistent";
    if (Boolean.FALSE.equals(email.exists())) return "EmailNonexistent";
    return Boolean.TRUE.equals(email.domainExists()) ? "ValidDomain" : "Unknown";
  }

  private static String domainRisk(EmailSignals email) {
    if (email.disposable() || !isMail(email)) return "HIGH";
    if (email.fired().stream().anyMatch(rule -> rule.rule().equals("email.new-domain")))
      return "HIGH";
    if (email.fired().stream().anyMatch(rule -> rule.rule().equals("email.young-domain")))
      return "MEDIUM";
    if (email.webmail() || Boolean.TRUE.equals(email.corporate())) return "VERY_LOW";
    return email.domainCreated() == null && email.domainExists() == null ? "MEDIUM" : "LOW";
  }

  private static Map<String, @Nullable Object> phone(PhoneSignals phone) {
    var insights = new LinkedHashMap<String, Object>();
    insights.put("relativeRisk", List.of(activity(phone.activity())));
    insights.put("applicationToPersonTraffic", phone.traffic());
    insights.put("personToPersonTraffic", List.of("NO P2P DATA ANALYZED"));
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("phoneType", phone.line().name());
    data.put("carrier", blank(phone.carrier()));
    data.put("blocked", phone.blocked());
    data.put("riskInsights", insights);
    return data;
  }

  private static String activity(PhoneSignals.Activity activity) {
    return switch (activity) {
      case LOW_ACTIVITY -> "LOW ACTIVITY";
      case LOW_REGULAR -> "LOW REGULAR ACTIVITY";
      case REGULAR -> "REGULAR ACTIVITY";
      case LOW_RISK_IRREGULAR -> "LOW-RISK IRREGULAR ACTIVITY";
      case MEDIUM_RISK_IRREGULAR -> "MEDIUM-RISK IRREGULAR ACTIVITY";
      case HIGH_RISK_IRREGULAR -> "HIGH-RISK IRREGULAR ACTIVITY";
      case IRREGULAR_NUMBER_TYPE -> "IRREGULAR NUMBER TYPE";
    };
  }

  /// What is not known is left out, and of the flags only those that are true are sent.
  private static Map<String, @Nullable Object> ip(IpSignals ip) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    known(data, "country", ip.country() == null ? null : alpha3(ip.country()));
    known(data, "state", ip.region());
    known(data, "city", ip.city());
    known(data, "isp", ip.isp());
    known(data, "organization", ip.organization());
    known(data, "latitude", ip.latitude());
    known(data, "longitude", ip.longitude());
    known(data, "accuracyRadius", ip.accuracyKm());
    flag(data, "torExitNode", ip.tor());
    known(data, "anonymous", ip.anonymous());
    flag(data, "anonymousVPN", ip.vpn());
    flag(data, "satelliteProvider", ip.satellite());
    known(data, "proxyType", ip.proxy());
    known(data, "userType", ip.user());
    flag(data, "highBillingPostalCodeVelocity", ip.manyPostalCodes());
    flag(data, "highEmailVelocity", ip.manyEmails());
    flag(data, "highIssuerIdVelocity", ip.manyIssuers());
    flag(data, "highRiskDevicesActivity", ip.riskyDevices());
    flag(data, "highRiskEmailsActivity", ip.riskyEmails());
    flag(data, "highRiskNetworkActivity", ip.riskyNetwork());
    return data;
  }

  private static Map<String, @Nullable Object> device(DeviceSignals device) {
    var facts = device.facts();
    var ip = device.ip();
    var data = new LinkedHashMap<String, @Nullable Object>();
    known(data, "deviceModel", facts.get("model"));
    known(data, "deviceOS", facts.get("os"));
    known(data, "browser", facts.get("browser"));
    address(data, ip);
    if (ip != null) {
      known(data, "ipLocationCity", upper(ip.city()));
      known(data, "ipLocationCountry", ip.country() == null ? null : alpha3(ip.country()));
      known(data, "ipLocationLatitude", ip.latitude() == null ? null : ip.latitude().toString());
      known(data, "ipLocationLongitude", ip.longitude() == null ? null : ip.longitude().toString());
      known(data, "ipLocationRegion", upper(ip.regionName()));
    }
    known(data, "metaDataAge", device.age() == null ? null : device.age().toString());
    data.put("deviceAlerts", device.alerts());
    if (facts.containsKey("cookies"))
      data.put("browserCookiesEnabled", "true".equals(facts.get("cookies")));
    known(data, "browserLanguage", facts.get("language"));
    known(data, "browserVersion", facts.get("browser_version"));
    known(
        data,
        "deviceFirstSeen",
        device.firstSeen() == null ? null : Words.time(device.firstSeen()));
    known(data, "deviceScreen", facts.get("screen"));
    known(data, "isp", ip == null ? null : upper(ip.isp()));
    data.put("flashEnabled", false); // no browser has it since 2021
    known(data, "browserTimezone", facts.get("time_zone"));
    known(data, "deviceIsNew", device.isNew());
    return data;
  }

  private static void address(Map<String, @Nullable Object> data, @Nullable IpSignals ip) {
    if (ip == null) return;
    data.put("trueIP", ip.address());
    data.put("trueIp", ip.address());
  }

  private static Map<String, @Nullable Object> legacyDevice(DeviceSignals device) {
    var facts = device.facts();
    var ip = device.ip();
    var emulator = "true".equals(facts.get("emulator"));
    var data = new LinkedHashMap<String, @Nullable Object>();
    if (facts.containsKey("remote"))
      data.put("remoteSoftwareUsed", "true".equals(facts.get("remote")));
    data.put("emulatorUsed", emulator);
    data.put("emulatorUse", emulator);
    data.put("suspectedProxyUsedRisk", proxyRisk(ip));
    data.put("suspectedOSAnomalyRisk", emulator ? "high" : "low");
    data.put("suspectedVPNUsedRisk", ip != null && ip.vpn() ? "high" : "low");
    if (facts.containsKey("rooted"))
      data.put("rootedMobileDeviceUsed", "true".equals(facts.get("rooted")));
    known(data, "deviceOS", facts.get("os"));
    known(data, "browser", facts.get("browser"));
    data.put("ipType", ipType(ip == null ? null : ip.user()));
    data.put("sessionIPCount", ip == null ? 0 : 1);
    address(data, ip);
    return data;
  }

  private static String proxyRisk(@Nullable IpSignals ip) {
    if (ip == null) return "low";
    if (ip.tor()) return "high";
    return ip.proxy() != null || Boolean.TRUE.equals(ip.anonymous()) ? "medium" : "low";
  }

  private static String ipType(@Nullable String user) {
    return switch (Objects.requireNonNullElse(user, "")) {
      case "BUSINESS" -> "Commercial";
      case "GOVERNMENT" -> "Government";
      case "MILITARY" -> "Military";
      case "EDUCATION", "COLLEGE", "SCHOOL" -> "Education";
      case "LIBRARY" -> "Library";
      case "RESIDENTIAL" -> "Fixed Line ISP";
      case "CELLULAR" -> "Mobile ISP";
      case "HOSTING" -> "Data Center";
      default -> "Unknown";
    };
  }

  private static Map<String, @Nullable Object> identity(IdentitySignals identity) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    var email = identity.email();
    var phone = identity.phone();
    var ip = identity.ip();
    data.put(
        "emailValid",
        email == null ? null : !Boolean.FALSE.equals(email.exists()) && isMail(email));
    data.put(
        "emailDomainCreationDate",
        email == null || email.domainCreated() == null
            ? null
            : email.domainCreated().atZone(ZoneOffset.UTC).toLocalDate().toString());
    data.put("emailMatchToName", dash(identity.emailToName()));
    data.put("emailFirstSeenDays", identity.emailFirstSeenDays());
    data.put("phoneValid", phone == null ? null : phone.line() != PhoneSignals.Line.INVALID);
    data.put("phoneMatchToName", dash(identity.phoneToName()));
    data.put("phoneLineType", phone == null ? null : lineType(phone.line()));
    data.put("phoneCarrier", phone == null ? null : blank(phone.carrier()));
    data.put("phoneCountryCode", phone == null ? null : phone.country());
    data.put("phoneLastSeenDays", identity.phoneLastSeenDays());
    data.put("phoneEmailFirstSeenDays", identity.phoneEmailFirstSeenDays());
    data.put(
        "phoneMatchToAddress",
        identity.phoneToCountry() == null
            ? null
            : identity.phoneToCountry() ? "country-match" : "no-match");
    data.put(
        "addressValidityLevel", identity.address() == null ? null : validity(identity.address()));
    data.put("addressMatchToName", dash(identity.addressToName()));
    data.put("ipRisk", ip == null ? null : ip.risk() >= 50);
    data.put("ipRiskScore", ip == null ? null : ip.risk() / 100.0);
    data.put("ipLastSeenDays", identity.ipLastSeenDays());
    data.put("ipGeolocationCountryCode", ip == null ? null : ip.country());
    data.put("ipGeolocationSubdivision", ip == null ? null : ip.regionName());
    data.put("ipAddressDistance", null); // where an address lies nobody here knows
    data.put("identityNetworkScore", identity.network());
    data.put("identityRiskScore", identity.risk());
    return data;
  }

  private static @Nullable String lineType(PhoneSignals.Line line) {
    return switch (line) {
      case INVALID -> null;
      case FIXED_LINE -> "Landline";
      case MOBILE, PREPAID -> "Mobile";
      case TOLLFREE -> "Toll-free";
      case VOIP -> "Non-fixed-VoIP";
      case OTHER, PAGER, PAYPHONE, PERSONAL -> "Other";
    };
  }

  private static String validity(Level level) {
    return switch (level) {
      case NONE -> "invalid";
      case ADMINISTRATIVE_AREA -> "valid_to_country";
      case LOCALITY -> "valid_to_city";
      case THOROUGHFARE -> "valid_to_street";
      case PREMISE -> "valid_to_house_number";
      case SUB_PREMISE -> "valid";
    };
  }

  private static @Nullable String dash(@Nullable Match match) {
    return match == null ? null : match == Match.MATCH ? "match" : "no-match";
  }

  /// Each register's own members, in the order of its table.
  private static Map<String, @Nullable Object> matches(Capability capability, FieldMatches found) {
    return switch (capability) {
      case DRIVING_LICENSE_VERIFICATION -> licence(found);
      case BIOMETRIC_VERIFICATION -> face(found);
      case BRA_CPF_VALIDATION ->
          new Members(found)
              .put("nameMatch", Attribute.FULL_NAME)
              .put("cpfMatch", Attribute.NUMBER)
              .put("dateOfBirthMatch", Attribute.BIRTH_DATE)
              .data();
      case EKYC_SSN_VERIFICATION -> socialSecurity(found);
      case EKYC_CHECK -> ekyc(found);
      default -> government(found);
    };
  }

  private static Map<String, @Nullable Object> licence(FieldMatches found) {
    return new Members(found)
        .put("nameMatch", Attribute.FULL_NAME)
        .put("firstNameMatch", Attribute.GIVEN_NAME)
        .put("lastNameMatch", Attribute.SURNAME)
        .put("middleNameMatch", Attribute.MIDDLE_NAME)
        .put("addressMatch", Attribute.ADDRESS)
        .put("addressLine1Match", Attribute.ADDRESS_LINE_1)
        .put("addressLine2Match", Attribute.ADDRESS_LINE_2)
        .put("cityMatch", Attribute.CITY)
        .put("stateMatch", Attribute.SUBDIVISION)
        .put("zipCodeMatch", Attribute.POSTAL_CODE)
        .put("dobMatch", Attribute.BIRTH_DATE)
        .put("idNumberMatch", Attribute.NUMBER)
        .put("expiryDateMatch", Attribute.EXPIRES)
        .put("issuingDateMatch", Attribute.ISSUED)
        .data();
  }

  private static Map<String, @Nullable Object> face(FieldMatches found) {
    if (found.register().equals(Register.INE.word()))
      return new Members(found)
          .put("nameMatch", Attribute.FULL_NAME)
          .three("faceMatch", Attribute.FACE)
          .put("ocrMatch", Attribute.ELECTOR_OCR)
          .put("issuingNumberMatch", Attribute.ELECTOR_ISSUE)
          .put("registrationYearMatch", Attribute.ELECTOR_REGISTERED)
          .put("issuingYearMatch", Attribute.ELECTOR_ISSUED)
          .put("electorKeyMatch", Attribute.ELECTOR_KEY)
          .put("paternalSurnameMatch", Attribute.PATERNAL_SURNAME)
          .put("maternalSurnameMatch", Attribute.MATERNAL_SURNAME)
          .put("idNumberMatch", Attribute.NUMBER)
          .data();
    if (found.register().equals(Register.RENAPER.word()))
      return new Members(found)
          .put("nameMatch", Attribute.FULL_NAME)
          .three("faceMatch", Attribute.FACE)
          .put("idNumberMatch", Attribute.NUMBER)
          .put("genderMatch", Attribute.SEX)
          .data();
    return new Members(found)
        .put("nameMatch", Attribute.FULL_NAME)
        .put("dobMatch", Attribute.BIRTH_DATE)
        .put("pincodeMatch", Attribute.NUMBER)
        .put("cityMatch", Attribute.CITY)
        .three("faceMatch", Attribute.FACE)
        .data();
  }

  private static Map<String, @Nullable Object> socialSecurity(FieldMatches found) {
    var data =
        new Members(found)
            .dash("addressMatch", Attribute.ADDRESS)
            .dash("nameMatchToSsn", Attribute.NAME_OF_NUMBER)
            .dash("nameMatchToAddress", Attribute.NAME_OF_ADDRESS)
            .dash("phoneMatch", Attribute.PHONE)
            .dash("ssnMatch", Attribute.NUMBER)
            .dash("dateOfBirthMatch", Attribute.BIRTH_DATE)
            .data();
    data.put("isDeceased", "true".equals(found.facts().get("deceased")));
    data.put("isSSNIssuedPriorYOB", "true".equals(found.facts().get("older")));
    return data;
  }

  private static Map<String, @Nullable Object> ekyc(FieldMatches found) {
    var data =
        new Members(found)
            .put("completeNameMatch", Attribute.FULL_NAME)
            .put("initialNameMatch", Attribute.INITIAL)
            .put("firstNameMatch", Attribute.GIVEN_NAME)
            .put("lastNameMatch", Attribute.SURNAME)
            .put("nationalIdMatch", Attribute.NUMBER)
            .put("addressMatch", Attribute.ADDRESS)
            .put("addressLine1Match", Attribute.ADDRESS_LINE_1)
            .put("addressLine2Match", Attribute.ADDRESS_LINE_2)
            .put("cityMatch", Attribute.CITY)
            .put("zipOrPinCodeMatch", Attribute.POSTAL_CODE)
            .put("dateOfBirthMatch", Attribute.BIRTH_DATE)
            .put("dateOfBirthDayMatch", Attribute.BIRTH_DAY)
            .put("dateOfBirthMonthMatch", Attribute.BIRTH_MONTH)
            .put("dateOfBirthYearMatch", Attribute.BIRTH_YEAR)
            .put("phoneMatch", Attribute.PHONE)
            .data();
    if (!found.sources().isEmpty()) data.put("datasourceType", String.join(",", found.sources()));
    data.put("searchType", found.facts().get("search"));
    return data;
  }

  private static Map<String, @Nullable Object> government(FieldMatches found) {
    var facts = found.facts();
    for (var register : Register.values()) {
      if (!register.word().equals(found.register())) continue;
      return switch (register) {
        case RENAPER -> renaper(found);
        case REGISTRADURIA -> registraduria(found);
        case INE -> ine(found);
        case NOMINAL_LIST -> nominalList(found);
        case CURP -> curp(found);
        case GENERIC, CPF -> {
          var data = new LinkedHashMap<String, @Nullable Object>();
          data.put("country", alpha3(facts.getOrDefault("country", "")));
          known(data, "type", facts.get("type"));
          data.putAll(
              new Members(found)
                  .put("completeNameMatch", Attribute.FULL_NAME)
                  .put("initialNameMatch", Attribute.INITIAL)
                  .put("firstNameMatch", Attribute.GIVEN_NAME)
                  .put("lastNameMatch", Attribute.SURNAME)
                  .put("nationalIdMatch", Attribute.NUMBER)
                  .put("dobDayMatch", Attribute.BIRTH_DAY)
                  .put("dobMonthMatch", Attribute.BIRTH_MONTH)
                  .put("dobYearMatch", Attribute.BIRTH_YEAR)
                  .put("dobMatch", Attribute.BIRTH_DATE)
                  .put("addressMatch", Attribute.ADDRESS)
                  .data());
          data.put("score", Integer.valueOf(facts.getOrDefault("score", "20")));
          yield data;
        }
      };
    }
    return Map.of();
  }

  private static Map<String, @Nullable Object> renaper(FieldMatches found) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("country", "ARG");
    data.put("type", "ID_CARD");
    data.putAll(
        new Members(found)
            .put("firstNameMatch", Attribute.GIVEN_NAME)
            .put("lastNameMatch", Attribute.SURNAME)
            .put("nationalIdMatch", Attribute.NUMBER)
            .put("dobMatch", Attribute.BIRTH_DATE)
            .put("addressMatch", Attribute.ADDRESS)
            .put("sexMatch", Attribute.SEX)
            .data());
    known(data, "message", found.facts().get("message"));
    return data;
  }

  /// The parts of the name only where they were stated as parts.
  private static Map<String, @Nullable Object> registraduria(FieldMatches found) {
    var granular = !"false".equals(found.facts().get("granular"));
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("country", "COL");
    data.put("type", "ID_CARD");
    var members = new Members(found).put("completeNameMatch", Attribute.FULL_NAME);
    if (granular)
      members.put("firstNameMatch", Attribute.GIVEN_NAME).put("lastNameMatch", Attribute.SURNAME);
    members
        .put("nationalIdMatch", Attribute.NUMBER)
        .put("dobMatch", Attribute.BIRTH_DATE)
        .put("issuingDateMatch", Attribute.ISSUED);
    if (granular)
      members
          .put("paternalSurnameMatch", Attribute.PATERNAL_SURNAME)
          .put("maternalSurnameMatch", Attribute.MATERNAL_SURNAME);
    data.putAll(members.data());
    known(data, "statusCode", found.facts().get("status_code"));
    known(data, "statusDescription", found.facts().get("status_description"));
    return data;
  }

  private static Map<String, @Nullable Object> ine(FieldMatches found) {
    return new Members(found)
        .put("completeNameMatch", Attribute.FULL_NAME)
        .put("nationalIdMatch", Attribute.NUMBER)
        .put("ocrMatch", Attribute.ELECTOR_OCR)
        .put("issuingNumberMatch", Attribute.ELECTOR_ISSUE)
        .put("registrationYearMatch", Attribute.ELECTOR_REGISTERED)
        .put("issuingYearMatch", Attribute.ELECTOR_ISSUED)
        .put("electorKeyMatch", Attribute.ELECTOR_KEY)
        .put("paternalSurnameMatch", Attribute.PATERNAL_SURNAME)
        .put("maternalSurnameMatch", Attribute.MATERNAL_SURNAME)
        .data();
  }

  private static Map<String, @Nullable Object> nominalList(FieldMatches found) {
    var data =
        new Members(found)
            .put("ocr", Attribute.ELECTOR_OCR)
            .put("issueNumber", Attribute.ELECTOR_ISSUE)
            .put("registrationYear", Attribute.ELECTOR_REGISTERED)
            .put("issueYear", Attribute.ELECTOR_ISSUED)
            .put("electorKey", Attribute.ELECTOR_KEY)
            .data();
    known(data, "message", found.facts().get("message"));
    return data;
  }

  private static Map<String, @Nullable Object> curp(FieldMatches found) {
    var data =
        new Members(found)
            .put("firstNameMatch", Attribute.GIVEN_NAME)
            .put("nationalIdMatch", Attribute.NUMBER)
            .put("dobMatch", Attribute.BIRTH_DATE)
            .put("sexMatch", Attribute.SEX)
            .put("paternalSurnameMatch", Attribute.PATERNAL_SURNAME)
            .put("maternalSurnameMatch", Attribute.MATERNAL_SURNAME)
            .put("stateKeyMatch", Attribute.SUBDIVISION)
            .data();
    known(data, "reasonMessage", found.facts().get("message"));
    return data;
  }

  /// Comparisons being written down; what was not compared is left out.
  private static final class Members {
    private final FieldMatches found;
    private final Map<String, @Nullable Object> data = new LinkedHashMap<>();

    Members(FieldMatches found) {
      this.found = found;
    }

    Members put(String member, Attribute attribute) {
      var match = found.matches().get(attribute);
      if (match != null) data.put(member, match == Match.MATCH ? "MATCH" : "NOT_MATCH");
      return this;
    }

    Members three(String member, Attribute attribute) {
      if (found.matches().get(attribute) == Match.PARTIAL) {
        data.put(member, "PARTIAL_MATCH");
        return this;
      }
      return put(member, attribute);
    }

    Members dash(String member, Attribute attribute) {
      var match = found.matches().get(attribute);
      if (match != null)
        data.put(
            member,
            switch (match) {
              case MATCH -> "match";
              case PARTIAL -> "partial-match";
              case NOT_MATCH -> "no-match";
            });
      return this;
    }

    Map<String, @Nullable Object> data() {
      return data;
    }
  }

  private static void known(
      Map<String, @Nullable Object> data, String name, @Nullable Object value) {
    if (value != null) data.put(name, value);
  }

  private static void flag(Map<String, @Nullable Object> data, String name, boolean holds) {
    if (holds) data.put(name, true);
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  private static @Nullable String upper(@Nullable String text) {
    return text == null ? null : text.toUpperCase(Locale.ROOT);
  }

  /// The three-letter code; Kosovo has one that ISO leaves to users.
  static String alpha3(String alpha2) {
    if (alpha2.equals("XK")) return "XKX";
    return alpha2.isEmpty() ? "" : Locale.of("", alpha2).getISO3Country();
  }
}
