package dev.seventy.bot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.seventy.evidence.Measure;
import dev.seventy.evidence.Origin;
import dev.seventy.store.Account;
import dev.seventy.store.Actor;
import dev.seventy.store.ImportRecord;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Store;

/** Finds out who brought a fact in. Made for one answer, it reads the imports once, and only when it is asked. */
final class Tellers {

    private final Supplier<Store> stores;
    private final OrganisationId organisation;
    private final Map<Long, Actor> actors = new HashMap<>();
    private final List<Account> accounts = new ArrayList<>();
    private boolean isRead;

    Tellers(Supplier<Store> stores, OrganisationId organisation) {
        this.stores = stores;
        this.organisation = organisation;
    }

    /** The name of whoever brought it in; empty where it is not known. */
    Optional<String> of(Origin origin) {
        read();
        return origin.importNumber().isPresent()
                ? Optional.ofNullable(actors.get(origin.importNumber().getAsLong())).flatMap(this::name)
                : Optional.empty();
    }

    /** The name of whoever stands for a figure: the one whom the file names, or who told it; empty for who may see none. */
    Optional<String> attested(Measure measure, Directory directory) {
        return directory.showsPeople() ? measure.attestedBy().flatMap(directory::person).or(() -> of(measure.origin()))
                : Optional.empty();
    }

    /** The name of whoever made an import; empty where it is not known. */
    Optional<String> of(ImportRecord record) {
        read();
        return name(record.actor());
    }

    /** What whoever did something is called, by what the records know them. */
    String who(String actorId) {
        read();
        return name(new Actor(actorId, "")).orElse("somebody who was forgotten");
    }

    private void read() {
        if (!isRead) {
            stores.get().imports().history(organisation)
                    .forEach(record -> actors.put(record.id().value(), record.actor()));
            accounts.addAll(stores.get().accounts().all(organisation));
            isRead = true;
        }
    }

    private Optional<String> name(Actor actor) {
        if (actor.id().equals(Sender.Local.TERMINAL.actor().id())) {
            return Optional.of("whoever runs Seventy");
        }
        return accounts
                .stream().filter(account -> new Sender.Member(account.platform(), account.workspace(), account.id())
                        .actor().id().equals(actor.id()))
                .map(Account::name).filter(name -> !name.isBlank()).findFirst();
    }
}
