package dev.seventy.slack.fake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import io.javalin.Javalin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** That the fake holds an app to Slack's contracts; otherwise a test against it would show nothing. */
class FakeSlackTest {

    private static final String REDIRECT = "https://seventy.example/slack/oauth_redirect";
    private static final Origin PLACE = Origin.of("T1", "C1", "U1");

    private final FakeSlack slack = FakeSlack.start();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Token token;

    @BeforeEach
    void one_workspace() {
        slack.user(SlackUser.member("U1", "T1"));
        slack.channel("C1", "T1", "U1");
        token = slack.install("T1");
    }

    @AfterEach
    void stop() {
        slack.close();
    }

    @Test
    void a_message_stands_in_its_channel_and_can_be_changed_and_deleted() {
        var posted = call("chat.postMessage", arguments("channel", "C1", "text", "Hello", "thread_ts", "1.1"));

        assertThat(slack.messages("C1")).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("Hello");
            assertThat(message.thread()).contains("1.1");
            assertThat(message.ephemeralTo()).isEmpty();
        });
        var ts = posted.path("ts").asString();
        assertThat(error(call("chat.update", arguments("channel", "C1", "ts", ts, "text", "Hello again")))).isEmpty();
        assertThat(slack.messages("C1")).extracting(Posted::text).containsExactly("Hello again");
        assertThat(error(call("chat.delete", arguments("channel", "C1", "ts", ts)))).isEmpty();
        assertThat(slack.messages()).isEmpty();
        assertThat(slack.violations()).isEmpty();
    }

    @Test
    void an_ephemeral_message_is_for_one_person_of_the_channel() {
        call("chat.postEphemeral", arguments("channel", "C1", "user", "U1", "text", "Hush"));

        assertThat(slack.messages("C1")).extracting(Posted::ephemeralTo).containsExactly(Optional.of("U1"));
        assertThat(error(call("chat.postEphemeral", arguments("channel", "C1", "user", "U2", "text", "Hush"))))
                .isEqualTo("user_not_in_channel");
    }

    @Test
    void arguments_come_as_a_form_too() {
        var answer = form("chat.postMessage", "channel=C1&text=%C3%84+%26+b&token=" + token.value()
                + "&blocks=%5B%7B%22type%22%3A%22divider%22%7D%5D");

        assertThat(answer.path("ok").asBoolean()).isTrue();
        assertThat(slack.messages("C1")).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("Ä & b");
            assertThat(message.blocks().path(0).path("type").asString()).isEqualTo("divider");
        });
        assertThat(slack.calls("chat.postMessage").getFirst().token()).contains(token.value());
    }

    @Test
    void a_channel_takes_one_message_a_second_after_a_short_burst() {
        for (int index = 0; index < 3; index++) {
            assertThat(post("C1").statusCode()).isEqualTo(200);
        }
        var refused = post("C1");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(slack.tightPosts()).isEqualTo(2);
        assertThat(slack.violations()).extracting(Violation::rule).containsExactly("ratelimited");
    }

    @Test
    void who_comes_back_before_the_time_is_noted_and_refused() {
        slack.next("chat.postMessage", Fault.rateLimited("30"));
        assertThat(post("C1").statusCode()).isEqualTo(429);
        slack.clock().advance(Duration.ofSeconds(29));
        assertThat(post("C1").headers().firstValue("Retry-After")).contains("1");
        assertThat(slack.violations()).extracting(Violation::rule).contains("early_retry");

        slack.clock().advance(Duration.ofSeconds(1));
        assertThat(post("C1").statusCode()).isEqualTo(200);
    }

    @Test
    void another_workspace_is_not_held_up_by_the_limits_of_the_first() {
        slack.next("chat.postMessage", Fault.rateLimited("30"));
        post("C1");
        slack.channel("C2", "T2");
        var other = slack.install("T2");

        assertThat(error(call(other.value(), "chat.postMessage", arguments("channel", "C2", "text", "Hello"))))
                .isEmpty();
    }

    @Test
    void every_method_has_its_calls_a_minute() {
        for (int index = 0; index < 100; index++) {
            assertThat(error(call("users.info", arguments("user", "U1")))).isEmpty();
        }
        assertThat(error(call("users.info", arguments("user", "U1")))).isEqualTo("ratelimited");
        slack.clock().advance(Duration.ofSeconds(60));
        assertThat(error(call("users.info", arguments("user", "U1")))).isEmpty();
    }

    @Test
    void a_scope_that_is_missing_is_named() {
        var few = slack.install("T1", Set.of("users:read"));

        var answer = call(few.value(), "chat.postMessage", arguments("channel", "C1", "text", "Hello"));

        assertThat(error(answer)).isEqualTo("missing_scope");
        assertThat(answer.path("needed").asString()).isEqualTo("chat:write");
        assertThat(answer.path("provided").asString()).isEqualTo("users:read");
        assertThat(call(few.value(), "users.info", arguments("user", "U1")).path("user").path("profile").has("email"))
                .isFalse();
        assertThat(slack.violations()).extracting(Violation::rule).containsExactly("missing_scope");
    }

    @Test
    void people_are_told_of_as_they_are() {
        slack.user(SlackUser.member("U2", "T2").but(SlackUser.Kind.SINGLE_CHANNEL_GUEST, SlackUser.Kind.STRANGER));

        assertThat(call("users.info", arguments("user", "U1")).path("user").path("profile").path("email").asString())
                .isEqualTo("u1@example.com");
        var stranger = call("users.info", arguments("user", "U2")).path("user");
        assertThat(stranger.path("is_ultra_restricted").asBoolean()).isTrue();
        assertThat(stranger.path("is_restricted").asBoolean()).isTrue();
        assertThat(stranger.path("is_stranger").asBoolean()).isTrue();
        assertThat(stranger.path("team_id").asString()).isEqualTo("T2");
        assertThat(error(call("users.info", arguments("user", "U9")))).isEqualTo("user_not_found");
        assertThat(slack.violations()).isEmpty();
    }

    @Test
    void auth_test_names_the_scopes_in_a_header() {
        var response = send("auth.test", token.value(), Json.object());

        assertThat(response.headers().firstValue("X-OAuth-Scopes").orElseThrow().split(","))
                .containsExactlyInAnyOrderElementsOf(FakeSlack.SCOPES);
        assertThat(json(response).path("team_id").asString()).isEqualTo("T1");
        assertThat(call(FakeSlack.APP_TOKEN, "auth.test", Json.object()).path("app_id").asString())
                .isEqualTo(FakeSlack.APP_ID);
    }

    @Test
    void messages_that_slack_would_not_take_are_refused() {
        assertThat(blocks(section("x".repeat(3_001)))).isEqualTo("invalid_blocks");
        assertThat(blocks(section(""))).isEqualTo("invalid_blocks");
        assertThat(blocks("{\"type\":\"carousel_of_horses\"}")).isEqualTo("invalid_blocks");
        assertThat(blocks("{\"type\":\"header\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"x\"}}"))
                .isEqualTo("invalid_blocks");
        assertThat(blocks(divider(51))).isEqualTo("invalid_blocks");
        assertThat(blocks(divider(50))).isEmpty();
        assertThat(blocks(section("x".repeat(2_640)) + ("," + section("x".repeat(2_640))).repeat(4))).isEmpty();
        assertThat(blocks(section("x".repeat(2_641)) + ("," + section("x".repeat(2_640))).repeat(4)))
                .isEqualTo("msg_blocks_too_long");
        assertThat(error(call("chat.postMessage", arguments("channel", "C1")))).isEqualTo("no_text");
    }

    @Test
    void channels_are_known_open_and_joined() {
        slack.archivedChannel("C2", "T1");
        slack.foreignChannel("C3", "T1");
        slack.channel("C4", "T2");

        assertThat(error(call("chat.postMessage", arguments("channel", "C9", "text", "x"))))
                .isEqualTo("channel_not_found");
        assertThat(error(call("chat.postMessage", arguments("channel", "C2", "text", "x")))).isEqualTo("is_archived");
        assertThat(error(call("chat.postMessage", arguments("channel", "C3", "text", "x"))))
                .isEqualTo("not_in_channel");
        assertThat(error(call("chat.postMessage", arguments("channel", "C4", "text", "x"))))
                .isEqualTo("channel_not_found");
        var direct = call("conversations.open", arguments("users", "U1")).path("channel").path("id").asString();
        assertThat(direct).isEqualTo(FakeSlack.directMessage("U1"));
        assertThat(error(call("chat.postMessage", arguments("channel", direct, "text", "x")))).isEmpty();
    }

    @Test
    void a_code_is_good_for_one_use_ten_minutes_and_its_own_address() {
        assertThat(error(exchange(slack.code("T1", REDIRECT), "https://evil.example/"))).isEqualTo("bad_redirect_uri");
        var code = slack.code("T1", REDIRECT);
        var answer = exchange(code, REDIRECT);
        assertThat(answer.path("expires_in").asInt()).isEqualTo(43_200);
        assertThat(answer.path("team").path("id").asString()).isEqualTo("T1");
        assertThat(error(call(answer.path("access_token").asString(), "auth.test", Json.object()))).isEmpty();
        assertThat(error(exchange(code, REDIRECT))).isEqualTo("code_already_used");
        var late = slack.code("T1", REDIRECT);
        slack.clock().advance(Duration.ofMinutes(10));
        assertThat(error(exchange(late, REDIRECT))).isEqualTo("invalid_code");
    }

    @Test
    void an_organisation_installs_without_a_team_and_reaches_its_workspaces_only() {
        slack.installOrganisation("E1", "T1", "T2");
        slack.channel("C2", "T2");
        slack.channel("C3", "T3");
        var answer = exchange(slack.codeOfOrganisation("E1", REDIRECT), REDIRECT);

        assertThat(answer.path("team").isNull()).isTrue();
        assertThat(answer.path("is_enterprise_install").asBoolean()).isTrue();
        assertThat(answer.path("enterprise").path("id").asString()).isEqualTo("E1");
        var wide = answer.path("access_token").asString();
        assertThat(error(call(wide, "chat.postMessage", arguments("channel", "C2", "text", "x")))).isEmpty();
        assertThat(error(call(wide, "chat.postMessage", arguments("channel", "C3", "text", "x"))))
                .isEqualTo("channel_not_found");
        slack.takeBack("T2");
        assertThat(error(call(wide, "chat.postMessage", arguments("channel", "C2", "text", "x"))))
                .isEqualTo("channel_not_found");
    }

    @Test
    void a_refresh_token_dies_with_its_use_and_an_access_token_after_twelve_hours() {
        var refreshed = refresh(token.refresh().orElseThrow());

        assertThat(error(refresh(token.refresh().orElseThrow()))).isEqualTo("invalid_refresh_token");
        slack.clock().advance(Duration.ofHours(12).minusSeconds(1));
        assertThat(error(call(token.value(), "auth.test", Json.object()))).isEmpty();
        slack.clock().advance(Duration.ofSeconds(1));
        assertThat(error(call(token.value(), "auth.test", Json.object()))).isEqualTo("token_expired");
        assertThat(error(refresh(refreshed.path("refresh_token").asString()))).isEmpty();
    }

    @Test
    void ended_tokens_are_refused_with_the_reason() {
        var other = slack.install("T1");
        slack.revoke(other);
        assertThat(error(call(other.value(), "auth.test", Json.object()))).isEqualTo("token_revoked");
        assertThat(error(call("auth.revoke", Json.object()))).isEmpty();
        assertThat(error(call("auth.test", Json.object()))).isEqualTo("token_revoked");
        var last = slack.install("T1");
        slack.uninstall("T1");
        assertThat(error(call(last.value(), "auth.test", Json.object()))).isEqualTo("account_inactive");
        assertThat(error(call("xoxb-unknown", "auth.test", Json.object()))).isEqualTo("invalid_auth");
        assertThat(error(json(send("auth.test", "", Json.object())))).isEqualTo("not_authed");
    }

    @Test
    void a_trigger_opens_one_view_within_three_seconds() {
        var trigger = slack.trigger("T1", "U1", Optional.empty());
        assertThat(error(open(trigger))).isEmpty();
        assertThat(error(open(trigger))).isEqualTo("exchanged_trigger_id");
        var late = slack.trigger("T1", "U1", Optional.empty());
        slack.clock().advance(Duration.ofSeconds(3));
        assertThat(error(open(late))).isEqualTo("expired_trigger_id");
    }

    @Test
    void a_view_is_changed_only_by_who_knows_its_last_state() {
        var view = open(slack.trigger("T1", "U1", Optional.empty())).path("view");
        var id = view.path("id").asString();

        var changed = call("views.update",
                view("modal", divider(2)).put("view_id", id).put("hash", view.path("hash").asString()));
        assertThat(error(changed)).isEmpty();
        assertThat(error(call("views.update",
                view("modal", divider(3)).put("view_id", id).put("hash", view.path("hash").asString()))))
                .isEqualTo("hash_conflict");
        assertThat(slack.view(id).orElseThrow().blocks()).hasSize(2);
        assertThat(slack.violations()).isEmpty();
    }

    @Test
    void three_views_stack_and_no_more() {
        var id = open(slack.trigger("T1", "U1", Optional.empty())).path("view").path("id").asString();
        for (int index = 0; index < 2; index++) {
            var pushed = call("views.push",
                    view("modal", divider(1)).put("trigger_id", slack.trigger("T1", "U1", Optional.of(id))));
            assertThat(pushed.path("view").path("previous_view_id").asString()).isEqualTo(id);
            id = pushed.path("view").path("id").asString();
        }
        assertThat(error(call("views.push",
                view("modal", divider(1)).put("trigger_id", slack.trigger("T1", "U1", Optional.of(id))))))
                .isEqualTo("push_limit_reached");
        assertThat(slack.views()).hasSize(3);
    }

    @Test
    void views_have_limits_too() {
        assertThat(error(publish(divider(100)))).isEmpty();
        assertThat(error(publish(divider(101)))).isEqualTo("invalid_arguments");
        assertThat(error(publish((section("ä".repeat(3_000)) + ",").repeat(50) + section("x"))))
                .isEqualTo("view_too_large");
        var modal = view("modal", divider(1));
        ((ObjectNode) modal.path("view")).put("private_metadata", "x".repeat(3_001));
        assertThat(error(call("views.open", modal.put("trigger_id", slack.trigger("T1", "U1", Optional.empty())))))
                .isEqualTo("invalid_arguments");
        assertThat(slack.home("U1").orElseThrow().blocks()).hasSize(100);
    }

    @Test
    void an_address_for_answers_is_good_for_five_in_thirty_minutes() {
        var address = slack.responseUrl("commands", "T1", "C1", "U1", Optional.empty());
        for (int index = 0; index < 5; index++) {
            assertThat(respond(address, "{\"text\":\"x\"}").statusCode()).isEqualTo(200);
        }
        assertThat(respond(address, "{\"text\":\"x\"}").body()).contains("used_url");
        assertThat(slack.messages("C1")).hasSize(5)
                .allMatch(message -> message.ephemeralTo().equals(Optional.of("U1")));
        var late = slack.responseUrl("commands", "T1", "C1", "U1", Optional.empty());
        slack.clock().advance(Duration.ofMinutes(30));
        assertThat(respond(late, "{\"text\":\"x\"}").statusCode()).isEqualTo(404);
        assertThat(slack.violations()).extracting(Violation::rule).containsExactly("used_url", "expired_url");
    }

    @Test
    void an_answer_may_replace_or_delete_what_it_answers_or_speak_to_all() {
        call("chat.postMessage", arguments("channel", "C1", "text", "Sure?"));
        var ts = slack.messages("C1").getFirst().ts();
        var address = slack.responseUrl("actions", "T1", "C1", "U1", Optional.of(ts));

        respond(address, "{\"replace_original\":true,\"text\":\"Done\"}");
        assertThat(slack.messages("C1")).extracting(Posted::text).containsExactly("Done");
        respond(address, "{\"response_type\":\"in_channel\",\"replace_original\":false,\"text\":\"To all\"}");
        assertThat(slack.messages("C1")).hasSize(2).allMatch(message -> message.ephemeralTo().isEmpty());
        respond(address, "{\"delete_original\":true}");
        assertThat(slack.messages("C1")).extracting(Posted::text).containsExactly("To all");
    }

    @Test
    void a_file_goes_up_in_three_steps() {
        var place = call("files.getUploadURLExternal", arguments("filename", "rows.csv", "length", "3"));
        var id = place.path("file_id").asString();
        var complete = arguments("channel_id", "C1", "initial_comment", "Here");
        complete.putArray("files").addObject().put("id", id);

        assertThat(error(call("files.completeUploadExternal", complete))).isEqualTo("file_not_found");
        assertThat(upload(place.path("upload_url").asString(), "ab").statusCode()).isEqualTo(400);
        assertThat(upload(place.path("upload_url").asString(), "abc").statusCode()).isEqualTo(200);
        assertThat(error(call("files.completeUploadExternal", complete))).isEmpty();
        assertThat(slack.files()).singleElement().satisfies(file -> {
            assertThat(file.completed()).isTrue();
            assertThat(file.content().map(content -> new String(content, UTF_8))).contains("abc");
        });
        assertThat(slack.messages("C1")).extracting(Posted::text).containsExactly("Here");
    }

    @Test
    void a_file_comes_down_with_a_token_and_without_one_the_sign_in_page() throws Exception {
        var file = slack.file("T1", "usage data.csv", "text/csv", "a,b".getBytes(UTF_8));
        var address = URI.create(slack.fileJson(file).path("url_private_download").asString());

        var with = client.send(
                HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token.value()).build(),
                BodyHandlers.ofString());
        var without = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());

        assertThat(with.body()).isEqualTo("a,b");
        assertThat(without.statusCode()).isEqualTo(302);
        assertThat(slack.violations()).extracting(Violation::rule).containsExactly("not_authed");
    }

    @Test
    void faults_come_in_order_and_tell_whether_the_call_was_carried_out() {
        slack.next("chat.postMessage", Fault.resetBefore(), Fault.resetAfterReading(), Fault.resetAfter(),
                Fault.status(500), Fault.after(Fault.status(503)), Fault.error("fatal_error"), Fault.html(),
                Fault.rateLimited("soon"));
        for (int index = 0; index < 3; index++) {
            assertThatThrownBy(() -> post("C1")).isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(IOException.class);
        }
        assertThat(slack.messages()).hasSize(1);
        assertThat(post("C1").statusCode()).isEqualTo(500);
        assertThat(post("C1").statusCode()).isEqualTo(503);
        assertThat(slack.messages()).hasSize(2);
        assertThat(post("C1").body()).contains("fatal_error");
        assertThat(post("C1").body()).startsWith("<!doctype");
        assertThat(post("C1").headers().firstValue("Retry-After")).contains("soon");
        assertThat(post("C1").statusCode()).isEqualTo(200);
        assertThat(slack.calls("chat.postMessage")).hasSize(9);
        assertThat(slack.calls().getFirst().body()).isEmpty();
        assertThat(slack.violations()).isEmpty();
    }

    @Test
    void a_call_can_be_held_and_let_go() throws Exception {
        var hold = Fault.hold();
        slack.next("chat.postMessage", hold);

        var waiting = client.sendAsync(
                request("chat.postMessage", token.value(), arguments("channel", "C1", "text", "x")),
                BodyHandlers.ofString());
        hold.awaitArrival();
        assertThat(slack.messages()).isEmpty();
        assertThat(slack.outcome(slack.calls().getFirst())).isEmpty();
        hold.release();
        assertThat(waiting.get().statusCode()).isEqualTo(200);
        assertThat(slack.outcome(slack.calls().getFirst())).contains("ok");
    }

    @Test
    void socket_mode_greets_sends_and_takes_acknowledgements() {
        var first = connect();
        Until.holds("hello", () -> !first.texts.isEmpty());
        assertThat(first.texts.getFirst()).contains("\"type\":\"hello\"", "\"num_connections\":1");

        var sending = new SlackClient(slack, slack.base());
        var envelope = slack.socketMode().send(sending.command(PLACE, "/score", "data-ai"));
        Until.holds("envelope", () -> first.texts.size() == 2);
        var received = Json.read(first.texts.get(1)).orElseThrow();
        assertThat(received.path("type").asString()).isEqualTo("slash_commands");
        assertThat(received.path("payload").path("text").asString()).isEqualTo("data-ai");
        first.socket.sendText("{\"envelope_id\":\"" + envelope + "\",\"payload\":{\"text\":\"ok\"}}", true).join();
        Until.holds("acknowledgement", () -> slack.socketMode().acknowledgement(envelope).isPresent());
        assertThat(slack.socketMode().acknowledgement(envelope).orElseThrow().path("text").asString()).isEqualTo("ok");
    }

    @Test
    void socket_mode_has_ten_connections_and_can_be_switched_off() {
        for (int index = 1; index <= 5; index++) {
            connect();
        }
        slack.clock().advance(Duration.ofMinutes(1));
        for (int index = 6; index <= 10; index++) {
            connect();
        }
        Until.holds("ten", () -> slack.socketMode().connections() == 10);
        slack.clock().advance(Duration.ofMinutes(1));
        var eleventh = connect();
        Until.holds("turned away", () -> eleventh.texts.toString().contains("too_many_websockets"));
        assertThat(slack.socketMode().turnedAway()).isEqualTo(1);

        slack.socketMode().disconnect(SocketMode.Reason.LINK_DISABLED);
        Until.holds("closed", () -> slack.socketMode().connections() == 0);
        assertThat(error(call(FakeSlack.APP_TOKEN, "apps.connections.open", Json.object()))).isNotEmpty();
        assertThat(error(call("apps.connections.open", Json.object()))).isEqualTo("not_allowed_token_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"command", "click", "viewClick", "submit", "close", "shortcut", "about", "mention",
            "direct", "home", "uninstalled", "revoked", "granted", "limited", "verification"})
    void what_slack_sends_is_signed_and_encoded_as_slack_does(String kind) throws Exception {
        var bodies = new CopyOnWriteArrayList<String>();
        var signatures = new CopyOnWriteArrayList<String>();
        var app = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "127.0.0.1";
            config.routes.post("/slack/events", context -> {
                bodies.add(context.contentType() + " " + context.body());
                signatures.add(SlackClient.signature(FakeSlack.SIGNING_SECRET,
                        context.header("X-Slack-Request-Timestamp"), context.bodyAsBytes()) + " "
                        + context.header("X-Slack-Signature") + " " + context.header("X-Slack-Retry-Num"));
            });
        }).start(0);
        try {
            var sending = new SlackClient(slack, URI.create("http://127.0.0.1:" + app.port() + "/slack/events"));
            var delivery = delivery(sending, kind);
            sending.send(delivery);
            sending.send(delivery.again(2, "http_timeout"));

            var form = Set.of("command", "click", "viewClick", "submit", "close", "shortcut", "about").contains(kind);
            assertThat(bodies).hasSize(2).allSatisfy(body -> {
                assertThat(body).startsWith(form ? "application/x-www-form-urlencoded " : "application/json ");
                assertThat(body).matches("\\p{ASCII}*");
            });
            assertThat(bodies.get(0)).isEqualTo(bodies.get(1));
            assertThat(signatures).allSatisfy(pair -> assertThat(pair.split(" ")[0]).isEqualTo(pair.split(" ")[1]));
            assertThat(signatures.get(1)).endsWith(" 2");
        } finally {
            app.stop();
        }
    }

    private Delivery delivery(SlackClient sending, String kind) {
        return switch (kind) {
            case "command" -> sending.command(PLACE, "/score", "wörld * & <@U2|b>");
            case "click" -> {
                var body = arguments("channel", "C1", "text", "x");
                body.set("blocks", list(button()));
                call("chat.postMessage", body);
                yield sending.click(PLACE, slack.messages("C1").getFirst(), "Wörld");
            }
            case "viewClick" -> sending.click(PLACE, opened(), "Wörld");
            case "submit" -> sending.submit(PLACE, opened(), SlackClient.typed("b", "a", "ü"));
            case "close" -> sending.close(PLACE, opened(), true);
            case "shortcut" -> sending.shortcut(PLACE, "ask");
            case "about" -> sending.messageAction(PLACE, "about", "U2", "data-ai?");
            case "mention" -> sending.mention(PLACE, "scöre");
            case "direct" -> sending.directMessage(PLACE.in(FakeSlack.directMessage("U1")), "import",
                    slack.file("T1", "a.csv", "text/csv", new byte[1]));
            case "home" -> sending.homeOpened(PLACE, "home");
            case "uninstalled" -> sending.uninstalled(PLACE);
            case "revoked" -> sending.tokensRevoked(PLACE, List.of("UBOT"), List.of());
            case "granted" -> sending.accessGranted(PLACE.ofOrganisation("E1", true), "T2");
            case "limited" -> sending.rateLimited("T1");
            default -> sending.urlVerification("3eZbrw1aB");
        };
    }

    private Shown opened() {
        var view = view("modal", button()).put("trigger_id", slack.trigger("T1", "U1", Optional.empty()));
        return slack.view(call("views.open", view).path("view").path("id").asString()).orElseThrow();
    }

    @Test
    void a_submission_s_answer_changes_the_view() {
        var shown = opened();
        slack.submitted(shown.id(), "{\"response_action\":\"errors\",\"errors\":{\"b\":\"no\"}}");
        assertThat(slack.view(shown.id())).contains(shown);
        slack.submitted(shown.id(),
                "{\"response_action\":\"update\",\"view\":" + Json.write(view("modal", divider(2)).path("view")) + "}");
        assertThat(slack.view(shown.id()).orElseThrow().blocks()).hasSize(2);
        slack.submitted(shown.id(), "");
        assertThat(slack.views()).isEmpty();
    }

    // How it is asked.

    private static final class Listening implements WebSocket.Listener {
        private final List<String> texts = new CopyOnWriteArrayList<>();
        private final StringBuilder partial = new StringBuilder();
        private WebSocket socket;

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                texts.add(partial.toString());
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private Listening connect() {
        var url = call(FakeSlack.APP_TOKEN, "apps.connections.open", Json.object()).path("url").asString();
        var listening = new Listening();
        listening.socket = client.newWebSocketBuilder().buildAsync(URI.create(url), listening).join();
        return listening;
    }

    private static ObjectNode arguments(String... pairs) {
        var arguments = Json.object();
        for (int index = 0; index < pairs.length; index += 2) {
            arguments.put(pairs[index], pairs[index + 1]);
        }
        return arguments;
    }

    private static JsonNode list(String blocks) {
        return Json.read("[" + blocks + "]").orElseThrow();
    }

    private static String section(String text) {
        return "{\"type\":\"section\",\"text\":{\"type\":\"plain_text\",\"text\":\"" + text + "\"}}";
    }

    private static String divider(int count) {
        return "{\"type\":\"divider\"}" + ",{\"type\":\"divider\"}".repeat(count - 1);
    }

    private static String button() {
        return "{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"value\":\"score\","
                + "\"text\":{\"type\":\"plain_text\",\"text\":\"Wörld\"}}]}";
    }

    private static ObjectNode view(String type, String blocks) {
        var arguments = Json.object();
        var view = arguments.putObject("view").put("type", type);
        if (type.equals("modal")) {
            view.putObject("title").put("type", "plain_text").put("text", "Seventy");
        }
        view.set("blocks", list(blocks));
        return arguments;
    }

    private JsonNode open(String trigger) {
        return call("views.open", view("modal", divider(1)).put("trigger_id", trigger));
    }

    private JsonNode publish(String blocks) {
        return call("views.publish", view("home", blocks).put("user_id", "U1"));
    }

    /** The error of a message with these blocks, a moment later than the last. */
    private String blocks(String blocks) {
        slack.clock().advance(Duration.ofSeconds(1));
        var body = arguments("channel", "C1", "text", "x");
        body.set("blocks", list(blocks));
        return error(call("chat.postMessage", body));
    }

    private HttpResponse<String> post(String channel) {
        return send("chat.postMessage", token.value(), arguments("channel", channel, "text", "x"));
    }

    private JsonNode exchange(String code, String redirect) {
        return form("oauth.v2.access", "client_id=" + FakeSlack.CLIENT_ID + "&client_secret=" + FakeSlack.CLIENT_SECRET
                + "&code=" + code + "&redirect_uri=" + redirect);
    }

    private JsonNode refresh(String refresh) {
        return form("oauth.v2.access", "client_id=" + FakeSlack.CLIENT_ID + "&client_secret=" + FakeSlack.CLIENT_SECRET
                + "&grant_type=refresh_token&refresh_token=" + refresh);
    }

    private JsonNode call(String method, ObjectNode body) {
        return call(token.value(), method, body);
    }

    private JsonNode call(String value, String method, ObjectNode body) {
        return json(send(method, value, body));
    }

    private static HttpRequest.Builder post(URI address, String type, String body) {
        return HttpRequest.newBuilder(address).header("Content-Type", type).POST(BodyPublishers.ofString(body));
    }

    private HttpRequest request(String method, String value, ObjectNode body) {
        var request = post(slack.api().resolve(method), "application/json; charset=utf-8", Json.write(body));
        return (value.isEmpty() ? request : request.header("Authorization", "Bearer " + value)).build();
    }

    private HttpResponse<String> send(String method, String value, ObjectNode body) {
        return client.sendAsync(request(method, value, body), BodyHandlers.ofString()).join();
    }

    private JsonNode form(String method, String body) {
        return json(
                client.sendAsync(post(slack.api().resolve(method), "application/x-www-form-urlencoded", body).build(),
                        BodyHandlers.ofString()).join());
    }

    private HttpResponse<String> respond(String address, String body) {
        return client.sendAsync(post(URI.create(address), "application/json", body).build(), BodyHandlers.ofString())
                .join();
    }

    private HttpResponse<String> upload(String address, String content) {
        return client.sendAsync(post(URI.create(address), "application/octet-stream", content).build(),
                BodyHandlers.ofString()).join();
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Json.read(response.body()).orElseThrow();
    }

    private static String error(JsonNode answer) {
        return answer.path("error").asString("");
    }
}
