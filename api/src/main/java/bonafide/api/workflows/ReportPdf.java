package bonafide.api.workflows;

import bonafide.api.http.Paper;

/// The report of an execution for people: what was decided, and why.
final class ReportPdf {
  private ReportPdf() {}

  static byte[] of(Execution execution, Definition definition) {
    var verification = execution.verification();
    var paper = new Paper("Report of a workflow execution");
    paper.line("Workflow: " + definition.key() + ", " + definition.name());
    paper.line("Execution: " + execution.id());
    paper.line("Account: " + execution.account());
    paper.line("Status: " + execution.status());
    paper.line("Created: " + Words.time(verification.created()));
    paper.line("Last change: " + Words.time(verification.updated()));
    var decision = verification.decision();
    if (decision != null) paper.line("Decided by: " + decision.by());
    for (var result : Words.results(execution, definition)) {
      paper.heading(result.capability().word() + ": " + result.type() + ", " + result.label());
      for (var because : result.because()) paper.line(because);
      for (var fired : result.fired())
        paper.line("%+d  %s  (%s)".formatted(fired.points(), fired.because(), fired.rule()));
      result
          .data()
          .forEach(
              (name, value) -> {
                if (value != null) paper.line(name + ": " + value);
              });
    }
    return paper.pdf();
  }
}
