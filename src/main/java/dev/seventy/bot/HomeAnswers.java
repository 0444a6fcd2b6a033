package dev.seventy.bot;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.store.ImportRecord;
import dev.seventy.store.Role;
import dev.seventy.store.Store;

/** One page for one person: what is theirs first, then how the firm stands, then the settings. */
final class HomeAnswers {

    /** An import that was begun longer ago than this was broken off. */
    private static final Duration LONGEST_IMPORT = Duration.ofHours(1);

    private final Supplier<Store> stores;
    private final InstantSource clock;
    private final Figures figures;
    private final MeAnswers me;
    private final SettingsAnswers settings;

    HomeAnswers(Supplier<Store> stores, InstantSource clock, Figures figures, MeAnswers me, SettingsAnswers settings) {
        this.stores = stores;
        this.clock = clock;
        this.figures = figures;
        this.me = me;
        this.settings = settings;
    }

    /** Whether files are being read right now. */
    boolean importing(Speaker speaker) {
        var since = clock.instant().minus(LONGEST_IMPORT);
        return stores.get().imports().history(speaker.organisation().id()).stream()
                .anyMatch(record -> record.state() == ImportRecord.State.BEGUN && record.recorded().isAfter(since));
    }

    Reply home(Speaker speaker) {
        List<Block> blocks = new ArrayList<>();
        var importing = importing(speaker);
        if (importing) {
            blocks.add(
                    new Block.Note("Loading: files are being read now. What they change is not in these figures yet."));
        }
        var overview = figures.overview(Terms.NONE, speaker);
        var expiring = me.expiring(speaker);
        blocks.add(new Block.Heading("Mine"));
        blocks.addAll(me.own(speaker, expiring));
        if (overview.isEmpty()) {
            blocks.add(new Block.Heading("Our firm"));
            blocks.addAll(nothingYet(speaker));
        } else {
            var all = figures.all(overview.get());
            blocks.add(new Block.Heading("Our firm"));
            blocks.add(new Block.Paragraph(all.summary()));
            blocks.addAll(all.blocks());
        }
        blocks.add(new Block.Heading("Settings"));
        blocks.addAll(settings.blocks(speaker));
        return new Reply(summary(speaker, expiring.size(), overview.isEmpty(), importing), Reply.Tone.ANSWER, blocks);
    }

    private static String summary(Speaker speaker, int expiring, boolean empty, boolean importing) {
        if (empty) {
            return importing ? "Files are being read now; the first figures follow when they are in."
                    : "Nothing has been imported yet, so there are no figures; that is not zero points.";
        }
        var firm = "As of " + Numbers.show(speaker.today()) + ".";
        if (speaker.person().isEmpty()) {
            return "How our firm stands. " + firm;
        }
        return (switch (expiring) {
            case 0 -> "None of your certifications expires within " + MeAnswers.DAYS_AHEAD + " days.";
            case 1 -> "One of your certifications expires within " + MeAnswers.DAYS_AHEAD + " days.";
            default -> expiring + " of your certifications expire within " + MeAnswers.DAYS_AHEAD + " days.";
        }) + " " + firm;
    }

    private static List<Block> nothingYet(Speaker speaker) {
        var admin = Permissions.covers(speaker.role(), Role.ADMIN);
        return List.of(
                new Block.Items(List.of(
                        admin ? "Download the trainings export in Partner Center (Insights, Downloads, Trainings)"
                                : "An admin downloads the trainings export in Partner Center",
                        admin ? "Send it here with the word: import" : "and sends it here with the word: import",
                        "The first score is there as soon as it is in"), true),
                new Block.Buttons(List.of(new Block.Button("Try with sample data", "sample score", true),
                        admin ? new Block.Button("How to import", "import", false)
                                : new Block.Button("Ask an admin", "ask admin import history", false))));
    }
}
