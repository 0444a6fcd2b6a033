package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.seventy.bot.Assigned.Open;
import dev.seventy.bot.DigestItemNames.Named;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.Assignment;
import dev.seventy.store.Assignment.State;
import dev.seventy.store.Assignments;
import dev.seventy.store.Person;
import dev.seventy.store.Store;

/** Asks somebody to do something until a day, tells them, and takes it back. */
final class AssignmentAnswers {

    private static final String UNDONE = "Nothing was assigned";
    private static final int MOST_OPEN = 500;
    private static final int LONGEST_YEARS = 2;

    private final Knowledge knowledge;
    private final Supplier<Store> stores;
    private final Firm firm;
    private final PeopleNamed people;
    private final DigestItemNames names;
    private final AssignmentWords words;
    private final AssignmentReplies replies;

    AssignmentAnswers(Knowledge knowledge, Supplier<Store> stores, Firm firm, PeopleNamed people,
            CandidateAnswers candidates) {
        this.knowledge = knowledge;
        this.stores = stores;
        this.firm = firm;
        this.people = people;
        names = new DigestItemNames(knowledge);
        words = new AssignmentWords(knowledge, firm, names, candidates);
        replies = new AssignmentReplies(stores, firm, people, names, words);
    }

    Answer answer(Assigning asked, Speaker speaker) {
        return switch (asked) {
            case Assigning.Assign(var what, var who, var by) ->
                what(what, " to " + who + " by " + by, speaker, item -> assign(item, who, by, speaker));
            case Assigning.AssignForm(var what, var who) ->
                what(what, who.map(" to "::concat).orElse(""), speaker, item -> refusal(item, speaker.today(), speaker)
                        .map(Answer::of).orElseGet(() -> Answer.of(words.form(item, who, speaker))));
            case Assigning.Unassign(var id, var what, var who) -> id.isPresent()
                    ? unassign(open(speaker).stream().filter(one -> one.assignment().id() == id.get()).toList(),
                            "assignment " + id.get(), speaker)
                    : unassign(what, who, speaker);
            case Assigning.AssignUnclear(var why, var meant) ->
                Answer.of(Reply.misunderstood(why, new Block.Buttons(meant)));
            case Assigning.AssignmentList _ -> Answer.of(replies.list(speaker));
            case Assigning.AssignmentDecline(var id) -> replies.decline(id, speaker);
            case Assigning.AssignmentTake(var id) -> replies.take(id, speaker);
            case Assigning.AssignmentDone(var id) -> replies.done(id, speaker);
        };
    }

    private Assignments assignments() {
        return stores.get().assignments();
    }

    /** Read anew, as another may have changed it in the same transaction. */
    private List<Open> open(Speaker speaker) {
        return Assigned.open(assignments().of(speaker.organisation().id()),
                firm.evidence(speaker.situation(), Terms.NONE), firm, speaker.situation(), names, speaker.today());
    }

    /** What can be asked of somebody: a certification, or a metric of a designation. */
    private Answer what(String typed, String behind, Speaker speaker, Function<DigestItem, Answer> then) {
        return switch (names.named(typed, "assign ", behind, UNDONE, firm.directory(speaker))) {
            case Named.Asked(var reply) -> Answer.of(reply);
            case Named.One(var item) when item instanceof DigestItem.Certified || item instanceof DigestItem.Metric ->
                then.apply(item);
            case Named.One(var item) -> Answer.of(Reply.misunderstood(names.called(item, firm.directory(speaker))
                    + " is nothing that one person can do. Name an exam, or a metric of a designation, such as: assign"
                    + " az-305 to anna@contoso.example by 15 Dec, assign infrastructure net adds to"
                    + " anna@contoso.example by 15 Dec. " + UNDONE + ".",
                    new Block.Buttons(List.of(new Button("Score", "score", true)))));
        };
    }

