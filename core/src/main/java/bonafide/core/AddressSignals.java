package bonafide.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far an address could be confirmed.
///
/// @param confirmed the deepest level that agrees with the records
/// @param deepest the deepest level the records have
/// @param located how exactly its place is known; null when it is not
/// @param faults what is wrong or missing
/// @param changes parts the records have otherwise
/// @param residents whether the person is known there; null when that was not asked
public record AddressSignals(
    Level confirmed,
    Level deepest,
    @Nullable Place located,
    List<Fault> faults,
    List<Level> changes,
    @Nullable Match residents,
    List<String> sources)
    implements Finding {

  /// From the country down to the door.
  public enum Level {
    NONE,
    ADMINISTRATIVE_AREA,
    LOCALITY,
    THOROUGHFARE,
    PREMISE,
    SUB_PREMISE
  }

  /// How exactly a place is known.
  public enum Place {
    STATE,
    COMMUNITY,
    NEIGHBORHOOD,
    STREET,
    INTERPOLATED_ROOFTOP,
    ROOFTOP
  }

  public enum Fault {
    GENERAL,
    UNKNOWN_STREET,
    COMPONENT_MISMATCH,
    MULTIPLE_MATCH,
    SUB_PREMISE_INVALID,
    SUB_PREMISE_MISSING,
    PREMISE_INVALID,
    PREMISE_MISSING,
    BOX_INVALID,
    BOX_MISSING,
    PRIVATE_MAIL_BOX_MISSING
  }

  public AddressSignals {
    faults = List.copyOf(faults);
    changes = List.copyOf(changes);
    sources = List.copyOf(sources);
  }
}
