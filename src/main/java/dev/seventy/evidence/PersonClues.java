package dev.seventy.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a row tells of who a person is. All identifiers of one row belong to one human.
 *
 * @param key the firm's own key for the person
 * @param vendorId the number of the person's profile at the vendor (MCPID)
 * @param directoryId the person's object id in the firm's directory (AADUserId)
 * @param addresses e-mail addresses, work address first
 * @param name the full name, which never decides who somebody is
 */
public record PersonClues(Optional<String> key, Optional<String> vendorId, Optional<String> directoryId,
        List<String> addresses, Optional<String> name) {

    /** A partner's log-in at Databricks is the address with this behind it. */
    private static final String LOG_IN = ".partner";

    public PersonClues {
        addresses = List.copyOf(addresses);
    }

    /** An address as it is compared: in lower case, of a partner's log-in at Databricks only what belongs to the firm. */
    public static String compared(String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        return lower.endsWith(LOG_IN) ? lower.substring(0, lower.length() - LOG_IN.length()) : lower;
    }

    /** What somebody wrote of who a person is: an address, or otherwise a name. */
    public static PersonClues written(String text) {
        var isAddress = text.indexOf('@') > 0;
        return new PersonClues(Optional.empty(), Optional.empty(), Optional.empty(),
                isAddress ? List.of(text) : List.of(), isAddress ? Optional.empty() : Optional.of(text));
    }

    /** Whether there is anything by which the person could be found again. */
    public boolean identifies() {
        return key.isPresent() || vendorId.isPresent() || directoryId.isPresent() || !addresses.isEmpty();
    }
}
