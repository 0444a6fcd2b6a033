package dev.seventy.bot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.seventy.bot.Assigned.Open;
import dev.seventy.evidence.PersonId;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.store.Assignment;
import dev.seventy.store.Assignment.State;
import dev.seventy.store.Delivery;
import dev.seventy.store.Role;
import dev.seventy.store.Store;

/** Lists what people were asked to do, and takes what they say to it. */
final class AssignmentReplies {

    private static final int MOST_ROWS = 40;
    private static final int MOST_BUTTONS = 2;

    private final Supplier<Store> stores;
    private final Firm firm;
    private final PeopleNamed people;
    private final DigestItemNames names;
    private final AssignmentWords words;

    AssignmentReplies(Supplier<Store> stores, Firm firm, PeopleNamed people, DigestItemNames names,
            AssignmentWords words) {
        this.stores = stores;
        this.firm = firm;
        this.people = people;
        this.names = names;
        this.words = words;
    }

    private List<Assignment> kept(Speaker speaker) {
        return stores.get().assignments().of(speaker.organisation().id());
    }

    private PersonId human(Assignment one, Speaker speaker) {
        return firm.human(one.person(), speaker.situation());
    }

    private boolean isOwn(Assignment one, Speaker speaker) {
        return speaker.person().equals(Optional.of(human(one, speaker)));
    }

    private Optional<Open> named(Assignment one, Speaker speaker) {
        return names.kept(one.what()).map(item -> new Open(one, item, human(one, speaker)));
    }

    private String called(Open one, Speaker speaker) {
        return names.called(one.item(), firm.directory(speaker));
    }

