package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.catalog.CredentialId;
import dev.seventy.catalog.Resolution;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.PersonId;
import dev.seventy.evidence.Staff;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Designation;
import dev.seventy.rules.Quantity;
import dev.seventy.scoring.Proofs;
import dev.seventy.store.Person;
import dev.seventy.store.Store;

/** Says who holds a certification, who could take it, and what one person holds. */
final class SkillAnswers {

    private static final int MOST_ROWS = 40;

    private final Knowledge knowledge;
    private final Catalog catalog;
    private final Firm firm;
    private final PeopleNamed named;

    SkillAnswers(Knowledge knowledge, Supplier<Store> stores, Firm firm) {
        this.knowledge = knowledge;
        catalog = knowledge.catalog();
        this.firm = firm;
        named = new PeopleNamed(stores, firm);
    }

    private Evidence evidence(Speaker speaker) {
        return firm.evidence(speaker.situation(), Command.Terms.NONE);
    }

    private Proofs proofs(Speaker speaker) {
        return new Proofs(evidence(speaker), catalog,
                knowledge.rules().programOn(speaker.today()).skillingRefreshDays().value());
    }

    private Reply about(String what, String verb, Function<Credential, Reply> found) {
        return switch (catalog.resolve(what)) {
            case Resolution.Found(var credential) -> found.apply(credential);
            case Resolution.Choice(var credentials, var also) ->
                Reply.misunderstood("That can be " + (also.isEmpty() ? "" : also + " or ") + "one of these. Which one?",
                        buttons(credentials, verb));
            case Resolution.Unknown(var nearest) ->
                Reply.misunderstood("I know no certification '" + NotUnderstood.cut(what) + "'."
                        + (nearest.isEmpty() ? "" : " Did you mean one of these?"), buttons(nearest, verb));
        };
    }

    private static Block buttons(Collection<Credential> credentials, String verb) {
        return new Block.Buttons(
                credentials
                        .isEmpty()
                                ? List.of(new Block.Button("Help", "help", true))
                                : credentials.stream()
                                        .map(one -> new Block.Button(NotUnderstood.cut(one.title()),
                                                verb + one.exams().stream().findFirst().orElse(one.name()), false))
                                        .toList());
    }

    /** Of each person what lasts longest. */
    private static Map<PersonId, Certification> longest(Stream<Certification> all) {
        Map<PersonId, Certification> longest = new TreeMap<>();
        all.forEach(held -> longest.merge(held.person(), held,
                (one, other) -> end(other).isAfter(end(one)) || end(other).equals(end(one)) && one.isClaimed() ? other
                        : one));
        return longest;
    }

    private static LocalDate end(Certification held) {
        return held.expires().orElse(LocalDate.MAX);
    }

    /** Those who are known to be away. */
    private static Set<PersonId> away(Evidence evidence, LocalDate day) {
        var here = evidence.staff().stream().filter(staff -> staff.holdsOn(day)).map(Staff::person)
                .collect(Collectors.toSet());
        return evidence.staff().stream().map(Staff::person).filter(person -> !here.contains(person))
                .collect(Collectors.toSet());
    }

    Reply who(String what, Speaker speaker) {
        return about(what, "who ", credential -> who(credential, speaker));
    }

