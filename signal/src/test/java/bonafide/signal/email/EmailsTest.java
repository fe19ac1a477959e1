package bonafide.signal.email;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.EmailSignals;
import bonafide.core.EmailSignals.Advice;
import bonafide.store.rows.SightingRows.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final EmailDomains DOMAINS = new EmailDomains(Path.of("nowhere"));

  private static EmailSignals judge(String email, Map<String, String> known) {
    return new Emails(DOMAINS).judge(EmailAddress.parse(email).orElseThrow(), known, Use.NONE, NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "Anna.Maria+news@GMail.com, annamaria@gmail.com, gmail.com",
    "anna@googlemail.com, anna@gmail.com, googlemail.com",
    "anna+x@mail.example.co.uk, anna@mail.example.co.uk, example.co.uk",
    "müller@bücher.de, müller@xn--bcher-kva.de, xn--bcher-kva.de"
  })
  void anAddressHasANormalForm(String written, String mailbox, String registered) {
    var email = EmailAddress.parse(written).orElseThrow();
    assertThat(email.mailbox()).isEqualTo(mailbox);
    assertThat(email.registered()).isEqualTo(registered);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nobody",
        "@x.org",
        "a@",
        "a@b",
        "a b@x.org",
        ".a@x.org",
        "a..b@x.org",
        "a@-x.org",
        "a@x..org",
        "a@x.org@",
        "a@[127.0.0.1]"
      })
  void whatIsNoAddressIsNone(String written) {
    assertThat(EmailAddress.parse(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "x@mailinator.com, true, false",
    "x@sub.mailinator.com, true, false",
    "x@gmail.com, false, true",
    "x@example.org, false, false"
  })
  void domainsAreToldApart(String email, boolean disposable, boolean webmail) {
    var signals = judge(email, Map.of());
    assertThat(signals.disposable()).isEqualTo(disposable);
    assertThat(signals.webmail()).isEqualTo(webmail);
  }

  @Test
  void theOperatorsListsWin(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("disposable.txt"), "# ours\nthrowaway.example\n");
    Files.writeString(folder.resolve("allowed.txt"), "mailinator.com\n");
    var domains = new EmailDomains(folder);
    assertThat(domains.isDisposable("throwaway.example")).isTrue();
    assertThat(domains.isDisposable("mailinator.com")).isFalse();
  }

  @Test
  void whatIsKnownDecides() {
    assertThat(judge("x@mailinator.com", Map.of()).advice()).isEqualTo(Advice.FRAUD_REVIEW);
    assertThat(judge("x@example.org", Map.of()).advice()).isEqualTo(Advice.UNCLEAR_RISK);
    assertThat(judge("x@example.org", Map.of("domain_exists", "false")).advice())
        .isEqualTo(Advice.DATA_REVIEW);
    var young =
        Map.of("exists", "true", "domain_exists", "true", "domain_created", "2026-11-20T00:00:00Z");
    assertThat(judge("x@example.org", young).advice()).isEqualTo(Advice.MODERATE_FRAUD_RISK);
    var old =
        Map.of("exists", "true", "domain_exists", "true", "domain_created", "1996-01-01T00:00:00Z");
    assertThat(judge("x@example.org", old).advice()).isEqualTo(Advice.LOWER_FRAUD_RISK);
    assertThat(judge("info@example.org", old).fired())
        .anyMatch(rule -> rule.rule().equals("email.role"));
  }
}
