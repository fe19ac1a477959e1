package bonafide.verification.order;

import bonafide.store.Work;
import bonafide.store.rows.ClientRows.ClientRow;

/// Told of every verification that ended, inside the transaction that ends it.
@FunctionalInterface
public interface Announcer {
  void ended(Verification verification, ClientRow client, Work work);
}
