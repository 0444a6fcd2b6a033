package dev.seventy.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The people that a vendor's ladder counts, and the figures that its tiers go by, for answers about people that stand
 * outside of a ladder.
 *
 * @param certified whose certifications count
 * @param champions who counts as a Champion
 * @param certifications how many are held, from rows and as reported
 * @param certifiedPeople how many people hold any, from rows and as reported
 * @param championPeople how many Champions there are, from rows and as reported
 */
public record Bench(Quantity.PeopleHolding certified, Quantity.PeopleHolding champions, Quantity certifications,
        Quantity certifiedPeople, Quantity championPeople) {

    private static final Quantity.PeopleHolding NOBODY = Quantity.PeopleHolding.of(List.of());

    /** Where no ladder counts people. */
    public static final Bench NONE = new Bench(NOBODY, NOBODY, new Quantity.CertificationsHeld(NOBODY), NOBODY, NOBODY);

    /** Of a file that names the groups {@code certified} and {@code champions} and a quantity of each. */
    static Optional<Bench> of(QuantityReader read) {
        var certified = read.group("certified");
        var champions = read.group("champions");
        var certifications = read.named("certifications");
        var certifiedPeople = read.named("certified_people");
        var championPeople = read.named("champions");
        return Stream.of(certified, champions, certifications, certifiedPeople, championPeople)
                .allMatch(Optional::isPresent)
                        ? Optional.of(new Bench(certified.orElseThrow(), champions.orElseThrow(),
                                certifications.orElseThrow(), certifiedPeople.orElseThrow(),
                                championPeople.orElseThrow()))
                        : Optional.empty();
    }
}
