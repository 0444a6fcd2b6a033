package dev.seventy.slack;

import java.time.InstantSource;
import java.util.Optional;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.seventy.bot.Message;

/** Clicks on buttons and choices from lists, in messages, windows and home pages. */
final class ClickRequests {

    private final Reception reception;
    private final InstantSource clock;

    ClickRequests(Reception reception, InstantSource clock) {
        this.reception = reception;
        this.clock = clock;
    }

    /** Empty where the click stands for no line, or nobody can be answered. */
    Optional<Response> clicked(BlockActionPayload payload) {
        var person = Optional.ofNullable(payload.getUser());
        var sender = SlackSender.of(Optional.ofNullable(payload.getTeam()).map(BlockActionPayload.Team::getId),
                Optional.ofNullable(payload.getEnterprise()).map(BlockActionPayload.Enterprise::getId),
                person.map(BlockActionPayload.User::getId), person.map(BlockActionPayload.User::getTeamId),
                person.flatMap(
                        user -> SlackInbound.given(user.getName()).or(() -> SlackInbound.given(user.getUsername()))));
        var action = Optional.ofNullable(payload.getActions()).filter(all -> all.size() == 1)
                .map(all -> all.getFirst());
        var line = action.flatMap(ClickRequests::line);
        var id = action.flatMap(clicked -> SlackInbound.given(clicked.getActionId()));
        var time = action.flatMap(clicked -> SlackInbound.given(clicked.getActionTs()));
        if (sender.isEmpty() || line.isEmpty() || id.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        var member = sender.get().member();
        return spot(payload, member.user(), id.get()).map(spot -> {
            var delivery = String.join(":", "slack:action", member.workspace(), member.user(),
                    where(payload).orElse(""), id.get(), time.get());
            sender.get().say(reception, new Heard(member, place(spot), line.get(), delivery, spot),
                    Reception.Way.LETTER);
            return Response.ok();
        });
    }

    private static Optional<String> line(BlockActionPayload.Action action) {
        return SlackInbound.given(action.getValue()).or(() -> Optional.ofNullable(action.getSelectedOption())
                .flatMap(option -> SlackInbound.given(option.getValue())));
    }

    private static Optional<String> where(BlockActionPayload payload) {
        return Optional.ofNullable(payload.getView()).map(View::getId)
                .or(() -> Optional.ofNullable(payload.getContainer()).map(BlockActionPayload.Container::getMessageTs));
    }

    private static Message.Place place(Spot spot) {
        return switch (spot) {
            case Spot.Button button -> button.isDirect() ? Message.Place.PRIVATE : Message.Place.ASIDE;
            case Spot.Opening opening ->
                opening.channel().filter(id -> !id.startsWith("D")).isPresent() ? Message.Place.ASIDE
                        : Message.Place.PRIVATE;
            case Spot.Channel _,Spot.Command _ -> Message.Place.ASIDE;
            case Spot.Direct _,Spot.Window _,Spot.Home _,Spot.Digest _,Spot.Nudge _ -> Message.Place.PRIVATE;
        };
    }

    /** Where the answer to a click goes, by what was clicked and where it stands. */
    private Optional<Spot> spot(BlockActionPayload payload, String user, String action) {
        var channel = Optional.ofNullable(payload.getChannel()).map(BlockActionPayload.Channel::getId)
                .or(() -> Optional.ofNullable(payload.getContainer()).map(BlockActionPayload.Container::getChannelId));
        var view = Optional.ofNullable(payload.getView());
        if (view.filter(shown -> "modal".equals(shown.getType())).isPresent()) {
            return SlackInbound.given(view.get().getId()).map(
                    id -> new Spot.Window(user, id, false, SlackInbound.given(view.get().getHash()), form(action)));
        }
        if (view.isPresent() || action.equals(BlockKit.ALL) || action.startsWith(BlockKit.FORM)) {
            return SlackInbound.given(payload.getTriggerId()).map(trigger -> new Spot.Opening(user, trigger,
                    clock.instant().plus(Spot.Opening.TRIGGER), channel, form(action)));
        }
        var container = Optional.ofNullable(payload.getContainer());
        return channel.flatMap(id -> container.map(BlockActionPayload.Container::getMessageTs)
                .map(ts -> new Spot.Button(user, id, ts, container.map(BlockActionPayload.Container::getThreadTs),
                        container.get().isEphemeral(), SlackInbound.given(payload.getResponseUrl()).orElse(""),
                        clock.instant().plus(CommandRequests.RESPONSE_URL))));
    }

    private static int form(String action) {
        var number = action.startsWith(BlockKit.FORM) ? action.substring(BlockKit.FORM.length()) : "";
        return number.matches("[0-9]{1,3}") ? Integer.parseInt(number) : 0;
    }
}
