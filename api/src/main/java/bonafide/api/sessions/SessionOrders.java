package bonafide.api.sessions;

import bonafide.api.sessions.Session.Additional;
import bonafide.check.Settings;
import bonafide.check.Settings.Signal;
import bonafide.check.Settings.Signal.About;
import bonafide.core.Entry;
import bonafide.core.Environment;
import bonafide.core.PartialDate;
import bonafide.core.Person;
import bonafide.core.Subject;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sessions as orders: which checks a template makes of what was handed in.
final class SessionOrders {
  private static final int SAME = 85;
  private static final int OTHER = 50;
  private static final int MOST_HITS = 50;
  private static final int RELEVANCE = 50;

  private final Session session;
  private final UserData user;
  private final Set<String> names;
  private final @Nullable String device;
  private final List<Settings> checks = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  /// @param names of the files that were handed in
  /// @param device what the pages' browser told of itself: empty where it did not, null where
  ///     there were no pages
  private SessionOrders(Session session, Set<String> names, @Nullable String device) {
    this.session = session;
    this.user = session.user();
    this.names = names;
    this.device = device;
  }

  /// Whether the pages' own collector tells of the device.
  static boolean wantsDevice(Session session) {
    return session.blueprint().has(Family.FRAUD_CHECK);
  }

  static Order waiting(String id, @Nullable String reference, Map<String, Object> echo) {
    var template = Blueprint.of(id, String.valueOf(echo.get(Session.BLUEPRINT)));
    return new Order(id, Session.PLAN, new Entry("SESSION", id), List.of(), reference, echo)
        .keeping(template.retentionDays());
  }

  /// The order as it is worked on.
  static Order complete(
      Order waiting, Environment environment, Set<String> names, @Nullable String device) {
    var verification =
        new Verification(
            waiting,
            "",
            environment,
            bonafide.core.Status.QUEUED,
            Map.of(),
            null,
            java.time.Instant.EPOCH,
            java.time.Instant.EPOCH);
    return new SessionOrders(new Session(verification), names, device).order();
  }

  private Order order() {
    var order = session.verification().order();
    var rehearsal = session.rehearsal();
    if (rehearsal.isPresent())
      checks.add(new Settings.Rehearsal(String.valueOf(order.reference())));
    else collect();
    if (!missing.isEmpty()) {
      checks.clear();
      checks.add(new Settings.Lacking(missing));
    }
    var echo = new HashMap<>(order.echo());
    echo.put(Session.HANDED, List.copyOf(names));
    return new Order(order.id(), Session.PLAN, subject(), checks, order.reference(), echo)
        .keeping(order.keptDays());
  }

  private Subject subject() {
    var name = user.fullName();
    if (name.isEmpty()) return new Entry("SESSION", session.verification().id());
    return new Person(
        name,
        null,
        null,
        user.dateOfBirth() == null ? null : PartialDate.parse(user.dateOfBirth()),
        user.country().isEmpty() ? null : user.country(),
        null,
        List.of(),
        user.phoneNumber(),
        user.emailAddress());
  }

  private void collect() {
    var blueprint = session.blueprint();
    var hasDocument = names.contains(Session.ID);
    if (blueprint.has(Family.KYC)) identity(hasDocument);
    if (blueprint.has(Family.GOVT_CHECK)) register(hasDocument && blueprint.has(Family.KYC));
    if (blueprint.has(Family.BIOMETRIC_CHECK)) biometrics(hasDocument);
    if (blueprint.has(Family.AML_CHECK)) lists(hasDocument && blueprint.has(Family.KYC));
    if (blueprint.has(Family.FRAUD_CHECK)) fraud();
    if (blueprint.has(Family.ADDITIONAL_INFO)) papers();
  }

  private void identity(boolean hasDocument) {
    if (!hasDocument) {
      missing.add("Invalid user data. identity_document_front missing.");
      return;
    }
    checks.add(
        new Settings.IdDocument(
            Session.ID,
            names.contains(Session.ID_BACK) ? Session.ID_BACK : null,
            type(),
            user.identity() == null ? "" : user.country(),
            null));
    var claims = new HashMap<String, String>();
    if (!user.fullName().isEmpty()) claims.put("full_name", user.fullName());
    if (user.dateOfBirth() != null) claims.put("birth_date", user.dateOfBirth());
    if (user.number() != null) claims.put("id_number", user.number());
    if (!claims.isEmpty()) checks.add(new Settings.Expectations(claims));
  }

