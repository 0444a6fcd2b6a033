package dev.seventy.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.SlackUser;
import dev.seventy.store.Installation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlackReinstallTest {

    @TempDir
    private Path folder;

    private Setting setting;

    @BeforeEach
    void starts() {
        setting = new Setting(folder);
        setting.slack.user(SlackUser.member("UINSTALLER", "T1"));
    }

    @AfterEach
    void ends() {
        setting.close();
    }

    @Test
    void whoever_installed_it_is_told_once_with_the_token_that_still_lives() {
        var token = setting.slack.install("T1");
        setting.kept(token);
        var tokens = new SlackTokens(setting.api, setting.store, setting.vault, setting.slack.clock(), Optional.empty(),
                Optional.of(Setting.APP),
                new SlackReinstall(setting.api, Optional.of(URI.create("https://seventy.example"))));
        // Somebody used the refresh token, and what came of it got lost.
        setting.api.form("oauth.v2.access", Optional.empty(),
                Map.of("client_id", FakeSlack.CLIENT_ID, "client_secret", FakeSlack.CLIENT_SECRET, "grant_type",
                        "refresh_token", "refresh_token", token.refresh().orElseThrow()));
        setting.slack.clock().advance(Duration.ofHours(11));
        for (int time = 0; time < 4; time++) {
            tokens.renewAhead();
            setting.slack.clock().advance(Duration.ofMinutes(3));
        }

        assertThat(setting.slack.messages(FakeSlack.directMessage("UINSTALLER"))).singleElement()
                .satisfies(message -> assertThat(message.shown()).contains("install me again"));
        assertThat(setting.slack.calls("chat.postMessage")).singleElement()
                .satisfies(call -> assertThat(call.token()).contains(token.value()));
        assertThat(setting.slack.messages().getFirst().body().toString())
                .contains("https://seventy.example/slack/install");
        assertThat(setting.installations.all()).singleElement()
                .satisfies(ended -> assertThat(ended.state()).isEqualTo(Installation.State.REINSTALL_NEEDED));
    }
}
