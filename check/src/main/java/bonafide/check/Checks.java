package bonafide.check;

import java.util.List;

/// The one list of all checks.
public final class Checks {
  private final List<Check> all;

  public Checks(List<Check> all) {
    this.all = List.copyOf(all);
  }

  public Check forSettings(Settings settings) {
    for (var check : all) if (check.answers(settings)) return check;
    throw new IllegalStateException("no check answers " + settings.getClass().getSimpleName());
  }
}
