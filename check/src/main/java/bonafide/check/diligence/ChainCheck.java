package bonafide.check.diligence;

import bonafide.check.Check;
import bonafide.check.Question;
import bonafide.check.Settings;
import bonafide.core.Cause;
import bonafide.core.ChainAddress;
import bonafide.core.Environment;
import bonafide.core.Exposure;
import bonafide.core.Exposure.Label;
import bonafide.core.Exposure.Listed;
import bonafide.core.Exposure.Movement;
import bonafide.core.Exposure.Traffic;
import bonafide.core.Outcome;
import bonafide.core.RiskLevel;
import bonafide.core.Verdict;
import bonafide.screening.Watchlists;
import bonafide.signal.chain.Exposures;
import bonafide.signal.chain.Tags;
import bonafide.source.Answer;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Query;
import bonafide.source.Sources;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What is a blockchain address, and its money, exposed to?
public final class ChainCheck implements Check {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Sources sources;
  private final Watchlists watchlists;
  private final Tags tags;
  private final Tags sandboxTags = Tags.sandbox();
  private final InstantSource clock;

  public ChainCheck(Sources sources, Watchlists watchlists, Tags tags, InstantSource clock) {
    this.sources = sources;
    this.watchlists = watchlists;
    this.tags = tags;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "chain";
  }

  @Override
  public boolean answers(Settings settings) {
    return settings instanceof Settings.ChainAnalysis;
  }

  @Override
  public boolean answersAtOnce(Question question) {
    return true;
  }

  @Override
  public Outcome judge(Question question) {
    if (!(question.settings() instanceof Settings.ChainAnalysis settings)
        || !(question.subject() instanceof ChainAddress address))
      return new Outcome.NotDone(Cause.EVIDENCE_MISSING, "there is no address");
    var asked = new Asking(question);
    var exposure =
        new Exposures(
                asked::traffic,
                other -> listed(question.environment(), other),
                other -> label(question, other))
            .of(address, settings.hops(), clock.instant());
    if (asked.failure != null && exposure.traffic() == null)
      exposure = withRemark(exposure, asked.failure);
    return new Outcome.Judged(verdict(exposure), reasons(exposure), exposure);
  }

  /// The sources asked for one question, each address once.
  private final class Asking {
    private final Question question;
    private final Map<ChainAddress, Optional<Traffic>> known = new LinkedHashMap<>();
    private @Nullable String failure;

    Asking(Question question) {
      this.question = question;
    }

    Optional<Traffic> traffic(ChainAddress address) {
      return known.computeIfAbsent(address, this::ask);
    }

    private Optional<Traffic> ask(ChainAddress address) {
      var answer =
          sources.ask(
              new Query(
                  Kind.CHAIN,
                  "",
                  question.environment(),
                  question.client(),
                  question.order(),
                  address.address(),
                  Map.of("chain", address.chain().name()),
                  null,
                  null));
      if (answer.status() == Status.OK) return Optional.of(read(answer));
      if (answer.status() == Status.NOT_FOUND)
        return Optional.of(
            new Traffic(
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0,
                null,
                null,
                List.of(),
                true,
                answer.origin().id()));
      if (answer.status() != Status.NOT_CONFIGURED)
        failure = "%s: %s.".formatted(answer.origin().id(), answer.status());
      return Optional.empty();
    }
  }

  private static Traffic read(Answer answer) {
    var fields = answer.fields();
    var movements = new ArrayList<Movement>();
    for (var node : JSON.readTree(fields.getOrDefault("movements", "[]")))
      movements.add(
          new Movement(
              node.path("hash").asString(),
              Instant.parse(node.path("at").asString()),
              node.path("incoming").asBoolean(),
              node.path("counterparty").asString(),
              new BigDecimal(node.path("amount").asString()),
              node.path("asset").asString(),
              null,
              false));
    return new Traffic(
        new BigDecimal(fields.getOrDefault("received", "0")),
        new BigDecimal(fields.getOrDefault("sent", "0")),
        new BigDecimal(fields.getOrDefault("balance", "0")),
        Long.parseLong(fields.getOrDefault("count", "0")),
        instant(fields.get("first")),
        instant(fields.get("last")),
        movements,
        fields.getOrDefault("complete", "false").equals("true"),
        answer.origin().id());
  }

  private static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }

  private List<Listed> listed(Environment environment, String address) {
    var unique = new LinkedHashMap<String, Listed>();
    for (var listing : watchlists.identified(environment, address))
      unique.putIfAbsent(
          listing.id(),
          new Listed(
              address,
              listing.names().getFirst().text(),
              listing.publisher() + " " + listing.list(),
              Objects.toString(listing.record().get("program"), null),
              listing.id(),
              0,
              null));
    return List.copyOf(unique.values());
  }

  private Optional<Label> label(Question question, String address) {
    var own = tags.of(address);
    return own.isPresent() || question.environment() != Environment.DEVELOPMENT
        ? own
        : sandboxTags.of(address);
  }

  private static Exposure withRemark(Exposure exposure, String remark) {
    var remarks = new ArrayList<>(exposure.remarks());
    remarks.add(remark);
    return new Exposure(
        exposure.traffic(),
        exposure.listed(),
        exposure.labels(),
        exposure.categories(),
        exposure.rating(),
        remarks,
        exposure.asOf());
  }

  private static Verdict verdict(Exposure exposure) {
    var rating = exposure.rating();
    if (rating == null) return Verdict.REVIEW;
    if (rating.level() == RiskLevel.VERY_HIGH) return Verdict.REJECT;
    return rating.points() >= 50 ? Verdict.REVIEW : Verdict.CLEAR;
  }

  private static List<String> reasons(Exposure exposure) {
    var reasons = new ArrayList<>(exposure.remarks());
    var rating = exposure.rating();
    if (rating != null) rating.fired().forEach(fired -> reasons.add(fired.because()));
    if (reasons.isEmpty()) reasons.add("Nothing known speaks against this address.");
    return reasons;
  }
}
