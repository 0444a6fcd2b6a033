package dev.seventy.bot;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.seventy.bot.Snoozed.Said;
import dev.seventy.catalog.Credential;
import dev.seventy.catalog.CredentialId;
import dev.seventy.catalog.Renewal;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.PersonId;
import dev.seventy.planning.Cause;
import dev.seventy.planning.Forecast;
import dev.seventy.planning.Forecast.Change;
import dev.seventy.rules.Designation;
import dev.seventy.scoring.Reason;
import dev.seventy.store.Severity;

/** Says what is lost soon by what is known, and which exams end. */
final class DigestAhead {

    /** In days, ours. */
    static final int HORIZON = 60;
    /** In days, ours: how far ahead the end of an exam is told. */
    static final int RETIREMENTS = 180;

    private static final int MOST_LOSSES = 4;
    private static final int MOST_RETIREMENTS = 2;

    private final Knowledge knowledge;
    private final CauseWords causes;
    private final Evidence evidence;
    private final LocalDate today;
    private final List<Designation> areas;
    private final List<Loss> losses = new ArrayList<>();

    /** What a designation loses. */
    private record Loss(Designation area, Change change) {
    }

    DigestAhead(Knowledge knowledge, CauseWords causes, DigestScores scores, Evidence evidence, LocalDate today,
            List<Designation> areas) {
        this.knowledge = knowledge;
        this.causes = causes;
        this.evidence = evidence;
        this.today = today;
        this.areas = areas;
        var last = today.plusDays(HORIZON);
        for (var area : areas) {
            scores.losses(area, last).forEach(change -> losses.add(new Loss(area, change)));
        }
        losses.sort(Comparator.comparing(loss -> loss.change().day()));
    }

    /** What a loss comes of; of nothing where something of it has no name. */
    private static Set<DigestItem> about(Change change) {
        var items = change.causes().stream().map(DigestItem::of).toList();
        return items.stream().allMatch(Optional::isPresent)
                ? items.stream().flatMap(Optional::stream).collect(Collectors.toSet())
                : Set.of();
    }

    private List<Loss> losses(Snoozed snoozed) {
        return losses.stream().filter(loss -> !snoozed.hides(new DigestItem.Area(loss.area().id()))
                && !snoozed.hidesAll(about(loss.change()))).toList();
    }

    /** What is lost for the sake of what, and which exams end when. */
    List<Map.Entry<DigestItem, Severity>> severities() {
        List<Map.Entry<DigestItem, Severity>> all = new ArrayList<>();
        losses.forEach(loss -> about(loss.change()).forEach(item -> all.add(
                Map.entry(item, new Severity(Numbers.rounded(loss.change().difference()).negate().max(BigDecimal.ZERO),
                        0, Optional.of(loss.change().day()))))));
        ending().forEach(credential -> all.add(Map.entry(new DigestItem.Certified(credential.id()),
                new Severity(BigDecimal.ZERO, 0, Optional.of(end(credential).plusDays(1))))));
        return all;
    }

    /** Whether something is lost that a look as far ahead from an earlier day did not reach. */
    boolean isNewSince(LocalDate then, Snoozed snoozed) {
        return losses(snoozed).stream().anyMatch(loss -> loss.change().day().isAfter(then.plusDays(HORIZON)));
    }

    /** What is lost, by day; what is lost for the same reason on one day is one sentence. */
    List<Said> said(Snoozed snoozed) {
        Map<String, List<Loss>> together = new LinkedHashMap<>();
        losses(snoozed).forEach(loss -> together
                .computeIfAbsent(loss.change().day() + causes.all(loss.change().causes()), _ -> new ArrayList<>())
                .add(loss));
        var said = together.values().stream().map(some -> new Said(sentence(some), about(some.getFirst().change())))
                .toList();
        var more = said.size() - MOST_LOSSES;
        if (more <= 0) {
            return said;
        }
        var shown = new ArrayList<>(said.subList(0, MOST_LOSSES));
        shown.add(new Said(more + " more by " + Numbers.show(today.plusDays(HORIZON)), Set.of()));
        return shown;
    }

