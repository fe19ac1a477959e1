package bonafide.verification.order;

import bonafide.check.Settings;
import bonafide.core.Subject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a surface asks for.
///
/// @param id chosen by the surface, in its own style
/// @param plan names the plan, as `identity/cft-individual`
/// @param checks one setting a check
/// @param reference the client's own name for the order, by which it can be found again
/// @param echo what the surface repeats in its answers
/// @param twinKey what two orders have in common that must not ask a source at the same time;
///     null when it does not matter
/// @param number under which the surface shows it; null where it shows the id
/// @param origin the order that led to this one; null for most
/// @param keptDays after how many what it knows of a person is erased; null for as the installation
///     has it
public record Order(
    String id,
    String plan,
    Subject subject,
    List<Settings> checks,
    @Nullable String reference,
    Map<String, Object> echo,
    @Nullable String twinKey,
    @Nullable Long number,
    @Nullable String origin,
    @Nullable Integer keptDays) {
  public Order(
      String id,
      String plan,
      Subject subject,
      List<Settings> checks,
      @Nullable String reference,
      Map<String, Object> echo,
      @Nullable String twinKey) {
    this(id, plan, subject, checks, reference, echo, twinKey, null, null, null);
  }

  public Order(
      String id,
      String plan,
      Subject subject,
      List<Settings> checks,
      @Nullable String reference,
      Map<String, Object> echo) {
    this(id, plan, subject, checks, reference, echo, null);
  }

  public Order numbered(long number) {
    return new Order(id, plan, subject, checks, reference, echo, twinKey, number, origin, keptDays);
  }

  public Order from(@Nullable String origin) {
    return new Order(id, plan, subject, checks, reference, echo, twinKey, number, origin, keptDays);
  }

  public Order echoing(Map<String, Object> echo) {
    return new Order(id, plan, subject, checks, reference, echo, twinKey, number, origin, keptDays);
  }

  public Order keeping(@Nullable Integer days) {
    return new Order(id, plan, subject, checks, reference, echo, twinKey, number, origin, days);
  }

  public Order asking(List<Settings> checks) {
    return new Order(id, plan, subject, checks, reference, echo, twinKey, number, origin, keptDays);
  }

  public Order {
    checks = List.copyOf(checks);
  }
}
