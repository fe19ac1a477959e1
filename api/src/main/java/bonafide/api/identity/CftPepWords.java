package bonafide.api.identity;

import bonafide.api.http.Wire;
import bonafide.check.Settings;
import bonafide.core.Company;
import bonafide.core.Hit;
import bonafide.core.Hits;
import bonafide.core.PartialDate;
import bonafide.core.Person;
import bonafide.core.Status;
import bonafide.core.Topic;
import bonafide.verification.order.Verification;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// CFT+PEP searches on the wire; what was not sent is repeated as null.
final class CftPepWords {
  private CftPepWords() {}

  record Individual(
      String id,
      String created,
      String updated,
      @Nullable String referenceId,
      @Nullable Object userId,
      String givenNames,
      @Nullable String surname,
      @Nullable String nationality,
      List<Addresses.Wire> addresses,
      @Nullable String dateOfBirth,
      @Nullable String phoneNumber,
      @Nullable String email,
      @Nullable String gender,
      @Nullable Object scopes,
      int scoreThreshold,
      String status,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String failureReason,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<PersonListing> results) {}

  record PersonListing(
      String id,
      int score,
      List<String> names,
      List<String> nationalities,
      List<String> datesOfBirth,
      List<CftWords.Ymd> datesOfBirthParts,
      List<String> scopes,
      List<String> explanation) {}

  record Entity(
      String id,
      String created,
      String updated,
      @Nullable String referenceId,
      @Nullable Object userId,
      String name,
      String businessName,
      @Nullable String businessDomicile,
      List<Addresses.Wire> addresses,
      @Nullable String dateOfRegistration,
      @Nullable String phoneNumber,
      @Nullable String email,
      @Nullable Object scopes,
      int scoreThreshold,
      String status,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String failureReason,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<EntityListing> results) {}

  record EntityListing(
      String id,
      int score,
      List<String> names,
      List<String> businessDomiciles,
      List<CftWords.Ymd> datesOfRegistration,
      List<String> scopes,
      List<String> explanation) {}

  static Individual individual(Verification v) {
    var person = (Person) v.order().subject();
    var echo = v.order().echo();
    return new Individual(
        v.id(),
        Wire.time(v.created()),
        Wire.time(v.updated()),
        v.order().reference(),
        echo.get("user_id"),
        person.givenName(),
        person.surname(),
        person.nationality(),
        Addresses.wire(person.addresses()),
        text(person.born()),
        person.phone(),
        person.email(),
        person.sex() == null ? null : person.sex().name(),
        echo.get("scopes"),
        threshold(v),
        status(v.status()),
        failure(v.status()),
        results(v, CftPepWords::person));
  }

  static Entity entity(Verification v) {
    var company = (Company) v.order().subject();
    var echo = v.order().echo();
    return new Entity(
        v.id(),
        Wire.time(v.created()),
        Wire.time(v.updated()),
        v.order().reference(),
        echo.get("user_id"),
        company.name(),
        company.name(),
        company.domicile(),
        Addresses.wire(company.addresses()),
        text(company.registered()),
        company.phone(),
        company.email(),
        echo.get("scopes"),
        threshold(v),
        status(v.status()),
        failure(v.status()),
        results(v, CftPepWords::organisation));
  }

  static PersonListing person(Verification v, Hit hit) {
    return new PersonListing(
        String.valueOf(hit.id()),
        hit.score(),
        hit.names(),
        hit.countries(),
        hit.dates().stream().map(PartialDate::toString).toList(),
        hit.dates().stream().map(CftWords.Ymd::of).toList(),
        scopes(v, hit),
        hit.why());
  }

  static EntityListing organisation(Verification v, Hit hit) {
    return new EntityListing(
        String.valueOf(hit.id()),
        hit.score(),
        hit.names(),
        hit.countries(),
        hit.dates().stream().map(CftWords.Ymd::of).toList(),
        scopes(v, hit),
        hit.why());
  }

  private static <T> @Nullable List<T> results(
      Verification v, BiFunction<Verification, Hit, T> listing) {
    if (v.status() != Status.DONE) return null;
    return v.finding(Hits.class).map(Hits::hits).orElse(List.of()).stream()
        .map(hit -> listing.apply(v, hit))
        .toList();
  }

  private static Settings.Watchlists settings(Verification v) {
    return (Settings.Watchlists) v.order().checks().getFirst();
  }

  private static int threshold(Verification v) {
    return settings(v).threshold();
  }

  /// The contract knows two ends; the states before them are answered only to those who asked
  /// not to wait.
  private static String status(Status status) {
    return switch (status) {
      case DONE -> "COMPLETED";
      case FAILED, EXPIRED -> "FAILED";
      case AWAITING_EVIDENCE, QUEUED, RUNNING, WAITING -> "PENDING";
    };
  }

  private static @Nullable String failure(Status status) {
    return status == Status.FAILED || status == Status.EXPIRED ? "TEMPORARY_NETWORK_ERROR" : null;
  }

  private static @Nullable String text(@Nullable PartialDate date) {
    return date == null ? null : date.toString();
  }

  private static List<String> scopes(Verification v, Hit hit) {
    var officeToday = settings(v).officeToday();
    return hit.topics().stream().map(topic -> scope(topic, officeToday).name()).sorted().toList();
  }

  private static Scope scope(Topic topic, boolean officeToday) {
    return switch (topic) {
      case PEP -> officeToday ? Scope.PEP_PRESENT : Scope.PEP;
      case SANCTION -> Scope.SANCTION;
      case OTHER -> Scope.OTHER;
    };
  }
}
