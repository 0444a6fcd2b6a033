package dev.seventy.bot;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.seventy.evidence.PersonId;
import dev.seventy.store.Account;
import dev.seventy.store.Organisations.Situation;
import dev.seventy.store.Organisations.Workspace;
import dev.seventy.store.Store;

/** By which account each person of a firm is written to, and by which clocks they live. */
final class ReminderReaders {

    private static final String SLACK = "slack";

    private final Firm firm;
    private final Situation situation;
    private final List<Workspace> workspaces;
    private final List<Account> accounts;

    /** @param zone the platform's word, or else the firm's own */
    record Reader(Sender.Member member, ZoneId zone) {
    }

    /** @param rights by which accounts and links are known */
    private record Asked(long rights) implements KeptFindings.Question<Map<PersonId, Reader>> {
    }

    private ReminderReaders(Store store, Firm firm, Situation situation) {
        this.firm = firm;
        this.situation = situation;
        workspaces = store.organisations().workspaces(situation.organisation().id());
        accounts = store.accounts().all(situation.organisation().id());
    }

    /**
     * Each person with an account of a member in a linked workspace; of several the first by its name in the records. An
     * account that the people file names is taken too, before it has said anything, where only one workspace is linked.
     * Found once for all who ask.
     */
    static Map<PersonId, Reader> of(Store store, Firm firm, Situation situation) {
        return firm.found(situation, new Asked(situation.rights()),
                () -> Map.copyOf(new ReminderReaders(store, firm, situation).all()));
    }

    private Map<PersonId, Reader> all() {
        Map<PersonId, Reader> readers = new HashMap<>();
        var linked = linked(SLACK);
        if (linked.size() == 1) {
            var known = accounts.stream().map(Account::id).collect(Collectors.toSet());
            firm.people(situation).values()
                    .forEach(person -> person.slackUsers().stream().findFirst().filter(user -> !known.contains(user))
                            .ifPresent(user -> readers.put(person.id(),
                                    new Reader(new Sender.Member(SLACK, linked.getFirst(), user), firmsZone()))));
        }
        accounts.stream().filter(account -> account.standing() == Account.Standing.MEMBER)
                .sorted(Comparator.comparing(Account::actorId).reversed())
                .forEach(account -> firm.owner(account, situation).ifPresent(owner -> readers.put(owner,
                        new Reader(member(account), account.zone().orElseGet(this::firmsZone)))));
        return readers;
    }

    private ZoneId firmsZone() {
        return situation.organisation().zone();
    }

    private List<String> linked(String platform) {
        return workspaces.stream().filter(workspace -> workspace.platform().equals(platform)).map(Workspace::id)
                .toList();
    }

    /** Where its workspace is not linked itself, a grid is that it belongs to. */
    private Sender.Member member(Account account) {
        var linked = linked(account.platform());
        return new Sender.Member(account.platform(), account.workspace(),
                linked.contains(account.workspace()) || linked.size() != 1 ? Optional.empty()
                        : Optional.of(linked.getFirst()),
                account.id());
    }
}
