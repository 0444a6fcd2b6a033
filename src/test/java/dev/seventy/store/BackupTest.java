package dev.seventy.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import dev.seventy.slack.fake.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A SQLite file that is copied while it is written, and what comes back of it. */
@SuppressWarnings("NullAway.Init")
class BackupTest {

    private static final Actor ADMIN = new Actor("terminal", "terminal");
    private static final Vault VAULT = Vault.of("A".repeat(43) + "=");

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private String url;
    private Store store;
    private OrganisationId firm;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectory(folder.resolve("other"));
        url = address("seventy.db");
        store = Store.open(url, clock, Store.Option.EXCLUSIVE);
        firm = store.organisations().add("Nordlicht", ZoneOffset.UTC, false, ADMIN).orElseThrow().id();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private String address(String file) {
        return "jdbc:sqlite:" + folder.resolve(file);
    }

    private Path backup() {
        return Backup.write(url, folder.resolve("backup.gz")).file();
    }

    private Restore.Restored restore(Path backup, boolean replacing) {
        return Restore.run(address("other/seventy.db"), backup, replacing, clock, kind -> kind.equals("line"));
    }

    private String refusal(Path backup) throws IOException {
        var refused = catchThrowableOfType(OperationRefused.class, () -> restore(backup, false));
        assertThat(refused).isNotNull();
        try (var left = Files.list(folder.resolve("other"))) {
            assertThat(left.map(file -> file.getFileName().toString())).isSubsetOf("seventy.db.owner");
        }
        return refused.sentence();
    }

    private void enter(String name) {
        store.settings().set(firm, name, "1", ADMIN);
    }

