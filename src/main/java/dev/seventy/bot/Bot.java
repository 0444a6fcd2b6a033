package dev.seventy.bot;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Outcomes;
import dev.seventy.store.Role;
import dev.seventy.store.Store;
import dev.seventy.store.StoreUnavailable;

/** Takes a message: understands its line, finds who speaks and whether they may, and has it carried out once. */
public final class Bot implements Conversation {

    /** The name that only the made-up firm bears. */
    public static final String SAMPLE = "sample";

    private static final Runnable NO_TRACE = () -> {
    };

    private final Supplier<Store> stores;
    private final InstantSource clock;
    private final Surroundings surroundings;
    private final CommandParser parser;
    private final Speakers speakers;
    private final Once once;
    private final Shares shares = new Shares();
    private final Answers answers;
    private final Outsiders outsiders;

    /** @param stores asked for the store whenever something in it is needed, and not before */
    public Bot(Knowledge knowledge, Supplier<Store> stores, InstantSource clock, Surroundings surroundings) {
        this.stores = stores;
        this.clock = clock;
        this.surroundings = surroundings;
        var firm = new Firm(stores, clock);
        parser = new CommandParser(knowledge);
        speakers = new Speakers(stores, firm, clock, surroundings.organisation());
        once = new Once(stores);
        answers = new Answers(knowledge, stores, clock, firm, speakers, parser, surroundings);
        outsiders = new Outsiders(once, new SampleTour(stores, firm, parser, answers, surroundings.sampleFirm()),
                new OrganisationAnswers(stores), answers, surroundings);
    }

    @Override
    public Answer say(Message message, Keeping keeping) {
        return Outcomes.await(saying(message, keeping));
    }

