package bonafide.verification.user;

import bonafide.store.rows.UserRows.UserRow;

/// A person who works in the portal of one client.
public record User(String id, String clientId, String email, String name, Role role) {
  static User of(UserRow row) {
    return new User(row.id(), row.clientId(), row.email(), row.name(), Role.valueOf(row.role()));
  }
}
