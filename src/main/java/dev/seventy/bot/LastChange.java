package dev.seventy.bot;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.speech.Draft;
import dev.seventy.store.Drafts;
import dev.seventy.store.Store;
import dev.seventy.store.Vault;

/**
 * What somebody changed last in a place, where that is no import: a plain undo there is the undo under its answer, and
 * asks where there is none, so that it takes back nothing else unsaid.
 */
final class LastChange {

    private static final String UNDO = "Undo";
    private static final String OF_IMPORT = "undo ";

    private final Supplier<Store> stores;
    private final InstantSource clock;
    private final Optional<Vault> vault;
    private final CommandParser parser;

    /**
     * What is kept of a change.
     *
     * @param said the line; empty where it may not be kept
     * @param back what reverses it
     * @param atOnce whether a plain undo does that without asking
     */
    record Change(String said, Optional<Button> back, boolean atOnce) {

        private String written() {
            return String.join("\n", atOnce ? "at once" : "", back.map(Button::label).orElse(""),
                    back.map(Button::command).orElse(""), said);
        }

        private static Change read(String written) {
            var parts = written.split("\n", 4);
            return new Change(parts[3], Optional.of(parts[2]).filter(line -> !line.isEmpty())
                    .map(line -> new Button(parts[1], line, false)), !parts[0].isEmpty());
        }
    }

    LastChange(Supplier<Store> stores, InstantSource clock, Optional<Vault> vault, CommandParser parser) {
        this.stores = stores;
        this.clock = clock;
        this.vault = vault;
        this.parser = parser;
    }

    private Drafts drafts() {
        return stores.get().drafts(vault);
    }

    private Optional<Drafts.Kept> kept(Speaker speaker) {
        return drafts().newest(TellMemory.owner(speaker), Drafts.Kind.CHANGED)
                .filter(kept -> !kept.content().isEmpty() && kept.expires().isAfter(clock.instant()));
    }

    Optional<Change> of(Speaker speaker) {
        return kept(speaker).map(kept -> Change.read(kept.content()));
    }

    /** In the transaction of the change. */
    void remember(Command command, Speaker speaker, Answer answer) {
        if (!answer.changed() || speaker.onTour()) {
            return;
        }
        var buttons = buttons(answer.reply());
        if (command instanceof Importing || buttons.stream().anyMatch(one -> one.command().startsWith(OF_IMPORT))) {
            kept(speaker).ifPresent(kept -> drafts().end(speaker.organisation().id(), kept.number()));
        } else if (isKept(command)) {
            var typed = CommandParser.spoken(speaker.message().text());
            var back = back(command, buttons);
            var change = new Change(command instanceof Custody ? "" : NotUnderstood.cut(typed), back,
                    back.filter(one -> one.label().equals(UNDO)).isPresent() && !isUndo(typed));
            drafts().keep(TellMemory.owner(speaker), Drafts.Kind.CHANGED, change.written(),
                    clock.instant().plus(Draft.KEPT));
        }
    }

    /** What is told is an import, and nothing is kept of whoever wants to be forgotten. */
    private static boolean isKept(Command command) {
        return Permissions.once(command) && !(command instanceof Certifying || command instanceof Partnering
                || command instanceof Ecosystem || command instanceof Custody.MeForget);
    }

    private static List<Button> buttons(Reply reply) {
        return reply.blocks().stream().flatMap(block -> switch (block) {
            case Block.Buttons(var buttons) -> buttons.stream();
            case Block.Choice(var _, var options) -> options.stream();
            default -> Stream.<Button>empty();
        }).toList();
    }

    private static Optional<Button> back(Command command, List<Button> buttons) {
        List<String> lines = switch (command) {
            case Digesting.DigestSubscribe _ -> List.of("digest stop");
            case Digesting.DigestMute _ -> List.of("digest unmute");
            case Digesting.DigestStop _ -> List.of("digest subscribe");
            case Reminding.ReminderSnooze _,Reminding.ReminderStop _ ->
                List.of("reminders unsnooze", "reminders start");
            case Assigning.Unassign _ -> List.of("assign ");
            case Assigning.AssignmentDecline _ -> List.of("assignment take");
            default -> List.of();
        };
        return buttons.stream().filter(
                one -> one.label().equals(UNDO) || lines.stream().anyMatch(line -> one.command().startsWith(line)))
                .findFirst();
    }

    private static boolean isUndo(String line) {
        return line.strip().equalsIgnoreCase(OF_IMPORT.strip()) || TellWishes.isTakingBack(line);
    }

    /** The same command, or what a plain undo does of what was changed last. */
    Command heard(Command command, Speaker speaker) {
        var isMeant = command instanceof Importing.Undo(var id) && id.isEmpty()
                || command instanceof Certifying.Tell(var line, var _) && TellWishes.isTakingBack(line)
                        && !isTellingSince(speaker);
        return isMeant ? of(speaker).map(change -> change.back().filter(_ -> change.atOnce())
                .map(back -> parser.parse(back.command(), speaker.today()))
                .orElseGet(() -> new Importing.Undo(Optional.empty()))).orElse(command) : command;
    }

    private boolean isTellingSince(Speaker speaker) {
        var begun = drafts().newest(TellMemory.owner(speaker), Drafts.Kind.OPEN).map(Drafts.Kept::number);
        return begun.filter(number -> kept(speaker).filter(kept -> kept.number() > number).isEmpty()).isPresent();
    }

    /**
     * Says what it was, and how to reverse it.
     *
     * @param instead what an undo can take back, as that is asked
     */
    static Reply asked(Change change, Optional<Reply> instead) {
        var isUndone = isUndo(change.said());
        var what = change.said().isEmpty() ? "What you did here last cannot be taken back."
                : isUndone ? "What you did here last is taken back already."
                        : "What you did here last was: " + change.said() + ".";
        var how = change.back()
                .map(back -> (isUndone ? " It is done again with: " : " It is reversed with: ") + back.command() + ".")
                .orElse(change.said().isEmpty() || isUndone ? "" : " Undo does not reverse it.");
        var buttons = Stream.concat(instead.map(LastChange::buttons).orElse(List.of()).stream(), change.back().stream())
                .toList();
        var reply = new Reply(what + how + instead.map(asked -> " An undo goes further back: " + asked.summary())
                .orElse(" Nothing was changed."), Reply.Tone.QUESTION, List.of());
        return buttons.isEmpty() ? reply : reply.with(new Block.Buttons(buttons));
    }
}
