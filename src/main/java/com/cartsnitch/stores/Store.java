package com.cartsnitch.stores;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.Json.Naming;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A retailer, as clients see it.
 *
 * @param id its id
 * @param name its name
 * @param slug its name in URLs
 * @param logoUrl where its logo is
 * @param supported whether accounts with it can be connected
 */
@Json(naming = Naming.LowerUnderscore)
public record Store(
    UUID id, String name, String slug, @Nullable String logoUrl, boolean supported) {

  /** What a slug looks like. */
  public static final Pattern SLUG = Pattern.compile("[a-z0-9_-]{1,20}");
}
