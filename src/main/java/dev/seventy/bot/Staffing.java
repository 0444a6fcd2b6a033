package dev.seventy.bot;

import java.time.LocalDate;
import java.util.Optional;

/** Who works here, what each holds, and what keeps it from counting. */
public sealed interface Staffing extends Command {

    /** What keeps certifications from counting, and who can mend it. */
    record CertDoctor() implements Staffing {
    }

    /** Sends somebody the steps by which they mend what nobody else can. */
    record CertSteps(String who) implements Staffing {
    }

    /** What the speaker holds, or somebody else, each with how well it is proved. */
    record CertList(Optional<String> who) implements Staffing {
    }

    /** Who holds a certification. */
    record Who(String what) implements Staffing {
    }

    /** Who could take a certification next, by what they hold. */
    record WhoCould(String what) implements Staffing {
    }

    /** Somebody works here. */
    record PersonAdd(String name, String address) implements Staffing {
    }

    /**
     * Somebody works here, and is told how to begin.
     *
     * @param who an account, an address, a name, or a name and an address
     */
    record PersonInvite(String who) implements Staffing {
    }

    /**
     * Who is known of the firm.
     *
     * @param page from 1
     */
    record PersonList(int page) implements Staffing {
    }

    /** Two who are on file are one human. */
    record PersonMerge(String one, String other) implements Staffing {
    }

    /**
     * Something about somebody who works here.
     *
     * @param value an address or a name, a place, a role; empty where a day is given, or none is to hold
     */
    record PersonSet(String who, PersonField field, String value, Optional<LocalDate> day) implements Staffing {
    }

    /** What can be said of somebody who works here. */
    enum PersonField {
        MANAGER,
        LOCATION,
        ROLE,
        JOINED,
        LEAVES
    }
}
