package dev.seventy.slack;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.seventy.bot.Message;

/**
 * Events, read from the JSON itself as Bolt's classes lack fields that matter, such as who is a bot. Each answers false
 * where nothing could come of it.
 */
final class EventRequests {

    private final Reception reception;
    private final SlackRemoval removal;
    private final InstantSource clock;

    EventRequests(Reception reception, SlackRemoval removal, InstantSource clock) {
        this.reception = reception;
        this.removal = removal;
        this.clock = clock;
    }

    /** Who caused an event, what tells it from others, and when it came about. */
    private record Caused(SlackSender by, String delivery, Optional<Instant> at) {

        String user() {
            return by.member().user();
        }

        /** In which the accounts that are mentioned are meant. */
        String place() {
            return by.member().grid().orElse(by.member().workspace());
        }
    }

    /** The envelope's own team may be the one of somebody else in a shared channel; the authorization is of ours. */
    private static Optional<Caused> caused(JsonObject envelope, JsonObject event) {
        var ours = first(envelope);
        var team = ours.flatMap(authorization -> SlackApi.text(authorization, "team_id"))
                .or(() -> SlackApi.text(envelope, "context_team_id")).or(() -> SlackApi.text(envelope, "team_id"));
        var grid = ours.isPresent() ? SlackApi.text(ours.get(), "enterprise_id")
                : SlackApi.text(envelope, "enterprise_id");
        var id = SlackApi.text(envelope, "event_id");
        var home = SlackApi.text(event, "user_team").or(() -> SlackApi.text(event, "source_team"))
                .or(() -> SlackApi.text(event, "team"));
        return team.isEmpty() || id.isEmpty() ? Optional.empty()
                : SlackSender.of(team, grid, SlackApi.text(event, "user"), home, Optional.empty()).map(
                        sender -> new Caused(sender, "slack:event:" + SlackApi.text(envelope, "api_app_id").orElse("")
                                + ":" + team.get() + ":" + id.get(),
                                SlackApi.seconds(envelope, "event_time").map(Instant.EPOCH::plus)));
    }

    /** Whether a program said it: ours, or another one, to which we would otherwise talk for ever. */
    private static boolean isOfProgram(JsonObject envelope, JsonObject event) {
        return event.has("bot_id") || event.has("edited") || event.has("hidden")
                || authorised(envelope).equals(SlackApi.text(event, "user"));
    }

    /** The account that the app itself has in the workspace. */
    private static Optional<String> authorised(JsonObject envelope) {
        return first(envelope).filter(authorization -> SlackApi.isTrue(authorization, "is_bot"))
                .flatMap(authorization -> SlackApi.text(authorization, "user_id"));
    }

    private static Optional<JsonObject> first(JsonObject envelope) {
        return list(envelope, "authorizations").stream().limit(1).filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject).findFirst();
    }

    private static List<JsonElement> list(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name)).filter(JsonElement::isJsonArray).map(JsonElement::getAsJsonArray)
                .map(JsonArray::asList).orElse(List.of());
    }

    boolean mentioned(JsonObject envelope, JsonObject event) {
        var caused = caused(envelope, event);
        var channel = SlackApi.text(event, "channel");
        if (caused.isEmpty() || channel.isEmpty() || isOfProgram(envelope, event)) {
            return false;
        }
        var spot = new Spot.Channel(caused.get().user(), channel.get(), SlackApi.text(event, "thread_ts"));
        hear(caused.get(), Message.Place.ASIDE, spoken(envelope, event, caused.get().place()), spot, List.of());
        return true;
    }

    boolean written(JsonObject envelope, JsonObject event) {
        var caused = caused(envelope, event);
        var channel = SlackApi.text(event, "channel");
        var isDirect = SlackApi.text(event, "channel_type").filter("im"::equals).isPresent();
        if (caused.isEmpty() || channel.isEmpty() || !isDirect || isOfProgram(envelope, event)) {
            return false;
        }
        var spot = new Spot.Direct(caused.get().user(), channel.get(), SlackApi.text(event, "thread_ts"),
                Optional.empty());
        hear(caused.get(), Message.Place.PRIVATE, spoken(envelope, event, caused.get().place()), spot, files(event));
        return true;
    }

    boolean homeOpened(JsonObject envelope, JsonObject event) {
        var caused = caused(envelope, event);
        if (caused.isEmpty()) {
            return false;
        }
        if (SlackApi.text(event, "tab").filter("home"::equals).isPresent()) {
            hear(caused.get(), Message.Place.PRIVATE, "home", new Spot.Home(caused.get().user(), !event.has("view")),
                    List.of());
        }
        return true;
    }

    /** A file alone is meant to be imported. */
    private void hear(Caused caused, Message.Place place, String text, Spot spot, List<Letter.SharedFile> files) {
        var line = text.isEmpty() ? files.isEmpty() ? "help" : "import" : text;
        caused.by().say(reception, new Heard(caused.by().member(), place, line, caused.delivery(), spot, files, caused.at()),
                Reception.Way.LETTER);
    }

    private static List<Letter.SharedFile> files(JsonObject event) {
        return list(event, "files").stream().filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject)
                .map(file -> new Letter.SharedFile(SlackApi.text(file, "name").orElse("file"), SlackApi
                        .text(file, "url_private_download").or(() -> SlackApi.text(file, "url_private")).orElse("")))
                .toList();
    }

    private static String spoken(JsonObject envelope, JsonObject event, String place) {
        return SpokenText.typed(SlackApi.text(event, "text").orElse(""), place, authorised(envelope));
    }

    boolean removed(JsonObject envelope, JsonObject event) {
        var isWhole = SlackApi.isTrue(envelope, "is_enterprise_install") || first(envelope)
                .filter(authorization -> SlackApi.isTrue(authorization, "is_enterprise_install")).isPresent();
        var workspace = SlackApi.text(envelope, "team_id").filter(_ -> !isWhole);
        var grid = SlackApi.text(envelope, "enterprise_id");
        var at = SlackApi.seconds(envelope, "event_time").map(Instant.EPOCH::plus).orElseGet(clock::instant);
        switch (SlackApi.text(event, "type").orElse("")) {
            case "app_uninstalled" -> removal.uninstalled(workspace, grid, at);
            case "tokens_revoked" -> removal.tokensRevoked(workspace, grid,
                    SlackApi.object(event, "tokens").map(tokens -> texts(tokens, "bot")).orElse(List.of()), at);
            case "team_access_granted" ->
                grid.ifPresent(enterprise -> removal.accessGranted(enterprise, texts(event, "team_ids"), at));
            case "team_access_revoked" ->
                grid.ifPresent(enterprise -> removal.accessRevoked(enterprise, texts(event, "team_ids"), at));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static List<String> texts(JsonObject object, String name) {
        return list(object, name).stream().filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString).toList();
    }
}
