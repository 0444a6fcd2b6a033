package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Linking;
import dev.seventy.catalog.Vendor;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Export;
import dev.seventy.evidence.PersonId;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.scoring.Reconciliation;
import dev.seventy.scoring.Reconciliation.Finding;
import dev.seventy.store.Account;
import dev.seventy.store.Delivery;
import dev.seventy.store.Person;
import dev.seventy.store.Store;

/** Says what keeps certifications from counting, who can mend it and how, and sends them the steps when asked to. */
final class DoctorAnswers {

    private static final int MOST_OF_A_KIND = 15;

    private final Knowledge knowledge;
    private final Supplier<Store> stores;
    private final Firm firm;
    private final PeopleNamed named;

    DoctorAnswers(Knowledge knowledge, Supplier<Store> stores, Firm firm) {
        this.knowledge = knowledge;
        this.stores = stores;
        this.firm = firm;
        named = new PeopleNamed(stores, firm);
    }

    private Catalog catalog() {
        return knowledge.catalog();
    }

    private Optional<Linking> linking() {
        return catalog().linking(Vendor.MICROSOFT);
    }

    private List<Finding> findings(Evidence evidence, Speaker speaker) {
        return Reconciliation.of(evidence, stores.get().people().profiles(speaker.organisation().id()), catalog(),
                knowledge.rules().programOn(speaker.today()).skillingRefreshDays().value(), speaker.today());
    }

    private List<Finding> findings(Speaker speaker) {
        return findings(firm.evidence(speaker.situation(), Command.Terms.NONE), speaker);
    }

    /** What an import's answer says of it, in a line with a button; empty where all fits. */
    Optional<List<Block>> afterImport(Speaker speaker) {
        // What was just written is not among what is kept in memory.
        var organisation = speaker.organisation().id();
        var found = findings(stores.get().evidence().skills(organisation), speaker);
        return found.isEmpty() ? Optional.empty()
                : Optional.of(List.of(new Block.Paragraph(things(found.size()) + " in certifications to look at."),
                        new Block.Buttons(List.of(new Block.Button("What is wrong", "cert doctor", false)))));
    }

    private static String things(int number) {
        return number == 1 ? "1 thing" : number + " things";
    }

