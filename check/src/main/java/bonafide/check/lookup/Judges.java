package bonafide.check.lookup;

import bonafide.check.Settings;
import bonafide.check.lookup.LookupCheck.Judged;
import bonafide.core.Verdict;
import bonafide.signal.bank.Banks;
import bonafide.signal.ewallet.WalletNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One comparison for each kind of record. A claim that was not made is not compared.
final class Judges {
  private static final int SAME_ADDRESS = 70;

  private Judges() {}

  static Judged bankAccount(Settings.Lookup lookup, Map<String, String> found) {
    var score = Likeness.of(asked(lookup, "name"), found.getOrDefault("name", ""));
    var result = new LinkedHashMap<String, Object>();
    result.put("name_score", score);
    result.put(
        "is_virtual_account", Banks.isVirtualAccount(asked(lookup, "provider"), lookup.number()));
    result.put("need_review", isTrue(found, "blocked"));
    var upper = Integer.parseInt(lookup.asked().getOrDefault("upper", "80"));
    var lower = Integer.parseInt(lookup.asked().getOrDefault("lower", "40"));
    var match = score >= upper ? "MATCH" : score < lower ? "NOT_MATCH" : "UNCLEAR";
    result.put("name_matching_result", match);
    var good = match.equals("MATCH") && !isTrue(found, "blocked");
    return new Judged(
        good ? Verdict.CLEAR : Verdict.REVIEW,
        "The holder's name is %d of 100 alike: %s.".formatted(score, match),
        result);
  }

  static Judged wallet(Settings.Lookup lookup, Map<String, String> found) {
    var result = new LinkedHashMap<String, Object>();
    var unverified = found.getOrDefault("kyc_status", "").equals("UNVERIFIED");
    result.put("account_status", found.getOrDefault("account_status", "ACTIVE"));
    result.put("ewallet_account_name", unverified ? "" : found.getOrDefault("name", ""));
    if (found.containsKey("kyc_status"))
      result.put("kyc_status", found.getOrDefault("kyc_status", ""));
    return new Judged(
        unverified ? Verdict.REVIEW : Verdict.CLEAR,
        unverified ? "The wallet's holder is not verified." : "The wallet exists.",
        result);
  }

  static Judged taxNumber(Settings.Lookup lookup, Map<String, String> found) {
    return new Judged(
        Verdict.CLEAR,
        "The tax number exists.",
        Map.of("account_name", found.getOrDefault("name", "")));
  }

  static Judged nationalId(Settings.Lookup lookup, Map<String, String> found) {
    var result = new LinkedHashMap<String, Object>();
    for (var member : List.of("name", "birthdate", "birthplace")) {
      if (lookup.asked().containsKey(member))
        result.put(
            "is_" + member + "_match",
            plain(asked(lookup, member)).equals(plain(found.getOrDefault(member, ""))));
    }
    if (lookup.asked().containsKey("address")) {
      result.put(
          "is_address_match",
          Likeness.of(asked(lookup, "address"), found.getOrDefault("address", "")) >= SAME_ADDRESS);
    }
    var all = result.values().stream().allMatch(Boolean.TRUE::equals);
    return new Judged(
        all ? Verdict.CLEAR : Verdict.REVIEW,
        all ? "Everything stated is as the register has it." : "The register has it otherwise.",
        result);
  }

  /// Case and spacing are no difference.
  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  static Judged phone(Settings.Lookup lookup, Map<String, String> found) {
    var registered = List.of(found.getOrDefault("phone", "").split("\\s*;\\s*"));
    var asked = phone(asked(lookup, "phone"));
    var match = registered.stream().anyMatch(phone -> phone(phone).equals(asked));
    var owned =
        found.containsKey("phones_owned")
            ? Integer.parseInt(found.getOrDefault("phones_owned", "0"))
            : registered.size();
    return new Judged(
        match ? Verdict.CLEAR : Verdict.REVIEW,
        match
            ? "The phone belongs to the identity number."
            : "The phone is not among those of the identity number.",
        Map.of("is_phone_match", match, "count_phones_owned_by_id", owned));
  }

  private static String phone(String written) {
    return WalletNumber.normal(written)
        .orElse(written.startsWith("+62") ? "0" + written.substring(3) : written);
  }

  static Judged business(Settings.Lookup lookup, Map<String, String> found) {
    var result = new LinkedHashMap<String, Object>();
    for (var member : List.of("certificate_number", "registration_date")) {
      if (lookup.asked().containsKey(member))
        result.put(
            "is_" + member + "_match",
            asked(lookup, member).strip().equals(found.getOrDefault(member, "").strip()));
    }
    if (lookup.asked().containsKey("owner_name"))
      result.put(
          "owner_name_score",
          Likeness.of(asked(lookup, "owner_name"), found.getOrDefault("owner_name", "")));
    if (lookup.asked().containsKey("business_legal_name"))
      result.put(
          "business_legal_name_score",
          Likeness.ofBusinesses(
              asked(lookup, "business_legal_name"), found.getOrDefault("business_legal_name", "")));
    return new Judged(Verdict.CLEAR, "The registration exists.", result);
  }

  private static String asked(Settings.Lookup lookup, String member) {
    return lookup.asked().getOrDefault(member, "");
  }

  private static boolean isTrue(Map<String, String> found, String member) {
    return found.getOrDefault(member, "").equals("true");
  }
}
