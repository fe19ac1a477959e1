package bonafide.api.portal;

import bonafide.api.http.ApiError;
import bonafide.api.http.Bodies;
import bonafide.api.http.QrSymbol;
import bonafide.api.http.RateLimits;
import bonafide.core.Environment;
import bonafide.verification.review.SecondPerson;
import bonafide.verification.user.Passkeys;
import bonafide.verification.user.Passkeys.Passkey;
import bonafide.verification.user.Role;
import bonafide.verification.user.SignedIn;
import bonafide.verification.user.Users;
import bonafide.verification.user.Users.Entered;
import bonafide.verification.user.Users.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/// How people get in and out, and which environment they look at.
@RestController
public final class SignInRoutes {
  private static final String SESSION = "/compliance/api/session";
  private static final String INVITATION = "/compliance/api/invitation";

  /// What people ask who are not in yet.
  public static final List<String> OPEN =
      List.of(
          SESSION,
          SESSION + "/ways",
          SESSION + "/passkey",
          SESSION + "/passkey/challenge",
          INVITATION,
          INVITATION + "/accept");

  private static final String PASSKEYS = "/compliance/api/me/passkeys";
  private static final int LONGEST_NAME = 60;

  /// Attempts to sign in from one address: each costs the server a tenth of a second.
  private final RateLimits attempts;

  private final Users users;
  private final Passkeys passkeys;
  private final SecondPerson second;
  private final CompanyAccounts accounts;
  private final boolean secure;

  /// @param secure whether the world reaches this server by HTTPS
  public SignInRoutes(
      Users users,
      Passkeys passkeys,
      SecondPerson second,
      CompanyAccounts accounts,
      InstantSource clock,
      boolean secure) {
    this.attempts = new RateLimits(0.5, 20, clock);
    this.users = users;
    this.passkeys = passkeys;
    this.second = second;
    this.accounts = accounts;
    this.secure = secure;
  }

  /// Whether a path is asked by people who are not in yet.
  public static boolean isOpen(String path) {
    return OPEN.contains(path);
  }

  /// How people may come in besides by password and passkey.
  @GetMapping(SESSION + "/ways")
  public Map<String, Object> ways() {
    var company = accounts.name();
    return company == null ? Map.of() : Map.of("company", company);
  }

  @PostMapping(SESSION)
  public ResponseEntity<?> signIn(HttpServletRequest request) {
    Desks.requireScript(request);
    count(request);
    var form = Bodies.json(request);
    var email = form.required("email");
    var password = form.raw("password");
    if (password == null || password.isEmpty()) form.fault("password", "is required");
    var code = form.required("code");
    form.check();
    return entered(users.signIn(email, Objects.requireNonNull(password), code));
  }

  private void count(HttpServletRequest request) {
    if (!attempts.take(request.getRemoteAddr()).allowed()) throw refused(Refusal.LOCKED);
  }

