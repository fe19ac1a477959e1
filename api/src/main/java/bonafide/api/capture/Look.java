package bonafide.api.capture;

import bonafide.verification.client.Brands;
import bonafide.verification.client.Brands.Brand;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a client's pages look.
record Look(String client, Brand brand) {
  String name() {
    return Objects.requireNonNullElse(brand.name(), client);
  }

  boolean hasLogo() {
    return brand.logo() != null;
  }

  @Nullable String next(Asking asking) {
    return asking.next() == null ? brand.successUrl() : asking.next();
  }

  @Nullable String error(Asking asking) {
    return asking.error() == null ? brand.errorUrl() : asking.error();
  }

  /// The client's colours in place of ours.
  String style() {
    return light() + dark();
  }

  private String light() {
    return brand.colour() == null
        ? ""
        : "@media not (prefers-color-scheme: dark){:root{" + colours(brand.colour()) + "}}\n";
  }

  private String dark() {
    return brand.darkColour() == null
        ? ""
        : "@media (prefers-color-scheme: dark){:root{" + colours(brand.darkColour()) + "}}\n";
  }

  private static String colours(String colour) {
    return "--main:%s;--on:%s".formatted(colour, Brands.on(colour));
  }
}
