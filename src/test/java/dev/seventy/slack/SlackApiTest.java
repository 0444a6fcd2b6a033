package dev.seventy.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpServer;
import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Fault;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackApiTest {

    private FakeSlack slack;
    private SlackApi api;
    private String token;

    @BeforeEach
    void starts() {
        slack = FakeSlack.start();
        api = new SlackApi(SlackAddresses.of(slack.api().toString()), impatient());
        token = slack.install("T1").value();
    }

    @AfterEach
    void ends() {
        slack.close();
    }

    private static OkHttpClient impatient() {
        return new OkHttpClient.Builder().connectTimeout(Duration.ofSeconds(2)).readTimeout(Duration.ofMillis(700))
                .callTimeout(Duration.ofSeconds(2)).build();
    }

    private SlackAnswer test() {
        return api.call("auth.test", Optional.of(token), new JsonObject());
    }

    @Test
    void an_answer_tells_what_the_token_may_do() {
        var answer = (SlackAnswer.Ok) test();

        assertThat(answer.body().get("team_id").getAsString()).isEqualTo("T1");
        assertThat(answer.scopes()).containsExactlyInAnyOrderElementsOf(SlackScopes.BOT);
        assertThat(answer).hasToString("Ok");
    }

    @Test
    void what_the_manifest_asks_for_is_what_an_installation_asks_for() {
        assertThat(FakeSlack.SCOPES).containsExactlyInAnyOrderElementsOf(SlackScopes.BOT);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "30, 30", "3600, 3600", "3601, 3600", "999999999999999999, 3600", "0, 1", "'', 30", "abc, 30",
            "-5, 30", "1.5, 30", "99999999999999999999, 30", "'Wed, 21 Oct 2026 07:28:00 GMT', 30"})
    void a_limit_says_how_long_to_wait_within_an_hour(String header, long seconds) {
        slack.next("auth.test", Fault.rateLimited(header));

        assertThat(test()).isEqualTo(new SlackAnswer.Limited(Duration.ofSeconds(seconds)));
        assertThat(slack.calls("auth.test")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"internal_error, TRANSIENT", "fatal_error, TRANSIENT", "ratelimited, TRANSIENT",
            "service_unavailable, TRANSIENT", "channel_not_found, PERMANENT", "is_archived, PERMANENT",
            "not_in_channel, PERMANENT", "account_inactive, PERMANENT", "token_revoked, PERMANENT",
            "invalid_auth, PERMANENT", "msg_blocks_too_long, PERMANENT", "invalid_blocks, PERMANENT",
            "restricted_action, PERMANENT", "brand_new_error, UNKNOWN"})
    void a_refusal_may_pass_or_not(String error, SlackErrors.Kind kind) {
        slack.next("auth.test", Fault.error(error));

        var failed = (SlackAnswer.Failed) test();

        assertThat(failed.error()).isEqualTo(error);
        assertThat(failed.kind()).isEqualTo(kind);
    }

    @Test
    void what_may_have_arrived_is_lost_and_not_sent_again() {
        for (var fault : List.of(Fault.resetAfterReading(), Fault.resetAfter(), Fault.delay(Duration.ofSeconds(1)))) {
            var before = slack.calls("auth.test").size();
            slack.next("auth.test", fault);

            assertThat(test()).isInstanceOf(SlackAnswer.Lost.class);
            assertThat(slack.calls("auth.test")).hasSize(before + 1);
        }
    }

    @Test
    void what_never_left_may_be_repeated() throws IOException {
        int port;
        try (var closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        var nobody = new SlackApi(SlackAddresses.of("http://localhost:" + port + "/api/"), impatient());

        assertThat(nobody.call("auth.test", Optional.empty(), new JsonObject()))
                .isInstanceOf(SlackAnswer.NotSent.class);
    }

    @Test
    void an_answer_that_is_not_slack_s_is_broken() {
        for (var fault : List.of(Fault.html(), Fault.invalidJson(), Fault.hugeBody(2 * 1024 * 1024),
                Fault.answer(200, "application/json", "{\"ok\":\"true\"}"), Fault.answer(200, "application/json", ""),
                Fault.answer(200, "application/json", "[]"),
                Fault.answer(200, "application/json", "{\"ok\":false,\"error\":\"<b>No such thing</b>\"}"))) {
            slack.next("auth.test", fault);
            assertThat(test()).isEqualTo(new SlackAnswer.Broken(200));
        }
        slack.next("auth.test", Fault.status(503));
        assertThat(test()).isEqualTo(new SlackAnswer.Broken(503));
    }

    @Test
    void nothing_is_redirected() throws IOException {
        try (var trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            trap.setSoTimeout(1);
            slack.next("auth.test", Fault.redirect("http://localhost:" + trap.getLocalPort() + "/latest/meta-data"));

            assertThat(test()).isEqualTo(new SlackAnswer.Broken(302));
            assertThat(catchThrowable(trap::accept)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void a_server_that_asks_for_a_repetition_at_once_gets_none() {
        slack.next("auth.test",
                new Fault.Answer(503, "text/plain", new byte[0], Map.of("Retry-After", "0", "Set-Cookie", "a=b")),
                new Fault.Answer(408, "text/plain", new byte[0], Map.of()));

        assertThat(test()).isEqualTo(new SlackAnswer.Broken(503));
        assertThat(test()).isEqualTo(new SlackAnswer.Broken(408));
        assertThat(slack.calls("auth.test")).hasSize(2);
    }

    @Test
    void a_body_that_unpacks_without_end_is_given_up() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            var zeros = new byte[1024 * 1024];
            for (int megabyte = 0; megabyte < 50; megabyte++) {
                gzip.write(zeros);
            }
        }
        slack.next("auth.test",
                new Fault.Answer(200, "application/json", packed.toByteArray(), Map.of("Content-Encoding", "gzip")));

        assertThat(test()).isEqualTo(new SlackAnswer.Broken(200));
    }

    @Test
    void an_answer_that_never_ends_is_lost() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var ended = new CountDownLatch(1);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                while (true) {
                    out.write(' ');
                    out.flush();
                    ended.await(50, TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        try {
            var endless = new SlackApi(SlackAddresses.of("http://localhost:" + server.getAddress().getPort() + "/api/"),
                    impatient());
            assertThat(endless.call("auth.test", Optional.empty(), new JsonObject()))
                    .isInstanceOf(SlackAnswer.Lost.class);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "10.1.2.3", "172.31.0.1", "192.168.1.1", "169.254.169.254",
            "100.64.0.1", "192.0.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00::1",
            "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:1::", "ff02::1"})
    void a_name_of_slack_s_that_leads_into_a_private_network_is_not_called(String address) throws Exception {
        var found = InetAddress.getByName(address);
        var rebound = new SlackApi(SlackAddresses.slack(), impatient().newBuilder().dns(_ -> List.of(found)).build());

        assertThat(SlackApi.isPublic(found)).isFalse();
        assertThat(rebound.respond("https://hooks.slack.com/commands/T1/1/x", new JsonObject()))
                .isEqualTo(new SlackAnswer.NotSent("UnknownHostException"));
    }

    @Test
    void public_addresses_are_called() throws IOException {
        for (var address : List.of("3.68.124.95", "198.20.0.1", "100.63.0.1", "2a05:d014::1", "2600:1f00::1")) {
            assertThat(SlackApi.isPublic(InetAddress.getByName(address))).as(address).isTrue();
        }
    }

    @Test
    void a_response_url_that_is_not_slack_s_is_not_called() {
        assertThat(api.respond("http://localhost:1/x", new JsonObject())).isInstanceOf(SlackAnswer.NotSent.class);
        assertThat(slack.calls()).isEmpty();
    }

    @Test
    void a_response_url_says_ok_or_its_code_as_plain_text() {
        var url = slack.responseUrl("commands", "T1", "C1", "U1", Optional.empty());
        slack.next(FakeSlack.RESPONSE_URL, Fault.answer(200, "text/plain", "ok"),
                Fault.answer(404, "text/plain", "used_url"), Fault.answer(500, "text/plain", "oops"));

        assertThat(api.respond(url, new JsonObject())).isInstanceOf(SlackAnswer.Ok.class);
        assertThat(api.respond(url, new JsonObject())).isEqualTo(new SlackAnswer.Failed("used_url", new JsonObject()));
        assertThat(api.respond(url, new JsonObject())).isEqualTo(new SlackAnswer.Broken(500));
    }

    @Test
    void neither_token_nor_body_is_shown() {
        slack.next("auth.test", Fault.error("invalid_auth"));

        assertThat(test().toString()).isEqualTo("Failed[invalid_auth]");
        assertThat(api.addresses().toString()).doesNotContain("xox");
        assertThat(new AppCredentials("id", "hidden").toString()).doesNotContain("hidden");
    }
}
