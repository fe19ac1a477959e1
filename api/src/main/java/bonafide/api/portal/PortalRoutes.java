package bonafide.api.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Every address of the portal leads to its one page; the script shows the screen.
@RestController
public final class PortalRoutes {
  private final PortalPage page;

  public PortalRoutes(PortalPage page) {
    this.page = page;
  }

  @GetMapping("/compliance/assets/{name}")
  public ResponseEntity<byte[]> asset(@PathVariable String name) {
    return PortalPage.asset(name);
  }

  @GetMapping({"/compliance", "/compliance/**"})
  public ResponseEntity<String> page(HttpServletRequest request) {
    return page.of(request);
  }
}
