package com.cartsnitch.platform.database;

/**
 * A named statement. The name is what metrics and logs show; the text takes its parameters in order
 * as {@code ?}.
 *
 * @param name feature and purpose, such as {@code stores.all}
 * @param text the SQL
 */
public record Sql(String name, String text) {}
