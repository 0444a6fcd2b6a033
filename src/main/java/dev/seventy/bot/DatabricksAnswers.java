package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import dev.seventy.catalog.AchievementKind;
import dev.seventy.catalog.CredentialId;
import dev.seventy.catalog.MeasureName;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.PersonClues;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.scoring.Climb;
import dev.seventy.scoring.Tally;
import dev.seventy.store.ImportId;
import dev.seventy.store.Store;

/** Records what a Databricks partner tells in the chat, and shows what is on file. */
final class DatabricksAnswers {

    private static final CredentialId CHAMPION = new CredentialId("databricks-solutions-architect-champion");

    private final Supplier<Store> stores;
    private final Firm firm;
    private final Figures figures;

    DatabricksAnswers(Supplier<Store> stores, Firm firm, Figures figures) {
        this.stores = stores;
        this.firm = firm;
        this.figures = figures;
    }

    Reply achieve(Command.Achieve told, Speaker speaker) {
        return record(speaker, new Entry.Achieved(speaker.today(), told.kind(), told.name(), told.confirmed(), 0),
                words(told.kind()) + " \"" + told.name() + "\"" + (told.confirmed() ? ", " + confirmed(told.kind())
                        : ", not yet " + confirmed(told.kind()) + ", so it does not count yet"));
    }

    Reply report(Command.Report told, Speaker speaker) {
        var attests = MeasureName.attestations().contains(told.measure());
        var name = told.measure().replace('_', ' ');
        return record(speaker,
                new Entry.Reported(speaker.today(), Climb.AREA, Optional.empty(), told.measure(), Optional.empty(),
                        Optional.empty(), told.value(), told.unit(), 0),
                attests ? name + ": " + (told.value().signum() > 0 ? "yes" : "no") + ", attested by " + speaker.name()
                        : told.measure().equals(TierAnswers.REPORTED_TIER)
                                ? "the tier that the partner portal shows: " + told.unit().replace('_', ' ')
                                : name + ": " + Numbers.show(told.value()));
    }

    Reply champion(Command.ChampionAdd told, Speaker speaker) {
        var clues = new PersonClues(Optional.empty(), Optional.empty(), Optional.empty(),
                List.of(told.address().toLowerCase(Locale.ROOT)), Optional.empty());
        return record(speaker, new Entry.Earned(clues, CHAMPION, speaker.today(), Optional.empty(), true, 0),
                told.address() + " as a Champion, told by " + speaker.name());
    }

    private Reply record(Speaker speaker, Entry entry, String what) {
        if (speaker.organisation().sample()) {
            return Reply.refused("The sample firm is made up and stays as it is. Nothing was recorded.");
        }
        var recorded = stores.get().imports().told(speaker.organisation().id(), speaker.actor(), List.of(entry));
        return recorded.map(id -> done(speaker, id, what)).orElseGet(() -> Reply
                .answer("That was on file already: " + what + ". Nothing had to be changed.", buttons(List.of())));
    }

    /** What was recorded, and where the firm stands by it. */
    private Reply done(Speaker speaker, ImportId id, String what) {
        // What this very transaction wrote is not among what is kept in memory.
        var now = figures.databricks(
                new Tally(stores.get().evidence().of(speaker.organisation().id()), speaker.today()), speaker);
        List<Block> blocks = new ArrayList<>();
        now.map(brief -> new Block.Paragraph(brief.sentence())).ifPresent(blocks::add);
        blocks.add(buttons(List.of(new Block.Button("Undo", "undo " + id.value(), false))));
        return new Reply("Recorded " + what + ".", Reply.Tone.ANSWER, blocks);
    }

    private static Block buttons(List<Block.Button> more) {
        var all = new ArrayList<>(List.of(new Block.Button("Tier", "score databricks", true)));
        all.addAll(more);
        return new Block.Buttons(all);
    }

    Reply list(AchievementKind kind, Speaker speaker) {
        var evidence = firm.evidence(speaker.situation(), Command.Terms.NONE);
        var kinds = kind == AchievementKind.PRIVATE_REFERENCE
                ? List.of(AchievementKind.PUBLIC_REFERENCE, AchievementKind.PRIVATE_REFERENCE)
                : List.of(kind);
        var rows = evidence.achievements().stream().filter(achievement -> kinds.contains(achievement.kind()))
                .map(achievement -> List.of(achievement.name(), words(achievement.kind()),
                        achievement.confirmed() ? confirmed(achievement.kind()) : "not yet",
                        Numbers.show(achievement.since())))
                .toList();
        if (rows.isEmpty()) {
            return Reply.answer("None is on file.", buttons(List.of()));
        }
        return Reply.answer(rows.size() + " on file.",
                new Block.Table(List.of(new Block.Column("Name", false), new Block.Column("Kind", false),
                        new Block.Column("Confirmed", false), new Block.Column("Since", false)), rows),
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
