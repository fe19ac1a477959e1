package bonafide.server.http;

import bonafide.api.portal.Lists;
import bonafide.screening.Watchlists;
import bonafide.server.install.Installation;
import java.util.List;

/// The lists this node screens against, as the portal shows them.
final class ListStatus implements Lists {
  private final Installation installation;
  private final Watchlists watchlists;

  ListStatus(Installation installation, Watchlists watchlists) {
    this.installation = installation;
    this.watchlists = watchlists;
  }

  @Override
  public Status status() {
    var fetched = installation.fetched();
    return new Status(
        watchlists.isExcerpt(),
        watchlists.size(),
        watchlists.publishers(),
        watchlists.installed().stream()
            .map(
                list ->
                    new Installed(
                        list.publisher() + "/" + list.list(),
                        list.version(),
                        list.listings(),
                        list.retrievedAt()))
            .toList(),
        fetched != null && fetched.at() == null,
        fetched == null ? null : fetched.at(),
        fetched == null ? List.of() : fetched.problems());
  }

  @Override
  public void update() {
    installation.updateLists();
  }
}
