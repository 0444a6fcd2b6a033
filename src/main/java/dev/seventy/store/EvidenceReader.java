package dev.seventy.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.seventy.catalog.AchievementKind;
import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.Achievement;
import dev.seventy.evidence.AzureUsage;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.CustomerId;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Measure;
import dev.seventy.evidence.OfficialScore;
import dev.seventy.evidence.PersonId;
import dev.seventy.evidence.PlaybookEntry;
import dev.seventy.evidence.Staff;
import org.jdbi.v3.core.Handle;

/** Reads all that is, or was, known of an organisation. */
public final class EvidenceReader {

    private final Database database;

    EvidenceReader(Database database) {
        this.database = database;
    }

    /** A number that changes whenever the organisation's evidence does. */
    public long version(OrganisationId organisation) {
        return database.read(handle -> Sequence.VERSION.last(handle, organisation));
    }

    /**
     * The imports that were seen at an instant. Where they are the same for two instants, the same was known.
     *
     * @param knownOn empty for now
     */
    public Set<Long> imports(OrganisationId organisation, Optional<Instant> knownOn) {
        return database.read(handle -> VisibleImports.at(handle, organisation, knownOn).numbers());
    }

    /** Everything known now, for the global account. */
    public Evidence of(OrganisationId organisation) {
        return of(organisation, Optional.empty(), Optional.empty());
    }

    /**
     * What was known at an instant: imports visible then, by the supersessions and retractions made by then. Usage is
     * given in one total for each customer, month, service and association.
     *
     * @param knownOn empty for now
     * @param location the partner location whose usage is wanted, rows that repeat another location's included; empty
     *     for the global account, for which those are left out
     */
    public Evidence of(OrganisationId organisation, Optional<Instant> knownOn, Optional<String> location) {
        return database.read(handle -> {
            var visible = VisibleImports.at(handle, organisation, knownOn);
            var humans = Humans.linkedBy(handle, organisation, visible.numbers());
            var facts = new FactQuery(handle, organisation, visible);
            return new Evidence(certifications(facts, humans), usage(handle, organisation, facts, location),
                    measures(facts, humans), officialScores(facts), staff(facts, humans), achievements(facts),
                    Exports.of(handle, organisation, visible));
        });
    }

    /**
     * All that was ever told of the playbook and not taken back, in the order in which it was recorded. Also what the
     * transaction that this is called in has written.
     *
     * @param knownOn empty for now
     */
    public List<PlaybookEntry> playbook(OrganisationId organisation, Optional<Instant> knownOn) {
        return database.read(handle -> {
            var visible = VisibleImports.at(handle, organisation, knownOn);
            var humans = Humans.linkedBy(handle, organisation, visible.numbers());
            var facts = new FactQuery(handle, organisation, visible);
            return facts.ever(FactKind.PLAYBOOK)
                    .map((row, _) -> new PlaybookEntry(LocalDate.parse(row.getString("said_on")),
                            PlaybookEntry.Part.valueOf(row.getString("part").toUpperCase(Locale.ROOT)),
                            row.getString("item"), row.getString("field"), FactQuery.maybe(row, "value", text -> text),
                            FactQuery.maybe(row, "unit", text -> text), FactQuery.maybe(row, "note", text -> text),
                            FactQuery.maybe(row, "person", id -> humans.of(new PersonId(id))),
                            row.getInt("forgotten") == 1, facts.origin(row), row.getInt("line")))
                    .list();
        });
    }

    /** What is told of measures by now, also by what the transaction that this is called in has written. */
    public List<Measure> measures(OrganisationId organisation) {
        return database.read(handle -> {
            var visible = VisibleImports.now(handle, organisation);
            return measures(new FactQuery(handle, organisation, visible),
                    Humans.linkedBy(handle, organisation, visible.numbers()));
        });
    }

    /** What is known now of who holds what and who works here, and nothing else, which may be much. */
    public Evidence skills(OrganisationId organisation) {
        return database.read(handle -> {
            var visible = VisibleImports.now(handle, organisation);
            var humans = Humans.linkedBy(handle, organisation, visible.numbers());
            var facts = new FactQuery(handle, organisation, visible);
            return new Evidence(certifications(facts, humans), List.of(), List.of(), List.of(), staff(facts, humans),
                    List.of(), Exports.of(handle, organisation, visible));
        });
    }

