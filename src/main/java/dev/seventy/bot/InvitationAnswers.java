package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.AuditTrail;
import dev.seventy.store.Delivery;
import dev.seventy.store.Person;
import dev.seventy.store.Store;

/** Invites a colleague: into the staff list where they are not in it, and with a message where an account is known. */
final class InvitationAnswers {

    private static final String NOBODY = " Nobody was written to.";
    private static final String UNCHANGED = " Nothing was changed, and nobody was written to.";
    private static final List<String> HOW = List.of(
            "Say what you passed in a sentence, such as: passed AZ-305 yesterday",
            "me: what is on file of you, and until when it holds", "me looked: who was shown your record",
            "me export, me forget: a copy of all that is kept of you, and its end");

    private final Supplier<Store> stores;
    private final PeopleNamed named;
    private final PersonAnswers people;

    InvitationAnswers(Supplier<Store> stores, PeopleNamed named, PersonAnswers people) {
        this.stores = stores;
        this.named = named;
        this.people = people;
    }

    Answer invite(String who, Speaker speaker) {
        var sample = PersonAnswers.sample(speaker);
        if (sample.isPresent()) {
            return Answer.of(sample.get());
        }
        var words = List.of(who.split(" "));
        var addresses = words.stream().flatMap(word -> PeopleNamed.address(word).stream()).toList();
        var name = String.join(" ", words.stream().filter(word -> PeopleNamed.address(word).isEmpty()).toList());
        if (addresses.size() > 1) {
            return Answer.of(Reply.misunderstood("One at a time, please, such as: person invite Anna Example"
                    + " anna@contoso.example." + UNCHANGED));
        }
        return addresses.isEmpty() ? known(who, speaker) : at(addresses.getFirst(), name, speaker);
    }

    /** Whoever has an address, by the name that was said, or that is known. */
    private Answer at(String address, String said, Speaker speaker) {
        var known = named.find(address, speaker) instanceof PeopleNamed.Meant.One(var person) ? person.name()
                : account(address, speaker).map(Account::name).filter(name -> !name.isBlank());
        var name = Optional.of(said).filter(text -> !text.isBlank()).or(() -> known);
        if (name.isEmpty()) {
            return Answer.of(Reply.misunderstood("Nobody is known by " + NotUnderstood.cut(address)
                    + ". Say the name as well, such as: person invite Anna Example " + address + "." + UNCHANGED));
        }
        return people.noName(name.get()).map(Answer::of)
                .orElseGet(() -> invite(people.listed(name.get(), address, speaker), speaker));
    }

    private Optional<Account> account(String address, Speaker speaker) {
        return speaker.message().sender() instanceof Sender.Member member ? named.members(member, speaker)
                .filter(account -> account.address().flatMap(PeopleNamed::address).equals(Optional.of(address)))
                .findFirst() : Optional.empty();
    }

    /** Whoever is named otherwise than by an address. */
    private Answer known(String who, Speaker speaker) {
        return switch (named.ask(who, speaker,
                new PeopleNamed.Question("Nobody was invited", line -> "person invite " + line,
                        "Say a name and an address: person invite NAME EMAIL.",
                        List.of(new Button("The list", "person list", true))))) {
            case PeopleNamed.Asked.Sure(var person) -> person.addresses().isEmpty()
                    ? invite(new PersonAnswers.Listed.Before(person), speaker)
                    : invite(people.listed(PeopleNamed.name(person), person.addresses().getFirst(), speaker), speaker);
            case PeopleNamed.Asked.Unsure(var reply) ->
                mentioned(who, speaker)
                        .flatMap(account -> account.address().flatMap(PeopleNamed::address)
                                .map(address -> at(address, account.name(), speaker)))
                        .orElseGet(() -> Answer.of(reply));
        };
    }

    /** The account that is mentioned, of which it is not known whose it is; by what it is called, where only one is. */
    private Optional<Account> mentioned(String who, Speaker speaker) {
        if (!(speaker.message().sender() instanceof Sender.Member member)) {
            return Optional.empty();
        }
        var found = named.members(member, speaker).filter(account -> account.actorId().equalsIgnoreCase(who)
                || who.startsWith("@") && Vocabulary.key(account.name()).equals(Vocabulary.key(who))).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private Answer invite(PersonAnswers.Listed listed, Speaker speaker) {
        var person = listed.person();
        var name = PeopleNamed.name(person);
        if (speaker.person().equals(Optional.of(person.id()))) {
            return Answer.of(Reply.refused("That is you." + UNCHANGED));
        }
        var added = listed instanceof PersonAnswers.Listed.New
                ? "Added " + name + " (" + PeopleNamed.line(person).orElse("no address") + ")"
                : name + " is in the staff list already";
        List<Block> blocks = new ArrayList<>();
        if (listed instanceof PersonAnswers.Listed.New(var _, var id)) {
            blocks.add(PersonAnswers.undo(id));
        }
        var accounts = accounts(person, speaker);
        if (accounts.isEmpty()) {
            blocks.addFirst(new Block.Items(HOW, false));
            blocks.addFirst(
                    new Block.Paragraph("Words to hand over: write to Seventy directly, from the account with the"
                            + " address that the staff list has."));
            return Answer.changing(
                    new Reply(added + ", but no account of theirs is known here." + NOBODY, Reply.Tone.ANSWER, blocks));
        }
        var today = accounts.stream().filter(account -> isFirst(account, speaker)).toList();
        if (today.isEmpty()) {
            return Answer.changing(new Reply(name + " was invited today already. Nobody was written to again.",
                    Reply.Tone.ANSWER, blocks));
        }
        stores.get().audit().append(speaker.organisation().id(), speaker.actor(), "person.invited",
                List.of(AuditTrail.person(person.id())), "done");
        return Answer
                .changing(new Reply(added + ". I wrote to them directly: what they passed can be told in a"
                        + " sentence, and how to see their record.", Reply.Tone.ANSWER, blocks))
                .and(today.stream().map(account -> new Answer.Elsewhere.Account(account.id(), letter(speaker)))
                        .toArray(Answer.Elsewhere[]::new));
    }

    /** By what is kept of the accounts, and by their addresses, as somebody new is not known by them yet. */
    private List<Account> accounts(Person person, Speaker speaker) {
        if (!(speaker.message().sender() instanceof Sender.Member member)) {
            return List.of();
        }
        var owned = named.accounts(person, member, speaker);
        return owned.isEmpty()
                ? named.members(member, speaker).filter(account -> account.person().isEmpty() && account.address()
                        .flatMap(PeopleNamed::address).filter(person.addresses()::contains).isPresent()).toList()
                : owned;
    }

    private boolean isFirst(Account account, Speaker speaker) {
        var key = "invited:" + account.actorId() + ":" + speaker.today();
        return stores.get().deliveries().once(Optional.of(speaker.organisation().id()), key,
                () -> "sent") instanceof Delivery.First;
    }

    private static Reply letter(Speaker speaker) {
        return Reply.answer(
                "@" + speaker.name() + " invites you to Seventy, which keeps what the firm's people are certified for.",
                new Block.Items(HOW, false),
                new Block.Note("Names are shown to managers, where nobody else reads along."),
                new Block.Buttons(List.of(new Button("Log a certification", "cert add", true),
                        new Button("My record", "me", false), new Button("Privacy", "privacy", false))));
    }
}