    @Override
    public CompletableFuture<Answer> saying(Message message, Keeping keeping) {
        try {
            return said(message, keeping);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private CompletableFuture<Answer> said(Message message, Keeping keeping) {
        // At the machine itself this works without a store, and with one that cannot be opened.
        if (message.sender() instanceof Sender.Local && understand(message) instanceof General command) {
            var told = told(message, command);
            if (told.isPresent()) {
                return answer(told.get().command(), told.get().speaker(), keeping);
            }
            // What somebody passed is no look at the catalogue, also where there is no firm yet that could keep it.
            if (!answers.speaksOfSomebody(command, message.text(), day())) {
                return once.read(OrganisationId.NONE, message, keeping, general(command, message), NO_TRACE);
            }
        }
        return switch (speakers.of(message)) {
            case Speakers.Identity.Known(var speaker) -> {
                var command = understand(message, speaker.today());
                yield answer(message.files().isEmpty() ? answers.heard(command, speaker) : command, speaker, keeping);
            }
            case Speakers.Identity.Unlinked(var member) ->
                outsiders.unlinked(understand(message), member, message, keeping, day());
            case Speakers.Identity.WhichOne() -> outsiders.withoutOrganisation(understand(message), message, keeping);
            case Speakers.Identity.Unknown(var organisation) -> once
                    .later(organisation.id(), message, keeping, Keeping.Wait.UNKNOWN_SENDER)
                    .map(CompletableFuture::completedFuture).orElseGet(
                            () -> once.read(organisation.id(), message, keeping, said(Refusals.unknown()), NO_TRACE));
            case Speakers.Identity.Unwelcome(var organisation, var reply) ->
                once.read(organisation.id(), message, keeping, said(reply), NO_TRACE);
        };
    }

    /** At the machine itself: what somebody tells, which only a firm makes sense of. */
    private record Heard(Command command, Speaker speaker) {
    }

    private Optional<Heard> told(Message message, General command) {
        var isSentence = command instanceof General.Unclear || command instanceof General.Credential
                || command instanceof General.Thanks;
        if (!isSentence || !message.files().isEmpty() || !surroundings.isKept().getAsBoolean()) {
            return Optional.empty();
        }
        try {
            return speakers.of(message) instanceof Speakers.Identity.Known(var speaker)
                    ? Optional.of(new Heard(answers.heard(understand(message, speaker.today()), speaker), speaker))
                            .filter(heard -> !(heard.command() instanceof General) || answers.isListening(speaker))
                    : Optional.empty();
        } catch (StoreUnavailable away) {
            return Optional.empty();
        }
    }

    @Override
    public void introduce(Sender.Member who, Account.Profile profile) {
        stores.get().organisations().situation(who.platform(), who.workspace(), who.grid())
                .ifPresent(situation -> stores.get().accounts().identified(situation.organisation().id(),
                        who.platform(), who.workspace(), who.user(), profile));
    }

    @Override
    public boolean onlyReads(String line) {
        return Permissions.shareable(parser.parse(line, day())) && !tells(line);
    }

    @Override
    public boolean tells(String line) {
        return answers.tells(line, day());
    }

    @Override
    public List<Nudge> nudges(OrganisationId organisation) {
        return answers.reminders().due(organisation);
    }

    @Override
    public Answer remind(Nudge nudge, Keeping keeping) {
        var message = new Message("reminders", nudge.reader(), Message.Place.PRIVATE, Optional.of(nudge.key()),
                List.of());
        return switch (speakers.of(message)) {
            case Speakers.Identity.Known(var speaker) ->
                Outcomes.await(answer(new Reminding.ReminderTell(nudge.day()), speaker, keeping));
            case Speakers.Identity.Unknown(var organisation) ->
                once.later(organisation.id(), message, keeping, Keeping.Wait.UNKNOWN_SENDER).orElse(Answer.SILENT);
            case Speakers.Identity.Unwelcome _,Speakers.Identity.Unlinked _,Speakers.Identity.WhichOne _ ->
                Answer.SILENT;
        };
    }

    @Override
    public boolean isStillDue(Sender.Member reader, Optional<LocalDate> told) {
        return answers.reminders().isStillDue(reader, told);
    }

    @Override
    public void untold(Sender.Member reader, Optional<LocalDate> told) {
        answers.reminders().untold(reader, told);
    }

    @Override
    public OptionalLong takes(Message message) {
        return switch (speakers.of(message)) {
            case Speakers.Identity.Known(var speaker) ->
                OptionalLong.of(Permissions.takes(withFiles(message.text(), speaker.today()), speaker.role()));
            case Speakers.Identity.Unknown _ -> OptionalLong.empty();
            case Speakers.Identity.Unlinked _,Speakers.Identity.WhichOne _,Speakers.Identity.Unwelcome _ ->
                OptionalLong.of(0);
        };
    }

    /** What a line means to somebody of whom no firm, and so no today of its own, is known. */
    public Command understand(Message message) {
        return understand(message, day());
    }

    /** What is kept of whom, for a page that anybody may read. */
    public Reply privacy() {
        return WelcomeAnswers.privacy(surroundings);
    }

    /** What a link leads to that was made here for somebody to forward. */
    public SharedPage page(String token) {
        return answers.page(token);
    }

    /** The picture that a link leads to which was made here; empty where it leads to none, or is over. */
    public Optional<Block.Picture> picture(String token) {
        return answers.picture(token);
    }

    private LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Command understand(Message message, LocalDate today) {
        if (!message.files().isEmpty()) {
            return withFiles(message.text(), today);
        }
        var command = parser.parse(message.text(), today);
        return command instanceof Importing.Import ? new General.ImportHowTo() : command;
    }

    private Command withFiles(String line, LocalDate today) {
        return line.isBlank() ? new Importing.Import(Optional.empty(), false) : parser.parse(line, today);
    }

    private static Answer said(Reply reply) {
        return Answer.of(Refusals.complete(reply));
    }

    private Answer general(General command, Message message) {
        return said(answers.general().answer(command, Role.ADMIN, day(), message.files()));
    }

    private CompletableFuture<Answer> answer(Command command, Speaker speaker, Keeping keeping) {
        var organisation = speaker.organisation().id();
        var message = speaker.message();
        var needed = Permissions.needed(command);
        if (!Permissions.covers(speaker.role(), needed) && !answers.isAboutOwn(command, speaker)) {
            return once.read(organisation, message, keeping, said(Refusals.lacking(needed, command, speaker)),
                    NO_TRACE);
        }
        if (Permissions.localOnly(command) && !speaker.local()) {
            return once.read(organisation, message, keeping, said(Refusals.onlyAtTheMachine()), NO_TRACE);
        }
        if (command instanceof Command.Sample asked) {
            return outsiders.sample(asked, organisation, message, keeping,
                    shown -> answers.noteQuestion(command, speaker, shown.reply()));
        }
        if (Permissions.once(command)) {
            return once.change(organisation, message, keeping, () -> {
                var answer = answers.find(command, speaker, keeping);
                answers.trace(command, speaker, answer);
                return answer;
            });
        }
        if (command instanceof Importing.Import) {
            var waiting = once.later(organisation, message, keeping, Keeping.Wait.LONG);
            if (waiting.isPresent()) {
                return CompletableFuture.completedFuture(waiting.get());
            }
        }
        return read(command, speaker, keeping);
    }

    private CompletableFuture<Answer> read(Command command, Speaker speaker, Keeping keeping) {
        var organisation = speaker.organisation().id();
        var kept = answers.kept(command, speaker);
        if (kept.isPresent()) {
            return told(command, speaker, keeping, kept.get());
        }
        if (!Permissions.lasting(command)) {
            return told(command, speaker, keeping, answers.find(command, speaker, keeping));
        }
        if (!shares.taken(organisation)) {
            var waiting = once.later(organisation, speaker.message(), keeping, Keeping.Wait.BUSY);
            if (waiting.isPresent()) {
                return CompletableFuture.completedFuture(waiting.get());
            }
            shares.take(organisation);
        }
        Answer found;
        try {
            found = answers.find(command, speaker, keeping);
        } finally {
            shares.giveBack(organisation);
        }
        return told(command, speaker, keeping, found);
    }

    private CompletableFuture<Answer> told(Command command, Speaker speaker, Keeping keeping, Answer answer) {
        return once.read(speaker.organisation().id(), speaker.message(), keeping, answer,
                () -> answers.trace(command, speaker, answer));
    }
}
