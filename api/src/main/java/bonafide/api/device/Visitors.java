package bonafide.api.device;

import bonafide.signal.device.Blackboxes.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/// What a request shows of the browser that sent it.
public final class Visitors {
  private static final String COOKIE = "bonafide_device";
  private static final int LONGEST = 300;
  private static final List<String> TELLING =
      List.of(
          "user-agent", "accept-language", "sec-ch-ua", "sec-ch-ua-mobile", "sec-ch-ua-platform");

  private final List<IpAddressMatcher> proxies;

  /// @param proxies addresses or networks, as `192.0.2.0/24`, of proxies that name whom they
  ///     forward
  /// @throws IllegalArgumentException when one is neither
  public Visitors(Collection<String> proxies) {
    this.proxies = proxies.stream().map(IpAddressMatcher::new).toList();
  }

  /// @param order the only order a blackbox may be used for; null for any
  public Visit of(
      HttpServletRequest request,
      boolean withAddress,
      @Nullable String order,
      @Nullable String remembered) {
    var headers = new LinkedHashMap<String, String>();
    for (var name : TELLING) {
      var value = request.getHeader(name);
      if (value != null)
        headers.put(name, value.length() > LONGEST ? value.substring(0, LONGEST) : value);
    }
    var devices = new ArrayList<String>();
    if (request.getCookies() != null)
      for (var cookie : request.getCookies())
        if (cookie.getName().equals(COOKIE)) devices.add(cookie.getValue());
    if (remembered != null) devices.add(remembered);
    return new Visit(withAddress ? address(request) : null, Map.copyOf(headers), order, devices);
  }

  /// Who sent a request: the last that no known proxy forwarded for.
  private String address(HttpServletRequest request) {
    var address = request.getRemoteAddr();
    var forwarded = request.getHeader("X-Forwarded-For");
    if (forwarded == null) return address;
    var hops = forwarded.split(",", -1);
    for (var i = hops.length - 1; i >= 0 && isProxy(address); i--) address = hops[i].strip();
    return address;
  }

  private boolean isProxy(String address) {
    try {
      return proxies.stream().anyMatch(proxy -> proxy.matches(address));
    } catch (IllegalArgumentException e) {
      return false; // no address at all
    }
  }

  /// For a first party: scripts cannot read it, and it stays for a year.
  public static String cookie(String device, boolean secure) {
    return ResponseCookie.from(COOKIE, device)
        .path("/")
        .httpOnly(true)
        .secure(secure)
        .sameSite("Lax")
        .maxAge(Duration.ofDays(365))
        .build()
        .toString();
  }

  static boolean isSecure(HttpServletRequest request) {
    return request.isSecure() || "https".equals(request.getHeader("X-Forwarded-Proto"));
  }
}
