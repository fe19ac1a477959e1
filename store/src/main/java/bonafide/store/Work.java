package bonafide.store;

import bonafide.store.rows.AccountRows;
import bonafide.store.rows.AnswerRows;
import bonafide.store.rows.ApplicantRows;
import bonafide.store.rows.AuditRows;
import bonafide.store.rows.BrandRows;
import bonafide.store.rows.CallbackRows;
import bonafide.store.rows.CaptureRows;
import bonafide.store.rows.ClientRows;
import bonafide.store.rows.DeliveryRows;
import bonafide.store.rows.DeviceRows;
import bonafide.store.rows.EvidenceRows;
import bonafide.store.rows.HandoverRows;
import bonafide.store.rows.IdempotencyRows;
import bonafide.store.rows.JobRows;
import bonafide.store.rows.OverviewRows;
import bonafide.store.rows.RegisterRows;
import bonafide.store.rows.RequestRows;
import bonafide.store.rows.ReviewRows;
import bonafide.store.rows.SearchSettingRows;
import bonafide.store.rows.SecondPersonRows;
import bonafide.store.rows.SightingRows;
import bonafide.store.rows.TemplateRows;
import bonafide.store.rows.TicketRows;
import bonafide.store.rows.UserRows;
import bonafide.store.rows.VerificationRows;
import org.jdbi.v3.core.Handle;

/// One transaction and the rows it may touch; all of it happens or none.
public final class Work {
  private final Handle handle;

  Work(Handle handle) {
    this.handle = handle;
  }

  public ClientRows clients() {
    return new ClientRows(handle);
  }

  public CallbackRows callbacks() {
    return new CallbackRows(handle);
  }

  public VerificationRows verifications() {
    return new VerificationRows(handle);
  }

  public EvidenceRows evidence() {
    return new EvidenceRows(handle);
  }

  public DeliveryRows deliveries() {
    return new DeliveryRows(handle);
  }

  public IdempotencyRows idempotency() {
    return new IdempotencyRows(handle);
  }

  public JobRows jobs() {
    return new JobRows(handle);
  }

  public AnswerRows answers() {
    return new AnswerRows(handle);
  }

  public RegisterRows registers() {
    return new RegisterRows(handle);
  }

  public TicketRows tickets() {
    return new TicketRows(handle);
  }

  public AccountRows accounts() {
    return new AccountRows(handle);
  }

  public DeviceRows devices() {
    return new DeviceRows(handle);
  }

  public SightingRows sightings() {
    return new SightingRows(handle);
  }

  public CaptureRows captures() {
    return new CaptureRows(handle);
  }

  public ApplicantRows applicants() {
    return new ApplicantRows(handle);
  }

  public HandoverRows handovers() {
    return new HandoverRows(handle);
  }

  public BrandRows brands() {
    return new BrandRows(handle);
  }

  public TemplateRows templates() {
    return new TemplateRows(handle);
  }

  public SearchSettingRows searchSettings() {
    return new SearchSettingRows(handle);
  }

  public ReviewRows reviews() {
    return new ReviewRows(handle);
  }

  public OverviewRows overview() {
    return new OverviewRows(handle);
  }

  public SecondPersonRows secondPerson() {
    return new SecondPersonRows(handle);
  }

  public UserRows users() {
    return new UserRows(handle);
  }

  public RequestRows requests() {
    return new RequestRows(handle);
  }

  public AuditRows audit() {
    return new AuditRows(handle);
  }
}
