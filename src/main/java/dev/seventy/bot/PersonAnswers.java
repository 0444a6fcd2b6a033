package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.seventy.bot.Staffing.PersonField;
import dev.seventy.catalog.Linking;
import dev.seventy.catalog.Vendor;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.PersonClues;
import dev.seventy.evidence.PersonId;
import dev.seventy.evidence.Staff;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.store.ImportId;
import dev.seventy.store.Person;
import dev.seventy.store.Store;

/**
 * Keeps the list of the firm's people, each change an import of its own that can be taken back. What is changed is read in
 * the transaction that changes it, so that what another changed meanwhile stays.
 */
final class PersonAnswers {

    /** By what the history knows a merge; {@link #merge} alone writes it. */
    static final String MERGED = "two people who are one";

    /** Names that would be taken for somebody else, or for nobody, wherever one is read. */
    private static final Set<String> NO_NAMES = Set.of("me", "myself", "i", "you", "we", "us", "he", "she", "they",
            "them", "my", "mine", "our", "everybody", "everyone", "somebody", "someone", "anybody", "anyone", "nobody",
            "no one", "none", "all", "team", "the team", "today", "yesterday", "tomorrow", "now", "undo", "seventy");

    private final Knowledge knowledge;
    private final Supplier<Store> stores;
    private final PeopleNamed named;

    PersonAnswers(Knowledge knowledge, Supplier<Store> stores, PeopleNamed named) {
        this.knowledge = knowledge;
        this.stores = stores;
        this.named = named;
    }

    /** Who is known, and what of them, as it is now. */
    private record Now(Map<PersonId, Person> people, Evidence evidence) {

        /** The same human, as whom they are known by now. */
        Person of(Person before) {
            return Optional.ofNullable(people.get(before.id())).or(
                    () -> people.values().stream().filter(one -> one.alsoKnownAs().contains(before.id())).findFirst())
                    .orElse(before);
        }

        Optional<Staff> staff(Person person) {
            return evidence.staff().stream().filter(staff -> staff.person().equals(person.id()))
                    .reduce((_, newer) -> newer);
        }
    }

    private Now now(Speaker speaker) {
        var organisation = speaker.organisation().id();
        return new Now(stores.get().people().of(organisation), stores.get().evidence().skills(organisation));
    }

    /** Carries something out for the one who is meant, or asks who it is. */
    private Reply meant(String who, Speaker speaker, UnaryOperator<String> line, Function<Person, Reply> carriedOut) {
        return switch (named.ask(who, speaker,
                new PeopleNamed.Question("Nothing was changed", line,
                        "Name an address, or add the person first: person add NAME EMAIL.",
                        List.of(new Block.Button("Template for people", "import template people", true))))) {
            case PeopleNamed.Asked.Sure(var person) -> carriedOut.apply(person);
            case PeopleNamed.Asked.Unsure(var reply) -> reply;
        };
    }

    static Optional<Reply> sample(Speaker speaker) {
        return speaker.onTour()
                ? Optional.of(Reply.refused("The sample firm is made up and stays as it is. Nothing was recorded."))
                : Optional.empty();
    }

    Reply add(String name, String address, Speaker speaker) {
        var compared = PeopleNamed.address(address).orElse(address);
        return sample(speaker).or(() -> noName(name)).orElseGet(() -> switch (listed(name, compared, speaker)) {
            case Listed.Before(var person) -> Reply.answer(person.name().orElse(compared)
                    + " is on file with that address already. Nothing had to be changed.");
            case Listed.New(var person, var id) -> Reply.answer("Added " + name + " (" + compared + ").",
                    new Block.Paragraph(
                            "They see their own record as soon as they write to Seventy from an account with"
                                    + " that address; nobody was written to. To write to them: person invite "
                                    + PeopleNamed.line(person).orElse(compared)),
                    undo(id));
        });
    }

    /** Somebody who stands in the staff list. */
    sealed interface Listed {

        Person person();

        record Before(Person person) implements Listed {
        }

        /** @param id by which it is taken back that they stand there */
        record New(Person person, ImportId id) implements Listed {
        }
    }

