package dev.seventy.intake;

import java.util.Map;

import dev.seventy.catalog.AssociationType;

/** The short names of how a partner is associated with a customer, for all the ways in which files write them. */
final class Association {

    static final String CSP = AssociationType.CSP.name();
    static final String CPOR = AssociationType.CPOR.name();

    private static final Map<String, String> NAMES = Map.of("pal", "PAL", "partneradminlink", "PAL", "dpor", "DPOR",
            "digitalpartnerofrecord", "DPOR", "cpor", CPOR, "claimingpartnerofrecord", CPOR, "csp", CSP,
            "cloudsolutionprovider", CSP);

    private Association() {
    }

    /** PAL, DPOR, CSP (either tier), CPOR (of any kind); what is none of them stays as it is. */
    static String normalised(String written) {
        if (written.isEmpty()) {
            return "";
        }
        var key = Column.key(written);
        if (key.startsWith("csptier")) {
            return CSP;
        }
        return key.startsWith("cpor") ? CPOR : NAMES.getOrDefault(key, written);
    }

    static boolean known(String normalised) {
        return AssociationType.words().contains(normalised);
    }
}
