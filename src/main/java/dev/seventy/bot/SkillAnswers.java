package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.catalog.Resolution;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.PersonId;
import dev.seventy.evidence.Staff;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.scoring.Proofs;
import dev.seventy.store.Person;

/** Says who holds a certification, and what one person holds. */
final class SkillAnswers {

    private static final int MOST_ROWS = 40;

    private final Knowledge knowledge;
    private final Catalog catalog;
    private final Firm firm;
    private final PeopleNamed named;

    SkillAnswers(Knowledge knowledge, Firm firm, PeopleNamed named) {
        this.knowledge = knowledge;
        catalog = knowledge.catalog();
        this.firm = firm;
        this.named = named;
    }

    private Evidence evidence(Speaker speaker) {
        return firm.evidence(speaker.situation(), Terms.NONE);
    }

    private Proofs proofs(Speaker speaker) {
        return new Proofs(evidence(speaker), catalog,
                knowledge.rules().programOn(speaker.today()).skillingRefreshDays().value());
    }

    /** Of each person what lasts longest. */
    private static Map<PersonId, Certification> longest(Stream<Certification> all) {
        Map<PersonId, Certification> longest = new TreeMap<>();
        all.forEach(held -> longest.merge(held.person(), held,
                (one, other) -> end(other).isAfter(end(one)) || end(other).equals(end(one)) && one.isClaimed() ? other
                        : one));
        return longest;
    }

    static LocalDate end(Certification held) {
        return held.expires().orElse(LocalDate.MAX);
    }

    /** Those who are known to be away. */
    static Set<PersonId> away(Evidence evidence, LocalDate day) {
        var here = evidence.staff().stream().filter(staff -> staff.holdsOn(day)).map(Staff::person)
                .collect(Collectors.toSet());
        return evidence.staff().stream().map(Staff::person).filter(person -> !here.contains(person))
                .collect(Collectors.toSet());
    }

    /** Who holds a certification; where a colleague is named and none, what that one holds. */
    Reply who(String what, Speaker speaker) {
        if (speaker.seesPeople() && catalog.resolve(what) instanceof Resolution.Unknown && isSomebody(what, speaker)) {
            return list(Optional.of(what), speaker);
        }
        return CredentialNamed.in(catalog, what, "who ", credential -> who(credential, speaker));
    }

    private boolean isSomebody(String what, Speaker speaker) {
        return switch (named.find(what, speaker)) {
            case PeopleNamed.Meant.One _,PeopleNamed.Meant.Untied _ -> true;
            case PeopleNamed.Meant.Near(var people) -> !people.isEmpty();
        };
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

    private static PeopleNamed.Question listed() {
        return new PeopleNamed.Question("Nothing was found", line -> "cert list " + line,
                new Block.Button("Help", "help", true)).reading();
    }

    static String day(Speaker speaker) {
        return speaker.sampleDay().map(_ -> "Sample firm (made up). ").orElse("") + "As of "
                + Numbers.show(speaker.today()) + ".";
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
        var meant = named.ask(who.get(), speaker, listed());
        if (meant instanceof PeopleNamed.Asked.Sure(var person) && speaker.person().equals(Optional.of(person.id()))) {
            return list(person, true, speaker);
        }
        if (!speaker.seesPeople()) {
            return Reply.refused(
                    "What one person holds is for managers, where nobody else reads along. Nothing is" + " shown.",
                    new Block.Buttons(List.of(new Block.Button("My certifications", "me", true))));
        }
        return switch (meant) {
            case PeopleNamed.Asked.Sure(var person) -> list(person, false, speaker);
            case PeopleNamed.Asked.Unsure(var reply) -> reply;
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
                        + (number == 0 && !all.isEmpty() ? "nothing any more of what is on file"
                                : number == 0 ? "nothing that is on file"
                                        : number + (number == 1 ? " certification" : " certifications"))
                        + ".",
                Reply.Tone.ANSWER, blocks);
    }

    private String state(Certification held, List<Certification> all, LocalDate today) {
        if (!held.active()) {
            return held.isClaimed() ? "taken back" : "not active";
        }
        if (held.earned().isAfter(today)) {
            return "counts from " + Numbers.show(held.earned());
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
