package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PersonClues;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Quantity;
import dev.seventy.rules.Rulebook;
import dev.seventy.store.Person;
import dev.seventy.store.Store;

/** Records whom Databricks has named a Champion, and shows them. */
final class ChampionAnswers {

    private final Rulebook rules;
    private final Firm firm;
    private final PeopleNamed named;
    private final DatabricksAnswers databricks;

    ChampionAnswers(Rulebook rules, Supplier<Store> stores, Firm firm, DatabricksAnswers databricks) {
        this.rules = rules;
        this.firm = firm;
        this.databricks = databricks;
        named = new PeopleNamed(stores, firm);
    }

    Reply add(Partnering.ChampionAdd told, Speaker speaker) {
        return switch (named.find(told.who(), speaker)) {
            case PeopleNamed.Meant.One(var person) -> known(person, speaker);
            case PeopleNamed.Meant.Untied(var name) -> Reply.misunderstood("It is not known which person of the firm "
                    + name.map(known -> "the account of " + known).orElse("that account")
                    + " is. Name the person by an address, such as: champion add anna@contoso.example; or import the"
                    + " people file, which ties accounts to people. Nothing was recorded.",
                    new Block.Buttons(
                            List.of(new Block.Button("Template for people", "import template people", true))));
            case PeopleNamed.Meant.Near(var people) -> {
                var address = PeopleNamed.address(told.who());
                yield told.isNew() && address.isPresent()
                        && people.stream().noneMatch(person -> person.addresses().contains(address.get()))
                                ? record(new PersonClues(Optional.empty(), Optional.empty(), Optional.empty(),
                                        List.of(address.get()), Optional.empty()), address.get(), speaker)
                                : whom(told.who(), address, people, speaker);
            }
        };
    }

    private Reply known(Person person, Speaker speaker) {
        var name = person.name().or(() -> PeopleNamed.line(person)).orElse("that person");
        var before = champions(speaker).stream().filter(held -> held.person().equals(person.id()))
                .filter(held -> counts(held, speaker.today())).findFirst();
        if (before.isPresent()) {
            return Reply.answer(name + " is on file as a Champion already, since " + Numbers.show(before.get().earned())
                    + ". Nothing had to be changed.", buttons());
        }
        return PeopleNamed.clues(person).map(clues -> record(clues, name, speaker))
                .orElseGet(() -> Reply
                        .refused("There is nothing by which " + name + " could be found again. Give an address in the"
                                + " people file first. Nothing was recorded."));
    }

    private Reply record(PersonClues clues, String name, Speaker speaker) {
        return badges(speaker).stream().findFirst()
                .map(badge -> databricks.record(speaker,
                        new Entry.Earned(clues, badge, speaker.today(), Optional.empty(), true, 0), "Champion",
                        name + " as a Champion, told by " + speaker.name()))
                .orElseGet(() -> Reply.refused("The rules know no badge of a Champion. Nothing was recorded."));
    }

    /** What makes somebody a Champion by the rules of the day. */
    private List<CredentialId> badges(Speaker speaker) {
        return rules.benchOn(speaker.today()).champions().anyOf().stream().map(Quantity.Accepted::credential).toList();
    }

    /** Nobody is named a Champion by a guess. */
    private static Reply whom(String said, Optional<String> address, List<Person> near, Speaker speaker) {
        List<Block.Button> buttons = new ArrayList<>();
        if (speaker.seesPeople()) {
            buttons.addAll(PeopleNamed.choices(near, line -> "champion add " + line));
        }
        address.ifPresent(known -> buttons
                .add(new Block.Button("Record as a new person", "champion add " + known + " new", false)));
        buttons.add(new Block.Button("Template for people", "import template people", false));
        return Reply.misunderstood(address.isPresent()
                ? "Nobody of the firm is known by the address " + NotUnderstood.cut(address.get())
                        + ". Nothing was recorded. Correct the address, or say that it is a new person."
                : "Which person is '" + NotUnderstood.cut(said)
                        + "'? Name the one you mean by an address, such as: champion add anna@contoso.example."
                        + " Nothing was recorded.",
                new Block.Buttons(buttons));
    }

    private List<Certification> champions(Speaker speaker) {
        var badges = badges(speaker);
        return firm.evidence(speaker.situation(), Terms.NONE).certifications().stream()
                .filter(held -> badges.contains(held.credential())).toList();
    }

    private static boolean counts(Certification held, LocalDate day) {
        return held.active() && !held.earned().isAfter(day)
                && held.expires().map(end -> !end.isBefore(day)).orElse(true);
    }

    Reply list(Speaker speaker) {
        var all = champions(speaker);
        if (all.isEmpty()) {
            return Reply.answer("No Champion is on file. Tell one with: champion add EMAIL.", buttons());
        }
        var people = all.stream().filter(held -> counts(held, speaker.today())).map(Certification::person).distinct()
                .count();
        var summary = people == 1 ? "1 Champion." : people + " Champions.";
        var directory = firm.directory(speaker);
        if (!directory.showsPeople()) {
            return Reply.answer(summary, new Block.Note("Names are for managers, where nobody else reads along."),
                    buttons());
        }
        var rows = all.stream()
                .sorted(Comparator.comparing((Certification held) -> directory.order(held.person()))
                        .thenComparing(Certification::earned))
                .map(held -> List.of(directory.person(held.person()).orElse(""), Numbers.show(held.earned()),
                        held.expires().map(Numbers::show).orElse("not told"),
                        counts(held, speaker.today()) ? "counts" : "does not count", held.origin().kind().words()))
                .toList();
        return Reply.answer(summary,
                new Block.Table(List.of(new Block.Column("Champion", false), new Block.Column("Since", false),
                        new Block.Column("Until", false), new Block.Column("Today", false),
                        new Block.Column("Told by", false)), rows),
                buttons());
    }

    private static Block buttons() {
        return new Block.Buttons(List.of(new Block.Button("Who holds what", "certs databricks", true),
                new Block.Button("Tier", "score databricks", false)));
    }
}
