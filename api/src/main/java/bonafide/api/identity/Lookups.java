package bonafide.api.identity;

import bonafide.api.http.ApiError;
import bonafide.api.http.Callers;
import bonafide.api.http.Form;
import bonafide.check.Settings;
import bonafide.core.Entry;
import bonafide.core.Environment;
import bonafide.core.RecordLookup;
import bonafide.core.Status;
import bonafide.source.Kind;
import bonafide.verification.client.Caller;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the look-up services of this surface have in common.
final class Lookups {
  static final String FAILURE = "TEMPORARY_NETWORK_ERROR";

  private Lookups() {}

  /// What x-magic-reply may ask of the sandbox.
  private enum MagicReply {
    PENDING,
    WAITING_ON_BANK,
    COMPLETED_FOUND,
    COMPLETED_FOUND_MATCH,
    COMPLETED_FOUND_NOT_MATCH,
    COMPLETED_FOUND_UNCLEAR,
    COMPLETED_FOUND_NEED_REVIEW,
    COMPLETED_NOT_FOUND,
    FAILED,
    SUCCESS
  }

  /// The outcome a development key asks for; live keys ask for nothing.
  static @Nullable String forced(HttpServletRequest request, Caller caller) {
    var asked = request.getHeader("x-magic-reply");
    if (asked == null || asked.isBlank() || caller.environment() == Environment.LIVE) return null;
    for (var reply : MagicReply.values())
      if (reply.name().equals(asked.strip())) return reply.name();
    throw new ApiError(
        ApiError.Kind.INVALID,
        "The request does not match the contract.",
        List.of(new ApiError.Field("x-magic-reply", "is not a known reply")));
  }

  /// @param echo what is repeated; members that were not sent are null and left out
  /// @param twins whether two running requests about the same number ask the source once
  static Order order(
      String id,
      String plan,
      Settings.Lookup settings,
      String written,
      @Nullable String reference,
      Map<String, @Nullable Object> echo,
      boolean twins) {
    var repeated = new HashMap<String, Object>();
    echo.forEach(
        (name, value) -> {
          if (value != null) repeated.put(name, value);
        });
    var provider = settings.asked().getOrDefault("provider", "");
    var twin =
        twins && settings.forced() == null
            ? settings.kind() + "\n" + provider + "\n" + settings.number()
            : null;
    return new Order(
        id,
        plan,
        new Entry(settings.kind() + "/" + provider, written),
        List.of(settings),
        reference,
        repeated,
        twin);
  }

  static Settings.Lookup settings(
      Kind kind,
      String country,
      String number,
      Map<String, @Nullable String> asked,
      @Nullable String forced) {
    var claims = new HashMap<String, String>();
    asked.forEach(
        (name, value) -> {
          if (value != null) claims.put(name, value);
        });
    return new Settings.Lookup(kind, country, number, claims, forced);
  }

  static String status(Verification verification) {
    return switch (verification.status()) {
      case DONE -> "COMPLETED";
      case FAILED, EXPIRED -> "FAILED";
      case AWAITING_EVIDENCE, QUEUED, RUNNING, WAITING -> "PENDING";
    };
  }

  /// As `status`, for services that say when a request waits for a running twin.
  static String status(Verifications verifications, Caller caller, Verification verification) {
    var waits =
        !verification.status().isFinal() && verifications.hasRunningTwin(caller, verification.id());
    return waits ? "WAITING_ON_SOURCE" : status(verification);
  }

  static @Nullable String failure(Verification verification) {
    return verification.status() == Status.FAILED || verification.status() == Status.EXPIRED
        ? FAILURE
        : null;
  }

  static Optional<RecordLookup> record(Verification verification) {
    return verification.finding(RecordLookup.class);
  }

  static String number(Verification verification) {
    return ((Entry) verification.order().subject()).number();
  }

  static @Nullable Object echo(Verification verification, String member) {
    return verification.order().echo().get(member);
  }

  static Verification stored(Verifications verifications, Caller caller, String id, String plan) {
    return verifications
        .find(caller, id)
        .filter(verification -> verification.order().plan().equals(plan))
        .orElseThrow(
            () -> new ApiError(ApiError.Kind.NOT_FOUND, "The request id requested does not exist"));
  }

  /// An id with the prefix of the service; the same for a repeated request.
  static String id(HttpServletRequest request, String prefix) {
    return prefix + Callers.newId(request);
  }

  /// 24 hexadecimal digits behind the prefix.
  static String shortId(HttpServletRequest request, String prefix) {
    return prefix + Callers.newId(request).replace("-", "").substring(0, 24);
  }

  static void require(Form form, String name, boolean holds, String message) {
    if (form.has(name) && !holds) form.fault(name, message);
  }
}
