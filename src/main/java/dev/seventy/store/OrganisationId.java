package dev.seventy.store;

/** Stands for one organisation, first in the key of everything it has. */
public record OrganisationId(int value) {
}
