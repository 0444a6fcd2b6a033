package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.seventy.catalog.Catalog;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Export;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.scoring.Reconciliation;
import dev.seventy.scoring.Reconciliation.Finding;
import dev.seventy.store.Person;
import dev.seventy.store.Store;

/** Says what keeps certifications from counting, who can mend it and how. */
final class DoctorAnswers {

    private static final int MOST_OF_A_KIND = 15;

    private final Knowledge knowledge;
    private final Supplier<Store> stores;
    private final Firm firm;
    private final FindingWords words;

    DoctorAnswers(Knowledge knowledge, Supplier<Store> stores, Firm firm) {
        this.knowledge = knowledge;
        this.stores = stores;
        this.firm = firm;
        words = new FindingWords(knowledge);
    }

    private Catalog catalog() {
        return knowledge.catalog();
    }

    private List<Finding> findings(Evidence evidence, Speaker speaker) {
        return Reconciliation.of(evidence, stores.get().people().profiles(speaker.organisation().id()), catalog(),
                words.lagDays(speaker.today()), speaker.today());
    }

    List<Finding> findings(Speaker speaker) {
        return findings(firm.evidence(speaker.situation(), Terms.NONE), speaker);
    }

    /** What an import's answer says of it, in a line with a button; empty where all fits. */
    Optional<List<Block>> afterImport(Speaker speaker) {
        // What was just written is not among what is kept in memory.
        var organisation = speaker.organisation().id();
        var found = findings(stores.get().evidence().skills(organisation), speaker);
        return found.isEmpty() ? Optional.empty()
                : Optional.of(List.of(
                        new Block.Paragraph(FindingWords.things(found.size()) + " in certifications to look at."),
                        new Block.Buttons(List.of(new Block.Button("What is wrong", "cert doctor", false)))));
    }

    /** Everybody's findings for who may see names, the speaker's own for others. */
    Reply doctor(Speaker speaker) {
        var all = findings(speaker);
        if (!speaker.seesPeople()) {
            return own(all, speaker);
        }
        var directory = firm.directory(speaker);
        if (all.isEmpty()) {
            var isCompared = !firm.evidence(speaker.situation(), Terms.NONE).exports().isEmpty();
            return Reply.answer(
                    isCompared
                            ? "Nothing is wrong: what people say, the staff list and the trainings export fit together."
                            : "No trainings export is on file, so nothing can be held against it yet.",
                    new Block.Note(background(speaker)), new Block.Buttons(List.of(SCORE)));
        }
        List<Block> blocks = new ArrayList<>();
        kind(all, Finding.NotVisible.class, "Passed, but not visible in Partner Center", directory, speaker, blocks);
        kind(all, Finding.Conflicting.class, "Said otherwise than the export has it", directory, speaker, blocks);
        kind(all, Finding.SeveralProfiles.class, "One person with several Learn profiles", directory, speaker, blocks);
        kind(all, Finding.NotOnTheList.class, "In the export, but not in the staff list", directory, speaker, blocks);
        kind(all, Finding.LeftBehind.class, "Left the firm, and still in the export", directory, speaker, blocks);
        blocks.add(new Block.Note(background(speaker)));
        blocks.addAll(sending(all, directory, speaker));
        return new Reply(FindingWords.things(all.size()) + " to look at: " + Wording.list(summary(all)) + ".",
                Reply.Tone.ANSWER, blocks);
    }

    private static final Block.Button SCORE = new Block.Button("Score", "score", false);

    private static List<String> summary(List<Finding> all) {
        return Stream
                .of(count(all, Finding.NotVisible.class, "passed but not visible"),
                        count(all, Finding.Conflicting.class, "conflicting"),
                        count(all, Finding.SeveralProfiles.class, "with several profiles"),
                        count(all, Finding.NotOnTheList.class, "not in the staff list"),
                        count(all, Finding.LeftBehind.class, "left and still in the export"))
                .flatMap(Optional::stream).toList();
    }

    private static Optional<String> count(List<Finding> all, Class<? extends Finding> kind, String words) {
        var number = all.stream().filter(kind::isInstance).count();
        return number == 0 ? Optional.empty() : Optional.of(number + " " + words);
    }

    private void kind(List<Finding> all, Class<? extends Finding> kind, String heading, Directory directory,
            Speaker speaker, List<Block> blocks) {
        var found = all.stream().filter(kind::isInstance)
                .sorted(Comparator.comparing(finding -> directory.order(finding.person()))).toList();
        if (found.isEmpty()) {
            return;
        }
        blocks.add(new Block.Heading(heading));
        List<String> lines = new ArrayList<>(found.stream().limit(MOST_OF_A_KIND)
                .map(finding -> directory.person(finding.person()).orElse("somebody") + ": " + words.what(finding) + " "
                        + fix(finding, all, directory, speaker))
                .toList());
        if (found.size() > MOST_OF_A_KIND) {
            lines.add("and " + (found.size() - MOST_OF_A_KIND) + " more");
        }
        blocks.add(new Block.Items(lines, false));
    }

