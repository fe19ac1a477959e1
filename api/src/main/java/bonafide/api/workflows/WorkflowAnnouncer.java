package bonafide.api.workflows;

import bonafide.api.http.Wire;
import bonafide.store.Work;
import bonafide.store.rows.ClientRows.ClientRow;
import bonafide.verification.callback.Deliveries;
import bonafide.verification.order.Announcer;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;

/// Tells a client, at the address its account request named, that an execution has ended. The
/// message says nothing about the person.
public final class WorkflowAnnouncer implements Announcer {
  private static final String TYPE = "WORKFLOW_FINISHED";

  private final Deliveries deliveries;
  private final InstantSource clock;

  public WorkflowAnnouncer(Deliveries deliveries, InstantSource clock) {
    this.deliveries = deliveries;
    this.clock = clock;
  }

  @Override
  public List<Order> ended(Verification verification, ClientRow client, Work work) {
    if (!verification.order().plan().startsWith("workflows/")) return List.of();
    var execution = new Execution(verification);
    var url = execution.text("callback_url");
    if (url == null) return List.of();
    var body = new LinkedHashMap<String, Object>();
    body.put("callbackSentAt", Words.time(clock.instant()));
    var user = execution.text("user_reference");
    if (user != null) body.put("userReference", user);
    body.put("workflowExecution", Words.reference(execution));
    body.put("account", Words.account(execution));
    deliveries.plan(
        work,
        client,
        verification.environment(),
        verification.id(),
        TYPE,
        url,
        Wire.JSON.writeValueAsBytes(body));
    return List.of();
  }
}
