package dev.seventy.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One firm's context with another firm's ids reads and changes nothing of the other, whichever method is asked. */
class TenantSweepTest {

    private static final Actor ACTOR = new Actor("U1", "slack");
    /** What only the other firm's rows hold, and no argument does. */
    private static final List<String> MARKERS = List.of("Marker Person", "marker@example.com", "Marker Customer",
            "dp-203", "Marker reference", "Marker Attester", "marker value", "marker payload", "marker draft",
            "marker outcome", "UMARKER", "marker answer", "marker item", "marker assignment");
    private static final Rhythm RHYTHM = new Rhythm(DayOfWeek.MONDAY, LocalTime.of(9, 0), ZoneOffset.UTC);
    /** Those that may end a firm come last. */
    private static final List<String> LAST = List.of("resetSample", "eraseIfUnused", "markToErase", "erase");
    /** That a workspace is linked already is told by its owner's number: whoever links it stands at the machine. */
    private static final List<String> TELLS_THE_OWNER = List.of("Organisations.link");

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();

    private record Firm(OrganisationId id, ImportId confirmed, ImportId staged, PersonId person) {
    }

    private Firm firm(Store store, String name, boolean marked) {
        var id = store.organisations().add(name, ZoneOffset.UTC, true, ACTOR).orElseThrow().id();
        // The numbers of one firm's imports are ahead of the other's.
        if (marked) {
            staged(store, id);
        }
        var confirmed = staged(store, id, marked ? "Marker Person" : "Anna Own");
        store.imports().confirm(id, confirmed, ACTOR);
        if (marked) {
            store.organisations().link(id, "slack", "TB", ACTOR);
            store.roles().grant(id, "slack:ub", Role.ADMIN, ACTOR);
            store.roles().grant(id, "slack:UMARKER", Role.ADMIN, new Actor("UMARKER", "slack"));
            store.settings().set(id, "name", "marker value", ACTOR);
            store.accounts().identified(id, "slack", "TB", "UB",
                    new Account.Profile("Marker Person", Optional.of("marker@example.com"), Account.Standing.MEMBER));
            store.errands().add(id, new Errands.Draft("lane", "kind", "slack", "TB", "marker payload", clock.instant(),
                    clock.instant().plus(Duration.ofHours(1))));
            store.drafts(Optional.empty()).keep(draftOf(id), Drafts.Kind.OPEN, "marker draft",
                    clock.instant().plus(Duration.ofDays(7)));
            store.digests().add(id, digest("UMARKER"), ACTOR);
            store.snoozes().snooze(id, 1, "marker item", Optional.empty(), Severity.NONE, ACTOR);
            store.assignments().add(id, assignment("marker assignment"), ACTOR);
            store.nudges().tell(id, SENT, List.of(TOLD));
            store.nudges().pause(id, PAUSE, ACTOR);
            store.deliveries().once(Optional.of(id), "key", () -> "marker answer");
            store.audit().append(id, ACTOR, "audit.marker", List.of("object"), "marker outcome");
        }
        var person = store.people().of(id).keySet().iterator().next();
        return new Firm(id, confirmed, staged(store, id), person);
    }

    private ImportId staged(Store store, OrganisationId id, String... people) {
        clock.pass(Duration.ofMinutes(1));
        var isMarked = people.length > 0 && people[0].startsWith("Marker");
        try (var writer = store.imports().begin(id, ACTOR, List.of(Rows.LIFETIME, Rows.USAGE))) {
            for (var person : people) {
                writer.add(0, Rows.earned(
                        Rows.named(Rows.vendor("1", isMarked ? "marker@example.com" : "own@example.com"), person),
                        isMarked ? "dp-203" : "az-104", "2027-03-01", 2));
                writer.add(1, Rows.customer("tenant", isMarked ? "Marker Customer" : "Own Customer", 3));
                writer.add(0, Rows.achieved(isMarked ? "Marker reference" : "Own reference", true, 4));
                writer.add(0,
                        Rows.attested("agreement_signed", true, isMarked ? "Marker Attester" : "Own Attester", 5));
                writer.add(0, Rows.planned("SI-2", "note", Optional.of(isMarked ? "Marker note" : "own note"),
                        Optional.empty(), 6));
            }
            writer.finish();
            return writer.id();
        }
    }

