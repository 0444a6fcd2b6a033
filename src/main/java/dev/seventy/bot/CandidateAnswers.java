package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.PersonId;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Designation;
import dev.seventy.rules.Quantity;

/** Says who could take a certification, by what they hold. */
final class CandidateAnswers {

    private static final int MOST_ROWS = 40;

    private final Knowledge knowledge;
    private final Catalog catalog;
    private final Firm firm;

    CandidateAnswers(Knowledge knowledge, Firm firm) {
        this.knowledge = knowledge;
        catalog = knowledge.catalog();
        this.firm = firm;
    }

    Reply whoCould(String what, Speaker speaker) {
        return CredentialNamed.in(catalog, what, "who could take ", credential -> whoCould(credential, speaker));
    }

    /** Somebody who could take it, and what speaks for that. */
    record Candidate(PersonId person, boolean ready, List<String> reasons) {
    }

    private Reply whoCould(Credential wanted, Speaker speaker) {
        var today = speaker.today();
        if (wanted.isRetired(today)) {
            return Reply.answer("Nobody can take " + wanted.title() + " any more: it is retired."
                    + wanted.retirement().flatMap(Credential.Retirement::successor)
                            .map(next -> " Its successor is " + catalog.get(next).title() + ".").orElse(""));
        }
        var candidates = all(wanted, speaker);
        var ready = candidates.stream().filter(Candidate::ready).toList();
        var later = candidates.stream().filter(one -> !one.ready()).toList();
        var needs = wanted.needs().isEmpty() ? ""
                : " It needs " + Wording.list(wanted.needs().stream().map(this::anyOf).toList()) + " first.";
        var summary = (candidates.isEmpty() ? "By what they hold, nobody is near to "
                : ready.size() + (ready.size() == 1 ? " person could take " : " people could take ")) + wanted.title()
                + (later.isEmpty() ? "." : ", and " + later.size() + " once they have what it needs.") + needs;
        List<Block> blocks = new ArrayList<>();
        if (speaker.seesPeople()) {
            var directory = firm.directory(speaker);
            table(ready, "Could take it now", directory, blocks);
            table(later, "Something is missing", directory, blocks);
        } else {
            blocks.add(new Block.Note("Names are for managers, where nobody else reads along."));
        }
        blocks.add(new Block.Note(
                SkillAnswers.day(speaker) + " By certifications alone, in the order of names: it says nothing of"
                        + " what anybody can or wants to do. Ask them."));
        blocks.add(new Block.Buttons(List.of(new Block.Button("Who holds it",
                "who " + wanted.exams().stream().findFirst().orElse(wanted.name()), false))));
        return new Reply(summary, Reply.Tone.ANSWER, blocks);
    }

    private List<Candidate> all(Credential wanted, Speaker speaker) {
        var today = speaker.today();
        var evidence = firm.evidence(speaker.situation(), Terms.NONE);
        var away = SkillAnswers.away(evidence, today);
        Map<PersonId, List<Certification>> byPerson = new TreeMap<>();
        evidence.certifications().stream().filter(held -> held.active() && !held.earned().isAfter(today))
                .filter(held -> !away.contains(held.person()))
                .forEach(held -> byPerson.computeIfAbsent(held.person(), _ -> new ArrayList<>()).add(held));
        var alike = alike(wanted, today);
        return byPerson.entrySet().stream()
                .flatMap(entry -> candidate(entry.getKey(), entry.getValue(), wanted, alike, today).stream()).toList();
    }

    /** What speaks for somebody. */
    List<String> reasons(PersonId person, Credential wanted, Speaker speaker) {
        return all(wanted, speaker).stream().filter(one -> one.person().equals(person)).findFirst()
                .map(Candidate::reasons).orElse(List.of());
    }

