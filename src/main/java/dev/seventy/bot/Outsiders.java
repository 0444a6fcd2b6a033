package dev.seventy.bot;

import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import dev.seventy.reply.Reply;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Role;

/** Answers whoever is of no firm that is known, and shows the made-up one to everybody. */
final class Outsiders {

    private static final Runnable NO_TRACE = () -> {
    };
    private static final Consumer<Answer> NOT_NOTED = _ -> {
    };

    private final Once once;
    private final SampleTour tour;
    private final OrganisationAnswers organisations;
    private final Answers answers;
    private final Surroundings surroundings;

    Outsiders(Once once, SampleTour tour, OrganisationAnswers organisations, Answers answers,
            Surroundings surroundings) {
        this.once = once;
        this.tour = tour;
        this.organisations = organisations;
        this.answers = answers;
        this.surroundings = surroundings;
    }

    /** Whoever is in a workspace that is linked to no firm learns how to link it, and can look around first. */
    CompletableFuture<Answer> unlinked(Command command, Sender.Member member, Message message, Keeping keeping,
            LocalDate day) {
        return switch (command) {
            case Command.Sample asked -> sample(asked, OrganisationId.NONE, message, keeping, NOT_NOTED);
            case General.Welcome welcome ->
                once.read(OrganisationId.NONE, message, keeping, general(welcome, day, message), NO_TRACE);
            case General.Privacy privacy ->
                once.read(OrganisationId.NONE, message, keeping, general(privacy, day, message), NO_TRACE);
            default ->
                once.read(OrganisationId.NONE, message, keeping, said(organisations.howToLink(member)), NO_TRACE);
        };
    }

    /** At the machine itself organisations can be made and chosen. */
    CompletableFuture<Answer> withoutOrganisation(Command command, Message message, Keeping keeping) {
        return switch (command) {
            case Command.Sample asked -> sample(asked, OrganisationId.NONE, message, keeping, NOT_NOTED);
            case Governing.OrganisationAdd(var name) -> once.change(OrganisationId.NONE, message, keeping,
                    () -> Answer.changing(Refusals.complete(organisations.add(name, message.sender()))));
            case Governing.OrganisationLink(var platform, var workspace, var name) ->
                once.change(OrganisationId.NONE, message, keeping, () -> Answer
                        .changing(Refusals.complete(organisations.link(platform, workspace, name, message.sender()))));
            case Governing.OrganisationList _ ->
                once.read(OrganisationId.NONE, message, keeping, said(organisations.list()), NO_TRACE);
            default -> once.read(OrganisationId.NONE, message, keeping,
                    said(organisations.whichOne(surroundings.organisation())), NO_TRACE);
        };
    }

    private Answer general(General command, LocalDate day, Message message) {
        return said(answers.general().answer(command, Role.MEMBER, day, message.files()));
    }

    private static Answer said(Reply reply) {
        return Answer.of(Refusals.complete(reply));
    }

    /**
     * @param owner whose delivery it is; the made-up firm itself is everybody's
     * @param noted what is kept of what was shown
     */
    CompletableFuture<Answer> sample(Command.Sample asked, OrganisationId owner, Message message, Keeping keeping,
            Consumer<Answer> noted) {
        if (!tour.loaded()) {
            var waiting = once.later(owner, message, keeping, Keeping.Wait.LONG);
            if (waiting.isPresent()) {
                return CompletableFuture.completedFuture(waiting.get());
            }
            tour.load();
        }
        var shown = tour.answer(asked, message);
        return once.read(owner, message, keeping, shown, () -> noted.accept(shown));
    }
}
