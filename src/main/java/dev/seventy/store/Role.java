package dev.seventy.store;

/** What somebody may do, each role including the ones before it. */
public enum Role {
    MEMBER,
    MANAGER,
    ADMIN
}