  private String type() {
    var stated = user.documentType();
    if (stated == null) return "ANY";
    return switch (stated) {
      case "PASSPORT" -> "PASSPORT";
      case "DRIVER_LICENSE" -> "DRIVING_LICENSE";
      default -> "ID_CARD";
    };
  }

  private void register(boolean upstream) {
    if (user.number() == null && !upstream)
      missing.add("Invalid user data. identity_number missing.");
    if (user.number() != null && user.numberType() == null)
      missing.add("Invalid user data. identity_number_type missing.");
    if (user.country().isEmpty() && !upstream)
      missing.add("Invalid user data. identity_country_code missing.");
    var claims = user.claims();
    if (user.country().equals("MX")) {
      claims.computeIfPresent("surname", (_, name) -> name);
      if (user.lastName() != null) claims.put("paternal_surname", user.lastName());
    }
    checks.add(new Signal(About.GOVERNMENT, claims, Map.of(), upstream, null));
  }

  private void biometrics(boolean hasDocument) {
    if (!names.contains(Session.FACE)) {
      missing.add("Invalid user data. selfie missing.");
      return;
    }
    if (hasDocument) checks.add(new Settings.FaceComparison(Session.ID, Session.FACE, SAME, OTHER));
    checks.add(new Settings.SelfieLiveness(Session.FACE));
  }

  private void lists(boolean upstream) {
    if (user.fullName().isEmpty() && !upstream) {
      missing.add("Invalid user data. first_name or last_name missing.");
      return;
    }
    checks.add(new Settings.Watchlists(Set.of(), Set.of(), false, session.threshold(), MOST_HITS));
    if (!user.fullName().isEmpty())
      checks.add(
          new Settings.News(
              Boolean.TRUE.equals(session.aml().exactMatch()),
              RELEVANCE,
              -1,
              List.of(),
              List.of(),
              MOST_HITS));
  }

  private void fraud() {
    var claims = user.claims();
    if (user.emailAddress() != null) checks.add(signal(About.EMAIL, claims));
    if (user.phoneNumber() != null) checks.add(signal(About.PHONE, claims));
    if (user.ipAddress() != null) checks.add(signal(About.IP, claims));
    if (device != null) {
      var told = new HashMap<>(claims);
      told.put("device_awaited", "true");
      told.put("session", device);
      checks.add(signal(About.DEVICE, told));
    }
    if (user.emailAddress() == null
        && user.phoneNumber() == null
        && user.ipAddress() == null
        && device == null)
      missing.add("Invalid user data. email_address, phone_number or ip_address missing.");
  }

  private static Signal signal(About about, Map<String, String> claims) {
    return new Signal(about, claims, Map.of(), false, null);
  }

  private void papers() {
    var additional = session.additional();
    if (additional.isEmpty()) {
      missing.add("Invalid request. additional_info missing.");
      return;
    }
    var files =
        additional.stream()
            .map(Additional::part)
            .filter(part -> part != null && names.contains(part))
            .map(String::valueOf)
            .toList();
    if (!files.isEmpty())
      checks.add(
          new Settings.Papers(
              files, user.fullName().isEmpty() ? null : user.fullName(), user.addressParts()));
    var numbers =
        additional.stream()
            .filter(one -> one.type().isText())
            .filter(one -> one.type() != AdditionalType.PREVIOUS_VERIFICATION_SESSION_ID)
            .map(
                one ->
                    new Settings.Numbers.Numbered(
                        one.type().name(), country(one), String.valueOf(one.text())))
            .toList();
    if (!numbers.isEmpty()) checks.add(new Settings.Numbers(numbers, user.claims()));
    // A session that repeats an earlier one needs no check of its own, but an order needs one.
    if (checks.isEmpty()) checks.add(new Settings.Papers(List.of(), null, Map.of()));
  }

  private String country(Additional one) {
    return one.type().country().isEmpty() ? user.country() : one.type().country();
  }
}
