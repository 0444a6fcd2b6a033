package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Fault;
import dev.seventy.slack.fake.Posted;
import dev.seventy.slack.fake.SlackUser;
import dev.seventy.slack.fake.Violation;
import dev.seventy.store.Installation;
import dev.seventy.store.PostgresDatabases;
import dev.seventy.store.Vault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes of the program on one PostgreSQL, killed at random with no chance to end while ten thousand digests are
 * due: none comes twice, and of each it is known that it came, or it is listed for the operator as one that may have.
 */
class DigestKillTest {

    private static final Path TABLE = Path.of("target", "digest-kills.md");
    private static final int FIRMS = 50;
    private static final int EACH = 195;
    private static final int CHANNELS = 5;
    private static final Duration A_CALL = Duration.ofMillis(150);

    @TempDir
    private Path folder;

    /** By the channel that it comes to; a place has one. */
    private final Map<String, String> digestOf = new HashMap<>();
    private final Map<String, String> channelOf = new HashMap<>();

    private void expect(String team, String place, String channel, long subscription) {
        digestOf.put(channel, "Digest " + subscription + ", every");
        channelOf.put("slack:" + team + ":" + place, channel);
    }

    private void firms(FakeSlack slack, String database, Instant now, int firms, int each) throws IOException {
        slack.rotation(false);
        try (var due = new DueDigests(database, now)) {
            var installations = due.store().installations(Vault.of(DueDigests.KEY));
            for (int number = 0; number < firms; number++) {
                var team = "T" + (1000 + number);
                var token = slack.install(team);
                var firm = due.firmLikeSample("Firm " + team, team, folder);
                installations.save(new Installation("slack", Optional.empty(), Optional.of(team), team, token.value(),
                        Optional.empty(), Optional.empty(), token.botUser(), FakeSlack.SCOPES, Optional.empty(),
                        FakeSlack.APP_ID, now, Installation.State.ACTIVE, Optional.empty()));
                List<String> users = new ArrayList<>();
                for (int user = 0; user < each; user++) {
                    users.add("U" + (1000 + number) + "X" + user);
                    slack.user(SlackUser.member(users.getLast(), team));
                    slack.channel(FakeSlack.directMessage(users.getLast()), team, users.getLast(), token.botUser());
                }
                due.subscribed(firm, team, users).forEach(
                        one -> expect(team, one.place().id(), FakeSlack.directMessage(one.place().id()), one.id()));
                for (int channel = 0; channel < CHANNELS; channel++) {
                    var id = "C" + (1000 + number) + "X" + channel;
                    slack.channel(id, team);
                    expect(team, id, id, due.shared(firm, team, id, users.getFirst()).id());
                }
            }
        }
    }

    @Test
    @Tag("endurance")
    void ten_thousand_digests_come_once_or_are_listed_while_two_instances_are_killed() throws Exception {
        killing(Integer.getInteger("kill.firms", FIRMS), EACH);
    }

    private void killing(int firms, int each) throws Exception {
        var database = PostgresDatabases.make();
        var now = Instant.now();
        try (var slack = FakeSlack.start(); var ticking = new Ticking(slack)) {
            assertThat(ticking.isAlive()).isTrue();
            firms(slack, database, now, firms, each);
            var jar = ShippedJar.trained(folder);
            var digests = firms * (each + CHANNELS);
            assertThat(digestOf).hasSize(digests);
            slack.always("chat.postMessage", Fault.delay(A_CALL));
            List<KilledInstances.Kill> kills;
            var begun = System.nanoTime();
            double killing;
            double calm;
            try (var instances = new KilledInstances(database, slack.api(), jar, folder)) {
                kills = instances.killUntilAllAreTried(digests);
                killing = (System.nanoTime() - begun) / 1e9;
                instances.endInOrder();
                instances.oneMoreStart();
                calm = (System.nanoTime() - begun) / 1e9;
            }
            var found = new KilledInstances.Found(database);
            report(slack, kills, found, digests, killing, calm);
            holds(slack, kills, found, digests, database);
        }
    }

    private static Map<String, Long> seen(FakeSlack slack) {
        return slack.messages().stream().collect(Collectors.groupingBy(Posted::channel, Collectors.counting()));
    }

