package bonafide.api.portal;

import bonafide.store.vault.Vault;
import bonafide.verification.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.Http403ForbiddenEntryPoint;

/// The door of the portal for people who have an account with their company's identity provider
/// (OpenID Connect, authorization code with PKCE). It lets in whom somebody has invited, by the
/// address the provider vouches for, and makes nobody an account.
public final class CompanyAccounts {
  private static final Logger LOG = LoggerFactory.getLogger(CompanyAccounts.class);
  private static final String ID = "company";
  private static final String START = "/compliance/oidc/to";
  private static final String BACK = "/compliance/oidc/back";

  private final @Nullable Provider provider;
  private final Users users;
  private final Vault vault;
  private final String publicUrl;
  private final boolean secure;

  /// @param issuer whose `/.well-known/openid-configuration` tells the rest
  /// @param trustsEmail whether the provider's addresses count although it does not say that it
  ///     has verified them
  public record Provider(
      String issuer, String clientId, String secret, String name, boolean trustsEmail) {}

  /// @param provider null for none
  public CompanyAccounts(@Nullable Provider provider, Users users, Vault vault, String publicUrl) {
    this.provider = provider;
    this.users = users;
    this.vault = vault;
    this.publicUrl = publicUrl;
    this.secure = publicUrl.startsWith("https:");
  }

  /// What the provider is called; null for none.
  @Nullable String name() {
    return provider == null ? null : provider.name();
  }

  /// Opens the door, where there is a provider.
  public void in(HttpSecurity http) {
    if (provider == null) return;
    var registrations = new Registrations(provider);
    var resolver = new DefaultOAuth2AuthorizationRequestResolver(registrations, START);
    resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    http.oauth2Login(
            login ->
                login
                    .clientRegistrationRepository(registrations)
                    .authorizedClientRepository(new Forgetting())
                    .authorizationEndpoint(
                        start ->
                            start
                                .authorizationRequestResolver(resolver)
                                .authorizationRequestRepository(new Requests()))
                    .redirectionEndpoint(back -> back.baseUri(BACK))
                    .loginPage("/compliance/")
                    .successHandler((_, answer, who) -> arrived(answer, who))
                    .failureHandler((_, answer, why) -> refused(answer, why)))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(new Http403ForbiddenEntryPoint()));
  }

  private void arrived(HttpServletResponse answer, Authentication who) throws IOException {
    SecurityContextHolder.clearContext(); // the portal's own session counts from here on
    var address = who.getPrincipal() instanceof OidcUser user ? address(user) : null;
    var token = address == null ? null : users.signInElsewhere(address).token();
    if (token == null) {
      answer.sendRedirect("/compliance/?refused=account");
      return;
    }
    answer.addHeader(HttpHeaders.SET_COOKIE, Desks.cookie(token, secure));
    answer.sendRedirect("/compliance/");
  }

  private @Nullable String address(OidcUser user) {
    var isTrusted = provider != null && provider.trustsEmail();
    var isVerified = isTrusted || Boolean.TRUE.equals(user.getEmailVerified());
    return isVerified ? user.getEmail() : null;
  }

  private static void refused(HttpServletResponse answer, AuthenticationException why)
      throws IOException {
    LOG.warn("nobody came in by a company account: {}", why.getMessage());
    answer.sendRedirect("/compliance/?refused=provider");
  }

  /// The provider is asked what it can do when the first person comes, and again after a failure.
  private final class Registrations implements ClientRegistrationRepository {
    private final Provider provider;
    private volatile @Nullable ClientRegistration known;

    Registrations(Provider provider) {
      this.provider = provider;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
      if (!id.equals(ID)) return null;
      var registration = known;
      if (registration == null) {
        registration =
            ClientRegistrations.fromIssuerLocation(provider.issuer())
                .registrationId(ID)
                .clientId(provider.clientId())
                .clientSecret(provider.secret())
                .clientName(provider.name())
                .scope("openid", "email")
                .redirectUri(publicUrl + BACK)
                .userInfoUri(null) // everything wanted stands in the token
                .build();
        known = registration;
      }
      return registration;
    }
  }

  /// What was asked for travels in a sealed cookie: no node keeps it.
  private final class Requests
      implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final String COOKIE = "bonafide_oidc";
    private static final String ABOUT = "oidc request";
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int MOST_BYTES = 8 << 10;

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(
        HttpServletRequest request) {
      if (request.getCookies() == null) return null;
      for (var cookie : request.getCookies())
        if (cookie.getName().equals(COOKIE)) {
          var asked = open(cookie.getValue());
          var state = request.getParameter("state");
          if (asked != null && state != null && state.equals(asked.getState())) return asked;
        }
      return null;
    }

    private @Nullable OAuth2AuthorizationRequest open(String text) {
      try {
        var bytes = vault.openForInstallation(Base64.getUrlDecoder().decode(text), ABOUT);
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
          in.setObjectInputFilter(
              ObjectInputFilter.Config.createFilter(
                  "java.base/*;org.springframework.security.oauth2.core.**;maxbytes="
                      + MOST_BYTES
                      + ";!*"));
          return (OAuth2AuthorizationRequest) in.readObject();
        }
      } catch (IllegalArgumentException
          | IllegalStateException
          | IOException
          | ClassNotFoundException e) {
        return null;
      }
    }

    @Override
    public void saveAuthorizationRequest(
        @Nullable OAuth2AuthorizationRequest asked,
        HttpServletRequest request,
        HttpServletResponse answer) {
      if (asked == null) return;
      var bytes = new ByteArrayOutputStream();
      try (var out = new ObjectOutputStream(bytes)) {
        out.writeObject(asked);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      var sealed = vault.sealForInstallation(bytes.toByteArray(), ABOUT);
      keep(answer, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed), LIFETIME);
    }

    private void keep(HttpServletResponse answer, String value, Duration lifetime) {
      answer.addHeader(
          HttpHeaders.SET_COOKIE,
          ResponseCookie.from(COOKIE, value)
              .path("/compliance/oidc")
              .httpOnly(true)
              .secure(secure)
              .sameSite("Lax")
              .maxAge(lifetime)
              .build()
              .toString());
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
        HttpServletRequest request, HttpServletResponse answer) {
      var asked = loadAuthorizationRequest(request);
      keep(answer, "", Duration.ZERO);
      return asked;
    }
  }

  /// The provider's tokens are of no use after the door.
  private static final class Forgetting implements OAuth2AuthorizedClientRepository {
    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Spring's own
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
        String id, Authentication who, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication who,
        HttpServletRequest request,
        HttpServletResponse answer) {}

    @Override
    public void removeAuthorizedClient(
        String id, Authentication who, HttpServletRequest request, HttpServletResponse answer) {}
  }
}