    /** Sees to it that whoever has an address stands in the staff list. */
    Listed listed(String name, String address, Speaker speaker) {
        var now = now(speaker);
        var known = now.people().values().stream().filter(person -> person.addresses().contains(address)).findFirst();
        return known.filter(person -> now.staff(person).isPresent()).<Listed>map(Listed.Before::new).orElseGet(() -> {
            var who = new PersonClues(Optional.empty(), Optional.empty(), Optional.empty(), List.of(address),
                    Optional.of(name));
            var id = stores.get().imports()
                    .told(speaker.organisation().id(), speaker.actor(), "a person",
                            List.of(new Entry.Employed(who, Optional.empty(), Optional.empty(), Optional.empty(),
                                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0)),
                            true)
                    .orElseThrow();
            return new Listed.New(stores.get().people().of(speaker.organisation().id()).values().stream()
                    .filter(person -> person.addresses().contains(address)).findFirst().orElseThrow(), id);
        });
    }

    /** Whom such a name would not name. */
    Optional<Reply> noName(String name) {
        var key = Vocabulary.key(name);
        var isOurs = NO_NAMES.contains(key) || key.codePoints().noneMatch(Character::isLetter)
                || name.strip().matches("(?i)[a-z]{2}-?\\d{3}") || knowledge.catalog().named(name).isPresent();
        return isOurs
                ? Optional.of(Reply.refused(
                        "'" + NotUnderstood.cut(name) + "' means something else here, so nobody could be"
                                + " found by it. Say the person's whole name. Nothing was changed.",
                        new Block.Buttons(List.of(new Block.Button("The list", "person list", true)))))
                : Optional.empty();
    }

    private Reply told(Speaker speaker, String about, Entry entry, String done, String note) {
        return stores.get().imports().told(speaker.organisation().id(), speaker.actor(), about, List.of(entry), false)
                .map(id -> Reply.answer(done,
                        Stream.concat(note.isEmpty() ? Stream.of() : Stream.of(new Block.Paragraph(note)),
                                Stream.of(undo(id))).toArray(Block[]::new)))
                .orElseGet(() -> Reply.answer("That was on file already. Nothing had to be changed."));
    }

    static Block undo(ImportId id) {
        return new Block.Buttons(List.of(new Block.Button("Undo", "undo " + id.value(), false)));
    }

    Reply merge(String one, String other, Speaker speaker) {
        return meant(one, speaker, known -> "person merge " + known + " with " + other,
                first -> meant(other, speaker,
                        known -> "person merge " + PeopleNamed.line(first).orElse(one) + " with " + known,
                        second -> merge(first, second, speaker)));
    }

    private Reply merge(Person one, Person other, Speaker speaker) {
        var before = now(speaker);
        var first = before.of(one);
        var second = before.of(other);
        if (first.id().equals(second.id())) {
            return Reply.answer("Those are one person already. Nothing had to be changed.");
        }
        return sample(speaker).orElseGet(() -> {
            var areBothEmployed = before.staff(first).isPresent() && before.staff(second).isPresent();
            var id = stores.get().imports().same(speaker.organisation().id(), speaker.actor(), MERGED, first.id(),
                    second.id());
            List<Block> blocks = new ArrayList<>();
            if (areBothEmployed) {
                blocks.add(new Block.Paragraph("Both stand in the staff list: look whether they are really one."));
            }
            if (first.vendorIds().size() + second.vendorIds().size() > 1) {
                blocks.add(new Block.Paragraph("Each has a profile of their own at Microsoft, which stay two there:"
                        + " Partner Center counts only what is in the linked one. The steps: cert doctor."));
            }
            blocks.add(new Block.Note("What each held counts once now, and roles granted to either hold for both."));
            blocks.add(undo(id));
            return new Reply(PeopleNamed.name(first) + " (" + PeopleNamed.line(first).orElse("no address") + ") and "
                    + PeopleNamed.name(second) + " (" + PeopleNamed.line(second).orElse("no address")
                    + ") are one person now.", Reply.Tone.ANSWER, blocks);
        });
    }

    Reply set(Staffing.PersonSet told, Speaker speaker) {
        return sample(speaker).orElseGet(() -> meant(told.who(), speaker,
                known -> "person set " + known + " " + word(told.field()) + " "
                        + told.day().map(LocalDate::toString).orElse(told.value().isEmpty() ? "none" : told.value()),
                person -> told.field() == PersonField.MANAGER && !told.value().isEmpty()
                        ? meant(told.value(), speaker,
                                known -> "person set " + PeopleNamed.line(person).orElse(told.who()) + " manager "
                                        + known,
                                manager -> managed(person, manager, speaker))
                        : set(person, told, Optional.empty(), speaker)));
    }

