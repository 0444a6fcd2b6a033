package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.seventy.evidence.PersonId;
import dev.seventy.planning.Action;
import dev.seventy.planning.Cause;
import dev.seventy.planning.Forecast;
import dev.seventy.planning.NextActions;
import dev.seventy.planning.Projection;
import dev.seventy.rules.Designation;
import dev.seventy.rules.RuleVersion;
import dev.seventy.scoring.Scoring;
import dev.seventy.scoring.Tally;
import org.apache.commons.numbers.fraction.BigFraction;

/** Says what it is worth that somebody earns or renews a certification, or that a metric rises. */
final class Worth {

    /** In days, ours: what ends later costs nothing that is known today. */
    private static final int AHEAD = 366;

    private final Knowledge knowledge;
    private final Firm firm;

    Worth(Knowledge knowledge, Firm firm) {
        this.knowledge = knowledge;
        this.firm = firm;
    }

    /**
     * {@code +32 points in Data & AI, which attains it}; none where it is worth nothing by itself.
     *
     * @param held the last day of what the person holds of it; empty where it is none
     */
    List<String> of(DigestItem item, PersonId person, Optional<LocalDate> held, Speaker speaker) {
        var evidence = firm.evidence(speaker.situation(), Terms.NONE);
        if (evidence.isEmpty()) {
            return List.of();
        }
        var today = speaker.today();
        if (held.filter(end -> !end.isBefore(today)).isPresent()) {
            return held.filter(end -> end.isBefore(today.plusDays(AHEAD)))
                    .map(end -> renewed(item, person, Projection.of(evidence, today, end.plusDays(1)), today, end))
                    .orElse(List.of());
        }
        var tally = new Tally(evidence, today);
        List<String> worth = new ArrayList<>();
        for (var area : knowledge.rules().designations()) {
            knowledge.rules().on(area.id(), today).filter(RuleVersion::scorable)
                    .flatMap(version -> new NextActions(knowledge.catalog())
                            .after(Scoring.score(tally, version, Optional.empty()).assessment()).stream()
                            .filter(action -> action.steps().size() == 1 && isAbout(item, area, action)).findFirst())
                    .ifPresent(action -> worth.add(gain(area, action)));
        }
        return worth;
    }

    private static boolean isAbout(DigestItem item, Designation area, Action action) {
        return item.equals(DigestItem.of(area.id(), action)) || DigestItem.taken(action).contains(item);
    }

    private static String gain(Designation area, Action action) {
        var more = action.steps().getFirst().more();
        return "+" + points(action.gain()) + " in " + area.name()
                + (action.steps().getFirst().through().isEmpty() || more.compareTo(BigFraction.ONE) <= 0 ? ""
                        : " once " + Numbers.show(more) + " more people have it")
                + (action.attains() ? ", which attains it" : "");
    }

    private static String points(BigFraction points) {
        return Numbers.show(points) + (points.equals(BigFraction.ONE) ? " point" : " points");
    }

    private List<String> renewed(DigestItem item, PersonId person, Projection projection, LocalDate today,
            LocalDate end) {
        List<String> worth = new ArrayList<>();
        for (var area : knowledge.rules().designations()) {
            if (knowledge.rules().on(area.id(), today).filter(version -> accepts(version, item)).isEmpty()) {
                continue;
            }
            Forecast.of(projection, knowledge.rules().versions(area.id()), day -> knowledge.rules().on(area.id(), day),
                    Optional.empty(), today, end.plusDays(1)).countingAfter(today).stream()
                    .filter(change -> change.day().equals(end.plusDays(1)) && change.difference().signum() < 0)
                    .filter(change -> change.causes().stream().anyMatch(cause -> ends(cause, item, person)))
                    .forEach(change -> worth.add(points(change.difference().negate()) + " in " + area.name()
                            + " that are lost otherwise" + (change.loses() ? ", and the designation" : "")));
        }
        return worth;
    }

    private static boolean accepts(RuleVersion version, DigestItem item) {
        return Forecast.accepted(List.of(version)).stream()
                .anyMatch(credential -> item.equals(new DigestItem.Certified(credential)));
    }

    private static boolean ends(Cause cause, DigestItem item, PersonId person) {
        return cause instanceof Cause.Ended(var _, var credential, var people) && people.contains(person)
                && item.equals(new DigestItem.Certified(credential));
    }
}
