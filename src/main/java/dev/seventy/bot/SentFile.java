package dev.seventy.bot;

import java.nio.file.Path;

/** A file handed over with a message. */
public record SentFile(String name, Path content) {
}
