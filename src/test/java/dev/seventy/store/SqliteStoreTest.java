package dev.seventy.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.seventy.evidence.Entry;
import dev.seventy.store.StoreUnavailable.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends NudgeContract {

    private static final Duration SHORT = Duration.ofMillis(20);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Override
    String newDatabase() {
        return address("seventy.db");
    }

    private String address(String file) {
        return "jdbc:sqlite:" + folder.resolve(file);
    }

    @Override
    void assertNoBytes(String text) throws IOException {
        for (var file : List.of("seventy.db", "seventy.db-wal")) {
            assertThat(Files.readString(folder.resolve(file), ISO_8859_1).toLowerCase(Locale.ROOT).replace("bookmarker",
                    "")).as(file).doesNotContain(text);
        }
    }

    private StoreUnavailable refusal(String url, Store.Option... options) {
        var refusal = catchThrowableOfType(StoreUnavailable.class,
                () -> Store.open(url, clock, SHORT, options).close());
        assertThat(refusal).isNotNull();
        assertThat(refusal.sentence()).endsWith(refusal.mend() + ".").doesNotContain("SQLITE", "Exception", "\n");
        return refusal;
    }

    private void assertNothingLost() {
        reopen();
        assertThat(store.organisations().get(ours).orElseThrow().name()).isEqualTo("Nordlicht");
    }

    @Test
    void a_missing_database_is_made_unless_it_must_exist() {
        assertThat(refusal(address("other.db"), Store.Option.MUST_EXIST).kind()).isEqualTo(Kind.MISSING);
        assertThat(folder.resolve("other.db")).doesNotExist();
        Store.open(address("other.db"), clock).close();
        Store.open(address("other.db"), clock, Store.Option.MUST_EXIST).close();
    }

    @Test
    void a_missing_folder_is_named() {
        var refusal = refusal(address("nowhere/seventy.db"));
        assertThat(refusal.kind()).isEqualTo(Kind.NO_FOLDER);
        assertThat(refusal.sentence()).contains("nowhere/seventy.db does not exist: make it");
    }

    @Test
    void a_folder_that_takes_no_file_is_named() {
        // Nobody can make a file there, not even root, as whom tests may run.
        assertThat(refusal("jdbc:sqlite:/proc/self/seventy.db").kind()).isEqualTo(Kind.NOT_WRITABLE);
    }

    @Test
    void a_read_only_database_is_refused() {
        store.close();
        var file = folder.resolve("seventy.db").toFile();
        assertThat(file.setWritable(false)).isTrue();
        // Root may write it all the same.
        assumeThat(file.canWrite()).isFalse();
        assertThat(refusal(address("seventy.db")).kind()).isEqualTo(Kind.READ_ONLY);
        assertThat(file.setWritable(true)).isTrue();
        assertNothingLost();
    }

    @Test
    void a_database_that_another_program_has_locked_is_refused() throws SQLException {
        try (var other = DriverManager.getConnection(url); var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThat(refusal(url).kind()).isEqualTo(Kind.LOCKED);
            statement.execute("ROLLBACK");
        }
        assertNothingLost();
    }

    @Test
    void a_write_that_finds_the_database_locked_says_so_and_works_afterwards() throws SQLException {
        store.close();
        store = Store.open(url, clock, SHORT);
        try (var other = DriverManager.getConnection(url); var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            var refusal = catchThrowableOfType(StoreUnavailable.class,
                    () -> store.roles().grant(ours, "ada@example.com", Role.ADMIN, ACTOR));
            assertThat(refusal.kind()).isEqualTo(Kind.LOCKED);
            assertThat(store.roles().all(ours)).isEmpty();
            statement.execute("ROLLBACK");
        }
        store.roles().grant(ours, "ada@example.com", Role.ADMIN, ACTOR);
        assertThat(store.roles().all(ours)).hasSize(1);
    }

    @Test
    void a_second_instance_is_refused_while_the_first_serves() {
        store.close();
        try (var first = Store.open(url, clock, Store.Option.EXCLUSIVE)) {
            var refusal = refusal(url, Store.Option.EXCLUSIVE);
            assertThat(refusal.kind()).isEqualTo(Kind.ALREADY_SERVED);
            assertThat(refusal.sentence()).contains("process " + ProcessHandle.current().pid());
            assertThat(first.organisations().all()).hasSize(2);
        }
        store = Store.open(url, clock, Store.Option.EXCLUSIVE);
    }

    @Test
    void a_file_that_is_no_database_is_left_as_it_is() throws IOException {
        var file = Files.writeString(folder.resolve("notes.db"), "These are notes and not a database.");
        assertThat(refusal(address("notes.db")).kind()).isEqualTo(Kind.NOT_A_DATABASE);
        assertThat(file).hasContent("These are notes and not a database.");
    }

    @Test
    void another_programs_database_is_left_as_it_is() throws SQLException {
        try (var other = DriverManager.getConnection(address("other.db")); var statement = other.createStatement()) {
            statement.execute("CREATE TABLE bookmarks (title TEXT)");
        }
        assertThat(refusal(address("other.db")).kind()).isEqualTo(Kind.FOREIGN);
    }

    @Test
    void a_truncated_database_is_refused() throws IOException {
        store.close();
        var copy = Files.copy(folder.resolve("seventy.db"), folder.resolve("copy.db"));
        try (var file = new RandomAccessFile(copy.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        assertThat(refusal(address("copy.db")).kind()).isEqualTo(Kind.DAMAGED);
        assertNothingLost();
    }

    @Test
    void a_database_of_overwritten_pages_is_refused() throws IOException {
        store.close();
        var copy = Files.copy(folder.resolve("seventy.db"), folder.resolve("copy.db"));
        var bytes = Files.readAllBytes(copy);
        Arrays.fill(bytes, 4096, bytes.length, (byte) 0x55);
        Files.write(copy, bytes);
        assertThat(refusal(address("copy.db")).kind()).isEqualTo(Kind.DAMAGED);
        assertNothingLost();
    }

    @Test
    void a_database_of_a_newer_version_is_refused() throws SQLException {
        store.close();
        try (var other = DriverManager.getConnection(url); var statement = other.createStatement()) {
            statement.execute("""
                    INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,
                        installed_by, execution_time, success)
                    VALUES (900, '900', 'later', 'SQL', 'V900__later.sql', 1, '', 1, 1)""");
        }
        var refusal = refusal(url);
        assertThat(refusal.kind()).isEqualTo(Kind.NEWER_SCHEMA);
        assertThat(refusal.sentence()).contains("newer version of Seventy (its schema is 900)");
        try (var other = DriverManager.getConnection(url); var statement = other.createStatement()) {
            statement.execute("DELETE FROM flyway_schema_history WHERE installed_rank = 900");
        }
        assertNothingLost();
    }

    @Test
    void an_address_of_another_kind_is_refused() {
        assertThat(refusal("jdbc:h2:mem:seventy").kind()).isEqualTo(Kind.BAD_ADDRESS);
        assertThat(refusal("jdbc:sqlite::memory:").kind()).isEqualTo(Kind.BAD_ADDRESS);
    }

    @Test
    void deleted_rows_leave_no_bytes_behind() throws IOException {
        var id = stage(Rows.LIFETIME, Rows.earned(Rows.vendor("1", "marker@example.com"), "dp-203", "2027-03-01", 2));
        store.imports().discard(ours, id, ACTOR);
        store.close();
        assertThat(Files.readString(folder.resolve("seventy.db"), ISO_8859_1)).doesNotContain("marker@example.com");
        store = Store.open(url, clock);
    }

    @Test
    void no_file_of_the_database_holds_a_token_a_payload_or_a_state() throws IOException {
        var vault = Vault.of(VaultTest.FIRST);
        var installation = new Installation("slack", Optional.empty(), Optional.of("T1"), "Nordlicht", "xoxb-marker",
                Optional.of("xoxe-marker"), Optional.of(clock.instant()), "UBOT", Set.of(), Optional.empty(), "A1",
                clock.instant(), Installation.State.ACTIVE, Optional.empty());
        store.installations(vault).save(installation);
        assertThat(
                store.installations(vault).replaceTokens(installation, "xoxb-marker2", "xoxe-marker2", clock.instant()))
                .isTrue();
        var sealed = vault.seal("https://hooks.slack.com/marker", "errands/payload/" + ours.value());
        store.errands().add(ours, new Errands.Draft("C1", "post", "slack", "T1", sealed, clock.instant(),
                clock.instant().plusSeconds(60)));
        var state = store.installationStates().issue("hash", clock.instant().plusSeconds(60)).orElseThrow();
        var content = new StringBuilder();
        for (var file : List.of("seventy.db", "seventy.db-wal")) {
            content.append(Files.readString(folder.resolve(file), ISO_8859_1));
        }
        assertThat(content.toString()).contains(sealed, "UBOT").doesNotContain("marker", state);

        var claimed = store.errands().claim("C1", clock.instant(), SHORT, _ -> false).orElseThrow();
        store.errands().done(claimed, "posted");
        store.close();
        assertThat(Files.readString(folder.resolve("seventy.db"), ISO_8859_1)).contains("UBOT").doesNotContain(sealed);
        store = Store.open(url, clock);
    }

    @Test
    void writers_write_beside_an_import() throws Exception {
        var writers = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(8); var writer = begin(Rows.USAGE)) {
            for (int row = 0; row < 5_000; row++) {
                writer.add(0, Rows.consumed("t" + row, "2026-10", "Storage", "1", row + 2));
                if (row % 50 == 0) {
                    var key = "event " + row;
                    writers.add(threads.submit(() -> store.deliveries().once(Optional.of(ours), key, () -> "done")));
                }
            }
            writer.finish();
            for (var one : writers) {
                one.get();
            }
            assertThat(store.imports().confirm(ours, writer.id(), ACTOR)).isEqualTo(new Confirmation.Confirmed());
        }
        assertThat(evidence().usage()).hasSize(5_000);
        assertThat(store.deliveries().forget(clock.instant().plusSeconds(1))).isEqualTo(100);
    }

    private int usageRows() throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT COUNT(*) FROM azure_usage")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void an_erasure_that_broke_off_keeps_the_steps_it_did_and_is_finished_by_the_next() throws SQLException {
        take(Rows.USAGE, IntStream.range(0, 5_000)
                .mapToObj(row -> Rows.consumed("t" + row, "2026-10", "Storage", "1", row + 2)).toArray(Entry[]::new));
        execute("CREATE TABLE erased (rows INTEGER)");
        execute("INSERT INTO erased VALUES (0)");
        execute("""
                CREATE TRIGGER breaks BEFORE DELETE ON azure_usage BEGIN
                    UPDATE erased SET rows = rows + 1;
                    SELECT RAISE(ABORT, 'broken off') FROM erased WHERE rows > 3000;
                END""");
        store.organisations().markToErase(ours);
        assertThatThrownBy(() -> store.organisations().eraseMarked()).hasMessageContaining("broken off");
        assertThat(usageRows()).isEqualTo(3_000);
        assertThat(store.organisations().get(ours)).isPresent();
        execute("DROP TRIGGER breaks");
        execute("DROP TABLE erased");

        reopen();
        assertThat(store.organisations().eraseMarked()).isEqualTo(1);
        assertThat(usageRows()).isZero();
        assertThat(store.organisations().get(ours)).isEmpty();
    }

    @Test
    void an_erased_organisation_is_removed_from_every_table_that_has_organisations() throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var table = statement.executeQuery(
                        """
                        SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '% organisation INTEGER%'""")) {
            List<String> tables = new ArrayList<>();
            while (table.next()) {
                tables.add(table.getString(1));
            }
            assertThat(tables).containsExactlyInAnyOrderElementsOf(Organisations.TABLES);
        }
    }

    @Test
    void an_address_that_is_more_than_the_name_of_a_file_is_refused() {
        for (var url : List.of("jdbc:sqlite:file:" + folder.resolve("x.db"), address("x.db?cache=private"))) {
            assertThat(refusal(url).kind()).isEqualTo(Kind.BAD_ADDRESS);
            assertThat(refusal(url).mend()).startsWith("write jdbc:sqlite:FILE");
            assertThatThrownBy(() -> Store.isNew(url)).isInstanceOf(StoreUnavailable.class);
        }
        assertThat(folder).isDirectoryNotContaining("glob:**x.db*");
    }

    @Test
    void a_database_is_new_until_its_file_is_there() {
        assertThat(Store.isNew(address("other.db"))).isTrue();
        Store.open(address("other.db"), clock).close();
        assertThat(Store.isNew(address("other.db"))).isFalse();
        assertThat(Store.isNew("jdbc:postgresql://localhost/seventy")).isFalse();
    }
}
