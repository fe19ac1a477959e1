package bonafide.api.identity;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The publishers this surface can be asked for.
enum Publisher {
  UNSCR,
  OFAC,
  PPATK,
  MAS,
  EC;

  static final Set<String> ALL =
      Stream.of(values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
}
