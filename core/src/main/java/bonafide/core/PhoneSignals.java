package bonafide.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be known of a phone number.
///
/// @param number in E.164
/// @param country whose plan it belongs to, ISO 3166-1 alpha-2; null for none
/// @param carrier whose number it was first; null where numbers move freely or nobody tells
/// @param currentCarrier whose customer has it now; null where nobody tells
/// @param holder whose number it is; null likewise
/// @param active whether it can be reached
/// @param disposable whether it is lent to anybody for a while
/// @param platforms where somebody has an account by it
/// @param blocked whether the operator or a source bars it
/// @param activity one category, the worst that its use shows
/// @param traffic how it was verified lately, in categories
/// @param risk 0 none to 100
public record PhoneSignals(
    String number,
    boolean valid,
    Line line,
    @Nullable String country,
    @Nullable String carrier,
    @Nullable String currentCarrier,
    @Nullable String holder,
    @Nullable Boolean active,
    @Nullable Boolean disposable,
    @Nullable List<String> platforms,
    boolean blocked,
    Activity activity,
    List<String> traffic,
    int risk,
    List<Fired> fired)
    implements Finding {

  public enum Line {
    FIXED_LINE,
    INVALID,
    MOBILE,
    OTHER,
    PAGER,
    PAYPHONE,
    PERSONAL,
    PREPAID,
    TOLLFREE,
    VOIP
  }

  /// From the least known or best to the worst.
  public enum Activity {
    LOW_ACTIVITY,
    LOW_REGULAR,
    REGULAR,
    LOW_RISK_IRREGULAR,
    MEDIUM_RISK_IRREGULAR,
    HIGH_RISK_IRREGULAR,
    IRREGULAR_NUMBER_TYPE
  }

  public PhoneSignals {
    traffic = List.copyOf(traffic);
    fired = List.copyOf(fired);
    platforms = platforms == null ? null : List.copyOf(platforms);
  }
}
