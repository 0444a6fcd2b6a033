package dev.seventy.bot;

import java.time.Instant;
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
 * What somebody changed last in a place: a plain undo there is the undo under its answer, and asks where there is none,
 * where that was a while ago, or where somebody else has changed the same since, so that it takes back nothing unsaid.
 */
final class LastChange {

    private static final String UNDO = "Undo";
    private static final String OF_IMPORT = "undo ";
    private static final String OPENLY = "openly";

    private final Supplier<Store> stores;
    private final InstantSource clock;
    private final Optional<Vault> vault;
    private final CommandParser parser;

    /**
     * What is kept of a change.
     *
     * @param said the line; empty where it may not be kept
     * @param back what reverses it
     * @param isUndo whether it was itself an undo, so that a plain one does not reverse that
     * @param isOpenly whether everybody there could read the line, of an undo the one that it took back
     * @param entry the entry of the trail that tells of it
     */
    record Change(String said, Optional<Button> back, boolean isUndo, boolean isOpenly, long entry, Instant at) {

        private String written() {
            return String.join("\n", (isUndo ? UNDO : "") + (isOpenly ? OPENLY : ""),
                    back.map(Button::label).orElse("").replaceAll("\\s+", " "), back.map(Button::command).orElse(""),
                    Long.toString(entry), said);
        }

        private static Change read(Drafts.Kept kept) {
            var parts = kept.content().split("\n", 5);
            var back = Optional.of(parts[2]).filter(line -> !line.isEmpty())
                    .map(line -> new Button(parts[1], line, false));
            return new Change(parts[4], back, parts[0].startsWith(UNDO), parts[0].endsWith(OPENLY),
                    Long.parseLong(parts[3]), kept.expires().minus(Draft.KEPT));
        }

        /** The import that it was, where it was one. */
        Optional<Long> told() {
            return back.map(Button::command).flatMap(LastChange::ofImport);
        }

        /** What reverses it, where whoever reads along may know whom it names. */
        private Optional<Button> back(Speaker speaker) {
            return back.filter(_ -> told().isEmpty())
                    .filter(one -> !speaker.isOverheard() || Stream.of(one.command().split(" "))
                            .allMatch(word -> !isOfSomebody(word) || isOpenly && said.contains(word)));
        }

        private static boolean isOfSomebody(String word) {
            return word.contains("@") || word.startsWith("slack:") || word.startsWith("teams:");
        }

        private boolean isOfJustNow(Instant now) {
            return now.isBefore(at.plus(TellMemory.JUST_NOW));
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
        return kept(speaker).map(Change::read);
    }

    /** In the transaction of the change. */
    void remember(Command command, Speaker speaker, Answer answer) {
        if (answer.reply().tone() == Reply.Tone.REFUSED) {
            forget(command, speaker);
        }
        if (!answer.changed() || speaker.onTour() || command instanceof Importing.UndoImport) {
            return;
        }
        var buttons = answer.reply().buttons();
        var told = buttons.stream().filter(one -> isOfImport(one.command())).findFirst();
        var typed = CommandParser.spoken(speaker.message().text());
        if (command instanceof Importing.Undo) {
            keep("", Optional.empty(), true, false, speaker);
        } else if (told.isPresent() && !(command instanceof Importing)) {
            keep("", told, false, false, speaker);
        } else if (command instanceof Importing) {
            kept(speaker).ifPresent(kept -> drafts().end(speaker.organisation().id(), kept.number()));
        } else if (isKept(command, speaker)) {
            var undone = of(speaker).filter(_ -> isPlainUndo(typed, speaker));
            keep(command instanceof Custody ? "" : undone.map(Change::said).orElseGet(() -> NotUnderstood.cut(typed)),
                    back(command, buttons), undone.isPresent(),
                    undone.map(Change::isOpenly).orElseGet(speaker::isOverheard), speaker);
        }
    }

    /** What cannot be reversed any more does not keep an undo from what else there is. */
    private void forget(Command refused, Speaker speaker) {
        Optional.of(refused).filter(Permissions::once).flatMap(_ -> kept(speaker))
                .filter(kept -> Change.read(kept).back().map(one -> parser.parse(one.command(), speaker.today()))
                        .filter(refused::equals).isPresent())
                .ifPresent(kept -> drafts().end(speaker.organisation().id(), kept.number()));
    }

