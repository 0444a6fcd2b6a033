package dev.seventy.evidence;

/** Stands for one human everywhere outside the person tables; it says nothing about who that is. */
public record PersonId(String value) implements Comparable<PersonId> {

    @Override
    public int compareTo(PersonId other) {
        return value.compareTo(other.value);
    }
}
