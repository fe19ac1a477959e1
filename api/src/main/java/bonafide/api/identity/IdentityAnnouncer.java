package bonafide.api.identity;

import bonafide.api.http.Wire;
import bonafide.store.Work;
import bonafide.store.rows.ClientRows.ClientRow;
import bonafide.store.rows.EvidenceRows.EvidenceRow;
import bonafide.verification.callback.Deliveries;
import bonafide.verification.order.Announcer;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Tells a client by callback what a read of the same verification would answer.
public final class IdentityAnnouncer implements Announcer {
  private final Deliveries deliveries;

  public IdentityAnnouncer(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public List<Order> ended(Verification verification, ClientRow client, Work work) {
    var search = CallbackType.WATCHLIST_SEARCH;
    var status = Lookups.status(verification);
    switch (verification.order().plan()) {
      case CftRoutes.INDIVIDUAL ->
          plan(verification, client, work, search, CftWords.individual(verification));
      case CftRoutes.ENTITY ->
          plan(verification, client, work, search, CftWords.entity(verification));
      case CftPepRoutes.INDIVIDUAL ->
          plan(verification, client, work, search, CftPepWords.individual(verification));
      case CftPepRoutes.ENTITY ->
          plan(verification, client, work, search, CftPepWords.entity(verification));
      case BankRoutes.PLAN ->
          plan(
              verification,
              client,
              work,
              CallbackType.NAME_VALIDATOR_REQUEST,
              BankRoutes.words(verification));
      case WalletRoutes.PLAN ->
          plan(
              verification,
              client,
              work,
              CallbackType.EWALLET_ACCOUNT_VALIDATION,
              WalletRoutes.words(verification, status));
      case NpwpRoutes.PLAN ->
          plan(
              verification,
              client,
              work,
              CallbackType.NPWP_DATA_REQUEST,
              NpwpRoutes.words(verification, status));
      case BusinessRoutes.PLAN ->
          plan(
              verification,
              client,
              work,
              CallbackType.DTI_VALIDATION,
              BusinessRoutes.words(verification));
      case IdCardImageRoutes.PLAN ->
          plan(
              verification,
              client,
              work,
              CallbackType.ID_IMAGE_OCR_REQUEST,
              IdCardImageRoutes.words(verification));
      case DocumentRoutes.PLAN ->
          plan(
              verification,
              client,
              work,
              CallbackType.BUSINESS_DOCUMENT_OCR_REQUEST,
              DocumentRoutes.words(verification));
      case StatementRoutes.PLAN ->
          plan(
              verification,
              client,
              work,
              CallbackType.BANK_STATEMENT_OCR_REQUEST,
              StatementRoutes.words(verification));
      case CaptureOrders.PLAN, CaptureOrders.AGAIN ->
          plan(
              verification,
              client,
              work,
              CallbackType.DOCUMENT_OCR_CAPTURE_REQUEST,
              new CaptureWords(verification, pictures(verification, client, work)).words());
      default -> {}
    }
    return List.of();
  }

  private static Map<String, String> pictures(
      Verification verification, ClientRow client, Work work) {
    return work.evidence().of(client.id(), verification.environment(), verification.id()).stream()
        .collect(Collectors.toMap(EvidenceRow::kind, EvidenceRow::mediaType));
  }

  private void plan(
      Verification verification, ClientRow client, Work work, CallbackType type, Object body) {
    deliveries.plan(
        work,
        client,
        verification.environment(),
        verification.id(),
        type.name(),
        Wire.JSON.writeValueAsBytes(body));
  }
}
