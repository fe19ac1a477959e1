package bonafide.core;

import org.jspecify.annotations.Nullable;

/// A postal address as somebody stated it; nothing in it has been checked.
public record Address(
    @Nullable String country,
    @Nullable String streetLine1,
    @Nullable String streetLine2,
    @Nullable String city,
    @Nullable String province,
    @Nullable String state,
    @Nullable String postalCode,
    @Nullable String category) {}
