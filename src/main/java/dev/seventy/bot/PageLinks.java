package dev.seventy.bot;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.seventy.store.Organisation;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Vault;

/** Addresses with all in them that a page shows, sealed so that nobody makes or changes one; nothing is kept of them. */
final class PageLinks {

    static final int DAYS = 7;
    /** What stands before the designations of which it is shown how points moved, with commas between; none for all. */
    static final String TREND = "trend:";

    private final InstantSource clock;
    private final Optional<Forwarding> forwarding;

    PageLinks(InstantSource clock, Optional<Forwarding> forwarding) {
        this.clock = clock;
        this.forwarding = forwarding;
    }

    /** What an address leads to; a token of one kind opens as no other. */
    enum Kind {
        PAGE,
        PICTURE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param area what it is about: a designation, or how points moved
     * @param through the last day, inclusive, on which the link holds
     */
    record Scope(OrganisationId organisation, String area, LocalDate asOf, LocalDate through) {

        private String text() {
            return String.join(" ", String.valueOf(organisation.value()), area, asOf.toString(), through.toString());
        }

        private static Optional<Scope> of(String text) {
            var parts = text.split(" ");
            try {
                return parts.length != 4 ? Optional.empty()
                        : Optional.of(new Scope(new OrganisationId(Integer.parseInt(parts[0])), parts[1],
                                LocalDate.parse(parts[2]), LocalDate.parse(parts[3])));
            } catch (NumberFormatException | DateTimeException other) {
                return Optional.empty();
            }
        }
    }

    /** Whether a link that is made for somebody leads anywhere. */
    boolean reach(Sender sender) {
        return forwarding.filter(known -> known.lasting() || sender != Sender.Local.TERMINAL).isPresent();
    }

    /** The last day on which a link holds that is made now. */
    LocalDate through(Organisation organisation) {
        return now(organisation).plusDays(DAYS);
    }

    /** The clock's day, which goes on for a firm whose today is fixed. */
    LocalDate now(Organisation organisation) {
        return LocalDate.ofInstant(clock.instant(), organisation.zone());
    }

    /** The address; empty where there are no pages. */
    Optional<String> address(Kind kind, Scope scope) {
        return forwarding.map(known -> {
            var sealed = known.vault().seal(scope.text(), kind.word());
            return known.address().replaceFirst("(?<!/)/+$", "") + "/" + kind.word() + "/"
                    + sealed.replace('+', '-').replace('/', '_').replace("=", "").replace(':', '.');
        });
    }

    /** What was sealed in an address; empty where we did not. */
    Optional<Scope> opened(Kind kind, String token) {
        return forwarding.flatMap(known -> {
            var sealed = token.replaceFirst("\\.", ":").replace('-', '+').replace('_', '/');
            var padding = "=".repeat(Math.floorMod(-(sealed.length() - sealed.indexOf(':') - 1), 4));
            try {
                return Scope.of(known.vault().open(sealed + padding, kind.word()));
            } catch (Vault.Sealed foreign) {
                return Optional.empty();
            }
        });
    }

    /** Where the picture of how points moved is served; empty where it cannot be fetched. */
    Optional<String> trend(List<String> areas, LocalDate asOf, Speaker speaker) {
        return forwarding.filter(known -> known.lasting() && !speaker.local())
                .flatMap(_ -> address(Kind.PICTURE, new Scope(speaker.organisation().id(),
                        TREND + String.join(",", areas), asOf, through(speaker.organisation()))));
    }

    /** Where a picture is served that a platform fetches; empty where it cannot. */
    Optional<String> picture(Outlook outlook, Terms terms, Speaker speaker) {
        var plain = new Terms(terms.asOf(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                terms.json());
        return forwarding.filter(known -> known.lasting() && !speaker.local() && terms.equals(plain))
                .flatMap(_ -> address(Kind.PICTURE, new Scope(speaker.organisation().id(), outlook.area().id(),
                        outlook.asOf(), through(speaker.organisation()))));
    }
}