    private Reply managed(Person person, Person manager, Speaker speaker) {
        if (manager.id().equals(person.id())) {
            return Reply.refused("Nobody is their own manager. Nothing was changed.");
        }
        return manager.addresses().isEmpty()
                ? Reply.refused("No address of " + PeopleNamed.name(manager)
                        + " is known, by which managers are kept. Nothing was" + " changed.")
                : set(person,
                        new Staffing.PersonSet("", PersonField.MANAGER, PeopleNamed.name(manager), Optional.empty()),
                        Optional.of(manager.addresses().getFirst()), speaker);
    }

    private static String word(PersonField field) {
        return switch (field) {
            case MANAGER -> "manager";
            case LOCATION -> "location";
            case ROLE -> "role";
            case JOINED -> "joined";
            case LEAVES -> "leaves";
        };
    }

    /** Says anew all that the staff list has of somebody, with what is changed. */
    private Reply set(Person meant, Staffing.PersonSet told, Optional<String> manager, Speaker speaker) {
        var now = now(speaker);
        var person = now.of(meant);
        var clues = PeopleNamed.clues(person);
        if (clues.isEmpty()) {
            return Reply.refused("There is nothing by which " + PeopleNamed.name(person)
                    + " could be found again. Nothing was" + " changed.");
        }
        var before = now.staff(person);
        var field = told.field();
        var text = Optional.of(told.value()).filter(value -> !value.isEmpty());
        var from = field == PersonField.JOINED ? told.day() : before.flatMap(Staff::from);
        var until = field == PersonField.LEAVES ? told.day() : before.flatMap(Staff::until);
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            return Reply.refused("Somebody cannot leave before the first day, which is " + Numbers.show(from.get())
                    + " here. Nothing was changed.");
        }
        var boss = field == PersonField.MANAGER ? manager
                : person.manager().flatMap(id -> Optional.ofNullable(now.people().get(id)))
                        .flatMap(known -> known.addresses().stream().findFirst());
        var entry = new Entry.Employed(clues.get(), boss, field == PersonField.LOCATION ? text : person.location(),
                field == PersonField.ROLE ? text : person.role(), from, until, Optional.empty(), Optional.empty(), 0);
        var value = told.day().map(Numbers::show).or(() -> text).orElse("none");
        return told(speaker, "somebody's "
                + (field == PersonField.LEAVES ? "last day" : field == PersonField.JOINED ? "first day" : word(field)),
                entry, switch (field) {
                    case MANAGER -> PeopleNamed.name(person) + "'s manager: " + value + ".";
                    case LOCATION -> PeopleNamed.name(person) + "'s location: " + value + ".";
                    case ROLE -> PeopleNamed.name(person) + "'s role: " + value + ".";
                    case JOINED -> PeopleNamed.name(person) + "'s first day: " + value + ".";
                    case LEAVES -> PeopleNamed.name(person) + "'s last day: " + value + ".";
                }, field == PersonField.LEAVES ? told.day().map(day -> leaving(person, day, now)).orElse("") : "");
    }

    /** Until when what somebody holds goes on counting. */
    private String leaving(Person person, LocalDate day, Now now) {
        var held = now.evidence().certifications().stream()
                .filter(one -> one.person().equals(person.id()) && one.holdsOn(day))
                .map(one -> knowledge.catalog().get(one.credential())).distinct().toList();
        var last = held.stream().map(credential -> credential.leaving().lastDay(day)).max(Comparator.naturalOrder());
        var microsoft = held.stream().anyMatch(credential -> credential.vendor() == Vendor.MICROSOFT);
        return held.isEmpty() ? "Nothing that they hold counts then."
                : held.size() + (held.size() == 1 ? " certification counts" : " certifications count") + " until "
                        + Numbers.show(last.orElse(day))
                        + (microsoft
                                ? knowledge.catalog().linking(Vendor.MICROSOFT).map(PersonAnswers::reported).orElse("")
                                : "")
                        + ".";
    }

    private static String reported(Linking linking) {
        return ": Partner Center is reported to drop what a leaver holds about the " + linking.leaversDropDay().value()
                + "th of the next month, once an admin has removed the account";
    }
}