    /** Who can mend it, and how. */
    private String fix(Finding finding, List<Finding> all, Directory directory, Speaker speaker) {
        return switch (finding) {
            case Finding.NotVisible missing ->
                "Only they can link their Learn profile; linked today, it should be visible by "
                        + Numbers.show(words.visibleBy(speaker.today())) + "."
                        + twin(missing, all, directory, speaker).orElse("");
            case Finding.Conflicting _ ->
                "They can say which is right; what was told wrongly is corrected or taken" + " back here.";
            case Finding.SeveralProfiles _ ->
                "Only they can have Microsoft merge the profiles, and only one can be linked; linked today, what it"
                        + " holds should be visible by " + Numbers.show(words.visibleBy(speaker.today())) + ".";
            case Finding.NotOnTheList _ -> "An admin adds them to the staff list, merges them with a colleague whose"
                    + " second profile that is, or removes the user in Partner Center.";
            case Finding.LeftBehind _ -> "Only an admin of Partner Center can remove the user's account there.";
        };
    }

    /** Somebody of the same name in the export whom the staff list lacks, and who holds the very thing. */
    private Optional<String> twin(Finding.NotVisible missing, List<Finding> all, Directory directory, Speaker speaker) {
        var people = firm.people(speaker.situation());
        var person = Optional.ofNullable(people.get(missing.person()));
        return all.stream()
                .flatMap(finding -> finding instanceof Finding.NotOnTheList unknown && unknown.held().stream()
                        .anyMatch(held -> held.credential().equals(missing.proof().held().credential()))
                                ? Optional.ofNullable(people.get(unknown.person())).stream()
                                : Stream.<Person>empty())
                .filter(other -> other
                        .name().map(Vocabulary::key).equals(person.flatMap(Person::name).map(Vocabulary::key)))
                .findFirst()
                .map(other -> " The export has it for " + directory.person(other.id()).orElse("somebody")
                        + ", who is not in the staff list: if that is a second profile of theirs, say: person merge "
                        + person.flatMap(PeopleNamed::line).orElse("ONE") + " "
                        + PeopleNamed.line(other).orElse("OTHER") + ".");
    }

    /** What stands in the way by what is reported of the portal, and how new the export is. */
    private String background(Speaker speaker) {
        var newest = firm.evidence(speaker.situation(), Terms.NONE).exports().stream().map(Export::dataDay)
                .max(LocalDate::compareTo);
        return speaker.sampleDay().map(day -> "Sample firm (made up), its today is " + Numbers.show(day) + ". ")
                .orElse("") + newest.map(day -> "Trainings export with data to " + Numbers.show(day) + ". ").orElse("")
                + "A certification appears about " + words.lagDays(speaker.today())
                + " days after it is linked; nothing is called missing before." + words.reported();
    }

    /** Nobody is written to unasked: a button for each of those who can mend something themselves. */
    private List<Block> sending(List<Finding> all, Directory directory, Speaker speaker) {
        var people = firm.people(speaker.situation());
        var options = all.stream().filter(FindingWords::isForThePerson).map(Finding::person).distinct()
                .sorted(Comparator.comparing(directory::order))
                .flatMap(id -> Optional.ofNullable(people.get(id)).stream())
                .flatMap(person -> PeopleNamed.line(person).stream()
                        .map(line -> new Block.Button(
                                NotUnderstood.cut("Send the steps to " + directory.person(person.id()).orElse("them")),
                                "cert steps " + line, false)))
                .toList();
        return options.isEmpty() ? List.of(new Block.Buttons(List.of(SCORE)))
                : options.size() <= 4 ? List.of(new Block.Buttons(options))
                        : List.of(new Block.Choice("Send the steps to one of them", options));
    }

    private Reply own(List<Finding> all, Speaker speaker) {
        var own = all.stream().filter(finding -> speaker.person().equals(Optional.of(finding.person())))
                .filter(FindingWords::isForThePerson).toList();
        if (own.isEmpty()) {
            return Reply.answer(
                    speaker.person().isPresent() ? "Nothing of yours is wrong."
                            : "Which person of the firm you are is not known, so nothing of yours was looked at.",
                    new Block.Note("What is wrong with other people's is for managers, where nobody else reads along."),
                    new Block.Buttons(List.of(new Block.Button("My certifications", "me", false))));
        }
        return words.steps("Of yours, " + FindingWords.things(own.size()) + " can be mended by nobody but you.", own,
                speaker.today());
    }
}
