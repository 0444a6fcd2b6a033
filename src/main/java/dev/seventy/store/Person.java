package dev.seventy.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.seventy.evidence.PersonId;

/**
 * One human, with everything by which the firm knows them.
 *
 * @param alsoKnownAs other ids that stand for the same human
 * @param name in the firm's own spelling where it gave one, otherwise as an export has it
 * @param addresses work address first
 */
public record Person(PersonId id, Set<PersonId> alsoKnownAs, Optional<String> name, List<String> keys,
        List<String> addresses, List<String> vendorIds, List<String> directoryIds, List<String> slackUsers,
        List<String> teamsUsers, Optional<PersonId> manager, Optional<String> location, Optional<String> role) {

    public Person {
        alsoKnownAs = Set.copyOf(alsoKnownAs);
        keys = List.copyOf(keys);
        addresses = List.copyOf(addresses);
        vendorIds = List.copyOf(vendorIds);
        directoryIds = List.copyOf(directoryIds);
        slackUsers = List.copyOf(slackUsers);
        teamsUsers = List.copyOf(teamsUsers);
    }

    /** Whether nothing but a name is known, because a file says no more of who attested something. */
    public boolean isOnlyAName() {
        return keys.isEmpty() && addresses.isEmpty() && vendorIds.isEmpty() && directoryIds.isEmpty()
                && slackUsers.isEmpty() && teamsUsers.isEmpty();
    }
}
