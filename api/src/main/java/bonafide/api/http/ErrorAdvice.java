package bonafide.api.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Answers every error in the words of the surface the path belongs to.
@Order(Ordered.LOWEST_PRECEDENCE)
@RestControllerAdvice
@RestController
public final class ErrorAdvice implements ErrorController {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);

  private final List<ErrorWords> surfaces;

  public ErrorAdvice(List<ErrorWords> surfaces) {
    this.surfaces = surfaces;
  }

  @ExceptionHandler
  void refused(ApiError error, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(error, request.getRequestURI(), response);
  }

  @ExceptionHandler
  void noSuchPath(
      NoResourceFoundException error, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(
        new ApiError(ApiError.Kind.NOT_FOUND, "There is nothing at this path."),
        request.getRequestURI(),
        response);
  }

  @ExceptionHandler
  void wrongMethod(
      HttpRequestMethodNotSupportedException error,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var allowed = error.getSupportedMethods();
    if (allowed != null) response.setHeader("Allow", String.join(", ", allowed));
    write(
        new ApiError(ApiError.Kind.METHOD_NOT_ALLOWED, "This method is not allowed here."),
        request.getRequestURI(),
        response);
  }

  @ExceptionHandler
  void badForm(MultipartException error, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var tooLarge = error instanceof MaxUploadSizeExceededException;
    var kind = tooLarge ? ApiError.Kind.TOO_LARGE : ApiError.Kind.INVALID;
    var message =
        tooLarge ? "The file is larger than this server takes." : "The form is not well formed.";
    write(new ApiError(kind, message), request.getRequestURI(), response);
  }

  @ExceptionHandler
  void broken(Exception error, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(broken(error), request.getRequestURI(), response);
  }

  /// What never reached a route: requests the container or its firewall refused.
  @RequestMapping("/error")
  void refusedEarlier(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var path =
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : "";
    var status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 500;
    var kind =
        status == 404
            ? ApiError.Kind.NOT_FOUND
            : status < 500 ? ApiError.Kind.INVALID : ApiError.Kind.BROKEN;
    write(
        new ApiError(kind, status < 500 ? "The request is not well formed." : "Unexpected error."),
        path,
        response);
  }

  /// A bug or a broken machine: the log has the trace, the client the request id.
  static ApiError broken(Exception error) {
    if (error instanceof ConnectionException) {
      LOG.error("the database cannot be reached: {}", error.getMessage());
      return new ApiError(ApiError.Kind.UNAVAILABLE, "The service is not available at the moment.");
    }
    LOG.error("a request broke", error);
    return new ApiError(ApiError.Kind.BROKEN, "Unexpected error.");
  }

  private void write(ApiError error, String path, HttpServletResponse response) throws IOException {
    for (var surface : surfaces) {
      if (surface.speaksFor(path)) {
        surface.write(error, response);
        return;
      }
    }
    response.setStatus(error.kind().status());
    response.setContentType("text/plain;charset=utf-8");
    response.getOutputStream().write((error.message() + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
