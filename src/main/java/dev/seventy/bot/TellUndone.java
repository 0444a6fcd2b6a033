package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.seventy.catalog.Catalog;
import dev.seventy.evidence.Certification;
import dev.seventy.reply.Block;

/** Says which certifications ceased to hold, and which hold again, when something told was taken back. */
final class TellUndone {

    /** More than so many of one import are no telling of one person's, and the scores say what came of them. */
    private static final int MOST = 5;

    private final Catalog catalog;
    private final Firm firm;

    TellUndone(Catalog catalog, Firm firm) {
        this.catalog = catalog;
        this.firm = firm;
    }

    /** @param imports how many were taken back */
    List<Block> of(List<Certification> before, List<Certification> after, int imports, Speaker speaker) {
        var again = after.stream().filter(held -> !before.contains(held)).toList();
        List<Block> blocks = new ArrayList<>();
        var most = Math.max(MOST, imports);
        say(blocks, "Taken back: ", before.stream().filter(held -> !after.contains(held)).toList(), most, speaker);
        say(blocks, "Holds again: ", again, most, speaker);
        unsaid(again, speaker).ifPresent(blocks::add);
        return blocks;
    }

    private void say(List<Block> blocks, String what, List<Certification> all, int most, Speaker speaker) {
        if (all.size() <= most) {
            all.stream().filter(held -> speaker.sees(held.person())).forEach(
                    held -> blocks.add(new Block.Paragraph(what + line(catalog, held) + whose(held, speaker) + ".")));
        }
    }

    /** Of what holds again and is another's, whoever may not see that record learns no more than that there is something. */
    static Optional<Block> unsaid(List<Certification> again, Speaker speaker) {
        return again.stream().allMatch(held -> speaker.sees(held.person())) ? Optional.empty()
                : Optional.of(new Block.Paragraph("What was there before holds again."));
    }

    /** {@code Azure Administrator Associate (AZ-104) of 3 May 2026, until 3 May 2027}. */
    static String line(Catalog catalog, Certification held) {
        return catalog.get(held.credential()).title() + " of " + Numbers.show(held.earned())
                + (held.active() ? held.expires().map(end -> ", until " + Numbers.show(end)).orElse("")
                        : ", as one that is lost");
    }

    /** {@code Azure Administrator Associate (AZ-104) of 3 May 2026, of Tom Baker}; of the speaker's own not whose. */
    String named(Certification held, Speaker speaker) {
        return catalog.get(held.credential()).title() + " of " + Numbers.show(held.earned())
                + (speaker.is(held.person()) ? "" : whose(held, speaker));
    }

    private String whose(Certification held, Speaker speaker) {
        return speaker.is(held.person()) ? ", of yours"
                : Optional.ofNullable(firm.people(speaker.situation()).get(held.person()))
                        .map(person -> ", of " + TellEcho.name(person)).orElse("");
    }
}
