package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.seventy.bot.Assigned.Open;
import dev.seventy.catalog.Credential;
import dev.seventy.evidence.PersonId;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Block.Field;
import dev.seventy.reply.Block.Input;
import dev.seventy.reply.Reply;

/** Says of assignments who has what to do until when, what it is worth, and why they were asked. */
final class AssignmentWords {

    /** In days: by when something is to be done where nothing is said. */
    private static final int USUAL = 30;
    /** In days, ours: what ends sooner is offered to be renewed. */
    private static final int ENDS_SOON = 180;
    private static final int MOST_OFFERED = 25;

    private final Knowledge knowledge;
    private final Firm firm;
    private final DigestItemNames names;
    private final CandidateAnswers candidates;
    private final Worth worth;

    AssignmentWords(Knowledge knowledge, Firm firm, DigestItemNames names, CandidateAnswers candidates) {
        this.knowledge = knowledge;
        this.firm = firm;
        this.names = names;
        this.candidates = candidates;
        worth = new Worth(knowledge, firm);
    }

    static Block list() {
        return new Block.Buttons(List.of(new Button("Who has what", "assignments", true)));
    }

    String name(PersonId person, Speaker speaker) {
        return firm.directory(speaker).person(person).orElse("A colleague");
    }

    private String called(DigestItem item, Speaker speaker) {
        return names.called(item, firm.directory(speaker));
    }

    Reply retired(Credential credential) {
        var last = credential.retirement().flatMap(Credential.Retirement::on);
        return Reply.refused(credential.title() + " can no longer be taken then"
                + last.map(day -> ": it retires on " + Numbers.show(day)).orElse("")
                + credential.retirement().flatMap(Credential.Retirement::successor)
                        .map(next -> ". Its successor is " + knowledge.catalog().get(next).title()).orElse("")
                + ". Nothing was assigned.", list());
    }

    /** That it is held and can neither be taken nor renewed until a day; empty where it can. */
    Optional<String> tooEarly(DigestItem item, Optional<LocalDate> held, LocalDate by) {
        if (!(item instanceof DigestItem.Certified(var id))) {
            return Optional.empty();
        }
        var called = new CauseWords(knowledge.catalog(), Directory.EMPTY).shortly(id);
        if (held.filter(LocalDate.MAX::equals).isPresent()) {
            return Optional.of("holds " + called + ", which does not expire.");
        }
        return held.filter(by::isBefore)
                .flatMap(end -> knowledge.catalog().get(id).renewal().map(renewal -> renewal.opens(end))
                        .filter(by::isBefore)
                        .map(opens -> "holds " + called + " until " + Numbers.show(end)
                                + ", and it can be renewed from " + Numbers.show(opens) + " on.")
                        .or(() -> knowledge.catalog().get(id).renewal().isPresent() ? Optional.empty()
                                : Optional.of("holds " + called + " until " + Numbers.show(end) + ".")));
    }

    /** {@code to renew} where it is held on the day on which it was asked for. */
    private static boolean isRenewal(Open one) {
        return one.assignment().held().filter(end -> !end.isBefore(one.assignment().since())).isPresent();
    }

    private String todo(Open one, Speaker speaker) {
        var called = called(one.item(), speaker);
        return one.item() instanceof DigestItem.Certified ? called + " to " + (isRenewal(one) ? "renew" : "take")
                : called + " to raise";
    }

    /** What it is worth, and until when it can be renewed. */
    List<Block> facts(Open one, Speaker speaker) {
        var said = worth.of(one.item(), one.human(), one.assignment().held(), speaker);
        List<Block> blocks = new ArrayList<>();
        if (!said.isEmpty()) {
            blocks.add(new Block.Paragraph("What it is worth: " + String.join("; ", said) + "."));
        }
        one.assignment().held().filter(end -> isRenewal(one) && end.isBefore(one.assignment().due()))
                .ifPresent(end -> blocks.add(new Block.Paragraph("It expires on " + Numbers.show(end)
                        + ", and can be renewed through that day; after it the exam has to be passed again.")));
        return blocks;
    }

    Reply assigned(Open one, List<Block> facts, Speaker speaker) {
        var blocks = new ArrayList<>(facts);
        blocks.add(new Block.Buttons(List.of(new Button("Undo", "unassign " + one.assignment().id(), false),
                new Button("Who has what", "assignments", false))));
        var isOwn = speaker.person().equals(Optional.of(one.human()));
        return new Reply((isOwn ? "You have " : name(one.human(), speaker) + " has ") + todo(one, speaker) + " by "
                + Numbers.show(one.assignment().due()) + ".", Reply.Tone.ANSWER, blocks);
    }

    Reply postponed(Open one, List<Block> facts, LocalDate before, Optional<String> line, Speaker speaker) {
        var blocks = new ArrayList<>(facts);
        line.filter(known -> speaker.mayName(known)).ifPresent(known -> blocks.add(new Block.Buttons(List.of(
                new Button("Undo", "assign " + names.typed(one.item()) + " to " + known + " by " + before, false)))));
        return new Reply(
                name(one.human(), speaker) + " has " + todo(one, speaker) + " by "
                        + Numbers.show(one.assignment().due()) + " now, and no longer by " + Numbers.show(before) + ".",
                Reply.Tone.ANSWER, blocks);
    }