    /** Who would hold what now had something never been told, nor what it corrected. */
    public List<Certification> certificationsWithout(OrganisationId organisation, ImportId told) {
        return database.read(handle -> {
            var visible = VisibleImports.now(handle, organisation)
                    .without(Corrections.leadingTo(handle, organisation, told));
            return certifications(new FactQuery(handle, organisation, visible),
                    Humans.linkedBy(handle, organisation, visible.numbers()));
        });
    }

    private static List<Certification> certifications(FactQuery facts, Humans humans) {
        return facts.of(FactKind.CERTIFICATION)
                .map((row, _) -> new Certification(humans.of(new PersonId(row.getString("person"))),
                        new CredentialId(row.getString("credential")), LocalDate.parse(row.getString("earned")),
                        FactQuery.maybe(row, "expires", LocalDate::parse), row.getInt("active") == 1,
                        FactQuery.maybe(row, "link", text -> text), facts.origin(row), row.getInt("line")))
                .list();
    }

    private static List<AzureUsage> usage(Handle handle, OrganisationId organisation, FactQuery facts,
            Optional<String> location) {
        var totals = new UsageTotals(Terms.texts(handle, organisation), segments(facts), location);
        return facts.of(FactKind.USAGE).scanResultSet((rows, _) -> {
            for (var row = rows.get(); row.next();) {
                totals.add(row, facts);
            }
            return totals.list();
        });
    }

    /** The size classes that a customers report gives, for usage rows that lack them. */
    private static Map<CustomerId, String> segments(FactQuery facts) {
        Map<CustomerId, String> segments = new HashMap<>();
        return facts.of(FactKind.CUSTOMER).scanResultSet((rows, _) -> {
            for (var row = rows.get(); row.next();) {
                var customer = new CustomerId(row.getString("tenant"));
                FactQuery.maybe(row, "segment", text -> text).ifPresent(segment -> segments.put(customer, segment));
            }
            return segments;
        });
    }

    private static List<Measure> measures(FactQuery facts, Humans humans) {
        return facts.of(FactKind.MEASURE)
                .map((row, _) -> new Measure(LocalDate.parse(row.getString("as_of")), row.getString("area"),
                        FactQuery.maybe(row, "path", text -> text), row.getString("name"),
                        FactQuery.maybe(row, "association", text -> text),
                        FactQuery.maybe(row, "month", YearMonth::parse), new BigDecimal(row.getString("amount")),
                        row.getString("unit"), FactQuery.maybe(row, "attested_by", id -> humans.of(new PersonId(id))),
                        facts.origin(row), row.getInt("line")))
                .list();
    }

    private static List<OfficialScore> officialScores(FactQuery facts) {
        return facts.of(FactKind.OFFICIAL_SCORE)
                .map((row, _) -> new OfficialScore(LocalDate.parse(row.getString("as_of")), row.getString("area"),
                        FactQuery.maybe(row, "path", text -> text), FactQuery.maybe(row, "metric", text -> text),
                        new BigDecimal(row.getString("points")), new BigDecimal(row.getString("maximum")),
                        facts.origin(row), row.getInt("line")))
                .list();
    }

    private static List<Achievement> achievements(FactQuery facts) {
        return facts.of(FactKind.ACHIEVEMENT)
                .map((row, _) -> new Achievement(LocalDate.parse(row.getString("since_day")),
                        AchievementKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)), row.getString("name"),
                        row.getInt("confirmed") == 1, facts.origin(row), row.getInt("line")))
                .list();
    }

    private static List<Staff> staff(FactQuery facts, Humans humans) {
        return facts.of(FactKind.STAFF)
                .map((row, _) -> new Staff(humans.of(new PersonId(row.getString("person"))),
                        FactQuery.maybe(row, "from_day", LocalDate::parse),
                        FactQuery.maybe(row, "until_day", LocalDate::parse)))
                .list();
    }
}
