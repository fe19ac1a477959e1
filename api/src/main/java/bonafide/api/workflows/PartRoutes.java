package bonafide.api.workflows;

import bonafide.api.http.ApiError;
import bonafide.api.http.Bodies;
import bonafide.api.http.Callers;
import bonafide.api.http.Uploads;
import bonafide.api.http.Wire;
import bonafide.image.Bare;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;

/// The parts of credentials: handed in, replaced, shown.
@RestController
public final class PartRoutes {
  private static final String FILE = "file";
  private static final long MOST_BYTES = 15L << 20;
  private static final int MOST_PIXELS = 8_000;
  private static final int LEAST_LONGEST = 300;

  private final Executions executions;

  public PartRoutes(Executions executions) {
    this.executions = executions;
  }

  @RequestMapping(
      path =
          "/api/v1/accounts/{accountId}/workflow-executions/{workflowExecutionId}"
              + "/credentials/{credentialId}/parts/{classifier}",
      method = {RequestMethod.POST, RequestMethod.PUT})
  public Map<String, Object> hand(
      HttpServletRequest request,
      @PathVariable String accountId,
      @PathVariable String workflowExecutionId,
      @PathVariable String credentialId,
      @PathVariable String classifier) {
    var caller = Callers.permitted(request, AccountRoutes.SERVICE);
    var execution = executions.find(caller, accountId, workflowExecutionId);
    var credential =
        execution
            .credential(credentialId)
            .orElseThrow(() -> new ApiError(ApiError.Kind.NOT_FOUND, "credential not found"));
    var part = classifier(classifier);
    if (!credential.category().parts().contains(part))
      throw new ApiError(
          ApiError.Kind.INVALID, "a credential of this category has no part " + classifier);
    var content = content(request, part);
    executions.hand(
        caller, execution, credential.part(part), content.mediaType(), content.content());
    var answer = new LinkedHashMap<String, Object>();
    answer.put("timestamp", Words.time(executions.now()));
    answer.put("account", Map.of("id", execution.account()));
    answer.put("workflowExecution", Map.of("id", execution.id()));
    answer.put(
        "api",
        Words.actions(
            execution,
            executions.definition(execution),
            credential,
            executions.uploadToken(caller, execution, credential.id())));
    return answer;
  }

  private static Classifier classifier(String word) {
    for (var classifier : Classifier.values())
      if (classifier.name().equals(word)) return classifier;
    throw new ApiError(ApiError.Kind.NOT_FOUND, "there is no part " + word);
  }

  private static Executions.Part content(HttpServletRequest request, Classifier part) {
    if (part.isData()) {
      if (Bodies.isMultipart(request))
        throw new ApiError(ApiError.Kind.UNSUPPORTED_MEDIA, "use application/json");
      var json = json(Bodies.raw(request));
      return new Executions.Part(MediaType.APPLICATION_JSON_VALUE, json);
    }
    if (!Bodies.isMultipart(request))
      throw new ApiError(
          ApiError.Kind.UNSUPPORTED_MEDIA, "use multipart/form-data with a JPEG or PNG");
    var upload = Uploads.of(request);
    if (!upload.hasFile(FILE)) throw new ApiError(ApiError.Kind.INVALID, "file is required");
    if (part == Classifier.FACEMAP)
      return new Executions.Part(
          MediaType.APPLICATION_OCTET_STREAM_VALUE, upload.bytes(FILE, MOST_BYTES));
    var photo = upload.photo(FILE, MOST_BYTES, MOST_PIXELS, LEAST_LONGEST);
    return new Executions.Part(photo.mediaType(), photo.bytes());
  }

  private static byte[] json(byte[] body) {
    try {
      var node = body.length == 0 ? null : Wire.JSON.readTree(body);
      if (node == null || !node.isObject())
        throw new ApiError(ApiError.Kind.INVALID, "the body must be a JSON object");
      var faults = Prepared.faults(node);
      if (!faults.isEmpty()) throw new ApiError(ApiError.Kind.INVALID, String.join("; ", faults));
      return body;
    } catch (JacksonException e) {
      throw new ApiError(ApiError.Kind.INVALID, "the body is not valid JSON");
    }
  }

  @GetMapping("/api/v1/accounts/{accountId}/credentials/{credentialId}/parts/{classifier}")
  public ResponseEntity<byte[]> show(
      HttpServletRequest request,
      @PathVariable String accountId,
      @PathVariable String credentialId,
      @PathVariable String classifier) {
    var caller = Callers.permitted(request, AccountRoutes.SERVICE);
    var part =
        executions
            .part(caller, accountId, credentialId, classifier(classifier))
            .orElseThrow(() -> new ApiError(ApiError.Kind.NOT_FOUND, "part not found"));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(part.mediaType()))
        .header("X-Content-Type-Options", "nosniff")
        .body(Bare.of(part.content()));
  }
}
