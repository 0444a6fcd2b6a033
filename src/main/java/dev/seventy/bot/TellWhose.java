package dev.seventy.bot;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.seventy.evidence.PersonId;
import dev.seventy.speech.Occasion;
import dev.seventy.speech.People;
import dev.seventy.speech.Slot;
import dev.seventy.speech.Who;
import dev.seventy.speech.Why;
import dev.seventy.store.Account;
import dev.seventy.store.Person;

/** Finds out of whom something is told. */
final class TellWhose {

    private final Firm firm;
    private final PeopleNamed named;

    TellWhose(Firm firm, PeopleNamed named) {
        this.firm = firm;
        this.named = named;
    }

    /** Whose something is that is told. */
    sealed interface Whose {

        record Found(Person person, boolean isOwn) implements Whose {
        }

        record Open(Slot.Open<Who> slot) implements Whose {
        }

        /** The speaker's own, and nobody knows which person of the firm that is. */
        record Untied() implements Whose {
        }
    }

    /** By what a sentence of the speaker's is understood: whose names it may name, and on which day it is said. */
    Occasion occasion(Speaker speaker) {
        return new Occasion(speaker.ownDay(), speaker.locale(), people(speaker));
    }

    /** The same of what somebody with an account in the speaker's workspace wrote; where nobody knows when, now. */
    Occasion occasion(Who.Account author, Optional<Instant> at, Speaker speaker) {
        var account = speaker.message().sender() instanceof Sender.Member sender
                ? firm.account(speaker.situation(),
                        new Sender.Member(sender.platform(), sender.workspace(), author.id()), Instant.EPOCH)
                : Optional.<Account>empty();
        var zone = account.flatMap(Account::zone).orElseGet(speaker::zone);
        return new Occasion(at.map(speaker::sayingAt).orElse(speaker).day(zone),
                account.map(Account::locale).orElse(Locale.ROOT), people(speaker));
    }

    private People people(Speaker speaker) {
        return new People(firm.people(speaker.situation()).values().stream().filter(person -> !person.isOnlyAName())
                .flatMap(person -> person.name().map(name -> new People.Member(person.id(), name)).stream()).toList());
    }

    /** Who may tell of themselves only is meant where that is possible. */
    Whose of(Slot<Who> who, Speaker speaker) {
        return switch (who) {
            case Slot.Known<Who>(var known) -> of(known, speaker);
            case Slot.Open<Who> open -> open.choices().stream().flatMap(choice -> own(choice, speaker).stream())
                    .filter(_ -> !Permissions.tellsOfOthers(speaker)).findFirst()
                    .<Whose>map(person -> new Whose.Found(person, true)).orElseGet(() -> new Whose.Open(open));
        };
    }

    private Optional<Person> own(Who who, Speaker speaker) {
        return of(who, speaker) instanceof Whose.Found(var person, var isOwn) && isOwn ? Optional.of(person)
                : Optional.empty();
    }

    Whose of(Who who, Speaker speaker) {
        return switch (who) {
            case Who.Sender() -> speaker.local() ? new Whose.Open(new Slot.Open<>(Why.MISSING, "", List.of()))
                    : speaker.person().flatMap(id -> Optional.ofNullable(firm.people(speaker.situation()).get(id)))
                            .<Whose>map(person -> new Whose.Found(person, true)).orElseGet(Whose.Untied::new);
            case Who.Account(var id) -> named(id.contains(":") ? id : "slack:" + id, speaker);
            case Who.Address(var address) -> named(address, speaker);
            case Who.Person(var id) -> Optional.ofNullable(firm.people(speaker.situation()).get(id))
                    .<Whose>map(person -> found(person, speaker))
                    .orElseGet(() -> new Whose.Open(new Slot.Open<>(Why.UNKNOWN, "", List.of())));
        };
    }

    /** As it is typed into a form or behind a command: nothing and "me" are the speaker. */
    Whose typed(String who, Speaker speaker) {
        return isMe(who) ? of(new Who.Sender(), speaker) : named(who, speaker);
    }

    /** How the speaker is written in a form: whoever is at the machine itself may be anybody. */
    static String speaker(Speaker speaker) {
        return speaker.local() ? "" : "me";
    }

    static boolean isMe(String who) {
        return who.isBlank() || who.equalsIgnoreCase("me");
    }

    private static Whose.Found found(Person person, Speaker speaker) {
        return new Whose.Found(person, speaker.is(person.id()));
    }

    private Whose named(String said, Speaker speaker) {
        return switch (named.find(said, speaker)) {
            case PeopleNamed.Meant.One(var person) -> found(person, speaker);
            case PeopleNamed.Meant.Near(var people) -> new Whose.Open(new Slot.Open<>(Why.UNKNOWN, said,
                    people.stream().<Who>map(person -> new Who.Person(person.id())).toList()));
            case PeopleNamed.Meant.Untied(var name) ->
                new Whose.Open(new Slot.Open<>(Why.UNKNOWN, name.orElse(said), List.of()));
        };
    }

    /** What somebody of the firm is called; empty where nobody knows them any more. */
    String name(PersonId person, Speaker speaker) {
        return Optional.ofNullable(firm.people(speaker.situation()).get(person)).map(TellEcho::name).orElse("");
    }

    /** How somebody is written in a form; empty where it is not known whom. */
    String line(Slot<Who> who, Speaker speaker) {
        return who.known().map(known -> switch (of(known, speaker)) {
            case Whose.Found(var person, var isOwn) -> isOwn ? "me" : PeopleNamed.line(person).orElse("");
            case Whose.Untied() -> "me";
            case Whose.Open _ -> "";
        }).orElse("");
    }
}
