package dev.seventy.bot;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.Forgetting.Whom;
import dev.seventy.store.Store;

/** Finds whose data is meant: the speaker's own, or that of somebody whom an admin names, person or account. */
final class DataSubjects {

    private static final String ALONE = " Say it to me directly; nothing was done.";

    private final Supplier<Store> stores;
    private final PeopleNamed named;

    DataSubjects(Supplier<Store> stores, PeopleNamed named) {
        this.stores = stores;
        this.named = named;
    }

    static boolean isOverheard(Speaker speaker) {
        return speaker.message().place() == Message.Place.SHARED;
    }

    /** The speaker, with all that is theirs. */
    static Whom own(Speaker speaker) {
        return new Whom(speaker.person(), speaker.account(), Set.of());
    }

    /** The machine itself has nothing kept of it. */
    static Reply nobodys(String line) {
        return Reply.refused("The machine itself is nobody's account. For a person of the firm say: " + line + " EMAIL."
                + " Nothing was done.");
    }

    /** @param what is the speaker's alone */
    static Reply overheard(String what) {
        return Reply.refused(what + " is yours alone." + ALONE,
                new Block.Buttons(List.of(new Button("Privacy", "privacy", true))));
    }

    /** Whom an admin means. */
    sealed interface Meant {

        /** @param line by what they are named in a line */
        record Found(Whom whom, String called, String line) implements Meant {
        }

        record NotFound(Reply reply) implements Meant {
        }
    }

    Meant meant(String who, String verb, Speaker speaker) {
        if (isOverheard(speaker)) {
            return new Meant.NotFound(Reply.refused("That is about a person, and others read along here." + ALONE));
        }
        var address = PeopleNamed.address(who);
        return switch (named.find(who, speaker)) {
            case PeopleNamed.Meant.One(var person) -> new Meant.Found(
                    new Whom(Optional.of(person.id()), Optional.empty(), address.map(Set::of).orElse(Set.of())),
                    person.name().orElse("that person"), PeopleNamed.line(person).orElse(who));
            case PeopleNamed.Meant.Near(var people) when !people.isEmpty() -> new Meant.NotFound(
                    Reply.question("Several people could be meant, or somebody near it. Whom? Nothing was done.",
                            new Block.Choice("Whom", PeopleNamed.choices(people, line -> verb + line))));
            case PeopleNamed.Meant.Near _,PeopleNamed.Meant.Untied _ -> untied(who, address, speaker);
        };
    }

    /** Somebody who is no person of the firm may have an account or a role. */
    private Meant untied(String who, Optional<String> address, Speaker speaker) {
        var organisation = speaker.organisation().id();
        var account = stores
                .get().accounts().all(organisation).stream().filter(
                        known -> known.actorId().equalsIgnoreCase(who)
                                || (known.platform() + ":" + known.id()).equalsIgnoreCase(who)
                                || address.isPresent()
                                        && known.address().map(PeopleNamed::address).equals(Optional.of(address)))
                .findFirst();
        var whom = new Whom(account.flatMap(Account::person), account, address.map(Set::of).orElse(Set.of()));
        var what = stores.get().forgetting().preview(organisation, whom);
        return what.accounts() + what.roles() == 0
                ? new Meant.NotFound(Reply.refused(
                        "Nobody is known by that, so nothing was done. Name the person by an"
                                + " address or by an account, such as slack:U0123456.",
                        new Block.Buttons(List.of(new Button("Privacy", "privacy", true)))))
                : new Meant.Found(whom, account.map(Account::name).filter(name -> !name.isBlank()).orElse(who), who);
    }
}
