package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.seventy.bot.Command.PersonField;
import dev.seventy.catalog.Linking;
import dev.seventy.catalog.Vendor;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PersonClues;
import dev.seventy.evidence.Staff;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.store.ImportId;
import dev.seventy.store.Person;
import dev.seventy.store.Store;

/** Keeps the list of the firm's people, each change an import of its own that can be taken back. */
final class PersonAnswers {

    private final Knowledge knowledge;
    private final Supplier<Store> stores;
    private final Firm firm;
    private final PeopleNamed named;

    PersonAnswers(Knowledge knowledge, Supplier<Store> stores, Firm firm, PeopleNamed named) {
        this.knowledge = knowledge;
        this.stores = stores;
        this.firm = firm;
        this.named = named;
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

    private static Optional<Reply> sample(Speaker speaker) {
        return speaker.onTour()
                ? Optional.of(Reply.refused("The sample firm is made up and stays as it is. Nothing was recorded."))
                : Optional.empty();
    }

    Reply add(String name, String address, Speaker speaker) {
        var compared = PeopleNamed.address(address).orElse(address);
        var known = firm.people(speaker.situation()).values().stream()
                .filter(person -> person.addresses().contains(compared)).findFirst();
        if (known.filter(person -> isEmployed(person, speaker)).isPresent()) {
            return Reply.answer(known.flatMap(Person::name).orElse(compared)
                    + " is on file with that address already. Nothing had to be changed.");
        }
        var who = new PersonClues(Optional.empty(), Optional.empty(), Optional.empty(), List.of(compared),
                Optional.of(name));
        return sample(speaker).orElseGet(() -> told(speaker, "a person",
                new Entry.Employed(who, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.empty(), 0),
                "Added " + name + " (" + compared + ").",
                "They see their own record as soon as they write to Seventy from an account with that address; nobody"
                        + " was written to."));
    }

    private boolean isEmployed(Person person, Speaker speaker) {
        return staff(person, speaker).isPresent();
    }

    private Optional<Staff> staff(Person person, Speaker speaker) {
        return firm.evidence(speaker.situation(), Command.Terms.NONE).staff().stream()
                .filter(staff -> staff.person().equals(person.id())).reduce((_, newer) -> newer);
    }

    private Reply told(Speaker speaker, String about, Entry entry, String done, String note) {
        return stores.get().imports().told(speaker.organisation().id(), speaker.actor(), about, List.of(entry), false)
                .map(id -> Reply.answer(done,
                        Stream.concat(note.isEmpty() ? Stream.of() : Stream.of(new Block.Paragraph(note)),
                                Stream.of(undo(id))).toArray(Block[]::new)))
                .orElseGet(() -> Reply.answer("That was on file already. Nothing had to be changed."));
    }

    private static Block undo(ImportId id) {
        return new Block.Buttons(List.of(new Block.Button("Undo", "undo " + id.value(), false)));
    }

    Reply merge(String one, String other, Speaker speaker) {
        return meant(one, speaker, known -> "person merge " + known + " with " + other,
                first -> meant(other, speaker,
                        known -> "person merge " + PeopleNamed.line(first).orElse(one) + " with " + known,
                        second -> merge(first, second, speaker)));
    }

    private Reply merge(Person first, Person second, Speaker speaker) {
        if (first.id().equals(second.id())) {
            return Reply.answer("Those are one person already. Nothing had to be changed.");
        }
        return sample(speaker).orElseGet(() -> {
            var id = stores.get().imports().same(speaker.organisation().id(), speaker.actor(), "two people who are one",
                    first.id(), second.id());
            List<Block> blocks = new ArrayList<>();
            if (isEmployed(first, speaker) && isEmployed(second, speaker)) {
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

    Reply set(Command.PersonSet told, Speaker speaker) {
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
                        new Command.PersonSet("", PersonField.MANAGER, PeopleNamed.name(manager), Optional.empty()),
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
    private Reply set(Person person, Command.PersonSet told, Optional<String> manager, Speaker speaker) {
        var clues = PeopleNamed.clues(person);
        if (clues.isEmpty()) {
            return Reply.refused("There is nothing by which " + PeopleNamed.name(person)
                    + " could be found again. Nothing was" + " changed.");
        }
        var before = staff(person, speaker);
        var people = firm.people(speaker.situation());
        var field = told.field();
        var text = Optional.of(told.value()).filter(value -> !value.isEmpty());
        var from = field == PersonField.JOINED ? told.day() : before.flatMap(Staff::from);
        var until = field == PersonField.LEAVES ? told.day() : before.flatMap(Staff::until);
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            return Reply.refused("Somebody cannot leave before the first day, which is " + Numbers.show(from.get())
                    + " here. Nothing was changed.");
        }
        var boss = field == PersonField.MANAGER ? manager
                : person.manager().flatMap(id -> Optional.ofNullable(people.get(id)))
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
                }, field == PersonField.LEAVES ? told.day().map(day -> leaving(person, day, speaker)).orElse("") : "");
    }

    /** Until when what somebody holds goes on counting. */
    private String leaving(Person person, LocalDate day, Speaker speaker) {
        var held = firm.evidence(speaker.situation(), Command.Terms.NONE).certifications().stream()
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
