package dev.seventy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.seventy.bot.Sender;
import dev.seventy.slack.fake.Delivery;
import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Fault;
import dev.seventy.slack.fake.Origin;
import dev.seventy.slack.fake.SlackClient;
import dev.seventy.slack.fake.SlackUser;
import dev.seventy.slack.fake.Until;
import dev.seventy.store.Account;
import dev.seventy.store.AuditCheck;
import dev.seventy.store.AuditEntry;
import dev.seventy.store.Role;
import dev.seventy.store.Store;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server as it is shipped, in a process of its own, killed with no chance to end again and again: what it
 * acknowledged holds afterwards, once, and of what it did not acknowledge there is all or nothing.
 */
class CrashLoopTest {

    private static final String TEAM = "T1";
    private static final String ADMIN = "U1";
    private static final int CONNECTIONS = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    /** Slack would not repeat a request that is older either. */
    private static final Duration FRESH = Duration.ofMinutes(4);

    @TempDir
    private Path folder;

    private final Random random = new Random(70);

    private void firm(List<String> members) {
        try (var store = Store.open(Child.database(folder), InstantSource.system())) {
            var actor = Sender.Local.TERMINAL.actor();
            var firm = store.organisations().add("Nordlicht", ZoneOffset.UTC, false, actor).orElseThrow().id();
            store.organisations().link(firm, "slack", TEAM, actor);
            store.roles().grant(firm, "slack:" + TEAM + ":" + ADMIN, Role.ADMIN, actor);
            for (var member : members) {
                store.accounts().identified(firm, "slack", TEAM, member,
                        new Account.Profile("Anna", Optional.empty(), Account.Standing.MEMBER));
            }
        }
    }

    @Test
    void every_acknowledged_command_holds_once_when_the_server_is_killed_three_times() throws Exception {
        commands(3, 200);
    }

    @Test
    @Tag("endurance")
    void every_acknowledged_command_holds_once_when_the_server_is_killed_a_hundred_times() throws Exception {
        commands(100, 10_000);
    }

    /** A command that gives somebody a role. */
    private record Write(int number, byte[] request, Instant made) {

        String subject() {
            return "slack:member" + number;
        }

        boolean isFresh() {
            return made.isAfter(Instant.now().minus(FRESH));
        }
    }

    private void commands(int kills, int writes) throws Exception {
        firm(List.of(ADMIN));
        var commands = new SignedCommands(FakeSlack.SIGNING_SECRET, TEAM, ADMIN);
        var numbers = new AtomicInteger();
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        Queue<Write> repeats = new ConcurrentLinkedQueue<>();
        var repeated = new AtomicInteger();
        var slowest = 0L;
        var begun = System.nanoTime();
        for (int life = 0; life <= kills; life++) {
            var started = System.nanoTime();
            try (var child = Child.serve(folder, "xoxb-none", "http://127.0.0.1:9/api/")) {
                slowest = Math.max(slowest, System.nanoTime() - started);
                var unanswered = new ConcurrentLinkedQueue<Write>();
                var threads = new ArrayList<Thread>();
                for (int connection = 0; connection < CONNECTIONS; connection++) {
                    threads.add(Thread.ofPlatform().start(() -> {
                        while (true) {
                            var again = Optional.ofNullable(repeats.poll()).filter(Write::isFresh);
                            again.ifPresent(_ -> repeated.incrementAndGet());
                            var write = again.orElseGet(() -> {
                                var number = numbers.incrementAndGet();
                                return new Write(number,
                                        commands.request("/seventy", "role grant member slack:member" + number),
                                        Instant.now());
                            });
                            unanswered.add(write);
                            var answer = exchange(child.port(), write.request());
                            if (answer.isEmpty()) {
                                return;
                            }
                            unanswered.remove(write);
                            if (answer.get().contains(write.subject() + " has the role member now.")) {
                                acknowledged.add(write.subject());
                            }
                            if (write.number() % 5 == 0 && again.isEmpty()) {
                                repeats.add(write);
                            }
                        }
                    }));
                }
                var enough = writes * (life + 1) / (kills + 1);
                Until.holds("so many are acknowledged", () -> acknowledged.size() >= enough);
                Thread.sleep(random.nextInt(25));
                child.kill();
                for (var thread : threads) {
                    thread.join();
                }
                repeats.addAll(unanswered);
            }
        }
        System.out.printf(
                "crash loop: %d kills, %d commands sent, %d acknowledged, %d deliveries repeated, slowest start %.1f s, %.0f s in all%n",
                kills + 1, numbers.get(), acknowledged.size(), repeated.get(), slowest / 1e9,
                (System.nanoTime() - begun) / 1e9);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(writes);
        assertThat(repeated).hasPositiveValue();
        holdsOnce(acknowledged);
    }

    private void holdsOnce(Set<String> acknowledged) throws SQLException {
        var granted = counted(
                "SELECT subject, COUNT(*) FROM roles WHERE subject LIKE 'slack:member%' GROUP BY subject");
        assertThat(granted.keySet()).containsAll(acknowledged);
        assertThat(granted.values()).containsOnly(1);
        try (var store = Store.open(Child.database(folder), InstantSource.system())) {
            var firm = store.organisations().find("Nordlicht").orElseThrow().id();
            assertThat(store.audit().verify(firm)).isInstanceOf(AuditCheck.Intact.class);
            assertThat(store.audit().of(firm).stream().map(AuditEntry::action).filter("role.granted"::equals))
                    .hasSize(granted.size() + 1);
            assertThat(store.roles().all(firm)).hasSize(granted.size() + 1);
        }
        assertThat(counted("SELECT 'all', COUNT(*) FROM deliveries WHERE answer <> ''")).containsEntry("all",
                granted.size());
        assertThat(counted("PRAGMA integrity_check")).containsOnlyKeys("ok");
    }

