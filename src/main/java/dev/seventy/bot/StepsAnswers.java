package dev.seventy.bot;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.store.AuditTrail;
import dev.seventy.store.Delivery;
import dev.seventy.store.Person;
import dev.seventy.store.Store;

/** Sends people the steps by which they mend what nobody else can, when a manager asks for it. */
final class StepsAnswers {

    private final DoctorAnswers doctor;
    private final Supplier<Store> stores;
    private final PeopleNamed named;
    private final FindingWords words;

    StepsAnswers(DoctorAnswers doctor, Knowledge knowledge, Supplier<Store> stores, PeopleNamed named) {
        this.doctor = doctor;
        this.stores = stores;
        this.named = named;
        words = new FindingWords(knowledge);
    }

    /** Sends somebody the steps that only they can take. */
    Answer send(String who, Speaker speaker) {
        return switch (named.ask(who, speaker, new PeopleNamed.Question("Nothing was sent",
                line -> "cert steps " + line, new Block.Button("What is wrong", "cert doctor", true)))) {
            case PeopleNamed.Asked.Sure(var person) -> send(person, speaker);
            case PeopleNamed.Asked.Unsure(var reply) -> Answer.of(reply);
        };
    }

    private Answer send(Person person, Speaker speaker) {
        var name = PeopleNamed.name(person);
        var found = doctor.findings(speaker).stream().filter(finding -> finding.person().equals(person.id()))
                .filter(FindingWords::isForThePerson).toList();
        if (found.isEmpty()) {
            return Answer.of(Reply.refused("There is nothing that " + name + " would have to mend. Nothing was sent.",
                    new Block.Buttons(List.of(new Block.Button("What is wrong", "cert doctor", true)))));
        }
        var letter = words.steps(
                "@" + speaker.name() + " asks you to look at " + FindingWords.things(found.size()) + " that keep"
                        + (found.size() == 1 ? "s" : "") + " your certifications from counting.",
                found, speaker.today());
        if (!(speaker.message().sender() instanceof Sender.Member member)) {
            return Answer
                    .of(new Reply(
                            "There is no workspace here to write to " + name
                                    + " in, so nothing was sent. It would say: " + letter.summary(),
                            Reply.Tone.ANSWER, letter.blocks()));
        }
        var accounts = named.accounts(person, member, speaker);
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
                List.of(AuditTrail.person(person.id())), "done");
        return Answer
                .changing(
                        Reply.answer("Sent to " + name + ": the steps for " + FindingWords.things(found.size()) + "."))
                .and(accounts.stream().map(account -> new Answer.Elsewhere.Account(account.id(), letter))
                        .toArray(Answer.Elsewhere[]::new));
    }
}
