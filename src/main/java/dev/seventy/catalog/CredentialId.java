package dev.seventy.catalog;

/** Names one credential: the slug of its canonical name, such as {@code azure-administrator-associate}. */
public record CredentialId(String value) implements Comparable<CredentialId> {

    @Override
    public int compareTo(CredentialId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
