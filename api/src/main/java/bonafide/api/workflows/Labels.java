package bonafide.api.workflows;

import bonafide.check.Settings;
import bonafide.check.signal.Register;
import bonafide.core.Cause;
import bonafide.core.Verdict;
import java.util.List;
import java.util.Set;

/// The labels of decisions, from the tables of seed 003 after D-003-09 and D-003-11.
final class Labels {
  private static final String TECHNICAL_ERROR = "TECHNICAL_ERROR";

  private Labels() {}

  static String type(Verdict verdict) {
    return switch (verdict) {
      case CLEAR -> "PASSED";
      case REVIEW -> "WARNING";
      case REJECT -> "REJECTED";
    };
  }

  static int score(String type) {
    return switch (type) {
      case "PASSED" -> 0;
      case "WARNING" -> 50;
      case "REJECTED" -> 100;
      default -> -1;
    };
  }

  static String label(Settings.Signal signal, Verdict verdict) {
    var risk =
        switch (signal.about()) {
          case DEVICE, IDENTITY, EMAIL, FACE, PHONE, SOCIAL_SECURITY, IP, EKYC, PERSON -> true;
          case ADDRESS, RESIDENCY, LICENCE, GOVERNMENT, CPF -> false;
        };
    return switch (verdict) {
      case CLEAR -> risk ? "LOW_RISK" : "OK";
      case REVIEW -> risk ? "MEDIUM_RISK" : "ALERT";
      case REJECT -> risk ? "HIGH_RISK" : "DENY";
    };
  }

  /// Why a signal was not executed: the first fitting label that its table has (D-003-04).
  static String notExecuted(Settings.Signal signal, Cause cause) {
    var table = table(signal);
    var fitting =
        switch (cause) {
          case EVIDENCE_MISSING ->
              List.of("NOT_ENOUGH_DATA", "PRECONDITION_NOT_FULFILLED", "BAD_REQUEST");
          case EVIDENCE_UNUSABLE ->
              List.of("VALIDATION_FAILED", "BAD_REQUEST", "PRECONDITION_NOT_FULFILLED");
          case EVIDENCE_UNKNOWN -> List.of("DATA_NOT_FOUND");
          case COUNTRY_UNSUPPORTED -> List.of("UNSUPPORTED_COUNTRY", "PRECONDITION_NOT_FULFILLED");
          case REGION_UNSUPPORTED -> List.of("UNSUPPORTED_STATE");
          case SOURCE_UNCONFIGURED -> List.of("PERMISSION_DENIED");
          case SOURCE_UNAVAILABLE,
              SOURCE_FAILED,
              SOURCE_PENDING,
              ENGINE_MISSING,
              DEADLINE_PASSED,
              BROKEN ->
              List.<String>of();
        };
    return fitting.stream().filter(table::contains).findFirst().orElse(TECHNICAL_ERROR);
  }

  private static Set<String> table(Settings.Signal signal) {
    return switch (signal.about()) {
      case ADDRESS, RESIDENCY -> Set.of("UNSUPPORTED_COUNTRY");
      case LICENCE -> Set.of("UNSUPPORTED_COUNTRY", "UNSUPPORTED_STATE");
      case DEVICE -> Set.of("PERMISSION_DENIED", "DATA_NOT_FOUND", "BAD_REQUEST");
      case IDENTITY, EKYC ->
          Set.of("VALIDATION_FAILED", "NOT_ENOUGH_DATA", "PRECONDITION_NOT_FULFILLED");
      case EMAIL, PHONE, PERSON ->
          Set.of("PERMISSION_DENIED", "BAD_REQUEST", "PRECONDITION_NOT_FULFILLED");
      case CPF -> Set.of("NOT_ENOUGH_DATA");
      case SOCIAL_SECURITY -> Set.of("PRECONDITION_NOT_FULFILLED", "NOT_ENOUGH_DATA");
      case IP -> Set.of();
      case GOVERNMENT -> government(Register.of(signal));
      case FACE ->
          Register.of(signal) == Register.INE
              ? government(Register.INE)
              : Set.of("PERMISSION_DENIED", "BAD_REQUEST");
    };
  }

  private static Set<String> government(Register register) {
    return switch (register) {
      case GENERIC, CPF -> Set.of("PERMISSION_DENIED", "BAD_REQUEST", "PRECONDITION_NOT_FULFILLED");
      case RENAPER, REGISTRADURIA -> Set.of("PRECONDITION_NOT_FULFILLED", "PERMISSION_DENIED");
      case INE, NOMINAL_LIST, CURP ->
          Set.of(
              "NOT_ENOUGH_DATA", "PERMISSION_DENIED", "BAD_REQUEST", "PRECONDITION_NOT_FULFILLED");
    };
  }
}
