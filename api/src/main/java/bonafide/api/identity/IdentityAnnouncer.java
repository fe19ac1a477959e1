package bonafide.api.identity;

import bonafide.api.http.Wire;
import bonafide.store.Work;
import bonafide.store.rows.ClientRows.ClientRow;
import bonafide.verification.callback.Deliveries;
import bonafide.verification.order.Announcer;
import bonafide.verification.order.Verification;

/// Tells a client by callback what a read of the same verification would answer.
public final class IdentityAnnouncer implements Announcer {
  private final Deliveries deliveries;

  public IdentityAnnouncer(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public void ended(Verification verification, ClientRow client, Work work) {
    switch (verification.order().plan()) {
      case CftRoutes.INDIVIDUAL ->
          plan(verification, client, work, CftWords.individual(verification));
      case CftRoutes.ENTITY -> plan(verification, client, work, CftWords.entity(verification));
      case CftPepRoutes.INDIVIDUAL ->
          plan(verification, client, work, CftPepWords.individual(verification));
      case CftPepRoutes.ENTITY ->
          plan(verification, client, work, CftPepWords.entity(verification));
      default -> {}
    }
  }

  private void plan(Verification verification, ClientRow client, Work work, Object body) {
    deliveries.plan(
        work,
        client,
        verification.environment(),
        verification.id(),
        CallbackType.WATCHLIST_SEARCH.name(),
        Wire.JSON.writeValueAsBytes(body));
  }
}