    /** Why it cannot be done until then; empty where it can. */
    private Optional<Reply> refusal(DigestItem item, LocalDate by, Speaker speaker) {
        if (PersonAnswers.sample(speaker).isPresent()) {
            return Optional.of(Reply.refused(
                    "The sample firm is made up, and nobody there can be asked. " + UNDONE + ".", new Block.Buttons(
                            List.of(new Button("Who could take it", "who could take " + names.typed(item), true)))));
        }
        if (by.isBefore(speaker.today()) || by.isAfter(speaker.today().plusYears(LONGEST_YEARS))) {
            return Optional.of(Reply.misunderstood(
                    (by.isBefore(speaker.today()) ? Numbers.show(by) + " is over."
                            : "That is more than " + LONGEST_YEARS + " years away.") + " By which day? " + UNDONE + ".",
                    new Block.Buttons(List.of(new Button("Fill it in", "assign " + names.typed(item), true, true)))));
        }
        return item instanceof DigestItem.Certified(var id) && knowledge.catalog().get(id).isRetired(by)
                ? Optional.of(words.retired(knowledge.catalog().get(id)))
                : Optional.empty();
    }

    private Answer assign(DigestItem item, String who, LocalDate by, Speaker speaker) {
        var refusal = refusal(item, by, speaker);
        if (refusal.isPresent()) {
            return Answer.of(refusal.get());
        }
        var question = new PeopleNamed.Question(UNDONE,
                line -> "assign " + names.typed(item) + " to " + line + " by " + by,
                "Name somebody by their address; person list says who is known.",
                List.of(new Button("Who could take it", "who could take " + names.typed(item), false)));
        return switch (asked(who, speaker, question)) {
            case PeopleNamed.Asked.Unsure(var reply) -> Answer.of(reply);
            case PeopleNamed.Asked.Sure(var person) -> assign(item, person, by, speaker);
        };
    }

    private PeopleNamed.Asked asked(String who, Speaker speaker, PeopleNamed.Question question) {
        var self = who.equalsIgnoreCase("me") || who.equalsIgnoreCase("myself")
                ? speaker.person().flatMap(id -> Optional.ofNullable(firm.people(speaker.situation()).get(id)))
                : Optional.<Person>empty();
        return self.<PeopleNamed.Asked>map(PeopleNamed.Asked.Sure::new)
                .orElseGet(() -> people.ask(who, speaker, question));
    }

    private Answer assign(DigestItem item, Person person, LocalDate by, Speaker speaker) {
        var evidence = firm.evidence(speaker.situation(), Terms.NONE);
        if (SkillAnswers.away(evidence, speaker.today()).contains(person.id())) {
            return Answer.of(Reply.refused(words.name(person.id(), speaker) + " is not at the firm today, by the staff"
                    + " list. " + UNDONE + ".", AssignmentWords.list()));
        }
        var held = item instanceof DigestItem.Certified(var id)
                ? Assigned.last(person.id(), id, evidence, speaker.today())
                : Optional.<LocalDate>empty();
        var early = words.tooEarly(item, held, by);
        if (early.isPresent()) {
            return Answer.of(Reply.refused(words.name(person.id(), speaker) + " " + early.get() + " " + UNDONE + ".",
                    AssignmentWords.list()));
        }
        var open = open(speaker);
        var same = open.stream().filter(one -> one.human().equals(person.id()) && one.item().equals(item)).findFirst();
        if (same.isPresent()) {
            return postpone(same.get(), by, person, speaker);
        }
        if (open.size() >= MOST_OPEN) {
            return Answer.of(Reply.refused(MOST_OPEN + " things are assigned already, and no more. " + UNDONE + ".",
                    AssignmentWords.list()));
        }
        var made = assignments().add(speaker.organisation().id(),
                new Assignments.Draft(person.id(), item.name(), by, held, speaker.today()), speaker.actor());
        var one = new Open(made, item, person.id());
        var facts = words.facts(one, speaker);
        return told(one, words.assigned(one, facts, speaker), words.letter(one, facts, speaker), person, speaker);
    }

