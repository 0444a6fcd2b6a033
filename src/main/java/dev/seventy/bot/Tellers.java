package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
    private final List<ImportRecord> history = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();
    private boolean isRead;

    Tellers(Supplier<Store> stores, OrganisationId organisation) {
        this.stores = stores;
        this.organisation = organisation;
    }

    /** The name of whoever brought it in; empty where it is not known, or could be one of several. */
    Optional<String> of(Origin origin) {
        read();
        var actors = history.stream()
                .filter(record -> record.recorded().equals(origin.recorded())
                        && record.files().stream().anyMatch(file -> file.kind() == origin.kind()))
                .map(ImportRecord::actor).distinct().toList();
        return actors.size() == 1 ? name(actors.getFirst()) : Optional.empty();
    }

    private void read() {
        if (!isRead) {
            history.addAll(stores.get().imports().history(organisation));
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
