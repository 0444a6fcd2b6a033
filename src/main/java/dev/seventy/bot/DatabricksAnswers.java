package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.seventy.catalog.AchievementKind;
import dev.seventy.catalog.MeasureForm;
import dev.seventy.catalog.MeasureName;
import dev.seventy.evidence.Achievement;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.Measure;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Rulebook;
import dev.seventy.scoring.Climb;
import dev.seventy.scoring.Tally;
import dev.seventy.scoring.ValueSignals;
import dev.seventy.store.ImportId;
import dev.seventy.store.Store;

/** Records what a Databricks partner tells in the chat, and shows what is on file. */
final class DatabricksAnswers {

    private static final Set<AchievementKind> REFERENCES = Set.of(AchievementKind.PUBLIC_REFERENCE,
            AchievementKind.PRIVATE_REFERENCE);

    private final Rulebook rules;
    private final Supplier<Store> stores;
    private final Firm firm;
    private final TierFigures tiers;

    DatabricksAnswers(Rulebook rules, Supplier<Store> stores, Firm firm, TierFigures tiers) {
        this.rules = rules;
        this.stores = stores;
        this.firm = firm;
        this.tiers = tiers;
    }

    Reply achieve(Partnering.Achieve told, Speaker speaker) {
        var what = words(told.kind()) + " \"" + told.name() + "\"" + (told.confirmed() ? ", " + confirmed(told.kind())
                : ", not yet " + confirmed(told.kind()) + ", so it does not count yet");
        var before = speaker.onTour() ? List.<Achievement>of()
                : firm.evidence(speaker.situation(), Terms.NONE).achievementsOn(speaker.today()).stream()
                        .filter(known -> known.name().equalsIgnoreCase(told.name())).toList();
        // A customer is one reference, whether it may be named or not.
        var other = before.stream().filter(known -> known.kind() != told.kind() && REFERENCES.contains(known.kind())
                && REFERENCES.contains(told.kind())).findFirst();
        if (other.isPresent()) {
            return Reply.refused("\"" + other.get().name() + "\" is on file as a " + words(other.get().kind())
                    + ", and a customer is one reference. Take that back first, then say this again. Nothing was recorded.",
                    buttons(other.get().origin().importNumber().stream()
                            .mapToObj(number -> new Block.Button("Take back " + number, "undo " + number, false))
                            .toList()));
        }
        // Said again it is no news of today: it has held since it was told first.
        var isKnown = before.stream()
                .anyMatch(known -> known.kind() == told.kind() && known.confirmed() == told.confirmed());
        return isKnown ? known(what)
                : record(speaker, new Entry.Achieved(speaker.today(), told.kind(), told.name(), told.confirmed(), 0),
                        words(told.kind()), what);
    }

    Reply report(Partnering.Report told, Speaker speaker) {
        var name = told.measure().replace('_', ' ');
        var form = MeasureName.form(told.measure());
        var track = form == MeasureForm.TIER
                ? told.track().or(() -> ReportedTier.names(rules, speaker.settings()).trackOf(told.unit()))
                : Optional.<String>empty();
        var day = told.asOf().orElse(speaker.today());
        var what = switch (form) {
            case YES_NO -> name + ": " + (told.value().signum() > 0 ? "yes" : "no") + ", attested by " + speaker.name();
            case TIER -> "the tier that the partner portal " + (told.asOf().isPresent() ? "showed" : "shows")
                    + rules.tracks().stream().filter(one -> track.equals(Optional.of(one.id()))).findFirst()
                            .map(one -> " for " + one.name()).orElse("")
                    + ": " + told.unit().replace('_', ' ');
            case COUNT, SCORE, AMOUNT, PERCENT, FIGURE, BALANCE -> name + ": " + Numbers.show(told.value());
        } + told.asOf().map(asOf -> ", as of " + Numbers.show(asOf)).orElse("");
        return record(speaker, new Entry.Reported(day, Climb.AREA, track, told.measure(), Optional.empty(),
                Optional.empty(), told.value(), told.unit(), 0), name, what,
                replaced(told.measure(), track, day, speaker));
    }

    /**
     * {@code in place of 120, which Anna Example told for the same day (chat)}: what the same day said before; empty
     * where it said nothing.
     */
    private Optional<String> replaced(String measure, Optional<String> track, LocalDate day, Speaker speaker) {
        if (speaker.onTour() || isHidden(measure, speaker)) {
            return Optional.empty();
        }
        var directory = firm.directory(speaker);
        // Another line of the same day may have been told since the speaker's evidence was kept in memory.
        return stores.get().evidence().measures(speaker.organisation().id()).stream()
                .filter(known -> known.association().isEmpty() && known.month().isEmpty())
                .filter(known -> known.area().equals(Climb.AREA) && known.name().equals(measure)
                        && known.path().equals(track) && known.asOf().equals(day))
                .findFirst().map(known -> "in place of " + switch (MeasureName.form(measure)) {
                    case YES_NO -> known.value().signum() > 0 ? "yes" : "no";
                    case TIER -> known.unit().replace('_', ' ');
                    case COUNT, SCORE, AMOUNT, PERCENT, FIGURE, BALANCE -> Numbers.show(known.value());
                } + ", which "
                        + firm.tellers(speaker.situation()).attested(known, directory)
                                .map(teller -> teller + " told for the same day").orElse("was told for the same day")
                        + " (" + Counted.place(known.origin(), known.row()) + ")");
    }

    /** Amounts of consumption are for those who see revenue; what was known before would tell one to whoever guesses. */
    private static boolean isHidden(String measure, Speaker speaker) {
        return ValueSignals.isOfConsumption(measure) && !speaker.seesRevenue();
    }

