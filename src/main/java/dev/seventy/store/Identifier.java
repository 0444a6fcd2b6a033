package dev.seventy.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.seventy.evidence.PersonClues;

/**
 * Something by which a person is found again, in the spelling in which it is compared.
 *
 * @param kind one of the names below
 */
record Identifier(String kind, String value) {

    static final String KEY = "key";
    static final String VENDOR = "vendor";
    static final String DIRECTORY = "directory";
    static final String ADDRESS = "address";
    static final String SLACK = "slack";
    static final String TEAMS = "teams";

    static List<Identifier> of(PersonClues clues, Optional<String> slackUser, Optional<String> teamsUser) {
        List<Identifier> all = new ArrayList<>();
        clues.key().ifPresent(key -> all.add(new Identifier(KEY, key(key))));
        clues.vendorId().ifPresent(id -> all.add(new Identifier(VENDOR, vendor(id))));
        clues.directoryId().ifPresent(id -> all.add(new Identifier(DIRECTORY, directory(id))));
        clues.addresses().stream().map(address -> new Identifier(ADDRESS, address(address))).distinct()
                .forEach(all::add);
        slackUser.ifPresent(user -> all.add(new Identifier(SLACK, user.strip())));
        teamsUser.ifPresent(user -> all.add(new Identifier(TEAMS, directory(user))));
        return all;
    }

    static String key(String key) {
        return key.strip().toLowerCase(Locale.ROOT);
    }

    static String vendor(String id) {
        return id.strip();
    }

    static String directory(String id) {
        return id.strip().toLowerCase(Locale.ROOT);
    }

    static String address(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
