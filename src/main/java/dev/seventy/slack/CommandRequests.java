package dev.seventy.slack;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.response.Response;
import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;

/** Slash commands, which are answered in the response. */
final class CommandRequests {

    /** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
    static final Duration RESPONSE_URL = Duration.ofMinutes(30);

    private final Reception reception;
    private final Map<String, String> commands;
    private final InstantSource clock;

    /** @param commands what the line begins with that each slash command makes */
    CommandRequests(Reception reception, Map<String, String> commands, InstantSource clock) {
        this.reception = reception;
        this.commands = Map.copyOf(commands);
        this.clock = clock;
    }

    /** Empty where nobody can be answered. */
    Optional<CompletableFuture<Response>> typed(SlashCommandPayload payload) {
        var grid = SlackInbound.given(payload.getEnterpriseId());
        var workspace = SlackInbound.given(payload.getTeamId()).or(() -> grid);
        var user = SlackInbound.given(payload.getUserId());
        var trigger = SlackInbound.given(payload.getTriggerId());
        if (workspace.isEmpty() || user.isEmpty() || trigger.isEmpty()) {
            return Optional.empty();
        }
        var sender = new Sender.Member("slack", workspace.get(), grid, user.get(),
                SlackInbound.given(payload.getUserName()));
        var spot = new Spot.Command(user.get(), SlackInbound.given(payload.getChannelId()).orElse(user.get()),
                SlackInbound.given(payload.getResponseUrl()).orElse(""), clock.instant().plus(RESPONSE_URL));
        var isAlone = spot.channel().startsWith("D");
        var heard = new Heard(sender, isAlone ? Message.Place.PRIVATE : Message.Place.ASIDE,
                line(payload, grid.orElse(workspace.get())),
                "slack:command:" + sender.workspace() + ":" + trigger.get(), spot);
        return Optional.of(reception.hearing(heard).thenApply(outcome -> switch (outcome) {
            case Reception.Outcome.Answered(var answer) ->
                reception.responses().of(answer, Postings.again(heard, answer)).response();
            case Reception.Outcome.Waiting(var why) -> switch (why) {
                case UNKNOWN_SENDER -> Response.ok();
                case LONG -> CommandResponses.of(BlockKit.message(Reception.WORKING, Optional.empty()));
                case BUSY -> CommandResponses.of(BlockKit.message(Reception.QUEUED, Optional.empty()));
            };
        }));
    }

    private String line(SlashCommandPayload payload, String place) {
        var text = SlackInbound.given(payload.getText()).map(typed -> SpokenText.typed(typed, place)).orElse("");
        var prefix = Optional.ofNullable(commands.get(payload.getCommand()));
        if (prefix.isEmpty() || text.equalsIgnoreCase("help")) {
            return "help";
        }
        var line = (prefix.get() + " " + text).strip();
        return line.isEmpty() ? "help" : line;
    }
}
