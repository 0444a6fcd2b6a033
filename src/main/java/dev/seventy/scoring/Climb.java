package dev.seventy.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.seventy.catalog.Vendor;
import dev.seventy.rules.Ladder;
import dev.seventy.rules.ProgramPath;
import dev.seventy.rules.Quantity;
import dev.seventy.rules.Requirement;
import org.apache.commons.numbers.fraction.BigFraction;

/** A ladder of tiers with what was found on a day of each condition: the tier is read off it. */
public record Climb(Ladder ladder, LocalDate asOf, List<Rung> rungs) {

    /** The area under which what is reported to a ladder stands. */
    public static final String AREA = Vendor.DATABRICKS.word();

    public Climb {
        rungs = List.copyOf(rungs);
    }

    /** Holds what was tallied against every tier. */
    public static Climb of(Tally tally, Ladder ladder) {
        return new Climb(ladder, tally.asOf(), ladder.tiers().stream().map(tier -> new Rung(tier,
                tier.conditions().stream().map(condition -> new Finding(condition, condition.routes().stream()
                        .map(route -> new Way(route, route.requirements().stream()
                                .map(requirement -> new Measured(requirement,
                                        tally.observe(requirement.quantity(), AREA, ProgramPath.SINGLE)))
                                .toList()))
                        .toList())).toList()))
                .toList());
    }

    /** One tier. */
    public record Rung(Ladder.Tier tier, List<Finding> findings) {
        public Rung {
            findings = List.copyOf(findings);
        }

        boolean isBlocked() {
            return findings.stream().anyMatch(Finding::blocks);
        }

        /** What keeps the tier from being held. */
        public List<Finding> missing() {
            return findings.stream().filter(Finding::blocks).toList();
        }

        /** What to do first: rules, then what somebody has to confirm, then what is typical; within one, the least short. */
        public List<Finding> advice() {
            return findings.stream().filter(finding -> finding.blocks() || finding.toConfirm())
                    .sorted(Comparator.comparing((Finding finding) -> order(finding.condition().kind()))
                            .thenComparing(finding -> finding.leastShortfall().orElse(BigFraction.ZERO)))
                    .toList();
        }
    }

    /** What is known of a condition. */
    public enum State {
        MET,
        UNMET,
        UNKNOWN
    }

    /** One condition with each of its routes. */
    public record Finding(Ladder.Condition condition, List<Way> ways) {
        public Finding {
            ways = List.copyOf(ways);
        }

        /** By the routes that can be offered. */
        public State state() {
            var offered = ways.stream().filter(Way::offered).map(Way::state).collect(Collectors.toSet());
            return offered.contains(State.MET) ? State.MET
                    : offered.equals(Set.of(State.UNMET)) ? State.UNMET : State.UNKNOWN;
        }

        /** What a person has to judge does not block as long as nobody says no. */
        public boolean blocks() {
            return switch (state()) {
                case MET -> false;
                case UNMET -> true;
                case UNKNOWN -> condition.kind() != Ladder.Kind.QUALITATIVE;
            };
        }

        /** Whether a person still has to say whether it holds. */
        public boolean toConfirm() {
            return state() == State.UNKNOWN && condition.kind() == Ladder.Kind.QUALITATIVE;
        }

        /** The least that is short by any route that can be measured; empty where none can. */
        public Optional<BigFraction> leastShortfall() {
            return ways.stream().flatMap(way -> way.shortfall().stream()).min(BigFraction::compareTo);
        }
    }

    /** One route with its requirements. */
    public record Way(Ladder.Route route, List<Measured> requirements) {
        public Way {
            requirements = List.copyOf(requirements);
        }

        public State state() {
            return requirements.stream().anyMatch(Measured::isShort) ? State.UNMET
                    : requirements.stream().allMatch(Measured::known) ? State.MET : State.UNKNOWN;
        }

        /** Whether it can be offered: a share of something that nobody knows, or of nothing, cannot. */
        public boolean offered() {
            return requirements.stream().noneMatch(Measured::lacksItsWhole);
        }

        /** Whether it can be said what it lacks: not as long as two of its figures contradict each other. */
        public boolean measurable() {
            return offered() && requirements.stream().noneMatch(measured -> measured.found().isContradiction());
        }

        private Optional<BigFraction> shortfall() {
            return measurable() ? requirements.stream().map(Measured::shortfall).reduce(BigFraction::add)
                    : Optional.empty();
        }
    }

    /** One requirement with what was found. */
    public record Measured(Requirement requirement, Observation found) {

        public boolean known() {
            return found.known();
        }

        boolean isShort() {
            return known() && found.orZero().compareTo(requirement.atLeast().value()) < 0;
        }

        boolean lacksItsWhole() {
            return requirement.quantity() instanceof Quantity.Share && found.of().size() == 2
                    && found.of().getLast().orZero().signum() <= 0;
        }

        /**
         * How much is missing, in units of what is counted; of a share, in whole units of its part. Where nothing is
         * known all of it is.
         */
        public BigFraction shortfall() {
            var needed = requirement.atLeast().value();
            var have = found.orZero();
            if (requirement.quantity() instanceof Quantity.Share && found.of().size() == 2) {
                needed = ceiling(needed.multiply(found.of().getLast().orZero()));
                have = found.of().getFirst().orZero();
            }
            var missing = needed.subtract(have);
            return missing.signum() > 0 ? missing : BigFraction.ZERO;
        }

        private static BigFraction ceiling(BigFraction number) {
            var parts = number.getNumerator().divideAndRemainder(number.getDenominator());
            return BigFraction.of(parts[1].signum() > 0 ? parts[0].add(java.math.BigInteger.ONE) : parts[0]);
        }
    }

    /** How many tiers are held, from the lowest up. */
    public int height() {
        var height = 0;
        while (height < rungs.size() && !rungs.get(height).isBlocked()) {
            height++;
        }
        return height;
    }

    /** The highest tier that is held with all below it; empty when not even the first is. */
    public Optional<Ladder.Tier> tier() {
        var height = height();
        return height == 0 ? Optional.empty() : Optional.of(rungs.get(height - 1).tier());
    }

    /** The tier above; empty at the top. */
    public Optional<Rung> next() {
        return rungs.stream().skip(height()).findFirst();
    }

    /** What blocks the next tier, not those above it. */
    public List<Finding> missing() {
        return next().map(Rung::missing).orElse(List.of());
    }

    /** What holds only until somebody says otherwise, of the tiers that are held. */
    public List<Finding> toConfirm() {
        List<Finding> open = new ArrayList<>();
        rungs.stream().limit(height())
                .forEach(rung -> rung.findings().stream().filter(Finding::toConfirm).forEach(open::add));
        return open;
    }

    public boolean provisional() {
        return !toConfirm().isEmpty();
    }

    /** What cannot be told, on any tier, because two figures contradict each other; each once. */
    public List<Observation> contradictions() {
        return rungs.stream().flatMap(rung -> rung.findings().stream()).flatMap(finding -> finding.ways().stream())
                .flatMap(way -> way.requirements().stream()).map(Measured::found).filter(Observation::isContradiction)
                .distinct().toList();
    }

    /** What to do first for the next tier. */
    public List<Finding> advice() {
        return next().map(Rung::advice).orElse(List.of());
    }

    private static int order(Ladder.Kind kind) {
        return switch (kind) {
            case OFFICIAL -> 0;
            case QUALITATIVE -> 1;
            case BENCHMARK -> 2;
        };
    }
}