    private Reply who(Credential credential, Speaker speaker) {
        var evidence = evidence(speaker);
        var away = away(evidence, speaker.today());
        var all = evidence.certifications().stream().filter(held -> held.credential().equals(credential.id()))
                .filter(held -> !away.contains(held.person())).toList();
        var holds = longest(all.stream().filter(held -> held.holdsOn(speaker.today())));
        var held = longest(all.stream().filter(
                one -> one.active() && !one.earned().isAfter(speaker.today()) && !holds.containsKey(one.person())));
        var claimed = holds.values().stream().filter(Certification::isClaimed).count();
        var summary = (holds.isEmpty() ? "Nobody holds "
                : holds.size() == 1 ? "1 person holds " : holds.size() + " people hold ")
                + credential.title()
                + (claimed == 0 ? ""
                        : claimed == holds.size() ? ", as is claimed" : ", " + claimed + " of them as is claimed")
                + (held.isEmpty() ? "." : "; " + held.size() + " held it, and it expired.");
        List<Block> blocks = new ArrayList<>();
        if (speaker.seesPeople()) {
            var directory = firm.directory(speaker);
            var proofs = proofs(speaker);
            var rows = Stream.concat(holds.values().stream(), held.values().stream())
                    .sorted(Comparator.comparing((Certification one) -> !one.holdsOn(speaker.today()))
                            .thenComparing(one -> directory.order(one.person())))
                    .limit(MOST_ROWS)
                    .map(one -> List.of(directory.person(one.person()).orElse(""), Numbers.show(one.earned()),
                            one.expires().map(Numbers::show).orElse("never"),
                            one.holdsOn(speaker.today()) ? ProofWords.of(proofs.of(one), speaker.today()) : "expired"))
                    .toList();
            if (!rows.isEmpty()) {
                blocks.add(new Block.Table(List.of(new Block.Column("Person", false), new Block.Column("Earned", false),
                        new Block.Column("Expires", false), new Block.Column("Proof", false)), rows));
            }
            if (holds.size() + held.size() > MOST_ROWS) {
                blocks.add(new Block.Note("And " + (holds.size() + held.size() - MOST_ROWS) + " more."));
            }
        } else {
            blocks.add(new Block.Note("Names are for managers, where nobody else reads along."));
        }
        blocks.add(new Block.Note(day(speaker)));
        var code = credential.exams().stream().findFirst().orElse(credential.name());
        blocks.add(new Block.Buttons(List.of(new Block.Button("Who could take it", "who could take " + code, false),
                new Block.Button("What it is", "certification " + code, false))));
        return new Reply(summary, Reply.Tone.ANSWER, blocks);
    }

    private static String day(Speaker speaker) {
        return speaker.sampleDay().map(_ -> "Sample firm (made up). ").orElse("") + "As of "
                + Numbers.show(speaker.today()) + ".";
    }

    Reply whoCould(String what, Speaker speaker) {
        return about(what, "who could take ", credential -> whoCould(credential, speaker));
    }

    /** Somebody who could take it, and what speaks for that. */
    private record Candidate(PersonId person, boolean ready, List<String> reasons) {
    }