    /** Everybody's findings for who may see names, the speaker's own for others. */
    Reply doctor(Speaker speaker) {
        var all = findings(speaker);
        if (!speaker.seesPeople()) {
            return own(all, speaker);
        }
        var directory = firm.directory(speaker);
        if (all.isEmpty()) {
            var isCompared = !firm.evidence(speaker.situation(), Command.Terms.NONE).exports().isEmpty();
            return Reply.answer(
                    isCompared ? "Nothing is wrong: what people say, the staff list and the trainings export fit together."
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
        return new Reply(things(all.size()) + " to look at: " + Wording.list(summary(all)) + ".", Reply.Tone.ANSWER,
                blocks);
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
                .map(finding -> directory.person(finding.person()).orElse("somebody") + ": " + what(finding) + " "
                        + fix(finding, all, directory, speaker))
                .toList());
        if (found.size() > MOST_OF_A_KIND) {
            lines.add("and " + (found.size() - MOST_OF_A_KIND) + " more");
        }
        blocks.add(new Block.Items(lines, false));
    }

    private String title(Certification held) {
        return catalog().get(held.credential()).title();
    }

    private String titles(List<Certification> held) {
        return Wording.list(held.stream().map(this::title).distinct().toList());
    }

    /** What is wrong. */
    private String what(Finding finding) {
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

    /** Who can mend it, and how. */
    private String fix(Finding finding, List<Finding> all, Directory directory, Speaker speaker) {
        return switch (finding) {
            case Finding.NotVisible missing ->
                "Only they can link their Learn profile." + twin(missing, all, directory, speaker).orElse("");
            case Finding.Conflicting _ ->
                "They can say which is right; what was told wrongly is corrected or taken" + " back here.";
            case Finding.SeveralProfiles _ ->
                "Only they can have Microsoft merge the profiles, and only one can be" + " linked.";
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
        var newest = firm.evidence(speaker.situation(), Command.Terms.NONE).exports().stream().map(Export::dataDay)
                .max(LocalDate::compareTo);
        return speaker.sampleDay().map(day -> "Sample firm (made up), its today is " + Numbers.show(day) + ". ")
                .orElse("")
                + newest.map(day -> "Trainings export with data to " + Numbers.show(day) + ". ")
                        .orElse("")
                + "A certification appears about "
                + knowledge.rules().programOn(speaker.today()).skillingRefreshDays().value()
                + " days after it is linked; nothing is called missing before." + reported();
    }

    private String reported() {
        return linking().map(terms -> " As Microsoft's page is reported ("
                + terms.source(terms.coolOffDays()).map(source -> source.title())
                        .orElse(terms.coolOffDays().citation().toString())
                + "): one profile can be linked to a person; after it is unlinked it takes "
                + terms.coolOffDays().value() + " days before one can be linked again, " + terms.linksPerYear().value()
                + " times a year; what a leaver holds is dropped about the " + terms.leaversDropDay().value()
                + "th of the next month.").orElse("");
    }

    /** Nobody is written to unasked: a button for each of those who can mend something themselves. */
    private List<Block> sending(List<Finding> all, Directory directory, Speaker speaker) {
        var people = firm.people(speaker.situation());
        var options = all.stream().filter(DoctorAnswers::isForThePerson).map(Finding::person).distinct()
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

    private static boolean isForThePerson(Finding finding) {
        return finding instanceof Finding.NotVisible || finding instanceof Finding.Conflicting
                || finding instanceof Finding.SeveralProfiles;
    }

    private Reply own(List<Finding> all, Speaker speaker) {
        var own = all.stream().filter(finding -> speaker.person().equals(Optional.of(finding.person())))
                .filter(DoctorAnswers::isForThePerson).toList();
        if (own.isEmpty()) {
            return Reply.answer(
                    speaker.person().isPresent() ? "Nothing of yours is wrong."
                            : "Which person of the firm you are is not known, so nothing of yours was looked at.",
                    new Block.Note("What is wrong with other people's is for managers, where nobody else reads along."),
                    new Block.Buttons(List.of(new Block.Button("My certifications", "me", false))));
        }
        return steps("Of yours, " + things(own.size()) + " can be mended by nobody but you.", own);
    }

    private Reply steps(String summary, List<Finding> findings) {
        List<Block> blocks = new ArrayList<>();
        for (var finding : findings) {
            blocks.add(new Block.Paragraph(Wording.capital(what(finding))));
            blocks.add(new Block.Items(steps(finding), true));
        }
        blocks.add(new Block.Note(
                (reported() + " Ask whoever looks after Partner Center before you unlink anything.").strip()));
        blocks.add(new Block.Buttons(List.of(new Block.Button("My certifications", "me", true))));
        return new Reply(summary, Reply.Tone.ANSWER, blocks);
    }

    private List<String> steps(Finding finding) {
        return switch (finding) {
            case Finding.NotVisible _ -> List.of(
                    "Open learn.microsoft.com with the account under which you passed, and look whether the certification"
                            + " stands in your profile there",
                    "If it does not, you passed under another account: sign in with that one, and have Microsoft merge the"
                            + " two profiles",
                    "Sign in to partner.microsoft.com with your work account; if it does not know you, ask an admin of"
                            + " Partner Center to add you as a user",
                    "There, under your own profile, link the Learn profile that holds the certification",
                    "It should be visible about " + lag() + " days after that; then tell whoever imports the export");
            case Finding.Conflicting _ -> List.of(
                    "Open your transcript at learn.microsoft.com and look at the day and the expiry there",
                    "If you said it wrongly here, correct it or take it back",
                    "If the transcript says otherwise than Partner Center, an admin of Partner Center can ask Microsoft");
            case Finding.SeveralProfiles _ -> List.of(
                    "Decide which of your Learn profiles is to stay: the one with most of your certifications",
                    "Have Microsoft merge the others into it (learn.microsoft.com, support for certification profiles)",
                    "Link the one that stays in Partner Center with your work account");
            case Finding.NotOnTheList _,Finding.LeftBehind _ -> List.of();
        };
    }

    private int lag() {
        return knowledge.rules().programs().getLast().skillingRefreshDays().value();
    }

    /** Sends somebody the steps that only they can take. */
    Answer send(String who, Speaker speaker) {
        return switch (named.find(who, speaker)) {
            case PeopleNamed.Meant.One(var person) -> send(person, speaker);
            case PeopleNamed.Meant.Near(var people) ->
                Answer.of(
                        Reply.misunderstood(
                                people.isEmpty()
                                        ? "I know nobody of the firm as '" + NotUnderstood.cut(who)
                                                + "'. Nothing was sent."
                                        : "Who is meant? Nothing was sent yet.",
                                new Block.Buttons(Stream.concat(
                                        people.stream()
                                                .flatMap(person -> PeopleNamed.line(person).stream()
                                                        .map(line -> new Block.Button(HolderAnswers.label(person, line),
                                                                "cert steps " + line, false))),
                                        Stream.of(new Block.Button("What is wrong", "cert doctor", true))).toList())));
            case PeopleNamed.Meant.Untied _ -> Answer.of(Reply.misunderstood(
                    "It is not known which person of the firm that account is. Name an address. Nothing was sent."));
        };
    }

    private Answer send(Person person, Speaker speaker) {
        var name = person.name().or(() -> PeopleNamed.line(person)).orElse("that person");
        var found = findings(speaker).stream().filter(finding -> finding.person().equals(person.id()))
                .filter(DoctorAnswers::isForThePerson).toList();
        if (found.isEmpty()) {
            return Answer.of(Reply.refused("There is nothing that " + name + " would have to mend. Nothing was sent.",
                    new Block.Buttons(List.of(new Block.Button("What is wrong", "cert doctor", true)))));
        }
        var letter = steps("@" + speaker.name() + " asks you to look at " + things(found.size()) + " that keep"
                + (found.size() == 1 ? "s" : "") + " your certifications from counting.", found);
        if (!(speaker.message().sender() instanceof Sender.Member member)) {
            return Answer
                    .of(new Reply(
                            "There is no workspace here to write to " + name
                                    + " in, so nothing was sent. It would say: " + letter.summary(),
                            Reply.Tone.ANSWER, letter.blocks()));
        }
        var accounts = accounts(person, member, speaker);
        if (accounts.isEmpty()) {
            return Answer.of(Reply.refused("No account in this workspace is known to be " + name
                    + "'s, so nothing was sent. It is known as soon as they write to Seventy once with the address that"
                    + " the staff list has."));
        }
        var key = "steps:" + person.id().value() + ":" + speaker.today();
        if (!(stores.get().deliveries().once(Optional.of(speaker.organisation().id()), key,
                () -> "sent") instanceof Delivery.First)) {
            return Answer.of(Reply.refused(name + " was sent the steps today already. Nothing was sent again."));
        }
        stores.get().audit().append(speaker.organisation().id(), speaker.actor(), "steps.sent",
                List.of(person.id().value()), "done");
        return Answer.changing(Reply.answer("Sent to " + name + ": the steps for " + things(found.size()) + "."))
                .and(accounts.stream().map(user -> new Answer.Elsewhere.Account(user, letter))
                        .toArray(Answer.Elsewhere[]::new));
    }

    private Set<String> accounts(Person person, Sender.Member member, Speaker speaker) {
        return stores.get().accounts().all(speaker.organisation().id()).stream()
                .filter(account -> account.platform().equals(member.platform())
                        && account.workspace().equals(member.workspace())
                        && account.standing() == Account.Standing.MEMBER
                        && firm.owner(account, speaker.situation()).equals(Optional.of(person.id())))
                .map(Account::id).collect(Collectors.toSet());
    }
}
