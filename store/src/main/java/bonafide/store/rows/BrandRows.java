package bonafide.store.rows;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// How clients' pages look.
public final class BrandRows {
  private final Handle handle;

  public BrandRows(Handle handle) {
    this.handle = handle;
  }

  /// What is null is as it comes.
  ///
  /// @param colour `#rrggbb`
  /// @param darkColour the same where the page is dark
  public record BrandRow(
      String clientId,
      @Nullable String name,
      @Nullable String colour,
      @Nullable String darkColour,
      byte @Nullable [] logo,
      @Nullable String logoType,
      @Nullable String successUrl,
      @Nullable String errorUrl) {}

  public void put(BrandRow brand) {
    handle
        .createUpdate(
            "insert into client_brand (client_id, name, colour, dark_colour, logo, logo_type,"
                + " success_url, error_url) values (:client, :name, :colour, :dark, :logo, :type,"
                + " :success, :error) on conflict (client_id) do update set name = excluded.name,"
                + " colour = excluded.colour, dark_colour = excluded.dark_colour, logo ="
                + " excluded.logo, logo_type = excluded.logo_type, success_url ="
                + " excluded.success_url, error_url = excluded.error_url")
        .bind("client", brand.clientId())
        .bind("name", brand.name())
        .bind("colour", brand.colour())
        .bind("dark", brand.darkColour())
        .bind("logo", brand.logo())
        .bind("type", brand.logoType())
        .bind("success", brand.successUrl())
        .bind("error", brand.errorUrl())
        .execute();
  }

  public Optional<BrandRow> find(String clientId) {
    return handle
        .createQuery("select * from client_brand where client_id = :client")
        .bind("client", clientId)
        .map(
            (rs, _) ->
                new BrandRow(
                    rs.getString("client_id"),
                    rs.getString("name"),
                    rs.getString("colour"),
                    rs.getString("dark_colour"),
                    rs.getBytes("logo"),
                    rs.getString("logo_type"),
                    rs.getString("success_url"),
                    rs.getString("error_url")))
        .findOne();
  }
}
