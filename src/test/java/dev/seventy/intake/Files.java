package dev.seventy.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.CatalogReader;
import dev.seventy.catalog.Problems;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PlaybookEntry.Part;

/** Files for tests, and what reading them gives. */
final class Files {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
    static final Catalog CATALOG = catalog();
    static final Intake INTAKE = new Intake(CATALOG,
            Set.of("data-ai", "digital-app-innovation", "infrastructure", "business-applications", "modern-work",
                    "security", "databricks"),
            Set.of("netCustomerAdds", "intermediateCertifications", "advancedCertifications", "usageGrowth",
                    "deployments"),
            new TierNames(
                    Map.of("consulting", Set.of("registered", "select", "elite", "global_elite", "silver", "gold"),
                            "technology", Set.of("registered", "validated", "select", "elite", "silver", "gold")),
                    "consulting"),
            new PlaybookTerms(
                    Map.of(Part.ACTION, List.of("SI-1", "SI-2"), Part.INDUSTRY, List.of("FSI", "RETAIL"), Part.METRIC,
                            List.of("M3", "M4")),
                    Map.of(Part.ACTION, List.of("not started", "done"), Part.INDUSTRY,
                            List.of("Not aligned", "Aligned")),
                    Map.of("delivery", "SI-C4", "si-c4", "SI-C4"), Set.of("M3")),
            TODAY);

    private Files() {
    }

    /** What a file gave. */
    record Outcome(List<Entry> entries, List<Rejected> rejected, List<Long> progress, Summary summary) {

        <T extends Entry> List<T> of(Class<T> kind) {
            return entries.stream().map(kind::cast).toList();
        }

        Entry.Earned earned() {
            return of(Entry.Earned.class).getFirst();
        }

        Entry.Consumed consumed() {
            return of(Entry.Consumed.class).getFirst();
        }

        Rejected refusal() {
            return rejected.getFirst();
        }
    }

    /** Collects what is read. */
    static final class Collecting implements Sink {
        final List<Entry> entries = new ArrayList<>();
        final List<Rejected> rejected = new ArrayList<>();
        final List<Long> progress = new ArrayList<>();

        @Override
        public Optional<String> entry(Entry entry) {
            entries.add(entry);
            return Optional.empty();
        }

        @Override
        public void rejected(Rejected row) {
            rejected.add(row);
        }

        @Override
        public void progress(long rows) {
            progress.add(rows);
        }
    }

    static Material bytes(byte[] content) {
        return new Material() {
            @Override
            public String name() {
                return "file.csv";
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }
        };
    }

    static Material text(String content) {
        return bytes(content.getBytes(UTF_8));
    }

    static Material sample(String name) {
        try (var content = Files.class.getResourceAsStream("/sample/" + name)) {
            return bytes(content.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Survey survey(Material file) {
        return INTAKE.survey(file);
    }

    static Survey.Ready ready(Material file) {
        return ready(file, Optional.empty());
    }

    static Survey.Ready ready(Material file, Optional<DateOrder> order) {
        return switch (INTAKE.survey(file, order)) {
            case Survey.Ready ready -> ready;
            case Survey.Ambiguous ambiguous -> throw new AssertionError(ambiguous.sentence());
            case Survey.Unknown unknown -> throw new AssertionError(unknown.sentence());
            case Unreadable unreadable -> throw new AssertionError(unreadable.sentence());
        };
    }

    /** Why a file cannot be used, be it found by the survey or while its rows are read. */
    static String refusal(Material file) {
        return switch (INTAKE.survey(file)) {
            case Survey.Ready ready -> switch (INTAKE.read(file, ready, new Collecting())) {
                case Unreadable unreadable -> unreadable.sentence();
                case Summary summary -> throw new AssertionError("it was read: " + summary);
            };
            case Survey.Ambiguous ambiguous -> ambiguous.sentence();
            case Survey.Unknown unknown -> unknown.sentence();
            case Unreadable unreadable -> unreadable.sentence();
        };
    }

    static Outcome read(String content) {
        return read(text(content));
    }

    static Outcome read(Material file) {
        return read(file, Optional.empty());
    }

    static Outcome read(Material file, Optional<DateOrder> order) {
        var sink = new Collecting();
        return switch (INTAKE.read(file, ready(file, order), sink)) {
            case Summary summary -> new Outcome(sink.entries, sink.rejected, sink.progress, summary);
            case Unreadable unreadable -> throw new AssertionError(unreadable.sentence());
        };
    }

    private static Catalog catalog() {
        try (var microsoft = Files.class.getResourceAsStream("/catalog/microsoft.yaml");
                var databricks = Files.class.getResourceAsStream("/catalog/databricks.yaml")) {
            return new CatalogReader(new Problems()).read("catalog/microsoft.yaml", microsoft)
                    .read("catalog/databricks.yaml", databricks).catalog();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
