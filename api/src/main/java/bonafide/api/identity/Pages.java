package bonafide.api.identity;

import bonafide.api.http.ApiError;
import bonafide.verification.client.Caller;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lists by reference: `data`, `has_more`, and links to the first, this and the next page
/// (D-000-11).
final class Pages {
  private static final int DEFAULT = 10;
  private static final int MOST = 100;

  private Pages() {}

  record Page(List<?> data, boolean hasMore, List<Link> links) {}

  record Link(String href, String rel, String method) {}

  static Page of(
      HttpServletRequest request,
      Verifications verifications,
      Caller caller,
      String plan,
      Function<Verification, Object> words) {
    var reference = request.getParameter("reference_id");
    if (reference == null || reference.isBlank()) throw fault("reference_id", "is required");
    var limit = limit(request.getParameter("limit"));
    var after = request.getParameter("after_id");
    if (after != null && after.isBlank()) after = null;
    var found = verifications.page(caller, plan, reference, after, limit + 1);
    var more = found.size() > limit;
    var shown = more ? found.subList(0, limit) : found;
    return new Page(
        shown.stream().map(words).toList(),
        more,
        links(request, reference, after, more ? shown.getLast().id() : null));
  }

  private static List<Link> links(
      HttpServletRequest request, String reference, @Nullable String after, @Nullable String next) {
    var base = request.getRequestURI() + "?reference_id=" + encode(reference);
    if (request.getParameter("limit") != null)
      base += "&limit=" + encode(request.getParameter("limit"));
    var links = new ArrayList<Link>();
    links.add(new Link(base, "first", "GET"));
    links.add(new Link(after == null ? base : base + "&after_id=" + encode(after), "self", "GET"));
    if (next != null) links.add(new Link(base + "&after_id=" + encode(next), "next", "GET"));
    return links;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static int limit(@Nullable String text) {
    if (text == null || text.isBlank()) return DEFAULT;
    if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST)
      throw fault("limit", "must be a whole number from 1 to " + MOST);
    return Integer.parseInt(text);
  }

  private static ApiError fault(String name, String message) {
    return new ApiError(
        ApiError.Kind.INVALID,
        "The request does not match the contract.",
        List.of(new ApiError.Field(name, message)));
  }
}
