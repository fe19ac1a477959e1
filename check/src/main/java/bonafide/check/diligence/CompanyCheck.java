package bonafide.check.diligence;

import bonafide.check.Check;
import bonafide.check.Question;
import bonafide.check.Settings;
import bonafide.check.screening.Targets;
import bonafide.core.Cause;
import bonafide.core.Company;
import bonafide.core.Hit;
import bonafide.core.Outcome;
import bonafide.core.Registrations;
import bonafide.core.Registrations.Officer;
import bonafide.core.Registrations.Registration;
import bonafide.core.Topic;
import bonafide.core.Verdict;
import bonafide.screening.Watchlists;
import bonafide.screening.match.Asked;
import bonafide.source.Kind;
import bonafide.source.Sources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which companies does a register know by the subject's name, who is behind them, and is any of
/// those on a list?
public final class CompanyCheck implements Check {
  private static final int MOST_PEOPLE = 100;
  private static final int HITS_EACH = 5;

  private final Sources sources;
  private final Watchlists watchlists;

  public CompanyCheck(Sources sources, Watchlists watchlists) {
    this.sources = sources;
    this.watchlists = watchlists;
  }

  @Override
  public String kind() {
    return "companies";
  }

  @Override
  public boolean answers(Settings settings) {
    return settings instanceof Settings.Companies;
  }

  @Override
  public boolean answersAtOnce(Question question) {
    return false;
  }

  @Override
  public Outcome judge(Question question) {
    if (!(question.settings() instanceof Settings.Companies settings)
        || Targets.of(question.subject()).isEmpty())
      return new Outcome.NotDone(Cause.EVIDENCE_MISSING, "there is no name to look for");
    var said = Records.ask(sources, Kind.COMPANY, question, settings.country(), asked(question));
    if (said.sources().isEmpty())
      return said.notDone() != null
          ? said.notDone()
          : new Outcome.NotDone(
              Cause.SOURCE_UNCONFIGURED, "no register of companies is configured");
    var registrations = new ArrayList<Registration>();
    for (var found : said.found()) registrations.add(registration(found, question, settings));
    return judged(new Registrations(registrations, said.sources()));
  }

  private static Map<String, String> asked(Question question) {
    var asked = new HashMap<String, String>();
    asked.put("type", question.subject() instanceof Company ? "company" : "person");
    return asked;
  }

  private Registration registration(
      Records.Found found, Question question, Settings.Companies settings) {
    var people = new ArrayList<Officer>();
    for (var person : found.record().path("people")) {
      if (people.size() == MOST_PEOPLE) break;
      var one = new Records.Found(person, found.source());
      var isCompany = person.path("company").asBoolean(false);
      people.add(
          new Officer(
              one.text("name"),
              one.orNull("role"),
              one.orNull("share"),
              isCompany,
              screened(one.text("name"), isCompany, question, settings)));
    }
    return new Registration(
        found.text("name"),
        found.text("number"),
        found.orNull("role"),
        found.orNull("status"),
        people,
        found.source());
  }

  private List<Hit> screened(
      String name, boolean isCompany, Question question, Settings.Companies settings) {
    if (name.isBlank()) return List.of();
    var asked = isCompany ? Asked.entity(name, null, null) : Asked.person(name, null, null, null);
    return watchlists
        .screen(question.environment(), asked, _ -> true, settings.threshold(), HITS_EACH)
        .hits();
  }

  private static Outcome judged(Registrations found) {
    var reasons = new ArrayList<String>();
    for (var registration : found.registrations()) {
      for (var person : registration.people()) {
        if (person.hits().isEmpty()) continue;
        var best = person.hits().getFirst();
        reasons.add(
            "%s, %s of %s, is like %s of %s (%d of 100)."
                .formatted(
                    person.name(),
                    person.role() == null ? "in the register" : person.role(),
                    registration.name(),
                    best.listing(),
                    best.publisher(),
                    best.score()));
      }
    }
    if (reasons.isEmpty())
      return new Outcome.Judged(
          Verdict.CLEAR,
          List.of(
              found.registrations().isEmpty()
                  ? "The register knows no company by this name."
                  : "Nobody behind the companies found is on a list."),
          found);
    return new Outcome.Judged(Verdict.REVIEW, reasons, found);
  }

  /// Whether somebody behind a company is like a sanctioned party.
  public static boolean isSanctioned(Officer officer) {
    return officer.hits().stream().anyMatch(hit -> hit.topics().contains(Topic.SANCTION));
  }
}
