package dev.seventy.slack;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import dev.seventy.bot.Conversation;
import dev.seventy.outbound.Carrier;
import dev.seventy.outbound.Order;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Store;

/** Slack as a whole: what comes in by HTTP or by a socket, and what goes out. */
public final class SlackAdapter {

    /** What the lines begin with that the usual slash commands make. */
    public static final Map<String, String> COMMANDS = Map.of("/score", "score", "/seventy", "");

    private final SlackInbound inbound;
    private final SlackCarrier carrier;
    private final InstantSource clock;

    /**
     * @param outbox keeps an order, in the transaction that it is called in
     * @param commands what the line begins with that each slash command makes
     */
    SlackAdapter(Conversation conversation, Supplier<Store> stores, BiConsumer<OrganisationId, Order> outbox,
            SlackApi api, SlackCarrier.Workspaces workspaces, SlackInbound.Removal removal,
            Map<String, String> commands, InstantSource clock) {
        this.clock = clock;
        var reception = new Reception(conversation, stores, outbox, clock);
        inbound = new SlackInbound(reception, removal, commands, clock);
        carrier = new SlackCarrier(api, workspaces, reception, clock);
    }

    /** Does what was ordered to be done at Slack. */
    public Carrier carrier() {
        return carrier;
    }

    /** Where Slack sends what happens, over HTTP. */
    public SlackEndpoint endpoint(SlackSignature signature) {
        return new SlackEndpoint(signature, inbound, clock);
    }

    SlackInbound inbound() {
        return inbound;
    }
}