    Reply record(Speaker speaker, Entry entry, String about, String what) {
        return record(speaker, entry, about, what, Optional.empty());
    }

    /**
     * @param about what the history calls it, without any name
     * @param replaced what it takes the place of
     */
    private Reply record(Speaker speaker, Entry entry, String about, String what, Optional<String> replaced) {
        if (speaker.onTour()) {
            return Reply.refused("The sample firm is made up and stays as it is. Nothing was recorded.");
        }
        var isHidden = entry instanceof Entry.Reported row && isHidden(row.measure(), speaker);
        var recorded = stores.get().imports().told(speaker.organisation().id(), speaker.actor(), about, List.of(entry),
                isHidden);
        return recorded.map(id -> done(speaker, id, what + replaced.map(before -> ", " + before).orElse("")))
                .orElseGet(() -> known(what));
    }

    private static Reply known(String what) {
        return Reply.answer("That was on file already: " + what + ". Nothing had to be changed.", buttons(List.of()));
    }

    /** What was recorded, and where the firm stands by it. */
    private Reply done(Speaker speaker, ImportId id, String what) {
        // What this very transaction wrote is not among what is kept in memory.
        var tally = new Tally(stores.get().evidence().of(speaker.organisation().id()), speaker.today());
        List<Block> blocks = new ArrayList<>();
        tiers.contradictions(tally, speaker).forEach(sentence -> blocks.add(new Block.Paragraph(sentence)));
        tiers.brief(tally, speaker).map(brief -> new Block.Paragraph(brief.sentence())).ifPresent(blocks::add);
        blocks.add(buttons(List.of(new Block.Button("Undo", "undo " + id.value(), false))));
        return new Reply("Recorded " + what + ".", Reply.Tone.ANSWER, blocks);
    }

    private static Block buttons(List<Block.Button> more) {
        var all = new ArrayList<>(List.of(new Block.Button("Tier", "score databricks", true)));
        all.addAll(more);
        return new Block.Buttons(all);
    }

    Reply list(AchievementKind kind, Speaker speaker) {
        var evidence = firm.evidence(speaker.situation(), Terms.NONE);
        var kinds = kind == AchievementKind.PRIVATE_REFERENCE
                ? List.of(AchievementKind.PUBLIC_REFERENCE, AchievementKind.PRIVATE_REFERENCE)
                : List.of(kind);
        var directory = firm.directory(speaker);
        List<Block.Column> columns = new ArrayList<>(List.of(new Block.Column("Kind", false),
                new Block.Column("Confirmed", false), new Block.Column("Since", false)));
        if (directory.showsPeople()) {
            columns.addFirst(new Block.Column("Name", false));
        }
        var rows = evidence.achievementsOn(LocalDate.MAX).stream().filter(known -> kinds.contains(known.kind()))
                .map(known -> Stream
                        .concat(directory.achievement(known).stream(), Stream.of(words(known.kind()),
                                known.confirmed() ? confirmed(known.kind()) : "not yet", Numbers.show(known.since())))
                        .toList())
                .toList();
        if (rows.isEmpty()) {
            return Reply.answer("None is on file.", buttons(List.of()));
        }
        List<Block> blocks = new ArrayList<>(List.of(new Block.Table(columns, rows)));
        if (!directory.showsPeople()) {
            blocks.add(new Block.Note("Names are for managers, where nobody else reads along."));
        }
        blocks.add(buttons(List.of()));
        return new Reply(rows.size() + " on file.", Reply.Tone.ANSWER, blocks);
    }

    /** What was attested, by whom and when, the newest of each first. */
    Reply attestations(Speaker speaker) {
        var directory = firm.directory(speaker);
        var tellers = firm.tellers(speaker.situation());
        var rows = firm.evidence(speaker.situation(), Terms.NONE).measures().stream()
                .filter(measure -> measure.area().equals(Climb.AREA)
                        && MeasureName.attestations().contains(measure.name()))
                .sorted(Comparator.comparing(Measure::name).thenComparing(Measure::asOf, Comparator.reverseOrder()))
                .map(measure -> List.of(measure.name().replace('_', ' '), measure.value().signum() > 0 ? "yes" : "no",
                        !directory.showsPeople() ? "a name for managers"
                                : tellers.attested(measure, directory).orElse("not told"),
                        Numbers.show(measure.asOf()),
                        measure.origin().kind().words() + (measure.row() > 0 ? ", row " + measure.row() : "")))
                .toList();
        if (rows.isEmpty()) {
            return Reply.answer("Nothing has been attested yet. Say for example: databricks set agreement signed.",
                    new Block.Buttons(List.of(new Block.Button("Template", "import template attestations", true))));
        }
        return Reply.answer(rows.size() == 1 ? "1 attestation is on file." : rows.size() + " attestations are on file.",
                new Block.Table(List.of(new Block.Column("What", false), new Block.Column("Holds", false),
                        new Block.Column("Attested by", false), new Block.Column("On", false),
                        new Block.Column("Source", false)), rows),
                buttons(List.of()));
    }

    private static String words(AchievementKind kind) {
        return kind.word().replace('_', ' ');
    }

    private static String confirmed(AchievementKind kind) {
        return switch (kind) {
            case PUBLIC_REFERENCE, PRIVATE_REFERENCE -> "verified";
            case PROJECT, INTEGRATION -> "validated";
            case DEAL_REGISTRATION -> "approved";
            case UNITY_CATALOG_MIGRATION, AWARD -> "confirmed";
        };
    }
}
