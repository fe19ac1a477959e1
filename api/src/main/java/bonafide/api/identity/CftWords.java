package bonafide.api.identity;

import bonafide.core.Company;
import bonafide.core.Hit;
import bonafide.core.Hits;
import bonafide.core.PartialDate;
import bonafide.core.Person;
import bonafide.verification.order.Verification;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Searches of the CFT lists on the wire; members that were not sent are absent.
final class CftWords {
  private CftWords() {}

  /// A date in parts; what is unknown is 0.
  record Ymd(int y, int m, int d) {
    static Ymd of(PartialDate date) {
      return new Ymd(date.year(), date.month(), date.day());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Individual(
      String id,
      String givenName,
      @Nullable String middleName,
      @Nullable String surname,
      @Nullable String nationality,
      @Nullable List<Addresses.Wire> addresses,
      @Nullable String dateOfBirth,
      @Nullable String phoneNumber,
      @Nullable String email,
      List<String> publishers,
      List<IndividualResult> results) {}

  record IndividualResult(
      List<Ymd> datesOfBirth,
      String list,
      List<String> names,
      List<String> nationalities,
      String publisher,
      Map<String, Object> recordData,
      int score,
      List<String> explanation) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entity(
      String id,
      String businessName,
      @Nullable String businessDomicile,
      @Nullable List<Addresses.Wire> addresses,
      @Nullable String dateOfRegistration,
      @Nullable String phoneNumber,
      @Nullable String email,
      List<String> publishers,
      List<EntityResult> results) {}

  record EntityResult(
      List<String> businessDomiciles,
      List<Ymd> datesOfRegistration,
      String list,
      List<String> names,
      String publisher,
      Map<String, Object> recordData,
      int score,
      List<String> explanation) {}

  static Individual individual(Verification verification) {
    var person = (Person) verification.order().subject();
    var hits = hits(verification);
    return new Individual(
        verification.id(),
        person.givenName(),
        person.middleName(),
        person.surname(),
        person.nationality(),
        sent(Addresses.wire(person.addresses())),
        text(person.born()),
        person.phone(),
        person.email(),
        publishers(hits),
        hits.stream().map(CftWords::individualResult).toList());
  }

  static Entity entity(Verification verification) {
    var company = (Company) verification.order().subject();
    var hits = hits(verification);
    return new Entity(
        verification.id(),
        company.name(),
        company.domicile(),
        sent(Addresses.wire(company.addresses())),
        text(company.registered()),
        company.phone(),
        company.email(),
        publishers(hits),
        hits.stream().map(CftWords::entityResult).toList());
  }

  private static List<Hit> hits(Verification verification) {
    return verification.finding(Hits.class).map(Hits::hits).orElse(List.of());
  }

  private static <T> @Nullable List<T> sent(List<T> items) {
    return items.isEmpty() ? null : items;
  }

  private static @Nullable String text(@Nullable PartialDate date) {
    return date == null ? null : date.toString();
  }

  /// Lists that produced at least one result (D-000-13).
  private static List<String> publishers(List<Hit> hits) {
    return hits.stream().map(Hit::publisher).distinct().toList();
  }

  private static IndividualResult individualResult(Hit hit) {
    return new IndividualResult(
        hit.dates().stream().map(Ymd::of).toList(),
        hit.list(),
        hit.names(),
        hit.countries(),
        hit.publisher(),
        hit.record(),
        hit.score(),
        hit.why());
  }

  private static EntityResult entityResult(Hit hit) {
    return new EntityResult(
        hit.countries(),
        hit.dates().stream().map(Ymd::of).toList(),
        hit.list(),
        hit.names(),
        hit.publisher(),
        hit.record(),
        hit.score(),
        hit.why());
  }
}