    private static List<Object> parts(Store store) {
        return List.of(store.audit(), store.organisations(), store.roles(), store.imports(), store.evidence(),
                store.people(), store.customers(), store.deliveries(), store.errands(), store.accounts(),
                store.settings(), store.digests(), store.snoozes(), store.assignments(), store.nudges(),
                store.forgetting(), store.drafts(Optional.empty()));
    }

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final PersonId MARKED = new PersonId("marker-person");
    private static final Nudges.Sent SENT = new Nudges.Sent(MARKED, "2026-W47", DAY, true);
    private static final Nudges.Told TOLD = new Nudges.Told(MARKED, MARKED, new CredentialId("marker-credential"),
            DAY.plusDays(60), "60", DAY);
    private static final Nudges.Told OWN = new Nudges.Told(new PersonId("own"), new PersonId("own"),
            new CredentialId("own"), DAY.plusDays(60), "60", DAY);
    private static final Nudges.Pause PAUSE = new Nudges.Pause(MARKED, Optional.of(TOLD.credential()), DAY,
            Optional.empty());

    private static Digests.Draft digest(String subscriber) {
        return new Digests.Draft(new Subscription.Place("slack", "TB", Optional.empty(), "C1", true), subscriber,
                RHYTHM, Subscription.Scope.EVERYTHING);
    }

    private static Assignments.Draft assignment(String what) {
        return new Assignments.Draft(new PersonId("p1"), what, LocalDate.of(2026, 12, 15), Optional.empty(),
                LocalDate.of(2026, 11, 20));
    }

    private static Drafts.Owner draftOf(OrganisationId organisation) {
        return new Drafts.Owner(organisation, "slack", "TB", "UB", "");
    }

    private static boolean takesOrganisation(Method method) {
        return Arrays.asList(method.getParameterTypes()).contains(Drafts.Owner.class)
                || Arrays.stream(method.getGenericParameterTypes())
                        .anyMatch(type -> type.getTypeName().contains(OrganisationId.class.getName()))
                || Arrays.asList(method.getParameterTypes()).contains(Errand.class);
    }