    Reply takenBack(Open one, Optional<String> line, Speaker speaker) {
        var again = line.filter(known -> speaker.mayName(known)).map(known -> new Button("Assign it again",
                "assign " + names.typed(one.item()) + " to " + known + " by " + one.assignment().due(), false));
        return Reply.answer(
                "Taken back: " + name(one.human(), speaker) + " has " + called(one.item(), speaker)
                        + " to do no longer.",
                again.<Block>map(button -> new Block.Buttons(List.of(button))).orElseGet(AssignmentWords::list));
    }

    /** What whoever is asked reads: what until when, what it is worth, and why they. */
    Reply letter(Open one, List<Block> facts, Speaker speaker) {
        var called = one.item() instanceof DigestItem.Certified(var id) ? knowledge.catalog().get(id).title()
                : called(one.item(), speaker);
        List<Block> blocks = new ArrayList<>(facts);
        reasons(one, speaker).ifPresent(reasons -> blocks.add(new Block.Paragraph("Why you: " + reasons + ".")));
        blocks.add(new Block.Note("It ends by itself once the certification is on record. Managers see that you were"
                + " asked; whoever asked is told if you decline."));
        if (!(one.item() instanceof DigestItem.Certified)) {
            blocks.removeLast();
            blocks.add(new Block.Note("Managers see that you were asked; whoever asked is told what you say."));
        }
        blocks.add(own(one, false, speaker));
        return new Reply("@" + speaker.name() + " asks you to "
                + (one.item() instanceof DigestItem.Certified ? isRenewal(one) ? "renew " : "take " : "raise ") + called
                + " by " + Numbers.show(one.assignment().due()) + ".", Reply.Tone.ANSWER, blocks);
    }

    /** As is said to somebody of themselves. */
    private Optional<String> reasons(Open one, Speaker speaker) {
        if (!(one.item() instanceof DigestItem.Certified(var id))) {
            return Optional.empty();
        }
        if (isRenewal(one)) {
            return one.assignment().held().map(end -> "you hold it until " + Numbers.show(end));
        }
        var said = candidates.reasons(one.human(), knowledge.catalog().get(id), speaker).stream()
                .map(reason -> reason.replaceFirst("^holds ", "you hold ").replaceFirst("^held ", "you held ")
                        .replaceFirst("^has ", "you have ").replaceFirst("^lacks ", "you still lack "))
                .toList();
        return said.isEmpty() ? Optional.empty() : Optional.of(Wording.list(said));
    }

    Reply letterTakenBack(Open one, Speaker speaker) {
        return Reply.answer("@" + speaker.name() + " took back what they asked of you: " + called(one.item(), speaker)
                + " by " + Numbers.show(one.assignment().due()) + ". Nothing is left to do for it.");
    }

    /** What whoever was asked can say to it. */
    Block.Buttons own(Open one, boolean isNamed, Speaker speaker) {
        var id = one.assignment().id();
        var name = isNamed ? ": " + called(one.item(), speaker) : "";
        var done = one.item() instanceof DigestItem.Certified
                ? new Button("Done" + name, (isRenewal(one) ? "renewed " : "cert add ") + names.typed(one.item()), true)
                : new Button("Done" + name, "assignment done " + id, true);
        return new Block.Buttons(List.of(done, new Button("Decline" + name, "assignment decline " + id, false)));
    }

    /** Who is to do it and by when: candidates to pick from, where names may be seen. */
    Reply form(DigestItem item, Optional<String> who, Speaker speaker) {
        var called = called(item, speaker);
        var day = item instanceof DigestItem.Certified(var id) ? knowledge.catalog().get(id).retirement()
                .flatMap(Credential.Retirement::on).map(last -> last.minusDays(1))
                .filter(speaker.today().plusDays(USUAL)::isAfter).orElse(speaker.today().plusDays(USUAL))
                : speaker.today().plusDays(USUAL);
        var offered = who.isPresent() || !speaker.seesPeople() ? List.<Block.Option>of() : offered(item, speaker);
        var input = offered.isEmpty() ? new Input.Text("anna@contoso.example") : new Input.OneOf(offered);
        return Reply.question("Who is to do " + called + ", and by when? Nothing was assigned yet.",
                new Block.Form("Assign " + NotUnderstood.cut(called), "Assign", "assign " + names.typed(item),
                        List.of(new Field("who", "Who", "to", input, who.orElse(""), false),
                                new Field("day", "By", "by", new Input.Day(), day.toString(), false))),
                new Block.Note("They are told by direct message, with what it is worth, and can decline."));
    }

    private List<Block.Option> offered(DigestItem item, Speaker speaker) {
        if (!(item instanceof DigestItem.Certified(var id))) {
            return List.of();
        }
        var known = firm.people(speaker.situation());
        return candidates.offered(knowledge.catalog().get(id), speaker.today().plusDays(ENDS_SOON), speaker).stream()
                .flatMap(one -> Optional.ofNullable(known.get(one.person()))
                        .flatMap(person -> PeopleNamed.line(person)
                                .map(line -> new Block.Option(
                                        PeopleNamed.name(person) + ": " + Wording.list(one.reasons()), line)))
                        .stream())
                .limit(MOST_OFFERED).toList();
    }
}
