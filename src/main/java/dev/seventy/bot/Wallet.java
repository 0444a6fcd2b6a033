package dev.seventy.bot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.seventy.bot.CaseEvidence.Unusable;
import dev.seventy.catalog.Catalog;
import dev.seventy.evidence.Entry;
import dev.seventy.intake.Intake;
import dev.seventy.intake.Material;
import dev.seventy.intake.PlaybookTerms;
import dev.seventy.intake.Rejected;
import dev.seventy.intake.Sink;
import dev.seventy.intake.Summary;
import dev.seventy.intake.Survey;
import dev.seventy.intake.TierNames;
import dev.seventy.intake.Unreadable;
import tools.jackson.databind.JsonNode;

/** The credentials of a case, read the way in which an exported wallet is imported. */
record Wallet(Catalog catalog, LocalDate day) {

    private static final List<String> COLUMNS = List.of("recipient_email", "name", "issued_on", "expired_on");

    /**
     * Gives each credential that may count for somebody, in the order of the case.
     *
     * @return how many others are badges, which count nowhere
     */
    long read(JsonNode credentials, Consumer<Entry.Earned> earned) {
        if (credentials.isEmpty()) {
            return 0;
        }
        var intake = new Intake(catalog, Set.of(), Set.of(), new TierNames(Map.of(), ""), PlaybookTerms.NONE, day);
        var file = file(credentials);
        return switch (intake.survey(file)) {
            case Survey.Ready ready -> badges(intake, file, ready, earned);
            case Survey.Ambiguous ambiguous -> throw new Unusable(ambiguous.sentence());
            case Survey.Unknown unknown -> throw new Unusable(unknown.sentence());
            case Unreadable unreadable -> throw new Unusable(unreadable.sentence());
        };
    }

    private static long badges(Intake intake, Material file, Survey.Ready survey, Consumer<Entry.Earned> earned) {
        return switch (intake.read(file, survey, new Sink() {
            @Override
            public Optional<String> entry(Entry entry) {
                if (entry instanceof Entry.Earned credential) {
                    earned.accept(credential);
                }
                return Optional.empty();
            }

            @Override
            public void rejected(Rejected row) {
                throw new Unusable("credential " + (row.row() - 1) + ", " + row.column() + ": " + row.rule());
            }

            @Override
            public void progress(long rows) {
                // A case is short.
            }
        })) {
            case Summary summary -> summary.badges();
            case Unreadable unreadable -> throw new Unusable(unreadable.sentence());
        };
    }

    private static Material file(JsonNode credentials) {
        var lines = new StringBuilder(String.join(",", COLUMNS));
        for (var credential : credentials) {
            lines.append('\n').append(String.join(",",
                    COLUMNS.stream().map(column -> quoted(credential.path(column).asString(""))).toList()));
        }
        var content = lines.append('\n').toString().getBytes(UTF_8);
        return new Material() {
            @Override
            public String name() {
                return "credentials";
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }
        };
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }
}
