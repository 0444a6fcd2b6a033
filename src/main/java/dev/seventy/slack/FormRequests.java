package dev.seventy.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.google.gson.JsonObject;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.app_backend.views.response.ViewSubmissionResponse;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.seventy.bot.Message;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;

/** Forms that were filled in, and the shortcuts that open one. */
final class FormRequests {

    private static final int LONGEST_LINE = 1_000;
    private static final Reply ASK = Reply.question("What would you like to know?", form(""));

    private final Reception reception;
    private final InstantSource clock;

    FormRequests(Reception reception, InstantSource clock) {
        this.reception = reception;
        this.clock = clock;
    }

    /** Empty where it is no form of ours, or nobody can be answered. */
    Optional<Response> submitted(ViewSubmissionPayload payload) {
        var person = Optional.ofNullable(payload.getUser());
        var sender = SlackSender.of(Optional.ofNullable(payload.getTeam()).map(ViewSubmissionPayload.Team::getId),
                Optional.ofNullable(payload.getEnterprise()).map(ViewSubmissionPayload.Enterprise::getId),
                person.map(ViewSubmissionPayload.User::getId), person.map(ViewSubmissionPayload.User::getTeamId),
                person.flatMap(
                        user -> SlackInbound.given(user.getName()).or(() -> SlackInbound.given(user.getUsername()))));
        var view = Optional.ofNullable(payload.getView());
        var id = view.flatMap(shown -> SlackInbound.given(shown.getId()));
        var line = view.flatMap(FormFields::line);
        if (sender.isEmpty() || id.isEmpty() || line.isEmpty()) {
            return Optional.empty();
        }
        var member = sender.get().member();
        var spot = new Spot.Window(member.user(), id.get(), false, Optional.empty(), 0);
        var heard = new Heard(member, Message.Place.PRIVATE, line.get(), delivery(view.get(), line.get()), spot);
        return Optional.of(switch (sender.get().say(reception, heard, Reception.Way.RESPONSE)) {
            case Reception.Outcome.Answered(var answer) -> answer.reply().tone() == Reply.Tone.MISUNDERSTOOD
                    ? errors(FormFields.wrong(view.get(), answer.reply().summary()), BlockKit.text(answer.reply()))
                    : update(BlockKit.modal(answer.reply(), Postings.TITLE, Postings.again(heard, answer)).view());
            case Reception.Outcome.Waiting(var why) -> update(BlockKit.modal(switch (why) {
                case UNKNOWN_SENDER -> Reply.answer("One moment, please.");
                case LONG -> Reception.WORKING;
                case BUSY -> Reception.QUEUED;
            }, Postings.TITLE, Optional.empty()).view());
        });
    }

    /** A view keeps its hash when a mistake was shown in it, so that what was filled in tells the tries apart. */
    private static String delivery(View view, String line) {
        return "slack:view:" + view.getId() + ":" + SlackInbound.given(view.getHash()).orElse("") + ":"
                + UUID.nameUUIDFromBytes(line.getBytes(UTF_8));
    }

    private static Response errors(String field, String why) {
        return Response.json(200, ViewSubmissionResponse.builder().responseAction("errors")
                .errors(new HashMap<>(Map.of(field, why))).build());
    }

    static Response update(View view) {
        return Response.json(200, ViewSubmissionResponse.builder().responseAction("update").view(view).build());
    }

    private static Block.Form form(String line) {
        return new Block.Form("Ask Seventy", "Ask", "", List.of(new Block.Field("line", "A question or a line", "",
                new Block.Input.Text("what do we miss for data and AI?"), line, false)));
    }

    /** Somebody else wrote it, so that it is said only once whoever asks has seen it and says so. */
    private static Reply written(String line) {
        var seen = PlainText.safe(line).replaceAll("\\s+", " ").strip();
        return Reply.question(
                "The message asks for more than an answer about scores, rules or certifications, so nothing"
                        + " was done. Here is what it says: press Ask only if you want to say that yourself.",
                form(start(seen, FormFields.LONGEST_VALUE)));
    }

    /**
     * The shortcut of a message answers its text where that only reads, shows what it tells of a certification in a form,
     * and otherwise asks whether it is to be said; the other one asks for a line.
     *
     * @param message empty for the other one
     */
    Optional<Response> shortcut(JsonObject payload, Optional<JsonObject> message) {
        var user = SlackApi.object(payload, "user");
        var sender = SlackSender.of(SlackApi.object(payload, "team").flatMap(team -> SlackApi.text(team, "id")),
                SlackApi.object(payload, "enterprise").flatMap(grid -> SlackApi.text(grid, "id")),
                user.flatMap(who -> SlackApi.text(who, "id")), user.flatMap(who -> SlackApi.text(who, "team_id")),
                user.flatMap(who -> SlackApi.text(who, "name").or(() -> SlackApi.text(who, "username"))));
        var trigger = SlackApi.text(payload, "trigger_id");
        if (sender.isEmpty() || trigger.isEmpty()) {
            return Optional.empty();
        }
        var member = sender.get().member();
        var channel = SlackApi.object(payload, "channel").flatMap(where -> SlackApi.text(where, "id"));
        var line = message.flatMap(about -> SlackApi.text(about, "text"))
                .map(text -> SpokenText.typed(text, member.grid().orElse(member.workspace()), Optional.empty()))
                .filter(text -> !text.isEmpty()).map(text -> start(text, LONGEST_LINE));
        var told = line.filter(reception::tells).flatMap(text -> message.map(about -> forwarded(about, text)));
        var heard = new Heard(member, Message.Place.PRIVATE, told.or(() -> line).orElse("help"),
                "slack:shortcut:" + member.workspace() + ":" + trigger.get(),
                new Spot.Opening(member.user(), trigger.get(), clock.instant().plus(Spot.Opening.TRIGGER), channel, 0));
        if (sender.get().stranger() || told.isPresent() || line.filter(reception::onlyReads).isPresent()) {
            sender.get().say(reception, heard, Reception.Way.LETTER);
        } else {
            reception.show(heard, line.map(FormRequests::written).orElse(ASK));
        }
        return Optional.of(Response.ok());
    }

    /** What somebody wrote of a certification is shown in a form, as theirs and of the day on which they wrote it. */
    private static String forwarded(JsonObject message, String text) {
        var author = SlackApi.text(message, "user").filter(id -> id.matches("[A-Z0-9]{1,64}")).orElse("-");
        var at = SlackApi.text(message, "ts").map(ts -> ts.replaceFirst("\\..*", ""))
                .filter(seconds -> seconds.matches("[0-9]{1,11}")).map(seconds -> seconds + " ").orElse("");
        return start("cert forward <@" + author + "> " + at + text, LONGEST_LINE);
    }

    private static String start(String text, int longest) {
        return text.length() <= longest ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
