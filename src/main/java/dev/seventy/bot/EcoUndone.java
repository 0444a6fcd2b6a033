package dev.seventy.bot;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.seventy.evidence.PlaybookEntry;
import dev.seventy.reply.Block;
import dev.seventy.rules.Playbook;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Store;

/** Says what holds of the playbook once something told of it was taken back. */
final class EcoUndone {

    private final Playbook playbook;
    private final Supplier<Store> stores;
    private final Firm firm;

    EcoUndone(Playbook playbook, Supplier<Store> stores, Firm firm) {
        this.playbook = playbook;
        this.stores = stores;
        this.firm = firm;
    }

    /** All that was told, also by what the transaction that this is called in has written. */
    List<PlaybookEntry> told(OrganisationId organisation) {
        return stores.get().evidence().playbook(organisation, Optional.empty());
    }

    /** @param before all that was told before it was taken back */
    List<Block> of(List<PlaybookEntry> before, Speaker speaker) {
        var after = told(speaker.organisation().id());
        var gone = before.stream().filter(entry -> !after.contains(entry)).toList();
        if (gone.isEmpty()) {
            return List.of();
        }
        var view = EcoView.afterwards(playbook, firm, stores, speaker);
        return List.of(
                new Block.Items(gone.stream().map(entry -> view.item(entry) + ": "
                        + view.standing().entry(entry.part(), entry.item(), entry.field())
                                .map(holds -> view.said(holds) + " holds again").orElseGet(() -> view.open(entry)))
                        .distinct().toList(), false),
                new Block.Buttons(List.of(new Block.Button("Report", "eco report", true),
                        new Block.Button("History", "eco history", false))));
    }
}
