/** Keeps the facts, append-only, in SQLite or PostgreSQL. */
@NullMarked
package dev.seventy.store;

import org.jspecify.annotations.NullMarked;