    private Reply whoCould(Credential wanted, Speaker speaker) {
        var today = speaker.today();
        if (wanted.isRetired(today)) {
            return Reply.answer("Nobody can take " + wanted.title() + " any more: it is retired."
                    + wanted.retirement().flatMap(Credential.Retirement::successor)
                            .map(next -> " Its successor is " + catalog.get(next).title() + ".").orElse(""));
        }
        var evidence = evidence(speaker);
        var away = away(evidence, today);
        Map<PersonId, List<Certification>> byPerson = new TreeMap<>();
        evidence.certifications().stream().filter(held -> held.active() && !held.earned().isAfter(today))
                .filter(held -> !away.contains(held.person()))
                .forEach(held -> byPerson.computeIfAbsent(held.person(), _ -> new ArrayList<>()).add(held));
        var alike = alike(wanted, today);
        var candidates = byPerson.entrySet().stream()
                .flatMap(entry -> candidate(entry.getKey(), entry.getValue(), wanted, alike, today).stream()).toList();
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
        blocks.add(new Block.Note(day(speaker) + " By certifications alone, in the order of names: it says nothing of"
                + " what anybody can or wants to do. Ask them."));
        blocks.add(new Block.Buttons(List.of(new Block.Button("Who holds it",
                "who " + wanted.exams().stream().findFirst().orElse(wanted.name()), false))));
        return new Reply(summary, Reply.Tone.ANSWER, blocks);
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
                .ifPresent(held -> reasons.add("held it until " + Numbers.show(end(held))));
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

    Reply list(Optional<String> who, Speaker speaker) {
        if (who.isEmpty()) {
            return speaker.person().flatMap(id -> Optional.ofNullable(firm.people(speaker.situation()).get(id)))
                    .map(person -> list(person, true, speaker))
                    .orElseGet(() -> Reply.answer(speaker.local()
                            ? "The machine itself holds nothing. Say whose, such as: cert list anna@contoso.example."
                            : "Which person of the firm you are is not known yet.",
                            new Block.Buttons(List.of(new Block.Button("Who am I here?", "me", true)))));
        }
        var meant = named.find(who.get(), speaker);
        if (meant instanceof PeopleNamed.Meant.One(var person) && speaker.person().equals(Optional.of(person.id()))) {
            return list(person, true, speaker);
        }
        if (!speaker.seesPeople()) {
            return Reply.refused(
                    "What one person holds is for managers, where nobody else reads along. Nothing is" + " shown.",
                    new Block.Buttons(List.of(new Block.Button("My certifications", "me", true))));
        }
        return switch (meant) {
            case PeopleNamed.Meant.One(var person) -> list(person, false, speaker);
            case PeopleNamed.Meant.Untied _ -> Reply.misunderstood(
                    "It is not known which person of the firm that account is. Name an address. Nothing was found.");
            case PeopleNamed.Meant.Near(var people) ->
                Reply.misunderstood(
                        people.isEmpty()
                                ? "I know nobody of the firm as '" + NotUnderstood.cut(who.get())
                                        + "'. Nothing was found."
                                : "Who is meant? Nothing was looked up yet.",
                        new Block.Buttons(people.isEmpty() ? List.of(new Block.Button("Help", "help", true))
                                : people.stream()
                                        .flatMap(person -> PeopleNamed.line(person).stream()
                                                .map(line -> new Block.Button(HolderAnswers.label(person, line),
                                                        "cert list " + line, false)))
                                        .toList()));
        };
    }

    /** All that is on file of one person, what holds longest first; what was said twice once for each who said it. */
    private Reply list(Person person, boolean own, Speaker speaker) {
        var today = speaker.today();
        var proofs = proofs(speaker);
        var all = evidence(speaker).certifications().stream().filter(held -> held.person().equals(person.id()))
                .sorted(Comparator.comparing((Certification held) -> !held.holdsOn(today))
                        .thenComparing(SkillAnswers::end).thenComparing(Certification::earned))
                .toList();
        var name = own ? "You" : person.name().or(() -> PeopleNamed.line(person)).orElse("That person");
        var number = all.stream().filter(held -> held.holdsOn(today)).map(Certification::credential).distinct().count();
        List<Block> blocks = new ArrayList<>();
        if (!all.isEmpty()) {
            blocks.add(new Block.Table(
                    List.of(new Block.Column("Certification", false), new Block.Column("Earned", false),
                            new Block.Column("Expires", false), new Block.Column("State", false),
                            new Block.Column("Proof", false)),
                    all.stream().limit(MOST_ROWS)
                            .map(held -> List.of(catalog.get(held.credential()).title(), Numbers.show(held.earned()),
                                    held.expires().map(Numbers::show).orElse("never"), state(held, all, today),
                                    ProofWords.of(proofs.of(held), today)))
                            .toList()));
        }
        if (all.size() > MOST_ROWS) {
            blocks.add(new Block.Note("And " + (all.size() - MOST_ROWS) + " more."));
        }
        if (all.stream().anyMatch(held -> held.link().isPresent())) {
            blocks.add(new Block.Links(all.stream()
                    .flatMap(held -> held.link().stream()
                            .map(link -> new Block.Link(catalog.get(held.credential()).name() + " at "
                                    + link.replaceFirst("^https://([^/?#]+).*$", "$1"), link)))
                    .distinct().limit(10).toList()));
        }
        blocks.add(new Block.Note(day(speaker)));
        return new Reply(
                name + (own ? " hold " : " holds ")
                        + (number == 0 ? "nothing that is on file"
                                : number + (number == 1 ? " certification" : " certifications"))
                        + ".",
                Reply.Tone.ANSWER, blocks);
    }

    private String state(Certification held, List<Certification> all, LocalDate today) {
        if (!held.active()) {
            return held.isClaimed() ? "taken back" : "not active";
        }
        if (held.holdsOn(today) && all.stream().anyMatch(other -> other.credential().equals(held.credential())
                && other.holdsOn(today) && end(other).isAfter(end(held)))) {
            return "holds longer, see the other";
        }
        var renewal = catalog.get(held.credential()).renewal();
        return held.expires().filter(end -> end.isBefore(today)).map(_ -> "expired")
                .or(() -> held.expires().flatMap(
                        end -> renewal.filter(rule -> !rule.opens(end).isAfter(today)).map(_ -> "can be renewed")))
                .orElse("holds");
    }
}