    /** Those who see names see all; others what is theirs. */
    Reply list(Speaker speaker) {
        var isWhole = Permissions.covers(speaker.role(), Role.MANAGER);
        var assigned = Assigned.of(firm, names, speaker);
        var open = assigned.all().stream().filter(one -> isWhole || isOwn(one.assignment(), speaker)).toList();
        var declined = kept(speaker).stream().filter(one -> one.state() == State.DECLINED)
                .filter(one -> isWhole || isOwn(one, speaker))
                .sorted(Comparator.comparing(Assignment::changed).reversed())
                .flatMap(one -> named(one, speaker).stream()).toList();
        if (open.isEmpty() && declined.isEmpty()) {
            return Reply.answer(isWhole
                    ? "Nobody was asked to do anything. assign az-305 to anna@contoso.example by"
                            + " 15 Dec asks somebody, and tells them what it is worth."
                    : "Nothing is asked of you.", new Block.Buttons(List.of(new Button("Score", "score", true))));
        }
        var overdue = open.stream().filter(assigned::isOverdue).count();
        var rows = Stream
                .concat(open.stream()
                        .map(one -> row(one, assigned.isOverdue(one) ? "overdue" : "open", assigned, speaker)),
                        declined.stream().map(one -> row(one, "declined", assigned, speaker)))
                .limit(MOST_ROWS).toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(List.of(new Block.Column("No", true), new Block.Column("What", false),
                new Block.Column("Who", false), new Block.Column("By", false), new Block.Column("Is", false)), rows));
        open.stream().filter(one -> isOwn(one.assignment(), speaker)).limit(MOST_BUTTONS)
                .forEach(one -> blocks.add(words.own(one, open.size() > 1, speaker)));
        if (isWhole && !open.isEmpty()) {
            blocks.add(new Block.Choice("Take one back",
                    open.stream().limit(MOST_ROWS)
                            .map(one -> new Button(NotUnderstood.cut(
                                    one.assignment().id() + ": " + called(one, speaker) + ", " + assigned.who(one)),
                                    "unassign " + one.assignment().id(), false))
                            .toList()));
        }
        blocks.add(new Block.Note("What is on record by now is not listed: the certifications say that it is done."));
        return new Reply(
                (open.size() == 1 ? "1 thing is" : open.size() + " things are") + " to be done"
                        + (overdue == 0 ? "" : ", " + overdue + " overdue")
                        + (declined.isEmpty() ? "." : "; " + declined.size() + " declined."),
                Reply.Tone.ANSWER, blocks);
    }

    private List<String> row(Open one, String state, Assigned assigned, Speaker speaker) {
        return List.of(String.valueOf(one.assignment().id()), called(one, speaker),
                isOwn(one.assignment(), speaker) ? "you" : assigned.who(one), Numbers.show(one.assignment().due()),
                state);
    }

    private Answer own(long id, Speaker speaker, State from, Function<Open, Answer> then) {
        var found = kept(speaker).stream().filter(one -> one.id() == id && isOwn(one, speaker)).findFirst();
        if (found.isEmpty()) {
            return refused("There is no assignment " + id + " of yours");
        }
        if (found.get().state() != from) {
            return refused("Assignment " + id + " is " + switch (found.get().state()) {
                case OPEN -> "open";
                case DECLINED -> "declined already";
                case DONE -> "done already";
                case TAKEN_BACK -> "taken back by whoever asked";
            });
        }
        return named(found.get(), speaker).map(then).orElseGet(() -> refused("Nothing is called so any more"));
    }

    private static Answer refused(String why) {
        return Answer.of(Reply.refused(why + ", so nothing was changed.",
                new Block.Buttons(List.of(new Button("What is asked of me", "assignments", true)))));
    }

    private Answer become(Open one, State to, String said, String told, Block.Buttons buttons, Speaker speaker) {
        var id = one.assignment().id();
        stores.get().assignments().become(speaker.organisation().id(), id, one.assignment().state(), to,
                speaker.actor());
        var asker = asker(one.assignment(), speaker);
        var isFirst = asker.isPresent() && stores.get().deliveries().once(Optional.of(speaker.organisation().id()),
                "assignment:" + id + ":" + to, () -> "told") instanceof Delivery.First;
        var answer = Answer.changing(Reply
                .answer(said + (isFirst ? " Whoever asked is told." : " Managers see it in their list."), buttons));
        return isFirst ? answer.and(new Answer.Elsewhere.Account(asker.get(),
                Reply.answer("@" + speaker.name() + " " + told + ": " + called(one, speaker.at(Message.Place.PRIVATE))
                        + " by " + Numbers.show(one.assignment().due()) + ".", AssignmentWords.list())))
                : answer;
    }

    /** The account of whoever asked, where it is another one in the same workspace. */
    private Optional<String> asker(Assignment one, Speaker speaker) {
        return speaker.message().sender() instanceof Sender.Member member && !one.by().equals(speaker.actor())
                ? people.members(member, speaker)
                        .filter(account -> new Sender.Member(account.platform(), account.workspace(), account.id())
                                .actor().id().equals(one.by().id()))
                        .map(account -> account.id()).findFirst()
                : Optional.empty();
    }

    Answer decline(long id, Speaker speaker) {
        return own(id, speaker, State.OPEN, one -> become(one, State.DECLINED,
                "You declined " + called(one, speaker) + ".", "declined what you asked",
                new Block.Buttons(List.of(new Button("Take it after all", "assignment take " + id, false))), speaker));
    }

    Answer take(long id, Speaker speaker) {
        return own(id, speaker, State.DECLINED,
                one -> become(one, State.OPEN,
                        "You have " + called(one, speaker) + " to do by " + Numbers.show(one.assignment().due()) + ".",
                        "takes on after all what you asked", words.own(one, false, speaker), speaker));
    }

    /** Of a certification its record is the proof, and no word of anybody's. */
    Answer done(long id, Speaker speaker) {
        return own(id, speaker, State.OPEN, one -> {
            if (!(one.item() instanceof DigestItem.Certified)) {
                return become(one, State.DONE, "You did " + called(one, speaker) + ".", "did what you asked",
                        new Block.Buttons(List.of(new Button("What is asked of me", "assignments", false))), speaker);
            }
            var isOnRecord = Assigned.isOnRecord(one, firm.evidence(speaker.situation(), Terms.NONE), speaker.today());
            return Answer.of(isOnRecord
                    ? Reply.answer(called(one, speaker) + " is on record, so that is done. Nothing had to be changed.")
                    : Reply.question("When was it? It is done once the certification is on record. Nothing was"
                            + " recorded yet.", words.own(one, false, speaker)));
        });
    }
}
