package dev.seventy.slack;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import dev.seventy.bot.Conversation;
import dev.seventy.outbound.Carrier;
import dev.seventy.outbound.Order;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Store;

/** Slack as a whole: what comes in by HTTP or by a socket, and what goes out. */
public final class SlackAdapter {

    private static final long LARGEST_FILE = 256L * 1024 * 1024;

    private final SlackInbound inbound;
    private final SlackCarrier carrier;
    private final InstantSource clock;

    /**
     * @param outbox keeps an order, in the transaction that it is called in
     * @param commands what the line begins with that each slash command makes, such as score of /score
     */
    public SlackAdapter(Conversation conversation, Supplier<Store> stores, BiConsumer<OrganisationId, Order> outbox,
            SlackApi api, SlackTokens tokens, SlackRemoval removal, Map<String, String> commands, InstantSource clock) {
        this.clock = clock;
        var reception = new Reception(conversation, stores, outbox, clock);
        inbound = new SlackInbound(reception, removal, commands, clock);
        carrier = new SlackCarrier(api, new SlackWorkspaces(api, tokens, conversation, LARGEST_FILE), reception, clock);
    }

    /** Does what was ordered to be done at Slack. */
    public Carrier carrier() {
        return carrier;
    }

    /** Where Slack sends what happens, over HTTP. */
    public SlackEndpoint endpoint(SlackSignature signature) {
        return new SlackEndpoint(signature, inbound, clock);
    }

    /**
     * What Slack sends over a socket, where there is an app-level token.
     *
     * @param apiUrl another base of the Web API
     */
    public SlackSocket socket(String appToken, Optional<String> apiUrl) {
        return new SlackSocket(inbound.bolt(slack(apiUrl)), appToken);
    }

    private static Slack slack(Optional<String> apiUrl) {
        var config = new SlackConfig();
        apiUrl.ifPresent(base -> config.setMethodsEndpointUrlPrefix(base.endsWith("/") ? base : base + "/"));
        return Slack.getInstance(config);
    }
}
