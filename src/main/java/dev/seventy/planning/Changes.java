package dev.seventy.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.PersonId;
import dev.seventy.planning.Forecast.Outcome;
import dev.seventy.rules.ProgramPath;
import dev.seventy.rules.Quantity;
import dev.seventy.rules.RuleVersion;
import dev.seventy.scoring.Assessment;
import dev.seventy.scoring.Reason;
import dev.seventy.scoring.Scoring;
import dev.seventy.scoring.Standing;
import dev.seventy.scoring.Tally;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * How a designation stood at an earlier time, by what was known and by the rules of then, and how it stands now. The
 * difference is the sum of three: what came to be known of that day, what happened since, and what other rules make of
 * the same facts.
 *
 * @param before empty where there was no score
 * @param after empty where there is none
 * @param known points by which what came to be known changed that day
 * @param happened points by which the days since changed that
 * @param ruled points by which the rules of now differ from those of then on the later day
 * @param because why, what came to be known first; none where all is as it was
 */
public record Changes(Optional<Standing> before, Optional<Standing> after, BigFraction known, BigFraction happened,
        BigFraction ruled, List<Because> because) {

    public Changes {
        because = List.copyOf(because);
    }

    /** In what way something became another. */
    public enum How {
        /** Came on file, though it held before. */
        FILED,
        /** What is on file of it is another. */
        CORRECTED,
        /** Is no longer on file. */
        TAKEN_BACK,
        /** Was earned in the days between. */
        EARNED,
        /** Began to count, was reported or ended in the days between. */
        HAPPENED,
        /** Other rules, or another path of them. */
        RULED
    }

    public record Because(How how, Cause cause) {
    }

    /**
     * A firm at two times, laid out for counting.
     *
     * @param then by what was known then
     * @param known the same day, by what is known now
     */
    public record Span(Tally then, Tally known, Tally now) {

        public static Span of(Evidence then, LocalDate day, Evidence now, LocalDate today) {
            var tally = new Tally(now, today);
            return new Span(new Tally(then, day), tally.on(day), tally);
        }
    }

    /**
     * @param old the rules that held then; empty where there were none to score by
     * @param young those of now
     */
    public static Changes of(Span span, Optional<RuleVersion> old, Optional<RuleVersion> young) {
        var before = score(span.then(), old);
        var known = score(span.known(), old);
        var happened = score(span.now(), old);
        var after = score(span.now(), young);
        if (before.isEmpty() || after.isEmpty()) {
            return new Changes(before, after, BigFraction.ZERO, BigFraction.ZERO, BigFraction.ZERO, List.of());
        }
        var because = same(before, after) ? List.<Because>of() : new Reasons(span, old, young).all();
        return new Changes(before, after, total(known).subtract(total(before)), total(happened).subtract(total(known)),
                total(after).subtract(total(happened)), because);
    }

    private static Optional<Standing> score(Tally tally, Optional<RuleVersion> rules) {
        return tally.evidence().isEmpty() ? Optional.empty()
                : rules.filter(RuleVersion::scorable).map(version -> Scoring.score(tally, version, Optional.empty()));
    }

    private static BigFraction total(Optional<Standing> standing) {
        return standing.map(found -> found.assessment().total()).orElse(BigFraction.ZERO);
    }

    private static boolean same(Optional<Standing> one, Optional<Standing> other) {
        return one.map(Standing::assessment).map(Outcome::of).equals(other.map(Standing::assessment).map(Outcome::of));
    }

    /** Points gained; lost where negative, zero where there was no score, or is none. */
    public BigFraction difference() {
        return known.add(happened).add(ruled);
    }

    /** Whether points, the verdict, a prerequisite or what is known of them is another than it was. */
    public boolean changed() {
        return !same(before, after);
    }

    public boolean attains() {
        return before.isPresent() && !qualifies(before) && qualifies(after);
    }

    public boolean loses() {
        return qualifies(before) && after.isPresent() && !qualifies(after);
    }

    private static boolean qualifies(Optional<Standing> standing) {
        return standing.filter(found -> found.assessment().qualifies()).isPresent();
    }

    /** Finds why: what is another in the end, and of that in which of the steps it became so. */
    private static final class Reasons {

        private record Held(CredentialId credential, PersonId person) {
        }

        private final Span span;
        private final Optional<RuleVersion> old;
        private final Optional<RuleVersion> young;
        private final Map<Held, Reason> endedSince = new HashMap<>();
        private final Set<Held> begunSince = new HashSet<>();
        private final Set<Quantity> movedSince = new HashSet<>();

        Reasons(Span span, Optional<RuleVersion> old, Optional<RuleVersion> young) {
            this.span = span;
            this.old = old;
            this.young = young;
        }

        List<Because> all() {
            var before = score(span.then(), old).orElseThrow();
            var known = score(span.known(), old).orElseThrow();
            var happened = score(span.now(), old).orElseThrow();
            Causes.between(on(known, before.path()), on(happened, before.path())).forEach(this::since);
            List<Because> because = new ArrayList<>();
            Causes.between(before.assessment(), on(happened, before.path()))
                    .forEach(cause -> because.addAll(facts(cause)));
            if (before.path() != happened.path()) {
                because.add(new Because(How.RULED, new Cause.OtherPath(before.path(), happened.path())));
            }
            if (!same(Optional.of(happened), score(span.now(), young))) {
                because.add(new Because(How.RULED, new Cause.OtherRules(old.map(RuleVersion::id).orElse(""),
                        young.map(RuleVersion::id).orElse(""))));
            }
            return because;
        }

        private static Assessment on(Standing standing, ProgramPath path) {
            return standing.assessments().stream().filter(found -> found.path() == path).findFirst().orElseThrow();
        }

        private void since(Cause cause) {
            switch (cause) {
                case Cause.Ended(var why, var credential, var people) ->
                    people.forEach(person -> endedSince.put(new Held(credential, person), why));
                case Cause.Begun(var credential, var people) ->
                    people.forEach(person -> begunSince.add(new Held(credential, person)));
                case Cause.Figure figure -> movedSince.add(figure.quantity());
                case Cause.OtherRules _,Cause.OtherPath _ -> {
                }
            }
        }

        private List<Because> facts(Cause cause) {
            return switch (cause) {
                case Cause.Ended(var why, var credential, var people) -> people.stream()
                        .collect(Collectors.groupingBy(person -> ended(new Held(credential, person), why),
                                LinkedHashMap::new, Collectors.toList()))
                        .entrySet().stream().map(some -> new Because(some.getKey().how(),
                                new Cause.Ended(some.getKey().why(), credential, some.getValue())))
                        .toList();
                case Cause.Begun(var credential, var people) -> people.stream()
                        .collect(Collectors.groupingBy(person -> begun(new Held(credential, person)),
                                LinkedHashMap::new, Collectors.toList()))
                        .entrySet().stream()
                        .map(some -> new Because(some.getKey(), new Cause.Begun(credential, some.getValue()))).toList();
                case Cause.Figure figure ->
                    List.of(new Because(movedSince.contains(figure.quantity()) ? How.HAPPENED : How.FILED, cause));
                case Cause.OtherRules _,Cause.OtherPath _ -> List.of(new Because(How.RULED, cause));
            };
        }

        private record End(How how, Reason why) {
        }

        private End ended(Held held, Reason why) {
            return Optional.ofNullable(endedSince.get(held)).map(since -> new End(How.HAPPENED, since)).orElseGet(
                    () -> new End(onFile(span.now(), held).findAny().isPresent() ? How.CORRECTED : How.TAKEN_BACK,
                            why));
        }

        private How begun(Held held) {
            if (begunSince.contains(held)) {
                return onFile(span.now(), held).allMatch(one -> one.earned().isAfter(span.known().asOf())) ? How.EARNED
                        : How.HAPPENED;
            }
            return onFile(span.then(), held).findAny().isPresent() ? How.CORRECTED : How.FILED;
        }

        private static Stream<Certification> onFile(Tally tally, Held held) {
            return tally.evidence().certifications().stream()
                    .filter(one -> one.credential().equals(held.credential()) && one.person().equals(held.person()));
        }
    }
}
