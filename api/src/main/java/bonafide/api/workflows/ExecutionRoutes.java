package bonafide.api.workflows;

import bonafide.api.http.ApiError;
import bonafide.api.http.Callers;
import bonafide.source.sandbox.Sandbox;
import bonafide.verification.client.Clients;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/// Executions of workflows: finalised, read, explained, erased.
@RestController
public final class ExecutionRoutes {
  private static final String PATH =
      "/api/v1/accounts/{accountId}/workflow-executions/{workflowExecutionId}";
  private static final Duration REPORT = Duration.ofMinutes(10);

  private final Executions executions;
  private final Clients clients;

  public ExecutionRoutes(Executions executions, Clients clients) {
    this.executions = executions;
    this.clients = clients;
  }

  private Execution find(HttpServletRequest request, String account, String execution) {
    return executions.find(Callers.permitted(request, AccountRoutes.SERVICE), account, execution);
  }

  @PutMapping(PATH)
  public Map<String, Object> finalise(
      HttpServletRequest request,
      @PathVariable String accountId,
      @PathVariable String workflowExecutionId) {
    var execution = find(request, accountId, workflowExecutionId);
    var begun = executions.finalise(Callers.of(request), execution, forced(request));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("timestamp", Words.time(executions.now()));
    answer.put("account", Map.of("id", begun.account()));
    answer.put("workflowExecution", Map.of("id", begun.id()));
    return answer;
  }

  /// An outage a sandbox request asks for happens at the sources of this execution.
  private static @Nullable String forced(HttpServletRequest request) {
    return Callers.wantsOutage(request) ? Sandbox.DOWN : null;
  }

  @GetMapping(PATH)
  public Map<String, Object> details(
      HttpServletRequest request,
      @PathVariable String accountId,
      @PathVariable String workflowExecutionId) {
    var execution = find(request, accountId, workflowExecutionId);
    return Words.details(execution, executions.definition(execution));
  }

  @GetMapping(PATH + "/status")
  public Map<String, Object> status(
      HttpServletRequest request,
      @PathVariable String accountId,
      @PathVariable String workflowExecutionId) {
    var execution = find(request, accountId, workflowExecutionId);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("account", Words.account(execution));
    answer.put("workflowExecution", Words.reference(execution));
    return answer;
  }

  @GetMapping(PATH + "/steps")
  public Map<String, Object> steps(
      HttpServletRequest request,
      @PathVariable String accountId,
      @PathVariable String workflowExecutionId) {
    var execution = find(request, accountId, workflowExecutionId);
    return Map.of("steps", Words.steps(execution, executions.definition(execution)));
  }

  @GetMapping(PATH + "/rules")
  public Map<String, Object> rules(
      HttpServletRequest request,
      @PathVariable String accountId,
      @PathVariable String workflowExecutionId) {
    var execution = find(request, accountId, workflowExecutionId);
    return Map.of("rules", Words.rules(execution, executions.definition(execution)));
  }

  @GetMapping(PATH + "/generate")
  public Map<String, Object> generate(
      HttpServletRequest request,
      @PathVariable String accountId,
      @PathVariable String workflowExecutionId) {
    var execution = find(request, accountId, workflowExecutionId);
    var token = executions.reportToken(Callers.of(request), execution, REPORT);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("workflowId", execution.id());
    answer.put("presignedUrl", execution.base() + "/api/v1/reports/" + token);
    return answer;
  }

  /// The report behind a link; the link is the permission.
  @GetMapping("/api/v1/reports/{token}")
  public ResponseEntity<byte[]> report(@PathVariable String token) {
    var missing = new ApiError(ApiError.Kind.NOT_FOUND, "the link is unknown or has expired");
    var grant = executions.reportGrant(token).orElseThrow(() -> missing);
    var caller = clients.callerOf(grant.keyId()).orElseThrow(() -> missing);
    var execution =
        executions.find(caller, String.valueOf(grant.order()), String.valueOf(grant.part()));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Disposition", "inline; filename=\"report-" + execution.id() + ".pdf\"")
        .body(ReportPdf.of(execution, executions.definition(execution)));
  }

  @DeleteMapping(PATH)
  public ResponseEntity<Void> delete(
      HttpServletRequest request,
      @PathVariable String accountId,
      @PathVariable String workflowExecutionId) {
    var execution = find(request, accountId, workflowExecutionId);
    executions.erase(Callers.of(request), execution);
    return ResponseEntity.ok().build();
  }
}