    private void keep(String said, Optional<Button> back, boolean isUndo, boolean isOpenly, Speaker speaker) {
        var now = clock.instant();
        var change = new Change(said, back, isUndo, isOpenly,
                stores.get().audit().newestChange(speaker.organisation().id()), now);
        drafts().keep(TellMemory.owner(speaker), Drafts.Kind.CHANGED, change.written(), now.plus(Draft.KEPT));
    }

    /** What is told is an import, and nothing is kept of whoever is forgotten by it. */
    private boolean isKept(Command command, Speaker speaker) {
        return Permissions.once(command)
                && !(command instanceof Certifying || command instanceof Partnering || command instanceof Ecosystem)
                && !(command instanceof Custody && isForgotten(speaker));
    }

    private boolean isForgotten(Speaker speaker) {
        return speaker.message().sender() instanceof Sender.Member member && stores.get().accounts()
                .of(speaker.organisation().id(), member.platform(), member.workspace(), member.user()).isEmpty();
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

    private boolean isPlainUndo(String line, Speaker speaker) {
        return parser.parse(line, speaker.today()) instanceof Importing.Undo || TellWishes.isTakingBack(line);
    }

    /** The same command, or what a plain undo does of what was changed last. */
    Command heard(Command command, Speaker speaker) {
        var isPlain = command instanceof Importing.Undo;
        if (command instanceof Certifying.Tell(var line, var _) && TellWishes.isAskingToTakeBack(line)
                && !isTellingSince(speaker) && of(speaker).filter(change -> change.told().isEmpty()).isPresent()) {
            return CommandParser.asked("undo");
        }
        var isMeant = isPlain || command instanceof Certifying.Tell(var line, var _) && TellWishes.isTakingBack(line)
                && !isTellingSince(speaker);
        return isMeant ? of(speaker).filter(change -> isPlain || change.told().isEmpty())
                .map(change -> change.back().filter(_ -> change.told().isEmpty() && isReversedAtOnce(change, speaker))
                        .map(back -> parser.parse(back.command(), speaker.today())).orElseGet(Importing.Undo::new))
                .orElse(command) : command;
    }

    private boolean isTellingSince(Speaker speaker) {
        var begun = drafts().newest(TellMemory.owner(speaker), Drafts.Kind.OPEN).map(Drafts.Kept::number);
        return begun.filter(number -> kept(speaker).filter(kept -> kept.number() > number).isEmpty()).isPresent();
    }

    private static boolean isOfImport(String line) {
        return line.matches(OF_IMPORT + "\\d{1,18}");
    }

    /** The import that a line takes back; empty where it takes back something else, or several. */
    static Optional<Long> ofImport(String line) {
        return Optional.of(line).filter(LastChange::isOfImport)
                .map(undo -> Long.parseLong(undo.substring(OF_IMPORT.length())));
    }

    /** Whether a plain undo reverses it without asking. */
    private boolean isReversedAtOnce(Change change, Speaker speaker) {
        return !change.isUndo() && change.back().filter(one -> one.label().equals(UNDO)).isPresent()
                && change.isOfJustNow(clock.instant())
                && !stores.get().audit().isChangedByOthers(speaker.organisation().id(), change.entry());
    }

    /**
     * Says what it was, and how to reverse it.
     *
     * @param instead what an undo can take back, as that is asked
     */
    Reply question(Change change, Optional<Reply> instead, Speaker speaker) {
        var day = change.isOfJustNow(clock.instant()) ? ""
                : ", on " + Numbers.show(change.at().atZone(speaker.organisation().zone()).toLocalDate());
        var isUndone = change.isUndo() || change.told().isPresent();
        var what = isUndone ? "What you did here last is taken back already."
                : change.said().isEmpty() ? "What you did here last cannot be taken back."
                        : speaker.isOverheard() && !change.isOpenly()
                                ? "What you did here last you said to me alone, so I do not repeat it here."
                                : "What you did here last was: " + change.said() + day + ".";
        var back = change.back(speaker);
        var how = back
                .map(one -> (isUndone ? " It is done again with: " : " It is reversed with: ") + one.command() + ".")
                .orElse(isUndone || change.said().isEmpty() ? ""
                        : change.back().isPresent()
                                ? " What reverses it names somebody, so I say it only where nobody else reads along."
                                : " Undo does not reverse it.");
        var buttons = Stream.concat(instead.map(Reply::buttons).orElse(List.of()).stream(), back.stream()).toList();
        var reply = new Reply(what + how + instead.map(offered -> " An undo goes further back: " + offered.summary())
                .orElse(" Nothing was changed."), Reply.Tone.QUESTION, List.of());
        return buttons.isEmpty() ? reply : reply.with(new Block.Buttons(buttons));
    }
}