    private Map<String, Integer> counted(String sql) throws SQLException {
        Map<String, Integer> counts = new HashMap<>();
        try (var connection = DriverManager.getConnection(Child.database(folder));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getMetaData().getColumnCount() > 1 ? rows.getInt(2) : 0);
            }
        }
        return counts;
    }

    /** The answer with status 200; empty where the server was killed over it. */
    private static Optional<String> exchange(int port, byte[] request) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request);
            var answer = new ByteArrayOutputStream();
            var in = socket.getInputStream();
            var buffer = new byte[8192];
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                answer.write(buffer, 0, read);
                var text = answer.toString(ISO_8859_1);
                var head = text.indexOf("\r\n\r\n");
                if (head > 0 && answer.size() >= head + 4 + length(text.substring(0, head))) {
                    assertThat(text).startsWith("HTTP/1.1 200");
                    return Optional.of(answer.toString(UTF_8));
                }
            }
            return Optional.empty();
        } catch (IOException killed) {
            return Optional.empty();
        }
    }

    private static int length(String head) {
        return head.lines().map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip())).findFirst().orElse(0);
    }

    @Test
    void every_acknowledged_message_is_answered_and_nothing_is_shared_twice_when_the_server_is_killed()
            throws Exception {
        messages(2, 24);
    }

    @Test
    @Tag("endurance")
    void every_acknowledged_message_is_answered_and_nothing_is_shared_twice_over_thirty_kills() throws Exception {
        messages(30, 120);
    }

    private void messages(int kills, int people) throws Exception {
        var users = IntStream.rangeClosed(1, people).mapToObj(number -> "U" + number).toList();
        firm(users);
        try (var slack = FakeSlack.start(); var ticking = new Ticking(slack)) {
            assertThat(ticking.isAlive()).isTrue();
            slack.rotation(false);
            var token = slack.install(TEAM);
            for (var user : users) {
                slack.user(SlackUser.member(user, TEAM));
                slack.channel(FakeSlack.directMessage(user), TEAM, user, token.botUser());
                slack.channel("C" + user, TEAM, user, token.botUser());
            }
            // So that there is always something under way.
            slack.always("chat.postMessage", Fault.delay(Duration.ofMillis(15)));
            Set<String> asked = new HashSet<>();
            Set<String> shared = new HashSet<>();
            var remaining = new ArrayList<>(users);
            List<Delivery> unanswered = new ArrayList<>();
            for (int life = 0; life <= kills; life++) {
                try (var child = Child.serve(folder, token.value(), slack.api().toString())) {
                    var client = new SlackClient(slack,
                            URI.create("http://127.0.0.1:" + child.port() + "/slack/events"));
                    var again = List.copyOf(unanswered);
                    unanswered.clear();
                    for (var delivery : again) {
                        if (!accepted(client, delivery.again(1, "http_timeout"))) {
                            unanswered.add(delivery);
                        }
                    }
                    for (int turn = (people + kills) / (kills + 1); turn > 0 && !remaining.isEmpty(); turn--) {
                        var user = remaining.removeLast();
                        var origin = Origin.of(TEAM, "C" + user, user);
                        var direct = client.directMessage(origin.in(FakeSlack.directMessage(user)), "help");
                        var share = client.mention(origin, "share score data-ai");
                        asked.add(user);
                        shared.add(user);
                        // Each life has a client of its own, which counts from one again.
                        direct.payload().put("event_id", "EvDirect" + user);
                        share.payload().put("event_id", "EvShare" + user);
                        for (var delivery : List.of(direct, share)) {
                            if (!accepted(client, delivery)) {
                                unanswered.add(delivery);
                            }
                        }
                    }
                    if (life < kills) {
                        Thread.sleep(random.nextInt(60));
                        child.kill();
                    } else {
                        calm();
                    }
                }
            }
            assertThat(unanswered).isEmpty();
            assertThat(answered(slack)).containsAll(asked);
            var repeated = users.stream().filter(user -> slack.messages(FakeSlack.directMessage(user)).size() > 1)
                    .count();
            var shares = shared.stream().map(user -> sharedIn(slack, user)).toList();
            System.out.printf("crash loop: %d kills, %d messages answered, %d of them twice, %d of %d shared%n", kills,
                    asked.size(), repeated, shares.stream().filter(count -> count > 0).count(), shares.size());
            assertThat(shares).allMatch(count -> count <= 1).contains(1L);
        }
    }

    private static boolean accepted(SlackClient client, Delivery delivery) {
        try {
            return client.send(delivery).statusCode() == 200;
        } catch (CompletionException killed) {
            return false;
        }
    }

    private static Set<String> answered(FakeSlack slack) {
        var answered = new HashSet<String>();
        slack.messages().stream().filter(message -> message.channel().startsWith("D"))
                .forEach(message -> answered.add(message.channel().replace(FakeSlack.directMessage(""), "")));
        return answered;
    }

    private static long sharedIn(FakeSlack slack, String user) {
        return slack.messages("C" + user).stream().filter(message -> message.ephemeralTo().isEmpty()).count();
    }

    /** A workspace takes so many messages a minute, so that what was left behind goes out slowly. */
    private void calm() throws InterruptedException {
        for (var end = System.nanoTime() + PATIENCE.toNanos(); underWay() > 0; Thread.sleep(50)) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private int underWay() {
        try {
            return counted("SELECT 'all', COUNT(*) FROM errands WHERE state IN ('waiting', 'running')")
                    .getOrDefault("all", 0);
        } catch (SQLException busy) {
            return 1;
        }
    }
}