    /** {@code 2 Nov 2026, −4 in Infrastructure: AZ-700 of Luc Thibodeau expires; can be renewed through 1 Nov 2026}. */
    private String sentence(List<Loss> together) {
        Map<String, List<String>> areasOf = new LinkedHashMap<>();
        together.forEach(loss -> areasOf.computeIfAbsent(ForecastAnswers.signed(loss.change()), _ -> new ArrayList<>())
                .add(loss.area().name() + (loss.change().loses() ? " (then not qualified)" : "")));
        var first = together.getFirst().change();
        return Numbers.show(first.day()) + ", "
                + String.join(", ", areasOf.entrySet().stream()
                        .map(one -> one.getKey() + " in " + Wording.list(one.getValue())).toList())
                + ": " + causes.all(first.causes()) + renewal(first);
    }

    private String renewal(Change change) {
        var end = change.day().minusDays(1);
        return change.causes().stream()
                .map(cause -> cause instanceof Cause.Ended(var why, var credential, var _) && why == Reason.EXPIRED
                        ? knowledge.catalog().get(credential).renewal()
                        : Optional.<Renewal>empty())
                .flatMap(Optional::stream).findFirst()
                .map(renewal -> "; can be renewed "
                        + (renewal.opens(end).isAfter(today) ? "from " + Numbers.show(renewal.opens(end)) + " " : "")
                        + "through " + Numbers.show(end))
                .orElse("");
    }

    private record Held(PersonId person, CredentialId credential) {
        static Held of(Certification held) {
            return new Held(held.person(), held.credential());
        }
    }

    /** How many certifications that the rules count end and cost nothing by that. */
    int harmless() {
        var accepted = accepted();
        Set<Held> lasting = new HashSet<>();
        Set<Held> ending = new HashSet<>();
        evidence.certifications().stream()
                .filter(held -> held.active() && !held.earned().isAfter(today) && accepted.contains(held.credential()))
                .forEach(held -> {
                    var end = held.expires().orElse(LocalDate.MAX);
                    if (end.isAfter(today.plusDays(HORIZON))) {
                        lasting.add(Held.of(held));
                    } else if (!end.isBefore(today)) {
                        ending.add(Held.of(held));
                    }
                });
        ending.removeAll(lasting);
        losses.forEach(loss -> loss.change().causes().forEach(cause -> {
            if (cause instanceof Cause.Ended(var _, var credential, var people)) {
                people.forEach(person -> ending.remove(new Held(person, credential)));
            }
        }));
        return ending.size();
    }

    private Set<CredentialId> accepted() {
        return Forecast
                .accepted(areas.stream().flatMap(area -> knowledge.rules().on(area.id(), today).stream()).toList());
    }

    /** Exams that end and that somebody here has passed, those that end first in front. */
    List<Said> retirements(Snoozed snoozed) {
        return ending().stream().filter(credential -> !snoozed.hides(new DigestItem.Certified(credential.id())))
                .flatMap(credential -> retirement(credential).stream()
                        .map(sentence -> new Said(sentence, Set.of(new DigestItem.Certified(credential.id())))))
                .limit(MOST_RETIREMENTS).toList();
    }

    private List<Credential> ending() {
        return accepted().stream().map(knowledge.catalog()::get).filter(this::endsSoon)
                .filter(credential -> retirement(credential).isPresent())
                .sorted(Comparator.comparing(DigestAhead::end).thenComparing(Credential::name)).toList();
    }

    private static LocalDate end(Credential credential) {
        return credential.retirement().flatMap(Credential.Retirement::on).orElse(LocalDate.MAX);
    }

    private boolean endsSoon(Credential credential) {
        return !end(credential).isBefore(today) && !end(credential).isAfter(today.plusDays(RETIREMENTS));
    }

    private Optional<String> retirement(Credential credential) {
        var holders = evidence.certifications().stream()
                .filter(held -> held.active() && held.credential().equals(credential.id())
                        && !held.earned().isAfter(today)
                        && held.expires().map(day -> !day.isBefore(today)).orElse(true))
                .map(Certification::person).distinct().count();
        return holders == 0 ? Optional.empty()
                : Optional.of(causes.shortly(credential.id()) + " retires on " + Numbers.show(end(credential)) + "; "
                        + (holders == 1 ? "1 person holds it" : holders + " people hold it")
                        + credential.retirement().flatMap(Credential.Retirement::countsThrough)
                                .map(day -> ", and it counts through " + Numbers.show(day)).orElse(""));
    }
}
