package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

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
                new SlackInstall(api, store, vault,
                        new AppCredentials(FakeSlack.CLIENT_ID, FakeSlack.CLIENT_SECRET), BASE,
                        (title, sentences) -> title + "\n" + String.join("\n", sentences), InstantSource.system(),
                        installed::add).register(config);
            }).start();
            try {
                var begun = get(browser, server, "/slack/install", Optional.empty());
                var cookie = begun.headers().firstValue("Set-Cookie").map(value -> value.replaceAll(";.*", ""));
                var back = emulated.agree(URI.create(begun.headers().firstValue("Location").orElseThrow()));
                assertThat(back.toString()).startsWith(BASE + "/slack/oauth_redirect?code=");

                var path = back.getRawPath() + "?" + back.getRawQuery();
                var done = get(browser, server, path, cookie);
                assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
                assertThat(done.body()).contains("Seventy is installed");
                assertThat(get(browser, server, path, cookie).statusCode()).as("a second time").isEqualTo(400);

                var found = store.installations(vault).find("slack", Optional.of(EmulatedSlack.TEAM), Optional.empty())
                        .orElseThrow();
                assertThat(found.scopes()).containsExactlyInAnyOrderElementsOf(EmulatedSlack.scopes());
                var firm = store.organisations().linked("slack", EmulatedSlack.TEAM).orElseThrow();
                assertThat(store.roles().all(firm)).isEqualTo(Map
                        .of("slack:t000000001:u000000001", Role.ADMIN));
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

    private static HttpResponse<String> get(HttpClient browser, Javalin server, String path, Optional<String> cookie)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
        cookie.ifPresent(value -> request.header("Cookie", value));
        return browser.send(request.build(), BodyHandlers.ofString());
    }
}