    private Object argument(Parameter parameter, OrganisationId asked, Firm other) {
        var type = parameter.getType();
        if (type == Optional.class) {
            return parameter.getParameterizedType().getTypeName().contains("OrganisationId") ? Optional.of(asked)
                    : parameter.getParameterizedType().getTypeName().contains("PersonId") ? Optional.of(other.person())
                            : Optional.empty();
        }
        if (type == List.class) {
            return parameter.getParameterizedType().getTypeName().contains("ImportFile") ? List.of(Rows.PEOPLE)
                    : parameter.getParameterizedType().getTypeName().contains("Entry") ? List.of(Rows.reported("1", 2))
                            : parameter.getParameterizedType().getTypeName().contains("Told") ? List.of(OWN)
                                    : List.of("object");
        }
        if (type == String.class) {
            return switch (parameter.getName()) {
                case "platform" -> "slack";
                case "workspace" -> "TB";
                case "account" -> "UB";
                case "subject" -> "slack:ub";
                case "lane" -> "lane";
                case "key" -> "key";
                default -> "name";
            };
        }
        Map<Class<?>, Object> values = new HashMap<>(Map.of(OrganisationId.class, asked, PersonId.class, other.person(),
                Actor.class, ACTOR, Role.class, Role.MEMBER, ZoneId.class, ZoneId.of("Europe/Berlin"), Instant.class,
                clock.instant(), Account.Standing.class, Account.Standing.DEACTIVATED, Account.Tie.class,
                Account.Tie.SELF, Errand.State.class, Errand.State.WAITING));
        values.put(Forgetting.Whom.class, Forgetting.Whom.person(other.person()));
        values.put(Predicate.class, (Predicate<Errand>) _ -> true);
        values.put(Digests.Draft.class, digest("UOWN"));
        values.put(Nudges.Sent.class, new Nudges.Sent(OWN.reader(), "2026-W47", DAY, false));
        values.put(Nudges.Pause.class, new Nudges.Pause(OWN.reader(), Optional.empty(), DAY, Optional.empty()));
        values.put(Set.class, Set.of(MARKED));
        values.put(LocalDate.class, DAY);
        values.put(CredentialId.class, TOLD.credential());
        values.put(Rhythm.class, RHYTHM);
        values.put(Severity.class, Severity.NONE);
        values.put(Assignments.Draft.class, assignment("own"));
        values.put(Assignment.State.class, Assignment.State.OPEN);
        values.put(LocalDate.class, LocalDate.of(2026, 12, 31));
        values.put(Subscription.Scope.class, Subscription.Scope.EVERYTHING);
        values.put(ImportId.class, other.staged());
        values.put(long.class, 1L);
        values.put(Drafts.Owner.class, draftOf(asked));
        values.put(Drafts.Kind.class, Drafts.Kind.OPEN);
        values.put(boolean.class, true);
        values.put(Account.Profile.class,
                new Account.Profile("own name", Optional.of("own@example.com"), Account.Standing.MEMBER));
        values.put(Consumer.class, (Consumer<OrganisationId>) _ -> {
        });
        values.put(BiConsumer.class, (BiConsumer<OrganisationId, Predicate<String>>) (_, _) -> {
        });
        values.put(Supplier.class, (Supplier<String>) () -> "answer");
        values.put(Errands.Draft.class, new Errands.Draft("own lane", "kind", "slack", "TB", "own payload",
                clock.instant(), clock.instant().plus(Duration.ofHours(1))));
        values.put(Errand.class, new Errand(asked, 1, "lane", "kind", "slack", "TB", "", clock.instant(),
                clock.instant(), clock.instant(), Errand.State.RUNNING, 1, 1, ""));
        return Objects.requireNonNull(values.get(type), () -> "no value of %s for %s".formatted(type, parameter));
    }

    private static String told(Object answer) throws Exception {
        if (answer instanceof ImportWriter writer) {
            writer.close();
            return "";
        }
        return String.valueOf(answer);
    }

