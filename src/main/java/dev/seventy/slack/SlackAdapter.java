package dev.seventy.slack;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import dev.seventy.bot.Conversation;
import dev.seventy.bot.Message;
import dev.seventy.bot.Nudge;
import dev.seventy.bot.Sender;
import dev.seventy.outbound.Carrier;
import dev.seventy.outbound.Kind;
import dev.seventy.outbound.Order;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Rhythm;
import dev.seventy.store.Store;
import dev.seventy.store.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Slack as a whole: what comes in by HTTP or by a socket, and what goes out. */
public final class SlackAdapter {

    private static final Logger log = LoggerFactory.getLogger(SlackAdapter.class);

    private final SlackInbound inbound;
    private final SlackCarrier carrier;
    private final Reception reception;
    private final Conversation conversation;
    private final BiConsumer<OrganisationId, Order> outbox;
    private final SlackApi api;
    private final InstantSource clock;

    /**
     * @param outbox keeps an order, in the transaction that it is called in
     * @param commands what the line begins with that each slash command makes, such as score of /score
     */
    public SlackAdapter(Conversation conversation, Supplier<Store> stores, BiConsumer<OrganisationId, Order> outbox,
            SlackApi api, SlackTokens tokens, SlackRemoval removal, Map<String, String> commands, InstantSource clock) {
        this.conversation = conversation;
        this.outbox = outbox;
        this.api = api;
        this.clock = clock;
        try {
            FetchedFiles.clearLeftBehind();
        } catch (IOException inTheWay) {
            log.warn("files left behind stay cause={}", inTheWay.getClass().getName());
        }
        reception = new Reception(conversation, stores, outbox, clock);
        inbound = new SlackInbound(reception, removal, commands, clock);
        carrier = new SlackCarrier(api, new SlackWorkspaces(api, tokens, conversation), reception, clock);
    }

    /** Does what was ordered to be done at Slack. */
    public Carrier carrier() {
        return carrier;
    }

    /** Where Slack sends what happens, over HTTP. */
    public SlackEndpoint endpoint(SlackSignature signature) {
        return new SlackEndpoint(signature, inbound, clock);
    }

    /** What Slack sends over a socket, where there is an app-level token. */
    public SlackSocket socket(String appToken) {
        return new SlackSocket(api, inbound, appToken);
    }

    /** Has a digest said whose time has come, as {@code dev.seventy.digest.Messenger} promises. */
    public void digest(Subscription subscription, String line, String key, Rhythm.Occurrence due) {
        reception.sayInTime(SlackDigests.heard(subscription, line, key, due));
    }

    /** Has somebody reminded, as {@code dev.seventy.digest.Reminder} promises. */
    public boolean remind(Nudge nudge) {
        return reception.remind(nudge);
    }

    /** Orders the message that greets whoever installed the app, in the transaction that it is called in. */
    public void welcome(SlackInstall.Installed installed) {
        var installation = installed.installation();
        var place = installation.workspace().or(installation::enterprise).orElseThrow();
        // What is to be known of it is nobody's in particular, so it is asked as it is at the machine itself.
        var welcome = conversation
                .say(new Message("welcome", Sender.Local.TERMINAL, Message.Place.PRIVATE, Optional.empty(), List.of()))
                .reply();
        installation.installer()
                .ifPresent(user -> outbox.accept(installed.organisation().id(), new Order(Kind.WELCOME,
                        SlackFirms.PLATFORM, place, SlackFirms.PLATFORM + ":" + place + ":" + user,
                        new Calls(installation.enterprise()).direct(user, welcome).written(), clock.instant())));
    }
}