    /** Who can be asked for it: those whose own ends by a day, those who could take it, and those who lack something. */
    List<Candidate> offered(Credential wanted, LocalDate by, Speaker speaker) {
        var evidence = firm.evidence(speaker.situation(), Terms.NONE);
        var away = SkillAnswers.away(evidence, speaker.today());
        var ending = evidence.certifications().stream()
                .filter(held -> held.credential().equals(wanted.id())
                        && held.holdsOn(speaker.today()) && !away.contains(held.person()))
                .map(Certification::person).distinct()
                .flatMap(person -> Assigned.last(person, wanted.id(), evidence, speaker.today())
                        .filter(end -> !end.isAfter(by))
                        .map(end -> new Candidate(person, true, List.of("holds it until " + Numbers.show(end))))
                        .stream());
        var directory = firm.directory(speaker);
        var order = Comparator.comparing((Candidate one) -> directory.order(one.person()));
        return Stream
                .concat(ending.sorted(order),
                        all(wanted, speaker).stream()
                                .sorted(Comparator.comparing((Candidate one) -> !one.ready()).thenComparing(order)))
                .toList();
    }

    private static void table(List<Candidate> candidates, String heading, Directory directory, List<Block> blocks) {
        if (candidates.isEmpty()) {
            return;
        }
        blocks.add(new Block.Heading(heading));
        blocks.add(new Block.Table(List.of(new Block.Column("Person", false), new Block.Column("Because", false)),
                candidates.stream().sorted(Comparator.comparing(one -> directory.order(one.person()))).limit(MOST_ROWS)
                        .map(one -> List.of(directory.person(one.person()).orElse(""), Wording.list(one.reasons())))
                        .toList()));
        if (candidates.size() > MOST_ROWS) {
            blocks.add(new Block.Note("And " + (candidates.size() - MOST_ROWS) + " more."));
        }
    }

    private String anyOf(Set<CredentialId> group) {
        return group.stream().sorted().map(id -> name(catalog.get(id))).collect(Collectors.joining(" or "));
    }

    private static String name(Credential credential) {
        return credential.exams().isEmpty() ? credential.name() : String.join(" and ", credential.exams());
    }

    /** Other credentials that count wherever this one does, with the designation in which they do. */
    private Map<CredentialId, Designation> alike(Credential wanted, LocalDate day) {
        Map<CredentialId, Designation> alike = new LinkedHashMap<>();
        for (var area : knowledge.rules().designations()) {
            knowledge.rules().on(area.id(), day)
                    .ifPresent(version -> version.paths().values().stream().flatMap(rules -> rules.metrics().stream())
                            .flatMap(metric -> metric.parts().stream()).flatMap(part -> part.options().stream())
                            .forEach(option -> {
                                if (option.quantity() instanceof Quantity.PeopleHolding group && group.anyOf().stream()
                                        .anyMatch(accepted -> accepted.credential().equals(wanted.id()))) {
                                    group.anyOf().forEach(accepted -> alike.putIfAbsent(accepted.credential(), area));
                                }
                            }));
        }
        alike.remove(wanted.id());
        return alike;
    }

    private Optional<Candidate> candidate(PersonId person, List<Certification> all, Credential wanted,
            Map<CredentialId, Designation> alike, LocalDate today) {
        var now = all.stream().filter(held -> held.holdsOn(today)).map(Certification::credential)
                .collect(Collectors.toCollection(HashSet::new));
        if (now.contains(wanted.id())) {
            return Optional.empty();
        }
        Set<String> reasons = new LinkedHashSet<>();
        all.stream().filter(held -> held.credential().equals(wanted.id())).max(Comparator.comparing(SkillAnswers::end))
                .ifPresent(held -> reasons.add("held it until " + Numbers.show(SkillAnswers.end(held))));
        all.stream().map(held -> catalog.get(held.credential())).filter(
                held -> held.retirement().flatMap(Credential.Retirement::successor).equals(Optional.of(wanted.id())))
                .forEach(held -> reasons.add("has passed " + name(held) + ", which it succeeds"));
        wanted.needs().stream().flatMap(Set::stream).filter(now::contains)
                .forEach(id -> reasons.add("holds " + name(catalog.get(id)) + ", which it needs"));
        now.stream().sorted()
                .flatMap(id -> Optional.ofNullable(alike.get(id)).stream().map(
                        area -> "holds " + name(catalog.get(id)) + ", which counts for " + area.name() + " as it does"))
                .limit(2).forEach(reasons::add);
        var missing = wanted.needs().stream().filter(group -> group.stream().noneMatch(now::contains)).toList();
        if (reasons.isEmpty()) {
            return Optional.empty();
        }
        missing.forEach(group -> reasons.add("lacks " + anyOf(group)));
        return Optional.of(new Candidate(person, missing.isEmpty(), List.copyOf(reasons)));
    }
}
