package bonafide.check.screening;

import bonafide.core.Subject;
import bonafide.screening.ListChange;
import bonafide.screening.Watchlists;
import java.util.Optional;
import java.util.Set;

/// Says what changes about the lists, and whom that can concern.
public final class ListWatch {
  private final Watchlists watchlists;

  public ListWatch(Watchlists watchlists) {
    this.watchlists = watchlists;
  }

  /// The lists as they are on disk now.
  public String state() {
    watchlists.refresh();
    return watchlists.state();
  }

  /// What has changed since an earlier state; empty when that can no longer be told.
  public Optional<Change> since(String state) {
    return watchlists.since(state).map(Change::new);
  }

  /// A change of the lists.
  public static final class Change {
    private final ListChange change;

    private Change(ListChange change) {
      this.change = change;
    }

    /// Listings that were added, changed or removed, or that score otherwise now.
    public Set<String> listings() {
      return change.listings();
    }

    /// Whether the subject can have a hit now that it did not have.
    ///
    /// @param threshold 0-100
    public boolean concerns(Subject subject, int threshold) {
      return Targets.of(subject).map(asked -> change.concerns(asked, threshold)).orElse(false);
    }
  }
}
