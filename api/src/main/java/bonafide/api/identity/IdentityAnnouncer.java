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
import org.jspecify.annotations.Nullable;

/// Tells a client by callback what a read of the same verification would answer.
public final class IdentityAnnouncer implements Announcer {
  private final Deliveries deliveries;

  public IdentityAnnouncer(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public List<Order> ended(Verification verification, ClientRow client, Work work) {
    var type = type(verification.order().plan());
    if (type != null)
      deliveries.plan(
          work,
          client,
          verification.environment(),
          verification.id(),
          type.name(),
          Wire.JSON.writeValueAsBytes(
              IdentityAnswers.words(verification, pictures(verification, client, work))));
    return List.of();
  }

  /// What a client is told about; null for what is only answered.
  private static @Nullable CallbackType type(String plan) {
    return switch (plan) {
      case CftRoutes.INDIVIDUAL, CftRoutes.ENTITY, CftPepRoutes.INDIVIDUAL, CftPepRoutes.ENTITY ->
          CallbackType.WATCHLIST_SEARCH;
      case BankRoutes.PLAN -> CallbackType.NAME_VALIDATOR_REQUEST;
      case WalletRoutes.PLAN -> CallbackType.EWALLET_ACCOUNT_VALIDATION;
      case NpwpRoutes.PLAN -> CallbackType.NPWP_DATA_REQUEST;
      case BusinessRoutes.PLAN -> CallbackType.DTI_VALIDATION;
      case IdCardImageRoutes.PLAN -> CallbackType.ID_IMAGE_OCR_REQUEST;
      case DocumentRoutes.PLAN -> CallbackType.BUSINESS_DOCUMENT_OCR_REQUEST;
      case StatementRoutes.PLAN -> CallbackType.BANK_STATEMENT_OCR_REQUEST;
      case CaptureOrders.PLAN, CaptureOrders.AGAIN -> CallbackType.DOCUMENT_OCR_CAPTURE_REQUEST;
      default -> null;
    };
  }

  private static Map<String, String> pictures(
      Verification verification, ClientRow client, Work work) {
    return work.evidence().of(client.id(), verification.environment(), verification.id()).stream()
        .collect(Collectors.toMap(EvidenceRow::kind, EvidenceRow::mediaType));
  }
}
