package dev.seventy.bot;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.seventy.evidence.PersonId;
import dev.seventy.store.Account;
import dev.seventy.store.Organisations.Situation;
import dev.seventy.store.Person;
import dev.seventy.store.Store;

/** By which account each person of a firm is written to, and by which clocks they live. */
final class ReminderReaders {

    private static final String SLACK = "slack";

    private final Supplier<Store> stores;
    private final Firm firm;

    /** @param zone the platform's word, or else the firm's own */
    record Reader(Sender.Member member, ZoneId zone) {
    }

    ReminderReaders(Supplier<Store> stores, Firm firm) {
        this.stores = stores;
        this.firm = firm;
    }

    /**
     * Each person with an account of a member in a linked workspace; of several the first by its name in the records. An
     * account that the people file names is taken too, before it has said anything, where only one workspace is linked.
     */
    Map<PersonId, Reader> of(Situation situation) {
        var organisation = situation.organisation();
        var zones = stores.get().accounts().zones(organisation.id());
        Map<PersonId, Reader> readers = new HashMap<>();
        var linked = stores.get().organisations().linkedTo(organisation.id(), SLACK);
        var accounts = stores.get().accounts().all(organisation.id());
        if (linked.size() == 1) {
            firm.people(situation).values().forEach(person -> unknown(person, accounts, linked.getFirst())
                    .ifPresent(member -> readers.put(person.id(), new Reader(member, organisation.zone()))));
        }
        accounts.stream().filter(account -> account.standing() == Account.Standing.MEMBER)
                .sorted(Comparator.comparing(Account::actorId).reversed())
                .forEach(account -> firm.owner(account, situation)
                        .ifPresent(owner -> readers.put(owner, new Reader(member(account, situation),
                                zones.getOrDefault(account.actorId(), organisation.zone())))));
        return readers;
    }

    private static Optional<Sender.Member> unknown(Person person, List<Account> accounts, String workspace) {
        return person.slackUsers().stream().findFirst()
                .filter(user -> accounts.stream().noneMatch(account -> account.id().equals(user)))
                .map(user -> new Sender.Member(SLACK, workspace, user));
    }

    /** Where its workspace is not linked itself, a grid is that it belongs to. */
    private Sender.Member member(Account account, Situation situation) {
        var linked = stores.get().organisations().linkedTo(situation.organisation().id(), account.platform());
        return new Sender.Member(account.platform(), account.workspace(),
                linked.contains(account.workspace()) || linked.size() != 1 ? Optional.empty()
                        : Optional.of(linked.getFirst()),
                account.id());
    }
}
