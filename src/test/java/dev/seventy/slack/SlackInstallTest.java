package dev.seventy.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Fault;
import dev.seventy.store.Actor;
import dev.seventy.store.Role;
import io.javalin.Javalin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackInstallTest {

    private static final URI BASE = URI.create("http://localhost:3000");
    private static final Actor SOMEBODY = new Actor("a", "slack");

    @TempDir
    private Path folder;

    private final List<SlackInstall.Installed> installed = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private Setting setting;
    private FakeSlack slack;
    private Javalin server;

    @BeforeEach
    void starts() {
        setting = new Setting(folder);
        slack = setting.slack;
        server = serve(BASE);
    }

    private Javalin serve(URI base) {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.port = 0;
            new SlackInstall(setting.api, setting.store, setting.vault, Setting.APP, base,
                    (title, sentences) -> title + "\n" + String.join("\n", sentences), slack.clock(), installed::add)
                    .register(config);
        }).start();
    }

    @AfterEach
    void ends() {
        client.close();
        server.stop();
        setting.close();
    }

    private HttpResponse<String> get(String path, Optional<String> cookie) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
        cookie.ifPresent(value -> request.header("Cookie", value));
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A browser that has been led to Slack. */
    private record Begun(String cookie, String state, URI slack) {
    }

    private Begun begin() {
        var led = get("/slack/install", Optional.empty());
        assertThat(led.statusCode()).isEqualTo(302);
        var location = URI.create(led.headers().firstValue("Location").orElseThrow());
        var cookie = led.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
        return new Begun(cookie, location.getRawQuery().replaceAll(".*state=([^&]+).*", "$1"), location);
    }

    private HttpResponse<String> back(Begun begun, String rest) {
        return get("/slack/oauth_redirect?state=" + begun.state() + "&" + rest, Optional.of(begun.cookie()));
    }

    private String code(String team) {
        return "code=" + slack.code(team, BASE + "/slack/oauth_redirect");
    }

    @Test
    void while_thousands_of_installations_are_under_way_a_browser_is_told_when_to_come_again() {
        setting.store
                .together(
                        () -> IntStream.range(0, 3_000)
                                .filter(_ -> setting.store.installationStates()
                                        .issue("browser", slack.clock().instant().plusSeconds(60)).isPresent())
                                .count());

        var told = get("/slack/install", Optional.empty());

        assertThat(told.statusCode()).isEqualTo(503);
        assertThat(told.body()).contains("Try again in ten minutes.");
        assertThat(told.headers().firstValue("Set-Cookie")).isEmpty();
        slack.clock().advance(Duration.ofMinutes(1));
        begin();
    }

    @Test
    void a_browser_is_led_to_slack_with_a_state_and_a_cookie_of_its_own() {
        var led = get("/slack/install", Optional.empty());

        var location = led.headers().firstValue("Location").orElseThrow();
        assertThat(location)
                .startsWith(slack.base() + "/oauth/v2/authorize?client_id=" + FakeSlack.CLIENT_ID + "&scope=");
        assertThat(URLDecoder.decode(location, StandardCharsets.UTF_8))
                .contains("&redirect_uri=" + BASE + "/slack/oauth_redirect&state=")
                .contains("scope=" + String.join(",", SlackScopes.BOT) + "&");
        assertThat(led.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("seventy-install=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600").doesNotContain("Secure");
        assertThat(led.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(begin().state()).isNotEqualTo(begin().state());
    }

    @Test
    void over_tls_the_cookie_belongs_to_this_host_alone() {
        server.stop();
        server = serve(URI.create("https://seventy.example"));

        assertThat(get("/slack/install", Optional.empty()).headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("__Host-seventy-install=").contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
    }

    @Test
    void an_unknown_workspace_gets_an_organisation_of_its_own_and_its_installer_is_admin() {
        var done = back(begin(), code("T1"));

        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(done.body()).contains("Seventy is installed").contains("first admin");
        var found = setting.installations.find("slack", Optional.of("T1"), Optional.empty()).orElseThrow();
        assertThat(found.botToken()).isEqualTo(slack.token("T1").orElseThrow().value());
        assertThat(found.expires()).contains(slack.clock().instant().plus(Duration.ofHours(12)));
        var firm = setting.store.organisations().linked("slack", "T1").orElseThrow();
        assertThat(setting.store.organisations().get(firm).orElseThrow().name()).isEqualTo("Team T1");
        assertThat(found.madeOrganisation()).contains(firm);
        assertThat(setting.store.roles().all(firm)).isEqualTo(Map.of("slack:t1:uinstaller", Role.ADMIN));
        assertThat(installed).singleElement().satisfies(told -> assertThat(told.firstAdmin()).isTrue());
    }

    @Test
    void a_second_workspace_of_the_same_name_gets_another_name() {
        setting.store.organisations().add("Team T1", ZoneOffset.UTC, false, SOMEBODY);

        back(begin(), code("T1"));

        assertThat(installed.getFirst().organisation().name()).isEqualTo("Team T1 2");
    }

    @Test
    void an_installation_by_somebody_else_keeps_the_admins_and_replaces_the_tokens() {
        var firm = setting.store.organisations().add("Firm", ZoneOffset.UTC, false, SOMEBODY).orElseThrow();
        setting.store.organisations().link(firm.id(), "slack", "T1", SOMEBODY);
        setting.store.roles().grant(firm.id(), "boss@example.com", Role.ADMIN, SOMEBODY);
        setting.kept(slack.install("T1"));

        assertThat(back(begin(), code("T1")).body()).contains("Who may do what has stayed");

        assertThat(setting.store.roles().all(firm.id())).isEqualTo(Map.of("boss@example.com", Role.ADMIN));
        assertThat(setting.installations.all()).singleElement()
                .satisfies(found -> assertThat(found.botToken()).isEqualTo(slack.token("T1").orElseThrow().value()));
        assertThat(setting.store.organisations().all()).hasSize(1);
    }

    @Test
    void whoever_installs_it_for_a_firm_that_was_there_before_gets_no_role() {
        var firm = setting.store.organisations().add("Firm", ZoneOffset.UTC, false, SOMEBODY).orElseThrow();
        setting.store.organisations().link(firm.id(), "slack", "T1", SOMEBODY);

        assertThat(back(begin(), code("T1")).body()).contains("Nobody is admin yet", "./seventy role grant admin")
                .doesNotContain("first admin");

        assertThat(setting.store.roles().all(firm.id())).isEmpty();
        assertThat(installed).singleElement().satisfies(told -> assertThat(told.firstAdmin()).isFalse());
    }

    @Test
    void whoever_installs_it_again_is_not_told_anew_whoever_did_so_meanwhile() {
        back(begin(), code("T1"));
        slack.installer("U2");
        slack.clock().advance(Duration.ofMinutes(1));
        back(begin(), code("T1"));
        slack.installer("UINSTALLER");
        slack.clock().advance(Duration.ofMinutes(1));

        assertThat(back(begin(), code("T1")).body()).contains("Go back to Slack and type /score")
                .doesNotContain("has written to you");

        assertThat(installed).extracting(told -> told.installation().installer().orElseThrow())
                .containsExactly("UINSTALLER", "U2");
    }

    @Test
    void an_enterprise_installs_it_without_a_team() {
        var done = back(begin(), "code=" + slack.codeOfOrganisation("E1", BASE + "/slack/oauth_redirect"));

        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        var found = setting.installations.find("slack", Optional.of("T7"), Optional.of("E1")).orElseThrow();
        assertThat(found.workspace()).isEmpty();
        assertThat(setting.store.organisations().linked("slack", "E1")).isPresent();
    }

    @Test
    void a_state_is_good_once() {
        var begun = begin();
        back(begun, code("T1"));

        refused(back(begun, code("T2")), 400);
        assertThat(setting.installations.all()).hasSize(1);
    }

    @Test
    void a_state_of_another_browser_a_late_one_and_none_are_refused() {
        var begun = begin();
        refused(back(new Begun(begin().cookie(), begun.state(), begun.slack()), code("T1")), 400);
        refused(get("/slack/oauth_redirect?state=" + begun.state() + "&" + code("T1"), Optional.empty()), 400);
        refused(get("/slack/oauth_redirect?" + code("T1"), Optional.of(begun.cookie())), 400);
        refused(get("/slack/oauth_redirect?state=x&state=" + begun.state() + "&" + code("T1"),
                Optional.of(begun.cookie())), 400);
        slack.clock().advance(Duration.ofMinutes(10));
        refused(back(begun, code("T1")), 400);

        assertThat(slack.calls("oauth.v2.access")).isEmpty();
        assertThat(setting.installations.all()).isEmpty();
    }

    @Test
    void a_refusal_in_slack_and_what_stands_in_the_address_are_not_repeated() {
        var page = back(begin(), "error=%3Cscript%3Ealert(1)%3C/script%3E");

        refused(page, 400);
        assertThat(page.body()).doesNotContain("script").contains("Slack was told not to install");
        refused(back(begin(), "error=access_denied&" + code("T1")), 400);
        refused(back(begin(), ""), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=made-up", "code=a&code=b", "code=", "code=%0a"})
    void a_code_that_is_not_slack_s_is_refused(String code) {
        refused(back(begin(), code), 400);
    }

    @Test
    void a_code_is_good_once() {
        var code = code("T1");
        back(begin(), code);
        refused(back(begin(), code), 400);
        assertThat(setting.installations.all()).hasSize(1);
    }

    @Test
    void where_slack_does_not_answer_it_is_begun_again() {
        slack.next("oauth.v2.access", Fault.resetAfter(), Fault.html(), Fault.rateLimited("5"));
        for (int time = 0; time < 3; time++) {
            refused(back(begin(), code("T1")), 502);
        }
        slack.clock().advance(Duration.ofSeconds(6));

        assertThat(back(begin(), code("T1")).statusCode()).isEqualTo(200);
    }

    @Test
    void an_answer_that_lacks_the_token_installs_nothing() {
        slack.next("oauth.v2.access", Fault.answer(200, "application/json", "{\"ok\":true,\"team\":{\"id\":\"T1\"}}"));

        refused(back(begin(), code("T1")), 400);
        assertThat(setting.store.organisations().all()).isEmpty();
    }

    private void refused(HttpResponse<String> page, int status) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(status);
        assertThat(page.body()).contains("/slack/install").doesNotContain("xox");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("default-src 'none'");
    }
}
