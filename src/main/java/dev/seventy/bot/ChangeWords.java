package dev.seventy.bot;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.seventy.planning.Cause;
import dev.seventy.planning.Cause.Moved;
import dev.seventy.planning.Changes;
import dev.seventy.planning.Changes.Because;
import dev.seventy.rules.Designation;
import dev.seventy.rules.Quantity;
import dev.seventy.scoring.Assessment;
import dev.seventy.scoring.Reason;
import dev.seventy.scoring.Standing;
import org.apache.commons.numbers.fraction.BigFraction;

/** Says what of a designation is another than it was, and why. */
final class ChangeWords {

    private static final int MOST_CAUSES = 3;
    private static final int MOST_FIGURES = 2;
    /** In letters; what is shorter is said again, so that nobody has to look for it. */
    private static final int WORTH_NOT_SAYING_TWICE = 50;

    private final CauseWords causes;
    private final Wording wording;

    ChangeWords(CauseWords causes, Wording wording) {
        this.causes = causes;
        this.wording = wording;
    }

    /**
     * {@code Data & AI: 76.24 → 44.24 points (−32), no longer qualified: AZ-305 of Anna Kowalska expired}.
     *
     * @param reasons which designations were said to have changed for what, which is not said twice; added to
     */
    String of(String area, Changes changes, Map<String, String> reasons) {
        var because = because(changes, true);
        var same = because.length() < WORTH_NOT_SAYING_TWICE ? Optional.<String>empty()
                : Optional.ofNullable(reasons.putIfAbsent(because, area));
        return said(area, changes, same.map(": as in "::concat).orElse(because));
    }

    /** The same without the figures that the causes moved, and with the first cause alone. */
    String shortly(String area, Changes changes) {
        return said(area, changes, because(changes, false));
    }

    private String said(String area, Changes changes, String because) {
        var before = changes.before().map(Standing::assessment);
        var after = changes.after().map(Standing::assessment);
        if (before.isEmpty() || after.isEmpty()) {
            return area + ": " + after.map(now -> points(now) + " points; before there was no score")
                    .orElse("there is no score any more");
        }
        return area + ": "
                + (changes.difference().signum() == 0 ? points(after.get()) + " points as before"
                        : points(before.get()) + " → " + points(after.get()) + " points ("
                                + signed(changes.difference()) + ")")
                + verdict(changes) + prerequisites(before.get(), after.get()) + because;
    }

    private static String points(Assessment assessment) {
        return (assessment.unknown().isEmpty() ? "" : "at least ") + Numbers.show(assessment.total());
    }

    /** {@code +4}, {@code −4}. */
    static String signed(BigFraction points) {
        return points.signum() == 0 ? "0" : (points.signum() > 0 ? "+" : "−") + Numbers.show(points.abs());
    }

    static String verdict(Changes changes) {
        return changes.loses() ? ", no longer qualified" : changes.attains() ? ", now qualified" : "";
    }

    private static String prerequisites(Assessment before, Assessment after) {
        var more = after.missingPrerequisites().size() - before.missingPrerequisites().size();
        return more == 0 ? ""
                : ", " + (Math.abs(more) == 1 ? "a prerequisite" : Math.abs(more) + " prerequisites")
                        + (more > 0 ? " now missing" : " no longer missing");
    }

    private String because(Changes changes, boolean isWhole) {
        var said = new LinkedHashSet<String>();
        Map<String, Set<String>> figures = new LinkedHashMap<>();
        for (var one : changes.because()) {
            if (one.cause() instanceof Cause.Figure figure) {
                figures.computeIfAbsent(moved(one.how(), figure.moved()), _ -> new LinkedHashSet<>()).add(
                        value(figure.quantity(), figure.before()) + " to " + value(figure.quantity(), figure.after()));
            } else {
                said.add(one(one, changes));
            }
        }
        figures.forEach((moved, values) -> said
                .add(isWhole ? moved + " (" + some(List.copyOf(values), ", ", MOST_FIGURES) + ")" : moved));
        return said.isEmpty() ? "" : ": " + some(List.copyOf(said), "; ", isWhole ? MOST_CAUSES : 1);
    }

    private static String some(List<String> all, String between, int most) {
        var more = all.size() - most;
        return String.join(between, all.subList(0, Math.min(all.size(), most)))
                + (more > 0 ? between + more + " more" : "");
    }

    private String one(Because because, Changes changes) {
        return switch (because.cause()) {
            case Cause.Ended ended -> ended(because.how(), ended);
            case Cause.Begun(var credential, var people) ->
                causes.shortly(credential) + " of " + causes.whose(people) + switch (because.how()) {
                    case FILED -> " came on file";
                    case EARNED -> " was earned";
                    case CORRECTED -> " counts as corrected";
                    case TAKEN_BACK, HAPPENED, RULED -> " counts now";
                };
            case Cause.Figure figure -> moved(because.how(), figure.moved());
            case Cause.OtherRules(var before, var after) ->
                "rules " + after + " hold instead of " + before + " (" + signed(changes.ruled()) + ")";
            case Cause.OtherPath(var before, var after) ->
                "the " + after.title() + " path counts instead of " + before.title();
        };
    }

    private String value(Quantity quantity, Optional<BigFraction> value) {
        return value.map(known -> wording.value(quantity, known)).orElse("not known");
    }

    private String ended(Changes.How how, Cause.Ended ended) {
        var what = causes.shortly(ended.credential()) + " of " + causes.whose(ended.people());
        return switch (how) {
            case TAKEN_BACK -> what + " is no longer on file";
            case CORRECTED -> what + " no longer counts as corrected";
            case FILED, EARNED, HAPPENED,
                    RULED ->
                what + (ended.why() == Reason.EXPIRED ? " expired"
                        : ended.why() == Reason.NOT_AT_THE_FIRM ? " no longer counts after leaving"
                                : ended.why() == Reason.RETIRED ? " no longer counts, as it is retired"
                                        : " no longer counts");
        };
    }

    private static String moved(Changes.How how, Set<Moved> moved) {
        if (how == Changes.How.FILED) {
            return "figures came on file";
        }
        if (moved.contains(Moved.REPORTED) || moved.contains(Moved.ACHIEVED)) {
            return "newer figures count";
        }
        return moved.equals(Set.of(Moved.BASELINE)) ? "last year's baseline moved on"
                : "the months that count moved on";
    }

    /** {@code Data & AI −32, no longer qualified; Security +4}. */
    static String briefly(List<Changed> all) {
        return some(all.stream().map(one -> one.area().name() + " " + moved(one.changes()) + verdict(one.changes()))
                .toList(), "; ", MOST_CAUSES);
    }

    private static String moved(Changes changes) {
        if (changes.before().isEmpty() || changes.after().isEmpty()) {
            return changes.after().isEmpty() ? "without a score" : "scored for the first time";
        }
        return changes.difference().signum() == 0 ? "same points, made up otherwise" : signed(changes.difference());
    }

    /** What is another of a designation. */
    record Changed(Designation area, Changes changes) {
    }
}
