package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.store.Organisation;
import dev.seventy.store.Organisations.Situation;
import dev.seventy.store.Role;
import dev.seventy.store.Store;

/** Answers lines from the made-up firm, to anybody, without changing it. */
final class SampleTour {

    private final Supplier<Store> stores;
    private final Firm firm;
    private final CommandParser parser;
    private final Answers answers;
    private final Runnable loader;

    /** @param loader loads the made-up firm */
    SampleTour(Supplier<Store> stores, Firm firm, CommandParser parser, Answers answers, Runnable loader) {
        this.stores = stores;
        this.firm = firm;
        this.parser = parser;
        this.answers = answers;
        this.loader = loader;
    }

    private Optional<Situation> situation() {
        return stores.get().organisations().find(Bot.SAMPLE).filter(Organisation::sample)
                .flatMap(organisation -> stores.get().organisations().situation(organisation.id()));
    }

    boolean loaded() {
        return situation().filter(situation -> !firm.evidence(situation, Terms.NONE).isEmpty()).isPresent();
    }

    /** Loads the made-up firm, unless another has done so meanwhile. */
    synchronized void load() {
        if (!loaded()) {
            loader.run();
        }
    }

    Answer answer(Command.Sample asked, Message message) {
        var situation = situation();
        if (situation.isEmpty()) {
            return Answer.of(Refusals.complete(Reply.refused("There is no sample firm here. Nothing was done.")));
        }
        var place = message.place() == Message.Place.SHARED ? Message.Place.SHARED : Message.Place.PRIVATE;
        var visitor = new Speaker(situation.get(), message.sender().actor(), Role.ADMIN,
                new Message(asked.line(), message.sender(), place, message.deliveryKey(), List.of()),
                firm.said(message), firm.settings(situation.get()), Optional.empty(), Optional.empty());
        var command = parser.parse(asked.line(), visitor.today());
        if (!shown(command)) {
            return refused("The sample firm can be looked at and not changed. Nothing was done.");
        }
        if (answers.speaksOfSomebody(command, asked.line(), visitor.today())) {
            return refused(TellAnswers.SAMPLE + " Say it without 'sample' to tell it of your own firm.");
        }
        return answers.toured(command, visitor, SampleTour::headed);
    }

    private static Answer refused(String why) {
        return Answer.of(
                headed(Reply.refused(why, new Block.Buttons(List.of(new Block.Button("Its score", "score", true))))));
    }

    private static boolean shown(Command command) {
        return Permissions.shareable(command) || command instanceof General && !(command instanceof General.RulesTest)
                || command instanceof Measuring.Score || command instanceof Command.Home
                || command instanceof Importing.ImportHistory;
    }

    /** A button of the tour leads on in the tour. */
    private static Reply headed(Reply reply) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading("Sample firm (made up)"));
        blocks.addAll(reply.blocks());
        blocks.add(new Block.Note("Buttons here stay with the sample firm. Type home for your own."));
        return new Reply(reply.summary(), reply.tone(), blocks)
                .commands(line -> line.startsWith("sample ") ? line : "sample " + line);
    }
}