    private Answer postpone(Open one, LocalDate by, Person person, Speaker speaker) {
        var before = one.assignment().due();
        var changed = before.equals(by) ? Optional.<Assignment>empty()
                : assignments().postpone(speaker.organisation().id(), one.assignment().id(), by, speaker.actor());
        return changed.map(now -> {
            var later = new Open(now, one.item(), one.human());
            var facts = words.facts(later, speaker);
            return told(later, words.postponed(later, facts, before, PeopleNamed.line(person), speaker),
                    words.letter(later, facts, speaker), person, speaker);
        }).orElseGet(
                () -> Answer.of(Reply.refused(
                        words.name(one.human(), speaker) + " has " + names.called(one.item(), firm.directory(speaker))
                                + " by " + Numbers.show(before) + " already. Nothing was changed.",
                        AssignmentWords.list())));
    }

    /** With a message to whoever is asked, unless that is the speaker. */
    private Answer told(Open one, Reply reply, Reply letter, Person person, Speaker speaker) {
        if (speaker.person().equals(Optional.of(one.human()))) {
            return Answer.changing(reply);
        }
        var accounts = accounts(person, speaker);
        var sentence = accounts.isEmpty()
                ? " No account of theirs is known here, so nobody was written to; please tell them."
                : " I wrote to them directly.";
        return Answer.changing(new Reply(reply.summary() + sentence, reply.tone(), reply.blocks()))
                .and(accounts.stream().map(account -> new Answer.Elsewhere.Account(account.id(), letter))
                        .toArray(Answer.Elsewhere[]::new));
    }

    private List<Account> accounts(Person person, Speaker speaker) {
        return speaker.message().sender() instanceof Sender.Member member ? people.accounts(person, member, speaker)
                : List.of();
    }

    private Answer unassign(String what, Optional<String> who, Speaker speaker) {
        return switch (names.named(what, "unassign ", who.map(" from "::concat).orElse(""), "Nothing was changed",
                firm.directory(speaker))) {
            case Named.Asked(var reply) -> Answer.of(reply);
            case Named.One(var item) -> {
                var all = open(speaker).stream().filter(one -> one.item().equals(item)).toList();
                var called = names.called(item, firm.directory(speaker));
                if (who.isEmpty() || all.isEmpty()) {
                    yield unassign(all, called, speaker);
                }
                yield switch (asked(who.get(), speaker,
                        new PeopleNamed.Question("Nothing was changed",
                                line -> "unassign " + names.typed(item) + " from " + line,
                                new Button("Who has what", "assignments", false)))) {
                    case PeopleNamed.Asked.Unsure(var reply) -> Answer.of(reply);
                    case PeopleNamed.Asked.Sure(var person) ->
                        unassign(all.stream().filter(one -> one.human().equals(person.id())).toList(), called, speaker);
                };
            }
        };
    }

    private Answer unassign(List<Open> meant, String called, Speaker speaker) {
        if (meant.isEmpty()) {
            return Answer.of(Reply.refused("Nobody has " + called + " to do, or it is done. Nothing was changed.",
                    AssignmentWords.list()));
        }
        if (meant.size() > 1) {
            return Answer.of(Reply.question("From whom? Nothing was changed.",
                    new Block.Buttons(meant.stream().limit(5)
                            .map(one -> new Button(NotUnderstood.cut(words.name(one.human(), speaker)),
                                    "unassign " + one.assignment().id(), false))
                            .toList())));
        }
        var one = meant.getFirst();
        var gone = assignments().become(speaker.organisation().id(), one.assignment().id(), State.OPEN,
                State.TAKEN_BACK, speaker.actor());
        var person = Optional.ofNullable(firm.people(speaker.situation()).get(one.human()));
        var reply = words.takenBack(one, person.flatMap(PeopleNamed::line), speaker);
        List<Answer.Elsewhere> letters = new ArrayList<>();
        person.filter(_ -> gone.isPresent() && !speaker.person().equals(Optional.of(one.human())))
                .ifPresent(known -> accounts(known, speaker).forEach(account -> letters
                        .add(new Answer.Elsewhere.Account(account.id(), words.letterTakenBack(one, speaker)))));
        return Answer.changing(reply).and(letters.toArray(Answer.Elsewhere[]::new));
    }
}
