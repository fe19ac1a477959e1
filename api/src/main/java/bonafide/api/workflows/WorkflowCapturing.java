package bonafide.api.workflows;

import bonafide.api.capture.Asking;
import bonafide.api.capture.Capturing;
import bonafide.api.capture.Part;
import bonafide.api.capture.Part.Kind;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a workflow wants from an applicant: the pictures of its credentials. What else it needs,
/// the client hands in.
public final class WorkflowCapturing implements Capturing {
  private final Executions executions;

  public WorkflowCapturing(Executions executions) {
    this.executions = executions;
  }

  @Override
  public boolean of(Verification verification) {
    return verification.order().plan().startsWith("workflows/");
  }

  @Override
  public Asking asking(Verification verification) {
    var execution = new Execution(verification);
    return new Asking(
        parts(execution),
        wantsDevice(executions.definition(execution), execution)
            ? execution
                .of(Category.DATA)
                .map(data -> data.part(Classifier.DEVICE_RISK))
                .orElse(null)
            : null,
        false,
        false,
        null,
        null,
        false,
        execution.text(Execution.LOCALE),
        execution.text(Execution.SUCCESS),
        execution.text(Execution.ERROR));
  }

  /// Whether the pages' own collector tells of the device.
  static boolean wantsDevice(Definition definition, Execution execution) {
    return "true".equals(execution.text(Execution.WEB))
        && definition.has(Capability.DEVICE_RISK_VERIFICATION);
  }

  static List<Part> parts(Execution execution) {
    var parts = new ArrayList<Part>();
    for (var credential : execution.credentials()) {
      switch (credential.category()) {
        case ID -> {
          parts.add(part("ID", credential, Classifier.FRONT, Kind.FRONT, true));
          parts.add(part("ID_BACK", credential, Classifier.BACK, Kind.BACK, false));
        }
        case SELFIE -> parts.add(part("FACE", credential, Classifier.FACE, Kind.SELFIE, true));
        case FACEMAP, DOCUMENT, DATA -> {}
      }
    }
    return parts;
  }

  private static Part part(
      String name,
      Execution.Credential credential,
      Classifier classifier,
      Kind kind,
      boolean required) {
    return new Part(name, credential.part(classifier), kind, required, List.of());
  }

  @Override
  public Order complete(Verification waiting, Left left) {
    var execution = new Execution(waiting);
    return new Acquisition(
            executions.definition(execution), execution, left.names(), left.evidence())
        .order(null);
  }

  @Override
  public Instant ends(Verification verification) {
    return new Execution(verification).tokenExpires();
  }
}
