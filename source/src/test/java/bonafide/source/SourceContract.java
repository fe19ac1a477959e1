package bonafide.source;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.source.Answer.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// What every source must keep to, whatever stands behind it. Each source is given a bank account
/// 1234567890 at BCA that it knows, and none other.
public abstract class SourceContract {
  protected static final String HOLDER = "FIRA DIYANKA FEBRIYANTI";

  protected abstract Source source() throws Exception;

  /// The environment it answers in.
  protected abstract Environment environment();

  /// Makes it fail, or returns the number that makes it fail.
  protected abstract String breakDown() throws Exception;

  protected Query query(String number) {
    var claims = Map.of("provider", "BCA", "name", "Fira");
    return query(Kind.BANK_ACCOUNT, environment(), number, claims);
  }

  protected static Query query(
      Kind kind, Environment environment, String number, Map<String, String> claims) {
    return new Query(kind, "ID", environment, "client", "order", number, claims, null, null);
  }

  @Test
  void itSaysWhoItIs() throws Exception {
    var origin = source().origin();
    assertThat(origin.id()).isNotBlank();
    assertThat(origin.owner()).isNotBlank();
    assertThat(origin.type()).isNotEqualTo(Answer.Origin.Type.NONE);
    assertThat(source().origin()).isEqualTo(origin);
  }

  @Test
  void itAnswersInItsEnvironmentAlone() throws Exception {
    var source = source();
    for (var environment : Environment.values()) {
      assertThat(source.answers(Kind.BANK_ACCOUNT, "ID", environment))
          .isEqualTo(environment == environment());
    }
  }

  @Test
  void whatItKnowsIsAnsweredWithOriginAndTime() throws Exception {
    var source = source();
    var answer = source.ask(query("1234567890"));
    assertThat(answer.status()).isEqualTo(Status.OK);
    assertThat(answer.fields()).containsEntry("name", HOLDER);
    assertThat(answer.origin()).isEqualTo(source.origin());
    assertThat(answer.asOf()).isNotNull();
    assertThat(answer.retryAfter()).isNull();
  }

  @Test
  void whatItDoesNotKnowIsNotFoundAndHasNoFields() throws Exception {
    var source = source();
    for (var number : List.of("1110000000", "01234567890", "123456789")) {
      var answer = source.ask(query(number));
      assertThat(answer.status()).as(number).isEqualTo(Status.NOT_FOUND);
      assertThat(answer.fields()).isEmpty();
      assertThat(answer.retryAfter()).isNull();
    }
  }

  @Test
  void anOutageIsAnAnswerWithoutFields() throws Exception {
    var source = source();
    var number = breakDown();
    var answer = source.ask(query(number));
    assertThat(answer.status().isAnswer()).isFalse();
    assertThat(answer.fields()).isEmpty();
    assertThat(answer.origin()).isEqualTo(source.origin());
  }

  @Test
  void oddQuestionsAreAnswersToo() throws Exception {
    var source = source();
    for (var number :
        List.of("", " ", "\u0000", "1' or '1'='1", "{number}", "字", "9".repeat(9_000)))
      assertThat(source.ask(query(number)).status()).as(number).isNotEqualTo(Status.OK);
  }

  @Test
  void manyAskAtOnceAndGetTheSame() throws Exception {
    var source = source();
    Callable<Answer> ask = () -> source.ask(query("1234567890"));
    var fields = new ArrayList<Map<String, String>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(java.util.Collections.nCopies(12, ask)))
        fields.add(answer.get().fields());
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
    assertThat(fields).hasSize(12).containsOnly(fields.getFirst());
  }
}
