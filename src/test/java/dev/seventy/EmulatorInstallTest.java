package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import com.google.gson.JsonObject;
import dev.seventy.slack.AppCredentials;
import dev.seventy.slack.SlackAddresses;
import dev.seventy.slack.SlackAnswer;
import dev.seventy.slack.SlackApi;
import dev.seventy.slack.SlackInstall;
import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Until;
import dev.seventy.store.Role;
import dev.seventy.store.Store;
import dev.seventy.store.Vault;
import io.javalin.Javalin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation over the pages and the exchange that somebody else wrote. */
@Tag("independent")
class EmulatorInstallTest {

    private static final URI BASE = URI.create("http://localhost:3000");

    @TempDir
    private Path folder;

    private final List<SlackInstall.Installed> installed = new CopyOnWriteArrayList<>();

    @Test
    void a_person_agrees_and_the_workspace_is_known_with_the_scopes_of_the_manifest() throws Exception {
        var vault = Vault.of("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        try (var emulated = new EmulatedSlack();
                var store = Store.open("jdbc:sqlite:" + folder.resolve("seventy.db"), InstantSource.system());
                var browser = HttpClient.newHttpClient()) {
            var api = new SlackApi(SlackAddresses.of(emulated.api()));
            var server = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.jetty.port = 0;
                new SlackInstall(api, store, vault, new AppCredentials(FakeSlack.CLIENT_ID, FakeSlack.CLIENT_SECRET),
                        BASE, (title, sentences) -> title + "\n" + String.join("\n", sentences), InstantSource.system(),
                        installed::add).register(config);
            }).start();
            try {
                var begun = get(browser, server.port(), "/slack/install", Optional.empty());
                var cookie = begun.headers().firstValue("Set-Cookie").map(value -> value.replaceAll(";.*", ""));
                var back = emulated.agree(URI.create(begun.headers().firstValue("Location").orElseThrow()));
                assertThat(back.toString()).startsWith(BASE + "/slack/oauth_redirect?code=");

                var path = back.getRawPath() + "?" + back.getRawQuery();
                var done = get(browser, server.port(), path, cookie);
                assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
                assertThat(done.body()).contains("Seventy is installed");
                assertThat(get(browser, server.port(), path, cookie).statusCode()).as("a second time").isEqualTo(400);

                var found = store.installations(vault).find("slack", Optional.of(EmulatedSlack.TEAM), Optional.empty())
                        .orElseThrow();
                assertThat(found.scopes()).containsExactlyInAnyOrderElementsOf(EmulatedSlack.scopes());
                var firm = store.organisations().linked("slack", EmulatedSlack.TEAM).orElseThrow();
                assertThat(store.roles().all(firm)).isEqualTo(Map.of("slack:t000000001:u000000001", Role.ADMIN));
                assertThat(installed).hasSize(1);
                var message = new JsonObject();
                message.addProperty("channel", emulated.directMessage());
                message.addProperty("text", "Hello");
                assertThat(api.call("chat.postMessage", Optional.of(found.botToken()), message))
                        .isInstanceOf(SlackAnswer.Ok.class);
                assertThat(emulated.messages(emulated.directMessage())).singleElement()
                        .satisfies(shown -> assertThat(shown.text()).isEqualTo("Hello"));
            } finally {
                server.stop();
            }
        }
    }

    @Test
    void the_program_is_installed_and_welcomes_whoever_installed_it() throws Exception {
        try (var emulated = new EmulatedSlack(); var browser = HttpClient.newHttpClient()) {
            var config = Config.from(Map.of("SEVENTY_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("whole.db"),
                    "SEVENTY_PORT", "0", "SEVENTY_BASE_URL", BASE.toString(), "SLACK_SIGNING_SECRET",
                    FakeSlack.SIGNING_SECRET, "SLACK_CLIENT_ID", FakeSlack.CLIENT_ID, "SLACK_CLIENT_SECRET",
                    FakeSlack.CLIENT_SECRET, "SLACK_API_URL", emulated.api(), "SEVENTY_SECRET_KEY",
                    "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="));
            try (var app = App.open(config, Optional.empty(), InstantSource.system(),
                    new PrintStream(OutputStream.nullOutputStream(), true, UTF_8)); var server = app.startDemo()) {
                var begun = get(browser, server.port(), "/slack/install", Optional.empty());
                var cookie = begun.headers().firstValue("Set-Cookie").map(value -> value.replaceAll(";.*", ""));
                var back = emulated.agree(URI.create(begun.headers().firstValue("Location").orElseThrow()));
                assertThat(
                        get(browser, server.port(), back.getRawPath() + "?" + back.getRawQuery(), cookie).statusCode())
                        .isEqualTo(200);

                Until.holds("the welcome", () -> emulated.messages(emulated.directMessage()).stream()
                        .anyMatch(message -> message.shown().contains("Three steps")));
                assertThat(emulated.calls()).filteredOn(call -> call.answer().has("ok"))
                        .allMatch(call -> call.answer().path("ok").asBoolean());
            }
        }
    }

    private static HttpResponse<String> get(HttpClient browser, int port, String path, Optional<String> cookie)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        cookie.ifPresent(value -> request.header("Cookie", value));
        return browser.send(request.build(), BodyHandlers.ofString());
    }
}
