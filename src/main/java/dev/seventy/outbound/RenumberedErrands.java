package dev.seventy.outbound;

import dev.seventy.store.Errands;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Transfer;
import dev.seventy.store.Vault;

/** Errands of an organisation that gets another number in another database. */
public final class RenumberedErrands implements Transfer.Renumbering {

    @Override
    public String lane(String lane, OrganisationId from, OrganisationId to) {
        var work = Order.work(from);
        return lane.equals(work) || lane.startsWith(work + ":") ? Order.work(to) + lane.substring(work.length()) : lane;
    }

    @Override
    public String payload(Vault vault, String payload, OrganisationId from, OrganisationId to) {
        return vault.seal(vault.open(payload, Errands.context(from)), Errands.context(to));
    }
}
