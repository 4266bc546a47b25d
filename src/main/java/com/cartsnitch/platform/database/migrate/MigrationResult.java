package com.cartsnitch.platform.database.migrate;

/**
 * What a migration did.
 *
 * @param from the revision found; 0 for an empty database
 * @param to the revision in force afterwards
 * @param applied how many migrations were applied
 */
public record MigrationResult(int from, int to, int applied) {}
