package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.seventy.catalog.Vendor;
import dev.seventy.evidence.Certification;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.scoring.Reconciliation.Finding;

/** Says of a finding in certifications what is wrong, and by which steps the person mends it. */
final class FindingWords {

    private final Knowledge knowledge;

    FindingWords(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    static String things(int number) {
        return number == 1 ? "1 thing" : number + " things";
    }

    /** Whether only the person can mend it. */
    static boolean isForThePerson(Finding finding) {
        return finding instanceof Finding.NotVisible || finding instanceof Finding.Conflicting
                || finding instanceof Finding.SeveralProfiles;
    }

    private String title(Certification held) {
        return knowledge.catalog().get(held.credential()).title();
    }

    private String titles(List<Certification> held) {
        return Wording.list(held.stream().map(this::title).distinct().toList());
    }

    /** What is wrong. */
    String what(Finding finding) {
        return switch (finding) {
            case Finding.NotVisible(var _, var proof) ->
                title(proof.held()) + ", " + ProofWords.days(proof.held()) + ", should have been visible by "
                        + proof.visibleBy().map(
                                Numbers::show).orElse("")
                        + proof.newest().map(day -> "; the export, with data to " + Numbers.show(day) + ", lacks "
                                + (proof.exported().isPresent() ? "the renewal" : "it")).orElse("")
                        + ".";
            case Finding.Conflicting(var _, var proof) -> title(proof.held()) + " was told as "
                    + ProofWords.days(proof.held()) + " (" + Counted.place(proof.held().origin(), proof.held()
                            .row())
                    + "); the export says " + proof.exported().map(export -> ProofWords.days(export) + " ("
                            + Counted.place(export.origin(), export.row()) + ")").orElse("otherwise")
                    + ".";
            case Finding.SeveralProfiles(var _, var profiles) -> profiles + " profiles in the export.";
            case Finding.NotOnTheList(var _, var held) -> "holds " + titles(held) + ".";
            case Finding.LeftBehind(var _, var left, var due, var held) -> "left on " + Numbers.show(left)
                    + "; Partner Center should have dropped " + titles(held) + " about " + Numbers.show(due) + ".";
        };
    }

    /** What Microsoft's page is reported to say of linking; empty where the catalog tells nothing. */
    String reported() {
        return knowledge.catalog().linking(Vendor.MICROSOFT)
                .map(terms -> " As Microsoft's page is reported ("
                        + terms.source(terms.coolOffDays()).map(source -> source.title())
                                .orElse(terms.coolOffDays().citation().toString())
                        + "): one profile can be linked to a person; after it is unlinked it takes "
                        + terms.coolOffDays().value() + " days before one can be linked again, "
                        + terms.linksPerYear().value() + " times a year; what a leaver holds is dropped about the "
                        + terms.leaversDropDay().value() + "th of the next month.")
                .orElse("");
    }

    /** The findings of one person, each with its steps. */
    Reply steps(String summary, List<Finding> findings, LocalDate today) {
        List<Block> blocks = new ArrayList<>();
        for (var finding : findings) {
            blocks.add(new Block.Paragraph(Wording.capital(what(finding))));
            blocks.add(new Block.Items(steps(finding, today), true));
        }
        blocks.add(new Block.Note(
                (reported() + " Ask whoever looks after Partner Center before you unlink anything.").strip()));
        blocks.add(new Block.Buttons(List.of(new Block.Button("My certifications", "me", true))));
        return new Reply(summary, Reply.Tone.ANSWER, blocks);
    }

    private List<String> steps(Finding finding, LocalDate today) {
        return switch (finding) {
            case Finding.NotVisible _ -> List.of(
                    "Open learn.microsoft.com with the account under which you passed, and look whether the certification"
                            + " stands in your profile there",
                    "If it does not, you passed under another account: sign in with that one, and have Microsoft merge the"
                            + " two profiles",
                    "Sign in to partner.microsoft.com with your work account; if it does not know you, ask an admin of"
                            + " Partner Center to add you as a user",
                    "There, under your own profile, link the Learn profile that holds the certification",
                    "It should be visible about " + lagDays(today) + " days after that, by "
                            + Numbers.show(visibleBy(today)) + " if you link it today; then tell whoever imports the"
                            + " export");
            case Finding.Conflicting _ -> List.of(
                    "Open your transcript at learn.microsoft.com and look at the day and the expiry there",
                    "If you said it wrongly here, correct it or take it back",
                    "If the transcript says otherwise than Partner Center, an admin of Partner Center can ask Microsoft");
            case Finding.SeveralProfiles _ -> List.of(
                    "Decide which of your Learn profiles is to stay: the one with most of your certifications",
                    "Have Microsoft merge the others into it (learn.microsoft.com, support for certification profiles)",
                    "Link the one that stays in Partner Center with your work account; linked today, what it holds should"
                            + " be visible by " + Numbers.show(visibleBy(today)));
            case Finding.NotOnTheList _,Finding.LeftBehind _ -> List.of();
        };
    }

    /** After how many days Microsoft shows a certification. */
    int lagDays(LocalDate today) {
        return knowledge.rules().programOn(today).skillingRefreshDays().value();
    }

    /** The day by which what is linked today should be visible. */
    LocalDate visibleBy(LocalDate today) {
        return today.plusDays(lagDays(today));
    }
}
