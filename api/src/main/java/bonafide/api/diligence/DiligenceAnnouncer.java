package bonafide.api.diligence;

import bonafide.api.http.Wire;
import bonafide.store.Work;
import bonafide.store.rows.ClientRows.ClientRow;
import bonafide.store.rows.EvidenceRows.EvidenceRow;
import bonafide.verification.callback.Deliveries;
import bonafide.verification.client.Caller;
import bonafide.verification.client.Tokens;
import bonafide.verification.order.Announcer;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import bonafide.verification.review.Reviews;
import bonafide.verification.review.Standing;
import bonafide.verification.review.Standings;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Tells a client what came of its tasks, orders a search where an accepted ID asks for one, and
/// charges what they cost.
public final class DiligenceAnnouncer implements Announcer, Reviews.Told {
  private static final String TASK = "SEARCH_TASK";
  private static final String IDV = "IDV_TASK";

  private final Deliveries deliveries;
  private final Standings standings;
  private final SearchSettings settings;
  private final Links links;
  private final InstantSource clock;
  private final String publicUrl;

  public DiligenceAnnouncer(
      Deliveries deliveries,
      Standings standings,
      SearchSettings settings,
      Tokens tokens,
      InstantSource clock,
      String publicUrl) {
    this.deliveries = deliveries;
    this.standings = standings;
    this.settings = settings;
    this.links = new Links(tokens, clock, publicUrl);
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  @Override
  public List<Order> ended(Verification verification, ClientRow client, Work work) {
    return switch (verification.order().plan()) {
      case KyaRoutes.PLAN -> {
        work.clients().spend(client.id(), Points.KYA);
        yield List.of();
      }
      case TaskOrders.PLAN -> {
        work.clients().spend(client.id(), Points.TASK);
        work.verifications().monitor(verification.id(), true);
        tellTask(verification, client, work);
        yield List.of();
      }
      case IdvOrders.PLAN -> endedIdv(verification, client, work);
      default -> List.of();
    };
  }

  @Override
  public void renewed(Verification verification, ClientRow client, Work work) {
    if (verification.order().plan().equals(TaskOrders.PLAN)) tellTask(verification, client, work);
  }

  @Override
  public void reviewed(Verification verification, Standing standing, ClientRow client, Work work) {
    if (verification.order().plan().equals(TaskOrders.PLAN))
      tellTask(verification, standing, client, work);
  }

  private void tellTask(Verification task, ClientRow client, Work work) {
    tellTask(task, standings.of(work, client, task.id()), client, work);
  }

  private void tellTask(Verification task, Standing standing, ClientRow client, Work work) {
    var url = TaskOrders.callback(task);
    if (url == null) return;
    deliveries.plan(
        work,
        client,
        task.environment(),
        task.id(),
        TASK,
        url,
        Wire.JSON.writeValueAsBytes(new TaskWords(task, standing, publicUrl).summary()));
  }

  private List<Order> endedIdv(Verification verification, ClientRow client, Work work) {
    var idv = new Idv(verification);
    if (!verification.outcomes().isEmpty()) work.clients().spend(client.id(), Points.IDV);
    var task = task(idv, client, work);
    tellIdv(idv, task, client, work);
    return task.map(List::of).orElse(List.of());
  }

  private Optional<Order> task(Idv idv, ClientRow client, Work work) {
    if (!idv.wantsTask() || new IdvReading(idv).state() != IdvReading.ACCEPT)
      return Optional.empty();
    var verification = idv.verification();
    var caller = new Caller(client, verification.environment(), "system", Set.of());
    var number = Integer.parseInt(Objects.requireNonNull(idv.text(Idv.TASK_SETTING)));
    return settings
        .chosen(work, caller, number)
        .map(
            setting ->
                TaskOrders.order(
                        automatic(verification),
                        setting,
                        idv.target(null),
                        EnumSet.allOf(Source.class),
                        idv.text(Idv.TASK_CALLBACK),
                        verification.order().reference(),
                        verification,
                        String.valueOf(idv.text(Idv.BY)))
                    .numbered(work.verifications().nextNumber()));
  }

  /// The id of the search that follows an accepted ID by itself.
  static String automatic(Verification idv) {
    return UUID.nameUUIDFromBytes(("task of " + idv.id()).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private void tellIdv(Idv idv, Optional<Order> task, ClientRow client, Work work) {
    var verification = idv.verification();
    var url = idv.text(Idv.CALLBACK);
    if (url == null) return;
    var tasks =
        task.map(
                order ->
                    new IdvWords.Task(
                        Objects.requireNonNull(order.number()), clock.instant(), 0, true))
            .map(List::of)
            .orElse(List.of());
    var pictures =
        work.evidence().of(client.id(), verification.environment(), verification.id()).stream()
            .map(EvidenceRow::kind)
            .collect(Collectors.toSet());
    var words =
        IdvWords.of(
            idv,
            standings.of(work, client, verification.id()),
            tasks,
            pictures,
            picture -> links.to(String.valueOf(idv.text(Idv.BY)), verification.id(), picture));
    deliveries.plan(
        work,
        client,
        verification.environment(),
        verification.id(),
        IDV,
        url,
        Wire.JSON.writeValueAsBytes(words));
  }
}