  private ResponseEntity<?> entered(Entered entered) {
    if (entered.token() == null) throw refused(Objects.requireNonNull(entered.refusal()));
    var who = users.session(entered.token()).orElseThrow();
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, Desks.cookie(entered.token(), secure))
        .body(words(who));
  }

  private static ApiError refused(Refusal refusal) {
    return switch (refusal) {
      case UNKNOWN ->
          new ApiError(
              ApiError.Kind.FORBIDDEN, "These do not fit together, or are not valid any more.");
      case LOCKED ->
          new ApiError(
              ApiError.Kind.TOO_MANY, "Too many failed attempts: wait a quarter of an hour.");
      case WEAK_PASSWORD ->
          field(
              "password",
              "must have 12 to 200 characters, five of them different, and not hold your name");
      case WRONG_CODE -> field("code", "is not the one your authenticator shows now");
    };
  }

  private static ApiError field(String name, String why) {
    return new ApiError(
        ApiError.Kind.INVALID,
        "Something is not right yet.",
        List.of(new ApiError.Field(name, why)));
  }

  /// What a passkey is to sign, for somebody who wants in.
  @PostMapping(SESSION + "/passkey/challenge")
  public Map<String, Object> challenge(HttpServletRequest request) {
    Desks.requireScript(request);
    count(request);
    return Map.of("challenge", passkeys.challenge(null));
  }

  @PostMapping(SESSION + "/passkey")
  public ResponseEntity<?> signInByPasskey(HttpServletRequest request) {
    Desks.requireScript(request);
    var form = Bodies.json(request);
    var answer = form.required("answer");
    form.check();
    return entered(passkeys.signIn(origin(request), answer));
  }

  /// Where the portal is reached; a passkey is good there and nowhere else.
  private static String origin(HttpServletRequest request) {
    var url = URI.create(request.getRequestURL().toString());
    return url.getScheme() + "://" + url.getAuthority();
  }

  @GetMapping(PASSKEYS)
  public List<Passkey> passkeys(HttpServletRequest request) {
    return passkeys.of(Desks.who(request, Role.VIEWER).user());
  }

  @PostMapping(PASSKEYS + "/challenge")
  public Map<String, Object> newPasskey(HttpServletRequest request) {
    return Map.of("challenge", passkeys.challenge(Desks.who(request, Role.VIEWER).user()));
  }

  @PostMapping(PASSKEYS)
  public List<Passkey> addPasskey(HttpServletRequest request) {
    var user = Desks.who(request, Role.VIEWER).user();
    var form = Bodies.json(request);
    var name = form.required("name");
    if (name.length() > LONGEST_NAME)
      form.fault("name", "has more than %d characters".formatted(LONGEST_NAME));
    var answer = form.required("answer");
    form.check();
    if (!passkeys.register(user, name, origin(request), answer))
      throw field("answer", "is not right");
    return passkeys.of(user);
  }

  @DeleteMapping(PASSKEYS + "/{id}")
  public ResponseEntity<Void> dropPasskey(HttpServletRequest request, @PathVariable String id) {
    var user = Desks.who(request, Role.VIEWER).user();
    if (!passkeys.drop(user, id))
      throw new ApiError(ApiError.Kind.NOT_FOUND, "There is no such passkey.");
    return ResponseEntity.noContent().build();
  }

  @DeleteMapping(SESSION)
  public ResponseEntity<?> signOut(HttpServletRequest request) {
    Desks.requireScript(request);
    var token = Desks.token(request);
    if (token != null) users.signOut(token);
    return ResponseEntity.noContent()
        .header(HttpHeaders.SET_COOKIE, Desks.cookie("", secure))
        .build();
  }

  @PostMapping(INVITATION)
  public Map<String, Object> welcome(HttpServletRequest request) {
    Desks.requireScript(request);
    var form = Bodies.json(request);
    var token = form.required("token");
    form.check();
    var setup = users.welcome(token).orElseThrow(() -> refused(Refusal.UNKNOWN));
    var account = URLEncoder.encode(setup.user().email(), StandardCharsets.UTF_8);
    var address =
        "otpauth://totp/Bonafide:" + account + "?secret=" + setup.secret() + "&issuer=Bonafide";
    var words = new LinkedHashMap<String, Object>();
    words.put("name", setup.user().name());
    words.put("email", setup.user().email());
    words.put("secret", setup.secret());
    words.put("address", address);
    words.put("symbol", QrSymbol.of(address));
    words.put("setup", setup.setup());
    return words;
  }

  @PostMapping(INVITATION + "/accept")
  public ResponseEntity<?> accept(HttpServletRequest request) {
    Desks.requireScript(request);
    var form = Bodies.json(request);
    var token = form.required("token");
    var password = Objects.requireNonNullElse(form.raw("password"), "");
    var setup = form.required("setup");
    var code = form.required("code");
    form.check();
    return entered(users.accept(token, password, setup, code));
  }

  @GetMapping("/compliance/api/me")
  public Map<String, @Nullable Object> me(HttpServletRequest request) {
    return words(Desks.who(request, Role.VIEWER));
  }

  private Map<String, @Nullable Object> words(SignedIn who) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("id", who.user().id());
    words.put("email", who.user().email());
    words.put("name", who.user().name());
    words.put("role", who.user().role());
    words.put("client", who.client().name());
    words.put("environment", who.environment());
    words.put("second_person", second.policy(who.client().id()));
    words.put(
        "people",
        users.members(who.client().id()).stream()
            .map(
                member ->
                    Map.of(
                        "id", member.user().id(),
                        "name", member.user().name(),
                        "email", member.user().email(),
                        "active", !member.disabled() && !member.invited()))
            .toList());
    return words;
  }

  @PutMapping("/compliance/api/me/environment")
  public Map<String, @Nullable Object> turn(HttpServletRequest request) {
    Desks.who(request, Role.VIEWER);
    var form = Bodies.json(request);
    var environment = form.word("environment", Environment.class);
    if (environment == null) form.fault("environment", "is required");
    form.check();
    var token = Objects.requireNonNull(Desks.token(request));
    users.turn(token, Objects.requireNonNull(environment));
    return words(users.session(token).orElseThrow());
  }
}
