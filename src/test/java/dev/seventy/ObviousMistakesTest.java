package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Fault;
import dev.seventy.slack.fake.Origin;
import dev.seventy.slack.fake.Posted;
import dev.seventy.slack.fake.SlackClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was seen to go wrong in an app that is written the obvious way with Slack's own library, held against this one. */
class ObviousMistakesTest {

    private static final Origin CHANNEL = SlackFirm.ADMIN;

    @TempDir
    private static Path folder;

    private static SlackFirm firm;
    private static FakeSlack slack;
    private static SlackClient people;

    @BeforeAll
    static void a_workspace_with_the_sample_firm() {
        firm = SlackFirm.sample(folder);
        slack = firm.slack;
        people = firm.people;
    }

    @AfterAll
    static void ends() {
        firm.close();
    }

    private static List<Posted> answers(String thread) {
        return slack.messages("C1").stream().filter(message -> message.thread().equals(Optional.of(thread))).toList();
    }

    /** A signed request with any body, as somebody sends it who is not {@link SlackClient}. */
    private static HttpResponse<String> post(String type, String body, Instant when, String secret) throws Exception {
        var seconds = String.valueOf(when.getEpochSecond());
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(firm.target).header("Content-Type", type)
                    .header("X-Slack-Request-Timestamp", seconds)
                    .header("X-Slack-Signature", SlackClient.signature(secret, seconds, body.getBytes(UTF_8)))
                    .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        }
    }

    private static HttpResponse<String> signed(String body) throws Exception {
        var type = body.startsWith("{") || body.startsWith("[") ? "application/json"
                : "application/x-www-form-urlencoded";
        return post(type, body, slack.clock().instant(), FakeSlack.SIGNING_SECRET);
    }

    @Test
    void it_acknowledges_while_its_own_calls_are_still_on_their_way() throws Exception {
        var held = Fault.hold();
        slack.next("chat.postEphemeral", held);

        assertThat(people.send(people.mentionInThread(CHANNEL, "1.1", "score data-ai")).statusCode()).isEqualTo(200);

        // The call arrives only now or is on its way: the acknowledgement did not wait for its end.
        firm.eventually("the call", () -> held.arrived().getCount() == 0);
        assertThat(answers("1.1")).isEmpty();
        held.release();
        firm.eventually("the answer", () -> answers("1.1").size() == 1);
    }

    @Test
    void it_refuses_an_unsigned_request_before_it_reads_the_body() throws Exception {
        for (var body : List.of("payload=[]", "{", "%ZZ", "payload={\"type\":\"block_actions\"}")) {
            assertThat(post("application/x-www-form-urlencoded", body, slack.clock().instant(), "another secret")
                    .statusCode()).as(body).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"message_changed", "message_deleted", "channel_join", "bot_message", "huddle_thread",
            "one_that_comes_next_year"})
    void it_acknowledges_events_of_kinds_that_nothing_here_handles(String subtype) throws Exception {
        assertThat(signed("""
                {"type":"event_callback","team_id":"T1","api_app_id":"%s","event_id":"Ev%s","event_time":1,
                 "event":{"type":"message","subtype":"%s","channel":"C1","channel_type":"im","ts":"1.0"}}"""
                .formatted(FakeSlack.APP_ID, subtype, subtype)).statusCode()).isEqualTo(200);
        assertThat(signed("""
                {"type":"event_callback","team_id":"T1","api_app_id":"%s","event_id":"Ex%s","event_time":1,
                 "event":{"type":"%s"}}""".formatted(FakeSlack.APP_ID, subtype, subtype)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"payload=[]", "payload={", "%ZZ", "[]", "{\"type\":\"event_callback\",\"event\":null}", "",
            "payload=", "{\"type\":\"event_callback\"}", "command=%2Fscore"})
    void it_acknowledges_signed_bodies_that_make_no_sense(String body) throws Exception {
        assertThat(signed(body).statusCode()).isEqualTo(200);
    }

    @Test
    void it_says_again_after_the_time_what_slack_had_no_time_for() {
        slack.next("chat.postEphemeral", Fault.rateLimited("7"));
        int before = slack.violations().size();

        people.send(people.mentionInThread(CHANNEL, "2.2", "score data-ai"));

        firm.eventually("the answer after the 429", () -> answers("2.2").size() == 1);
        assertThat(slack.violations()).as("nothing was asked before its time").hasSize(before);
    }

    @Test
    void it_answers_an_event_once_however_often_it_comes() {
        var event = people.mentionInThread(CHANNEL, "3.3", "score security");
        Stream.of(event, event.again(1, "http_timeout"), event.again(2, "http_error"), event.again(3, "http_timeout"))
                .map(people::sendAsync).toList()
                .forEach(response -> assertThat(response.join().statusCode()).isEqualTo(200));

        // What is sent later to the same channel stands behind whatever a repetition would have caused.
        people.send(people.mentionInThread(CHANNEL, "3.4", "rules list"));
        firm.eventually("what was asked afterwards", () -> answers("3.4").size() == 1);
        assertThat(answers("3.3")).hasSize(1);
    }

    @Test
    void it_refuses_a_request_from_the_future() throws Exception {
        var command = new String(people.command(CHANNEL, "/score", "data-ai").body(), UTF_8);
        var form = "application/x-www-form-urlencoded";
        var now = slack.clock().instant();

        assertThat(post(form, command, now.plusSeconds(400), FakeSlack.SIGNING_SECRET).statusCode()).isEqualTo(401);
        assertThat(post(form, command, now.minusSeconds(400), FakeSlack.SIGNING_SECRET).statusCode()).isEqualTo(401);
        assertThat(post(form, command, now, FakeSlack.SIGNING_SECRET).statusCode()).isEqualTo(200);
    }
}
