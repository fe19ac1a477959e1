package bonafide.api.sessions;

import bonafide.api.http.Wire;
import bonafide.store.Work;
import bonafide.store.rows.ClientRows.ClientRow;
import bonafide.verification.callback.Deliveries;
import bonafide.verification.order.Announcer;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import bonafide.verification.review.Reviews;
import bonafide.verification.review.Standing;
import bonafide.verification.review.Standings;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells a client what came of a session, and what happens to it on the way.
public final class SessionAnnouncer implements Announcer, Reviews.Told {
  private static final String RESULT = "SESSION_RESULT";
  private static final String EVENT = "SESSION_EVENT";

  private final Deliveries deliveries;
  private final Standings standings;
  private final InstantSource clock;

  public SessionAnnouncer(Deliveries deliveries, Standings standings, InstantSource clock) {
    this.deliveries = deliveries;
    this.standings = standings;
    this.clock = clock;
  }

  @Override
  public void awaited(Verification verification, ClientRow client, Work work) {
    event("SESSION_CREATED", verification, Standing.NONE, client, work);
  }

  @Override
  public void begun(Verification verification, ClientRow client, Work work) {
    event("SESSION_SUBMITTED", verification, Standing.NONE, client, work);
  }

  @Override
  public List<Order> ended(Verification verification, ClientRow client, Work work) {
    if (!isSession(verification)) return List.of();
    var session = new Session(verification);
    var standing = standings.of(work, client, verification.id());
    if (session.hasExpired()) event("SESSION_EXPIRED", verification, standing, client, work);
    if (Boolean.TRUE.equals(session.echo(Session.MONITORING))
        && session.outcome("watchlists") != null)
      work.verifications().monitor(verification.id(), true);
    result(session, standing, client, work);
    return List.of();
  }

  @Override
  public void renewed(Verification verification, ClientRow client, Work work) {
    if (!isSession(verification)) return;
    var standing = standings.of(work, client, verification.id());
    event("AML_MONITORING_UPDATE", verification, standing, client, work);
    result(new Session(verification), standing, client, work);
  }

  @Override
  public void reviewed(Verification verification, Standing standing, ClientRow client, Work work) {
    if (!isSession(verification)) return;
    event("CASE_STATUS_UPDATE", verification, standing, client, work);
    result(new Session(verification), standing, client, work);
  }

  private static boolean isSession(Verification verification) {
    return verification.order().plan().equals(Session.PLAN);
  }

  private void result(Session session, Standing standing, ClientRow client, Work work) {
    var url = session.text(Session.CALLBACK);
    if (url == null) url = session.blueprint().callbackUrl();
    tell(RESULT, session, url, SessionWords.of(session, standing), client, work);
  }

  private void event(
      String type, Verification verification, Standing standing, ClientRow client, Work work) {
    if (!isSession(verification)) return;
    var session = new Session(verification);
    var url = session.text(Session.EVENTS);
    if (url == null) url = session.blueprint().eventsCallbackUrl();
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("event_type", type);
    body.put("verification_session_id", verification.id());
    body.put("client_reference_id", verification.order().reference());
    body.put("aiprise_summary", SessionWords.of(session, standing).get("aiprise_summary"));
    body.put("created_at", clock.instant().toEpochMilli());
    tell(EVENT, session, url, body, client, work);
  }

  private void tell(
      String type,
      Session session,
      @Nullable String url,
      Map<String, @Nullable Object> body,
      ClientRow client,
      Work work) {
    if (url == null) return;
    deliveries.plan(
        work,
        client,
        session.verification().environment(),
        session.verification().id(),
        type,
        url,
        Wire.JSON.writeValueAsBytes(body),
        session.text(Session.SIGNING));
  }
}
