package dev.seventy.bot;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.Organisation;
import dev.seventy.store.Organisations.Situation;
import dev.seventy.store.Person;
import dev.seventy.store.Role;
import dev.seventy.store.Store;

/** Finds out who speaks, for which organisation, and with which role. */
final class Speakers {

    /** What a platform said of an account holds so long. */
    private static final Duration HOLDS = Duration.ofHours(24);

    private final Supplier<Store> stores;
    private final Firm firm;
    private final InstantSource clock;
    private final Optional<String> localOrganisation;

    /** Who speaks, as far as that is known. */
    sealed interface Identity {

        record Known(Speaker speaker) implements Identity {
        }

        /** The workspace belongs to no organisation. */
        record Unlinked(Sender.Member member) implements Identity {
        }

        /** At the machine itself none or several organisations could be meant. */
        record WhichOne() implements Identity {
        }

        /** The platform has to be asked who this is. */
        record Unknown(Organisation organisation) implements Identity {
        }

        /** The platform said that this is nobody who is answered. */
        record Unwelcome(Organisation organisation, Reply reply) implements Identity {
        }
    }

    Speakers(Supplier<Store> stores, Firm firm, InstantSource clock, Optional<String> localOrganisation) {
        this.stores = stores;
        this.firm = firm;
        this.clock = clock;
        this.localOrganisation = localOrganisation;
    }

    Identity of(Message message) {
        return switch (message.sender()) {
            case Sender.Local _ -> local()
                    .flatMap(organisation -> stores.get().organisations().situation(organisation.id()))
                    .<Identity>map(
                            situation -> new Identity.Known(new Speaker(situation, message.sender().actor(), Role.ADMIN,
                                    message, firm.said(message), firm.settings(situation), Optional.empty(), Optional.empty())))
                    .orElseGet(Identity.WhichOne::new);
            case Sender.Member member -> situation(member).map(situation -> member(situation, member, message))
                    .orElseGet(() -> new Identity.Unlinked(member));
        };
    }

    private Optional<Situation> situation(Sender.Member member) {
        return stores.get().organisations().situation(member.platform(), member.workspace(), member.grid());
    }

    /** The one that is named; otherwise the only one of one's own, or the made-up one where there is no other. */
    private Optional<Organisation> local() {
        if (localOrganisation.isPresent()) {
            return stores.get().organisations().find(localOrganisation.get());
        }
        var all = stores.get().organisations().all();
        var own = all.stream().filter(organisation -> !organisation.sample()).toList();
        if (own.size() == 1) {
            return Optional.of(own.getFirst());
        }
        return own.isEmpty() && all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    private Identity member(Situation situation, Sender.Member member, Message message) {
        var organisation = situation.organisation();
        var account = firm.account(situation, member, clock.instant().minus(HOLDS));
        if (account.isEmpty()) {
            return new Identity.Unknown(organisation);
        }
        return switch (account.get().standing()) {
            case MEMBER -> {
                var person = firm.owner(account.get(), situation);
                yield new Identity.Known(new Speaker(situation, member.actor(),
                        role(account.get(), member.grid(), situation), message, firm.said(message),
                        firm.settings(situation), account, person));
            }
            case GUEST ->
                unwelcome(organisation, "You are a guest in this workspace, and figures of the firm are for its"
                        + " own people. Nothing was done. Whoever invited you can ask for you.");
            case STRANGER ->
                unwelcome(organisation, "You belong to another workspace than the one that these figures are"
                        + " of. Nothing was done. Ask Seventy in your own workspace.");
            case BOT -> unwelcome(organisation, "Seventy answers people, not other bots. Nothing was done.");
            case DEACTIVATED ->
                unwelcome(organisation, "This account is deactivated, so it is not answered. Nothing was"
                        + " done. An admin of the workspace can activate it.");
        };
    }

    private static Identity unwelcome(Organisation organisation, String sentence) {
        return new Identity.Unwelcome(organisation, Reply.refused(sentence));
    }

    /**
     * What was granted to the account, or to its address, or to another address of the person who has that one. That
     * somebody says who they are gives them no role.
     *
     * @param grid of which the account's workspace is part; all of its workspaces know somebody by the same id
     */
    Role role(Account account, Optional<String> grid, Situation situation) {
        Map<String, Role> roles = firm.roles(situation);
        var addresses = account.tie() == Account.Tie.ADDRESS
                ? firm.owner(account, situation).flatMap(id -> Optional.ofNullable(firm.people(situation).get(id)))
                        .map(Person::addresses).orElse(List.of())
                : List.<String>of();
        var places = Stream.concat(Stream.of(account.workspace() + ":", ""), grid.map(id -> id + ":").stream());
        return Stream
                .of(places.map(place -> account.platform() + ":" + place + account.id()), account.address().stream(),
                        addresses.stream())
                .flatMap(subjects -> subjects).map(subject -> subject.strip().toLowerCase(Locale.ROOT))
                .flatMap(subject -> Optional.ofNullable(roles.get(subject)).stream()).max(Comparator.naturalOrder())
                .orElse(Role.MEMBER);
    }
}