    private void holds(FakeSlack slack, List<KilledInstances.Kill> kills, KilledInstances.Found found, int digests,
            String database) throws Exception {
        var seen = seen(slack);
        assertThat(slack.messages()).allSatisfy(
                message -> assertThat(message.shown()).contains(digestOf.getOrDefault(message.channel(), "none")));
        assertThat(seen.values()).as("none came twice").containsOnly(1L);

        var unknown = found.unknown().stream().map(one -> channelOf.get(one.lane())).toList();
        var known = new HashSet<>(seen.keySet());
        known.addAll(unknown);
        assertThat(known).as("each came or is unknown").isEqualTo(digestOf.keySet());
        assertThat(found.states()).as("states of the errands").containsOnlyKeys("done", "unknown");
        assertThat(found.states().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(digests);
        assertThat(found.stillMarked()).as("rows that are marked as being worked at").isZero();
        assertThat(found.unsettled()).as("subscriptions whose week is not settled").isZero();

        var outbox = outbox(database);
        assertThat(found.unknown()).allSatisfy(one -> assertThat(outbox).contains(one.lane()));
        assertThat(found.unknown()).as("each belongs to a kill during its send").allSatisfy(one -> {
            assertThat(one.outcome()).isEqualTo("abandoned");
            assertThat(kills).anyMatch(kill -> kill.left().contains(one.key()));
        });
        assertThat(kills).as("or nothing was put to the test").anyMatch(kill -> !kill.left().isEmpty());
        assertThat(Files.readString(folder.resolve("instances.log"), UTF_8))
                .as("no instance that lived lost what it was sending").doesNotContain("errand was taken over");
        assertThat(kills).hasSizeGreaterThan(2);
        assertThat(slack.violations()).as("an app may be told to wait, where two know nothing of each other")
                .extracting(Violation::rule).isSubsetOf("ratelimited", "early_retry");
    }

    /** What the operator is shown. */
    private static String outbox(String database) {
        var shown = new ByteArrayOutputStream();
        assertThat(Main.run(List.of("outbox", "all"), new PrintStream(shown, true, UTF_8),
                Map.of("SEVENTY_DATABASE_URL", database))).isZero();
        return shown.toString(UTF_8);
    }

    private void report(FakeSlack slack, List<KilledInstances.Kill> kills, KilledInstances.Found found, int digests,
            double killing, double calm) throws IOException {
        var seen = seen(slack);
        var unknown = found.unknown().stream().map(one -> channelOf.get(one.lane())).toList();
        var rules = slack.violations().stream()
                .collect(Collectors.groupingBy(Violation::rule, TreeMap::new, Collectors.counting()));
        var underWay = kills.stream().mapToInt(kill -> kill.underWay().size()).sum();
        var lines = List.of("| what | seen |", "|---|---|", row("digests due", digests),
                row("workspaces", slack.messages().stream().map(Posted::team).distinct().count()),
                row("kills", kills.size()),
                row("of those while something was being sent",
                        kills.stream().filter(kill -> !kill.underWay().isEmpty()).count()),
                row("errands under way just after a kill, of both instances", underWay),
                row("seen once", seen.values().stream().filter(count -> count == 1).count()),
                row("seen twice", seen.values().stream().filter(count -> count > 1).count()),
                row("done", found.states().getOrDefault("done", 0)), row("unknown", unknown.size()),
                row("unknown that came", unknown.stream().filter(seen::containsKey).count()),
                row("unknown that did not come",
                        unknown.stream().filter(channel -> !seen.containsKey(channel)).count()),
                row("still marked as running", found.stillMarked()),
                row("calls that were told to wait", rules.getOrDefault("ratelimited", 0L)),
                row("calls before such a wait was over", rules.getOrDefault("early_retry", 0L)),
                String.format(Locale.ROOT, "| seconds of killing, until all had been tried | %.0f |", killing),
                String.format(Locale.ROOT, "| seconds until all was settled | %.0f |", calm));
        Files.write(TABLE, lines);
        Files.write(Path.of("target", "digest-kills-each.csv"),
                kills.stream().map(KilledInstances.Kill::line).toList());
        lines.forEach(System.out::println);
    }

    private static String row(String what, long count) {
        return String.format(Locale.ROOT, "| %s | %,d |", what, count);
    }
}
