package dev.seventy.catalog;

/** A figure together with the place it was read from. */
public record Cited<T>(T value, Citation citation) {
}
