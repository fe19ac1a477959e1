package bonafide.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Companies that a register knows by the subject's name, or in which the subject holds an office.
public record Registrations(List<Registration> registrations, List<String> sources)
    implements Finding {
  public Registrations {
    registrations = List.copyOf(registrations);
    sources = List.copyOf(sources);
  }

  /// @param role of the subject in the company; null when the subject is the company
  /// @param people who run or own it, each screened on the lists
  public record Registration(
      String name,
      String number,
      @Nullable String role,
      @Nullable String status,
      List<Officer> people,
      String source) {
    public Registration {
      people = List.copyOf(people);
    }
  }

  /// @param share of the company, as the register writes it
  public record Officer(
      String name,
      @Nullable String role,
      @Nullable String share,
      boolean isCompany,
      List<Hit> hits) {
    public Officer {
      hits = List.copyOf(hits);
    }
  }
}
