package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.seventy.reply.Block;
import dev.seventy.store.Vault;

/**
 * What the bot is run with.
 *
 * @param organisation the organisation that the terminal and the local chat mean; empty when there is only one
 * @param sampleFirm loads the made-up firm, or empties it and loads it anew
 * @param address where the pages outside of the conversation stand, such as {@code https://seventy.example}
 * @param support where help is to be had: an https address, or mailto
 * @param vault seals what people began to tell, where there is one
 * @param isKept whether anything was stored yet, so that looking does not begin a store
 * @param forwarding for pages that may be forwarded; empty where there are none
 */
public record Surroundings(Optional<String> organisation, Runnable sampleFirm, Optional<String> address,
        Optional<String> support, Optional<Vault> vault, BooleanSupplier isKept, Optional<Forwarding> forwarding) {

    public Surroundings(Optional<String> organisation, Runnable sampleFirm, Optional<String> address,
            Optional<String> support) {
        this(organisation, sampleFirm, address, support, Optional.empty(), () -> true, Optional.empty());
    }

    /** Without pages, and with nothing that loads the made-up firm. */
    public static Surroundings of(Optional<String> organisation) {
        return new Surroundings(organisation, () -> {
        }, Optional.empty(), Optional.empty());
    }

    /** The pages that are to be had, in a block of their own. */
    List<Block> links() {
        List<Block.Link> links = new ArrayList<>();
        address.ifPresent(
                base -> links.add(new Block.Link("Privacy", base.replaceFirst("(?<!/)/+$", "") + "/privacy")));
        support.ifPresent(help -> links.add(new Block.Link("Support", help)));
        return links.isEmpty() ? List.of() : List.of(new Block.Links(links));
    }
}
