package bonafide.verification.order;

import bonafide.store.Work;
import bonafide.store.rows.ClientRows.ClientRow;
import java.util.ArrayList;
import java.util.List;

/// Told of every verification that ended, inside the transaction that ends it.
@FunctionalInterface
public interface Announcer {
  /// @return what is to be ordered because of it, in the same transaction
  List<Order> ended(Verification verification, ClientRow client, Work work);

  /// Told when what was found has changed after the end.
  default void renewed(Verification verification, ClientRow client, Work work) {}

  /// Told when an order was accepted that waits for evidence.
  default void awaited(Verification verification, ClientRow client, Work work) {}

  /// Told when an order is there to be worked on.
  default void begun(Verification verification, ClientRow client, Work work) {}

  /// Several as one; each knows what is its own.
  static Announcer all(List<Announcer> announcers) {
    return new Announcer() {
      @Override
      public List<Order> ended(Verification verification, ClientRow client, Work work) {
        var orders = new ArrayList<Order>();
        for (var announcer : announcers) orders.addAll(announcer.ended(verification, client, work));
        return orders;
      }

      @Override
      public void renewed(Verification verification, ClientRow client, Work work) {
        for (var announcer : announcers) announcer.renewed(verification, client, work);
      }

      @Override
      public void awaited(Verification verification, ClientRow client, Work work) {
        for (var announcer : announcers) announcer.awaited(verification, client, work);
      }

      @Override
      public void begun(Verification verification, ClientRow client, Work work) {
        for (var announcer : announcers) announcer.begun(verification, client, work);
      }
    };
  }
}
