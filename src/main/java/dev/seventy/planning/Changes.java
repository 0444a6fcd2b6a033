package dev.seventy.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.PersonId;
import dev.seventy.planning.Forecast.Outcome;
import dev.seventy.rules.RuleVersion;
import dev.seventy.scoring.Assessment;
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

    /** Whether other rules than then make another score of the same facts. */
    public boolean isRuled() {
        return because.stream().anyMatch(one -> one.cause() instanceof Cause.OtherRules);
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

    /** Finds why, from one step to the next. */
    private static final class Reasons {

        private record Held(CredentialId credential, PersonId person) {
        }

        private final Span span;
        private final Optional<RuleVersion> old;
        private final Optional<RuleVersion> young;
        private final List<Because> because = new ArrayList<>();

        Reasons(Span span, Optional<RuleVersion> old, Optional<RuleVersion> young) {
            this.span = span;
            this.old = old;
            this.young = young;
        }

        List<Because> all() {
            var before = score(span.then(), old).orElseThrow();
            var known = score(span.known(), old).orElseThrow();
            var happened = score(span.now(), old).orElseThrow();
            between(before, known, this::known);
            between(known, happened, this::happened);
            if (!same(Optional.of(happened), score(span.now(), young))) {
                because.add(new Because(How.RULED, new Cause.OtherRules(old.map(RuleVersion::id).orElse(""),
                        young.map(RuleVersion::id).orElse(""))));
            }
            return settled();
        }

        private void between(Standing one, Standing other, Function<Cause, List<Because>> how) {
            Causes.between(one.assessment(), on(other, one)).forEach(cause -> because.addAll(how.apply(cause)));
            if (one.path() != other.path()) {
                because.add(new Because(How.RULED, new Cause.OtherPath(one.path(), other.path())));
            }
        }

        /** The later one on the path that counted earlier. */
        private static Assessment on(Standing later, Standing earlier) {
            return later.assessments().stream().filter(found -> found.path() == earlier.path()).findFirst()
                    .orElseThrow();
        }

        private List<Because> known(Cause cause) {
            return switch (cause) {
                case Cause.Ended(var why, var credential, var people) -> split(people, person -> ended(credential, person))
                        .entrySet().stream()
                        .map(some -> new Because(some.getKey(), new Cause.Ended(why, credential, some.getValue())))
                        .toList();
                case Cause.Begun(var credential, var people) -> split(people, person -> begun(credential, person))
                        .entrySet().stream()
                        .map(some -> new Because(some.getKey(), new Cause.Begun(credential, some.getValue()))).toList();
                case Cause.Figure _ -> List.of(new Because(How.FILED, cause));
                case Cause.OtherRules _,Cause.OtherPath _ -> List.of(new Because(How.RULED, cause));
            };
        }

        private List<Because> happened(Cause cause) {
            return cause instanceof Cause.Begun(var credential, var people)
                    ? split(people, person -> held(span.now(), credential, person)
                            .anyMatch(held -> !held.earned().isAfter(span.known().asOf())) ? How.HAPPENED : How.EARNED)
                            .entrySet().stream()
                            .map(some -> new Because(some.getKey(), new Cause.Begun(credential, some.getValue())))
                            .toList()
                    : List.of(new Because(How.HAPPENED, cause));
        }

        private static Map<How, List<PersonId>> split(List<PersonId> people, Function<PersonId, How> how) {
            Map<How, List<PersonId>> split = new EnumMap<>(How.class);
            people.forEach(person -> split.computeIfAbsent(how.apply(person), _ -> new ArrayList<>()).add(person));
            return split;
        }

        private How ended(CredentialId credential, PersonId person) {
            return held(span.known(), credential, person).findAny().isPresent() ? How.CORRECTED : How.TAKEN_BACK;
        }

        private How begun(CredentialId credential, PersonId person) {
            return held(span.then(), credential, person).findAny().isPresent() ? How.CORRECTED : How.FILED;
        }

        private static Stream<Certification> held(Tally tally, CredentialId credential, PersonId person) {
            return tally.evidence().certifications().stream()
                    .filter(held -> held.credential().equals(credential) && held.person().equals(person));
        }

        /** What one step took and a later one gave back, or the other way round, changed nothing in the end. */
        private List<Because> settled() {
            Set<Held> gone = new HashSet<>();
            Set<Held> come = new HashSet<>();
            because.forEach(one -> {
                if (one.cause() instanceof Cause.Ended(var _, var credential, var people)) {
                    people.forEach(person -> gone.add(new Held(credential, person)));
                } else if (one.cause() instanceof Cause.Begun(var credential, var people)) {
                    people.forEach(person -> come.add(new Held(credential, person)));
                }
            });
            gone.retainAll(come);
            List<Because> settled = new ArrayList<>();
            Map<Object, Because> figures = new LinkedHashMap<>();
            for (var one : because) {
                switch (one.cause()) {
                    case Cause.Ended(var why, var credential, var people) -> left(credential, people, gone)
                            .map(some -> new Because(one.how(), new Cause.Ended(why, credential, some)))
                            .ifPresent(settled::add);
                    case Cause.Begun(var credential, var people) -> left(credential, people, gone)
                            .map(some -> new Because(one.how(), new Cause.Begun(credential, some)))
                            .ifPresent(settled::add);
                    case Cause.Figure figure -> figures.merge(figure.quantity(), one, Reasons::together);
                    case Cause.OtherRules _,Cause.OtherPath _ -> settled.add(one);
                }
            }
            figures.values().stream()
                    .filter(one -> one.cause() instanceof Cause.Figure(var _, var before, var after, var _)
                            && !before.equals(after))
                    .forEach(settled::add);
            return settled;
        }

        private static Optional<List<PersonId>> left(CredentialId credential, List<PersonId> people, Set<Held> gone) {
            var left = people.stream().filter(person -> !gone.contains(new Held(credential, person))).toList();
            return left.isEmpty() ? Optional.empty() : Optional.of(left);
        }

        /** A figure that two steps changed, from its first value to its last. */
        private static Because together(Because one, Because other) {
            if (one.cause() instanceof Cause.Figure(var quantity, var before, var _, var moved)
                    && other.cause() instanceof Cause.Figure(var _, var _, var after, var more)) {
                Set<Cause.Moved> all = new HashSet<>(moved);
                all.addAll(more);
                return new Because(one.how(), new Cause.Figure(quantity, before, after, all));
            }
            return other;
        }
    }
}