    private Map<String, List<String>> rows(OrganisationId organisation) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        try (var connection = DriverManager.getConnection(url()); var statement = connection.createStatement()) {
            for (var table : Stream.concat(Organisations.TABLES.stream(), Stream.of("organisations")).toList()) {
                var column = table.equals("organisations") ? "id" : "organisation";
                var lines = rows.computeIfAbsent(table, _ -> new ArrayList<>());
                try (var result = statement
                        .executeQuery("SELECT * FROM " + table + " WHERE " + column + " = " + organisation.value())) {
                    while (result.next()) {
                        var line = new StringBuilder();
                        for (int index = 1; index <= result.getMetaData().getColumnCount(); index++) {
                            line.append(result.getString(index)).append('|');
                        }
                        lines.add(line.toString());
                    }
                }
            }
        }
        return rows;
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("seventy.db");
    }

    @Test
    void with_one_firms_context_and_anothers_ids_nothing_of_the_other_is_read_or_changed() throws Exception {
        try (var store = Store.open(url(), clock)) {
            var ours = firm(store, "Nordlicht", false);
            var theirs = firm(store, "Südwind", true);
            var before = rows(theirs.id());
            assertThat(String.join("", before.values().stream().flatMap(List::stream).toList())).contains(MARKERS);
            var asked = new ArrayList<String>();
            var calls = new ArrayList<Map.Entry<Object, Method>>();
            for (var part : parts(store)) {
                Arrays.stream(part.getClass().getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                        .filter(TenantSweepTest::takesOrganisation)
                        .forEach(method -> calls.add(Map.entry(part, method)));
            }
            calls.sort(Comparator.comparing(call -> LAST.indexOf(call.getValue().getName())));
            for (var call : calls) {
                var method = call.getValue();
                var name = call.getKey().getClass().getSimpleName() + "." + method.getName();
                var answer = told(method.invoke(call.getKey(), Arrays.stream(method.getParameters())
                        .map(parameter -> argument(parameter, ours.id(), theirs)).toArray()));
                assertThat(answer).as(name).doesNotContain(MARKERS);
                if (!TELLS_THE_OWNER.contains(name)) {
                    assertThat(answer).as(name).doesNotContain(theirs.id().toString());
                }
                assertThat(rows(theirs.id())).as(name).isEqualTo(before);
                asked.add(name);
            }
            assertThat(asked).hasSizeGreaterThan(40).contains("Imports.retract", "Imports.told", "Accounts.tie",
                    "Errands.done", "Deliveries.once", "Organisations.erase");
        }
    }

    // Every statement

    /** A run of literals and whatever is put between them. */
    private static final Pattern LITERALS = Pattern.compile(
            "(?:\"\"\"(?:[^\"]|\"(?!\"\"))*+\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*+\")(?:\\s*\\+\\s*(?:\"(?:[^\"\\\\\\n]|\\\\.)*+\"|[A-Za-z.()]++))*+");
    private static final Pattern STATEMENT = Pattern.compile("(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH)\\s.*");
    private static final Pattern BOUND = Pattern.compile(
            "(?:[a-z_.]*organisation|\\bid) (?:= ?(?::[a-z]+|\\?|0|[a-z_]+\\.organisation)|IN)|\\((?:[a-z]+, )*organisation, |INTO organisations \\(id");

    /** Statements that bind no organisation, and why that is right. */
    private static final Map<String, String> FREE = Map.ofEntries(
            Map.entry("INSERT INTO + table + ( + all", "the columns are named apart, the firm first"),
            Map.entry("SELECT * FROM organisations ORDER BY id",
                    "the list of firms, for whoever stands at the machine"),
            Map.entry("SELECT organisation FROM platform_links WHERE platform = :platform",
                    "finds the firm that a workspace is linked to"),
            Map.entry("UPDATE errands SET state = 'cancelled'", "a lane or a workspace belongs to one firm"),
            Map.entry("UPDATE errands SET state = CASE state", "a workspace belongs to one firm"),
            Map.entry("UPDATE errands SET state = 'expired'", "a lane, which belongs to one firm"),
            Map.entry("UPDATE errands SET lease = recorded", "the claims of a process that is gone, whosever they are"),
            Map.entry("SELECT * FROM errands WHERE lane = :lane", "a lane; what is found says whose it is"),
            Map.entry("SELECT (EXISTS (SELECT 1 FROM errands WHERE lane", "a lane, of which nothing is told but due"),
            Map.entry("SELECT waiting.lane FROM errands waiting", "names of lanes, for the schedule"),
            Map.entry("SELECT DISTINCT kind FROM errands WHERE state IN",
                    "what a restored file has waiting, of all firms"),
            Map.entry("SELECT kind, state, COUNT(*) AS errands", "for the operator; numbers only"),
            Map.entry("SELECT (SELECT COUNT(*) FROM installations", "for the operator; a number only"),
            Map.entry("SELECT + columns + FROM + table + WHERE + where", "the condition, made apart, binds the firm"),
            Map.entry("INSERT INTO + table + ( + String.join(", "rows of one firm, whose number they carry"),
            Map.entry("SELECT * FROM + table + WHERE 1 = 0", "the names of columns, and no row"),
            Map.entry("SELECT organisation FROM sequences WHERE name", "the firms that are being erased"),
            Map.entry("SELECT id FROM organisations WHERE id NOT IN", "the firms whose trails hold no aliases yet"),
            Map.entry("SELECT * FROM errands WHERE state = :state ORDER BY recorded DESC",
                    "for the operator, who answers for all firms"),
            Map.entry("SELECT state, COUNT(*) AS errands FROM errands", "for the operator; numbers only"),
            Map.entry("DELETE FROM errands WHERE recorded < :before", "what ended long ago, of all firms"),
            Map.entry("DELETE FROM drafts WHERE expires < :before", "what was over long ago, of all firms"),
            Map.entry("UPDATE drafts SET content = '' WHERE expires <= :now", "what is over, of all firms"),
            Map.entry("SELECT * FROM digests WHERE platform = :platform AND workspace = :workspace",
                    "a workspace from which the app is gone; what is found says whose it is"),
            Map.entry("INSERT INTO scheduled_digests (task_name, task_instance, execution_time, picked,"
                    + " consecutive_failures, version) SELECT", "what nobody would look at, of all firms"),
            Map.entry("DELETE FROM digests WHERE ended < :before", "what ended long ago, of all firms"),
            Map.entry("DELETE FROM digest_snoozes WHERE until", "what is over, of all firms"),
            Map.entry("DELETE FROM assignments WHERE state <>", "what ended long ago, of all firms"),
            Map.entry("DELETE FROM nudge_steps WHERE expires < :before", "what was told of what ended, of all firms"),
            Map.entry("DELETE FROM nudges WHERE day < :before", "what was told long ago, of all firms"),
            Map.entry("DELETE FROM nudge_pauses WHERE until < :before", "snoozes that are over, of all firms"),
            Map.entry("SELECT DISTINCT organisation FROM platform_links", "the firms that are looked through"),
            Map.entry("DELETE FROM deliveries WHERE at < :before", "what came long ago, of all firms"),
            Map.entry("UPDATE deliveries SET answer = :old WHERE at", "what was answered long ago, of all firms"),
            Map.entry("SELECT EXISTS (SELECT 1 FROM forgotten, pg_class", "whether a table was vacuumed, of all firms"),
            Map.entry("SELECT organisation, person, at FROM forgotten",
                    "whose bytes are to be overwritten, of all firms; the file is one"),
            Map.entry("SELECT organisation, id FROM imports WHERE recorded < :before",
                    "what was left half done, of all firms"),
            Map.entry("SELECT organisation, import FROM import_events WHERE event = 'discarded'",
                    "what was left half discarded, of all firms"));

    @Test
    void every_statement_on_a_firms_table_binds_the_firm() throws IOException {
        var statements = new ArrayList<String>();
        var unbound = new ArrayList<String>();
        var used = new ArrayList<String>();
        try (var files = Files.list(Path.of("src/main/java/dev/seventy/store"))) {
            for (var file : files.sorted().toList()) {
                var found = LITERALS.matcher(Files.readString(file));
                while (found.find()) {
                    var text = found.group().replaceAll("\"\"\"|\"\\s*\\+\\s*\"|\"", "").replaceAll("\\s+", " ")
                            .strip();
                    if (!STATEMENT.matcher(text).matches() || !touchesFirms(text)) {
                        continue;
                    }
                    statements.add(text);
                    var reason = FREE.keySet().stream().filter(text::startsWith).findFirst();
                    reason.ifPresent(used::add);
                    if (reason.isEmpty() && !BOUND.matcher(text).find()) {
                        unbound.add(file.getFileName() + ": " + text);
                    }
                }
            }
        }
        assertThat(unbound).isEmpty();
        assertThat(statements).hasSizeGreaterThan(60);
        assertThat(used).as("reasons without a statement").containsAll(FREE.keySet());
    }

    private static boolean touchesFirms(String statement) {
        var tables = Pattern.compile("(?:FROM|INTO|UPDATE|JOIN) ([a-z_]+|[+<])").matcher(statement);
        return tables.results().map(found -> found.group(1)).anyMatch(table -> table.equals("organisations")
                || Organisations.TABLES.contains(table) || !table.matches("[a-z_]+"));
    }
}
