package bonafide.signal.phone;

import bonafide.core.PhoneSignals;
import bonafide.core.PhoneSignals.Activity;
import bonafide.core.PhoneSignals.Line;
import bonafide.signal.Known;
import bonafide.signal.Rules;
import bonafide.store.rows.SightingRows.RangeUse;
import bonafide.store.rows.SightingRows.Use;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToCarrierMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Judges phone numbers by their plan, by how they were verified here, and by what a source knows.
public final class Phones {
  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
  private static final PhoneNumberToCarrierMapper CARRIERS =
      PhoneNumberToCarrierMapper.getInstance();
  private static final Pattern E164 = Pattern.compile("\\+[1-9][\\d\\s().-]{4,30}");

  /// Numbers that are not somebody's own.
  private static final Set<Line> IRREGULAR =
      EnumSet.of(Line.VOIP, Line.PAGER, Line.PAYPHONE, Line.INVALID, Line.TOLLFREE);

  /// A number that was read.
  ///
  /// @param e164 its normal form
  public record Read(String e164, boolean valid, PhoneNumber number) {}

  private Phones() {}

  /// Empty unless it is a number with its country code, as `+14155550100`.
  public static Optional<Read> parse(String written) {
    var text = written.strip();
    if (!E164.matcher(text).matches()) return Optional.empty();
    try {
      var number = PLANS.parse(text, null);
      return Optional.of(
          new Read(
              PLANS.format(number, PhoneNumberFormat.E164), PLANS.isValidNumber(number), number));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  /// @param known what a source says: `line`, `carrier`, `current_carrier`, `name`, `active`,
  ///     `disposable`, `registered`, `blocked`, `activity`, `traffic`
  /// @param use how the number was used here before
  /// @param range how the numbers beside it were
  /// @param times when it was used last, latest first
  public static PhoneSignals judge(
      Read phone,
      Map<String, String> known,
      Use use,
      RangeUse range,
      List<Instant> times,
      Instant now) {
    var line = line(phone, known);
    var blocked = "true".equals(known.get("blocked"));
    var disposable = Known.flag(known, "disposable");
    var traffic =
        known.containsKey("traffic")
            ? List.of(known.getOrDefault("traffic", "").split("\\s*,\\s*"))
            : Traffic.of(use, range, times, now);
    var activity =
        IRREGULAR.contains(line) || blocked
            ? Activity.IRREGULAR_NUMBER_TYPE
            : Known.word(known, "activity", Activity.class)
                .orElseGet(() -> Traffic.activity(traffic));
    var rules =
        new Rules()
            .rule(
                !phone.valid() && line == Line.INVALID,
                "phone.invalid",
                80,
                "The number is in no numbering plan.")
            .rule(
                Boolean.TRUE.equals(disposable),
                "phone.disposable",
                80,
                "The number is lent to anybody for a while.")
            .rule(blocked, "phone.blocked", 100, "The number is barred.")
            .rule(
                line == Line.VOIP || line == Line.PAGER || line == Line.PAYPHONE,
                "phone.line",
                70,
                "Nobody stands behind a number of this type: %s.".formatted(words(line)))
            .rule(
                activity == Activity.HIGH_RISK_IRREGULAR,
                "phone.activity",
                90,
                "It is verified as only a machine would.")
            .rule(
                activity == Activity.MEDIUM_RISK_IRREGULAR,
                "phone.activity",
                75,
                "It is verified far more often than a person would.")
            .rule(
                activity == Activity.LOW_RISK_IRREGULAR,
                "phone.activity",
                45,
                "It is verified more often than usual.")
            .rule(
                use.fraud() > 0,
                "phone.fraud",
                40,
                "It was used in %d order(s) that were fraud.".formatted(use.fraud()));
    return new PhoneSignals(
        phone.e164(),
        phone.valid(),
        line,
        region(phone),
        Objects.requireNonNullElseGet(
            known.get("carrier"), () -> Objects.requireNonNullElse(carrier(phone), "")),
        known.get("current_carrier"),
        known.get("name"),
        Known.flag(known, "active"),
        disposable,
        Known.words(known, "registered"),
        blocked,
        activity,
        traffic,
        rules.risk(),
        rules.fired());
  }

  private static String words(Line line) {
    return line.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// The country whose plan the number belongs to, ISO 3166-1 alpha-2; null for none.
  public static @Nullable String region(Read phone) {
    var region = PLANS.getRegionCodeForNumber(phone.number());
    return region == null || region.length() != 2 ? null : region;
  }

  /// Whose number it was first; null where numbers move freely between carriers.
  private static @Nullable String carrier(Read phone) {
    var name = CARRIERS.getSafeDisplayName(phone.number(), Locale.ENGLISH);
    return name.isEmpty() ? null : name;
  }

  private static Line line(Read phone, Map<String, String> known) {
    var told = Known.word(known, "line", Line.class);
    if (told.isPresent()) return told.get();
    if (!phone.valid()) return Line.INVALID;
    return switch (PLANS.getNumberType(phone.number())) {
      case FIXED_LINE -> Line.FIXED_LINE;
      case MOBILE -> Line.MOBILE;
      case TOLL_FREE -> Line.TOLLFREE;
      case VOIP -> Line.VOIP;
      case PERSONAL_NUMBER -> Line.PERSONAL;
      case PAGER -> Line.PAGER;
      // North America gives mobiles and fixed lines the same numbers.
      case FIXED_LINE_OR_MOBILE, PREMIUM_RATE, SHARED_COST, UAN, VOICEMAIL, UNKNOWN -> Line.OTHER;
    };
  }
}
