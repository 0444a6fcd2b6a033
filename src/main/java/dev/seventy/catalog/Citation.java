package dev.seventy.catalog;

/** Where a figure was read: the key of a listed source and, where given, the section of it. */
public record Citation(String source, String section) {

    @Override
    public String toString() {
        return section.isEmpty() ? source : source + " § " + section;
    }
}
