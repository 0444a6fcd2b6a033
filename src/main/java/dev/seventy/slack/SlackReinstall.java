package dev.seventy.slack;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import com.google.gson.JsonParser;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.store.Installation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whoever installed the app that it has to be installed again. The token that cannot be renewed lives on for a
 * while and is in no store any more, so the message is sent at once, and only once.
 */
public final class SlackReinstall implements Consumer<Installation> {

    private static final Logger log = LoggerFactory.getLogger(SlackReinstall.class);

    private final SlackApi api;
    private final Optional<URI> base;

    /** @param base under which the app can be installed */
    public SlackReinstall(SlackApi api, Optional<URI> base) {
        this.api = api;
        this.base = base;
    }

    @Override
    public void accept(Installation givenUp) {
        givenUp.installer().ifPresent(user -> {
            var letter = new Calls(givenUp.enterprise()).direct(user, said());
            var answer = api.call(letter.method(), Optional.of(givenUp.botToken()),
                    JsonParser.parseString(letter.body()).getAsJsonObject());
            log.warn("slack installer told to install again place={} answer={}", givenUp, answer);
        });
    }

    private Reply said() {
        return Reply
                .refused("Slack does not let me renew my access to this workspace, so I can soon answer nobody here."
                        + " Please install me again; whatever was imported stays.")
                .with(base.map(
                        url -> new Block.Links(List.of(new Block.Link("Install again", url + SlackInstall.INSTALL))))
                        .stream().toArray(Block[]::new));
    }
}
