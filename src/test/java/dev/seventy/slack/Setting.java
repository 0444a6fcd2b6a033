package dev.seventy.slack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Token;
import dev.seventy.store.Installation;
import dev.seventy.store.Installations;
import dev.seventy.store.Store;
import dev.seventy.store.Vault;
import okhttp3.OkHttpClient;

/** A store, a Slack and what lies between them, on one clock. */
final class Setting implements AutoCloseable {

    static final AppCredentials APP = new AppCredentials(FakeSlack.CLIENT_ID, FakeSlack.CLIENT_SECRET);

    final FakeSlack slack = FakeSlack.start();
    final Vault vault = Vault.of("A".repeat(43) + "=");
    final SlackApi api = new SlackApi(SlackAddresses.of(slack.api().toString()),
            new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(20)).build());
    final List<Installation> givenUp = new ArrayList<>();
    final Store store;
    final Installations installations;

    Setting(Path folder) {
        store = Store.open("jdbc:sqlite:" + folder.resolve("slack.db"), slack.clock());
        installations = store.installations(vault);
    }

    SlackTokens tokens() {
        return new SlackTokens(api, store, vault, slack.clock(), Optional.empty(), Optional.of(APP), given -> {
            synchronized (givenUp) {
                givenUp.add(given);
            }
        });
    }

    Installation kept(Token token) {
        var installation = new Installation("slack", token.enterprise(), token.team(), "Team", token.value(),
                token.refresh(), token.expires(), token.botUser(), Set.copyOf(token.scopes()),
                Optional.of("UINSTALLER"), FakeSlack.APP_ID, slack.clock().instant(), Installation.State.ACTIVE,
                Optional.empty());
        installations.save(installation);
        return installation;
    }

    @Override
    public void close() {
        store.close();
        slack.close();
    }
}
