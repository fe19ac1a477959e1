package bonafide.core;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a blockchain address, and how its money is exposed to others.
///
/// @param traffic null when no source of chain data answered
/// @param listed entries of sanction lists that name the address or one it dealt with
/// @param labels what the operator's tag files say of the address itself
/// @param categories how much of its money came from or went to each kind of owner
/// @param rating null when neither lists nor chain data say anything
/// @param remarks what was left out, in sentences
public record Exposure(
    @Nullable Traffic traffic,
    List<Listed> listed,
    List<Label> labels,
    List<Category> categories,
    @Nullable Rating rating,
    List<String> remarks,
    Instant asOf)
    implements Finding {
  public Exposure {
    listed = List.copyOf(listed);
    labels = List.copyOf(labels);
    categories = List.copyOf(categories);
    remarks = List.copyOf(remarks);
  }

  /// What went through an address.
  ///
  /// @param movements the newest first; as many as were asked for
  /// @param complete whether all movements were seen
  public record Traffic(
      BigDecimal received,
      BigDecimal sent,
      BigDecimal balance,
      long count,
      @Nullable Instant first,
      @Nullable Instant last,
      List<Movement> movements,
      boolean complete,
      String source) {
    public Traffic {
      movements = List.copyOf(movements);
    }
  }

  /// @param label of the other side; null when nobody labelled it
  public record Movement(
      String hash,
      Instant at,
      boolean incoming,
      String counterparty,
      BigDecimal amount,
      String asset,
      @Nullable String label,
      boolean flagged) {}

  /// @param hops 0 when the address itself is listed
  public record Listed(
      String address,
      String name,
      String list,
      @Nullable String programme,
      String listing,
      int hops,
      @Nullable String url) {}

  public record Label(String name, String category, String source) {}

  /// @param incoming whether money came from there, or went there
  /// @param share of all that came in or went out, 0 to 1
  /// @param direct the part of the share that came without a step between
  /// @param confidence 0 to 1: how much of the way was seen
  /// @param paths the ways that carried most
  public record Category(
      String name,
      boolean incoming,
      double share,
      double direct,
      double confidence,
      List<Path> paths) {
    public Category {
      paths = List.copyOf(paths);
    }
  }

  /// @param addresses from the address asked about to the one that has the label
  /// @param share of all that came in or went out
  public record Path(List<String> addresses, String label, double share) {
    public Path {
      addresses = List.copyOf(addresses);
    }
  }
}