    @Test
    void taken_while_others_write_it_has_all_that_was_acknowledged_before_and_is_whole() throws Exception {
        var isOver = new AtomicBoolean();
        var acknowledged = new AtomicInteger();
        var writers = IntStream.range(0, 3).mapToObj(writer -> Thread.ofPlatform().start(() -> {
            for (int entry = 0; !isOver.get(); entry++) {
                enter("w" + writer + "." + entry);
                acknowledged.incrementAndGet();
            }
        })).toList();
        Until.holds("something is written", () -> acknowledged.get() > 50);
        var before = store.settings().of(firm).keySet();
        var made = backup();
        isOver.set(true);
        for (var writer : writers) {
            writer.join();
        }

        restore(made, false);

        try (var restored = Store.open(address("other/seventy.db"), clock)) {
            assertThat(restored.settings().of(firm).keySet()).containsAll(before);
            assertThat(store.settings().of(firm)).containsAllEntriesOf(restored.settings().of(firm));
            assertThat(restored.audit().verify(firm)).isInstanceOf(AuditCheck.Intact.class);
        }
        assertThat(Files.getPosixFilePermissions(made)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void tokens_in_it_open_with_the_key_alone() throws IOException {
        store.installations(VAULT)
                .save(new Installation("slack", Optional.empty(), Optional.of("T1"), "Nordlicht", "xoxb-secret",
                        Optional.empty(), Optional.empty(), "UBOT", Set.of("commands"), Optional.empty(), "A1",
                        clock.instant(), Installation.State.ACTIVE, Optional.empty()));
        var made = Backup.write(url, folder.resolve("backup.gz"));
        assertThat(made.sealed()).isOne();
        try (var content = new GZIPInputStream(Files.newInputStream(made.file()))) {
            assertThat(new String(content.readAllBytes(), UTF_8)).contains("Nordlicht").doesNotContain("xoxb-secret");
        }
        restore(made.file(), false);
        try (var restored = Store.open(address("other/seventy.db"), clock)) {
            assertThat(restored.installations(VAULT).all()).extracting(Installation::botToken)
                    .containsExactly("xoxb-secret");
            assertThat(catchThrowableOfType(Vault.Sealed.class,
                    () -> restored.installations(Vault.of("B".repeat(43) + "=")).all())).isNotNull();
        }
    }

    @Test
    void what_waited_to_be_sent_is_cancelled_unless_it_may_happen_twice() {
        for (var kind : List.of("notice", "line")) {
            store.errands().add(firm, new Errands.Draft("lane:" + kind, kind, "slack", "T1", "", clock.instant(),
                    clock.instant().plus(Duration.ofDays(1))));
        }
        assertThat(restore(backup(), false).cancelled()).isOne();
        try (var restored = Store.open(address("other/seventy.db"), clock)) {
            assertThat(restored.errands().isDue("lane:notice", clock.instant())).isFalse();
            assertThat(restored.errands().isDue("lane:line", clock.instant())).isTrue();
        }
        assertThat(store.errands().isDue("lane:notice", clock.instant())).isTrue();
    }

    @Test
    void a_damaged_backup_is_refused_wherever_it_is_damaged() throws IOException {
        enter("something");
        var whole = Files.readAllBytes(backup());
        var damaged = folder.resolve("damaged.gz");
        for (var length : List.of(1, 9, whole.length / 2, whole.length - 9, whole.length - 1)) {
            Files.write(damaged, Arrays.copyOf(whole, length));
            assertThat(refusal(damaged)).as("cut at " + length).containsAnyOf("is damaged", "is no backup");
        }
        for (int at = 10; at < whole.length; at += Math.max(1, whole.length / 60)) {
            var flipped = whole.clone();
            flipped[at] ^= 0x10;
            Files.write(damaged, flipped);
            assertThat(refusal(damaged)).as("flipped at " + at).contains("is damaged", "Nothing was restored");
        }
        Files.writeString(damaged, "something else");
        assertThat(refusal(damaged)).contains("is no backup");
        assertThat(refusal(folder.resolve("nowhere.gz"))).contains("There is no file");
    }

    @Test
    void a_backup_of_a_newer_version_is_refused() throws Exception {
        try (var other = DriverManager.getConnection(url); var statement = other.createStatement()) {
            statement.execute("""
                    INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,
                        installed_by, execution_time, success)
                    VALUES (900, '900', 'later', 'SQL', 'V900__later.sql', 1, '', 1, 1)""");
        }
        assertThat(refusal(backup())).contains("newer version of Seventy");
    }

    @Test
    void a_trail_that_was_tampered_with_is_not_restored() throws Exception {
        try (var other = DriverManager.getConnection(url); var statement = other.createStatement()) {
            statement.execute("UPDATE audit SET action = 'nothing'");
        }
        assertThat(refusal(backup())).contains("audit trail of Nordlicht", "entry 1");
    }

    @Test
    void what_stands_there_is_kept_whole_or_not_touched() throws SQLException {
        var backup = backup();
        enter("after");
        var refused = catchThrowableOfType(OperationRefused.class,
                () -> Restore.run(url, backup, false, clock, _ -> true));
        assertThat(refused.sentence()).contains("already", "--replace");
        var served = catchThrowableOfType(StoreUnavailable.class,
                () -> Restore.run(url, backup, true, clock, _ -> true));
        assertThat(served.kind()).isEqualTo(StoreUnavailable.Kind.ALREADY_SERVED);
        store.close();

        var aside = Restore.run(url, backup, true, clock, _ -> true).replaced().orElseThrow();

        try (var before = Store.open("jdbc:sqlite:" + aside, clock); var now = Store.open(url, clock)) {
            assertThat(before.settings().of(firm)).containsKey("after");
            assertThat(now.settings().of(firm)).doesNotContainKey("after");
        }
        store = Store.open(url, clock);
    }

    @Test
    void no_backup_is_made_over_another_file_in_no_folder_or_of_postgresql() {
        var backup = backup();
        for (var wrong : List.of(backup, folder.resolve("nowhere/backup.gz"))) {
            assertThat(catchThrowableOfType(OperationRefused.class, () -> Backup.write(url, wrong)).sentence())
                    .contains("name another");
        }
        assertThat(catchThrowableOfType(OperationRefused.class,
                () -> Backup.write("jdbc:postgresql://localhost/seventy", folder.resolve("x"))).sentence())
                .contains("pg_dump");
        assertThat(catchThrowableOfType(StoreUnavailable.class,
                () -> Backup.write(address("none.db"), folder.resolve("x"))).kind())
                .isEqualTo(StoreUnavailable.Kind.MISSING);
        assertThat(folder).isDirectoryNotContaining("glob:**.{copy,part}");
    }
}
