package dev.seventy.store;

/** Stands for one organisation, first in the key of everything it has. */
public record OrganisationId(int value) {

    /** Where something belongs to no organisation. */
    public static final OrganisationId NONE = new OrganisationId(0);
}
