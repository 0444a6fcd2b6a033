package dev.seventy.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The manifest that people create their Slack app from, against Slack's own schema and against what the app does. */
class ManifestTest {

    private static final Path MANIFEST = Path.of("manifest/slack.yaml");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Events with the scope that each needs, from the page of each under https://docs.slack.dev/reference/events. */
    private static final List<Event> EVENTS = List.of(new Event("app_home_opened", Set.of()),
            new Event("app_mention", Set.of("app_mentions:read")), new Event("app_uninstalled", Set.of()),
            new Event("message.im", Set.of("im:history")), new Event("team_access_granted", Set.of()),
            new Event("team_access_revoked", Set.of()), new Event("tokens_revoked", Set.of()));

    private record Event(String name, Set<String> scopes) {
    }

    @Test
    void slack_s_own_schema_takes_it() throws IOException {
        assertThat(schema().validate(manifest())).isEmpty();
    }

    @Test
    void slack_s_own_schema_refuses_a_wrong_one() throws IOException {
        var wrong = (ObjectNode) manifest();
        wrong.withObject("/settings").put("socket_mode", true);
        wrong.withObject("/display_information").put("name", "x".repeat(36));

        assertThat(schema().validate(wrong)).hasSize(2);
    }

    @Test
    void everything_goes_to_the_one_address_and_installations_to_theirs() throws IOException {
        var manifest = manifest();
        var addresses = new TreeSet<String>();
        manifest.path("features").path("slash_commands").forEach(command -> addresses.add(text(command, "url")));
        addresses.add(text(manifest.path("settings").path("event_subscriptions"), "request_url"));
        addresses.add(text(manifest.path("settings").path("interactivity"), "request_url"));

        assertThat(addresses).containsExactly("https://HOST/slack/events");
        assertThat(texts(manifest.path("oauth_config").path("redirect_urls")))
                .containsExactly("https://HOST/slack/oauth_redirect");
    }

    @Test
    void the_commands_and_both_shortcuts_are_there() throws IOException {
        var features = manifest().path("features");

        assertThat(features.path("slash_commands").valueStream().map(command -> text(command, "command")))
                .containsExactly("/score", "/cert", "/seventy");
        assertThat(features.path("slash_commands").valueStream())
                .allMatch(command -> command.path("should_escape").asBoolean());
        assertThat(features.path("shortcuts").valueStream()
                .map(shortcut -> text(shortcut, "type") + " " + text(shortcut, "callback_id")))
                .containsExactly("global ask", "message about");
    }

    @Test
    void every_event_has_the_scope_it_needs_and_no_channel_is_read() throws IOException {
        var manifest = manifest();
        var scopes = texts(manifest.path("oauth_config").path("scopes").path("bot"));
        var events = texts(manifest.path("settings").path("event_subscriptions").path("bot_events"));

        assertThat(events).containsExactlyInAnyOrderElementsOf(EVENTS.stream().map(Event::name).toList());
        EVENTS.forEach(event -> assertThat(scopes).as(event.name()).containsAll(event.scopes()));
        assertThat(scopes).containsExactlyInAnyOrderElementsOf(SlackScopes.BOT);
    }

    @Test
    void people_can_write_to_it_and_organisations_can_have_it() throws IOException {
        var home = manifest().path("features").path("app_home");
        var settings = manifest().path("settings");

        assertThat(home.path("home_tab_enabled").asBoolean()).isTrue();
        assertThat(home.path("messages_tab_enabled").asBoolean()).isTrue();
        assertThat(home.path("messages_tab_read_only_enabled").asBoolean(true)).isFalse();
        assertThat(settings.path("org_deploy_enabled").asBoolean()).isTrue();
        assertThat(settings.path("token_rotation_enabled").asBoolean()).isTrue();
        assertThat(settings.path("socket_mode_enabled").asBoolean(true)).isFalse();
    }

    private static JsonNode manifest() throws IOException {
        return new YAMLMapper().readTree(Files.readString(MANIFEST));
    }

    private static Schema schema() throws IOException {
        try (var stream = ManifestTest.class.getResourceAsStream("/slack/manifest-2.0.0.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(JSON.readTree(stream));
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
