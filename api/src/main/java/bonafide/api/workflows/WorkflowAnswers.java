package bonafide.api.workflows;

import bonafide.api.http.Answering;
import bonafide.verification.client.Caller;
import bonafide.verification.order.Verification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What this surface answers about an execution, and how it names its parts.
public final class WorkflowAnswers implements Answering {
  private final Executions executions;

  public WorkflowAnswers(Executions executions) {
    this.executions = executions;
  }

  @Override
  public boolean knows(String plan) {
    return plan.startsWith("workflows/");
  }

  @Override
  public Object answer(Caller caller, Verification verification) {
    var execution = new Execution(verification);
    return Words.details(execution, executions.definition(execution));
  }

  /// A workflow as settings show it.
  public record Shown(int key, String name, List<String> capabilities) {}

  public List<Shown> definitions() {
    return executions.definitions().all().stream()
        .map(
            definition ->
                new Shown(
                    definition.key(),
                    definition.name(),
                    definition.capabilities().stream().map(Capability::word).toList()))
        .toList();
  }

  /// A capability as it was judged.
  public record Judged(
      String capability,
      String decision,
      String label,
      @Nullable Integer score,
      List<String> because) {}

  public List<Judged> judged(Verification verification) {
    if (!verification.status().isFinal()) return List.of();
    var execution = new Execution(verification);
    return Words.results(execution, executions.definition(execution)).stream()
        .map(
            result ->
                new Judged(
                    result.capability().word(),
                    result.type(),
                    result.label(),
                    result.score(),
                    result.because()))
        .toList();
  }
}
