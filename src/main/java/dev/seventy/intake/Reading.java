package dev.seventy.intake;

/** How the reading of a file ended: to its last row, or broken off, in which case nothing of it may be kept. */
public sealed interface Reading permits Summary, Unreadable {
}
