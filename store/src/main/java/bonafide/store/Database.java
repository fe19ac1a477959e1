package bonafide.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/// The one database, its schema brought up to date on opening; several nodes that start at once
/// wait for each other.
public final class Database implements AutoCloseable {
  private final HikariDataSource pool;
  private final Jdbi jdbi;

  /// @param connections how many connections this node may hold
  public Database(String jdbcUrl, String user, String password, int connections) {
    var config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(Math.min(4, connections));
    config.setConnectionTimeout(10_000);
    config.setPoolName("bonafide");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("logServerErrorDetail", "false"); // rows may hold personal data
    pool = new HikariDataSource(config);
    try {
      Flyway.configure().dataSource(pool).load().migrate();
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
    jdbi = Jdbi.create(pool);
  }

  public <T extends @org.jspecify.annotations.Nullable Object> T transact(Function<Work, T> work) {
    return jdbi.inTransaction(handle -> work.apply(new Work(handle)));
  }

  /// Each statement for itself.
  public <T extends @org.jspecify.annotations.Nullable Object> T each(Function<Work, T> work) {
    return jdbi.withHandle(handle -> work.apply(new Work(handle)));
  }

  public void run(Consumer<Work> work) {
    jdbi.useTransaction(handle -> work.accept(new Work(handle)));
  }

  /// For the job scheduler, which brings its own statements.
  public DataSource dataSource() {
    return pool;
  }

  public boolean isUp() {
    try (var connection = pool.getConnection()) {
      return connection.isValid(2);
    } catch (java.sql.SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
