package dev.seventy.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.seventy.bot.Answer;
import dev.seventy.bot.Conversation;
import dev.seventy.bot.Keeping;
import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;
import dev.seventy.bot.SentFile;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;

/** Says one line of a command line to the bot and prints the answer; the exit code tells how it went. */
public final class Terminal {

    /** Words after {@code import} that are commands of their own, not files. */
    private static final Set<String> IMPORT_WORDS = Set.of("template", "confirm", "discard", "history");
    private static final int MOST_COPIES = 1_000;
    /** In characters; three bytes each, and the number of a copy, stay below the 255 bytes that file systems take. */
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_ENDING = 5;

    private static final long PROGRESS_EVERY = 100_000;
    /** What is printed for programs stands alone, so this goes where errors go. */
    private static final Keeping PROGRESS = new Keeping() {
        @Override
        public void progress(long rows) {
            if (rows % PROGRESS_EVERY == 0 && rows > 0) {
                System.err.println("  " + rows / 1_000 + ",000 rows read");
            }
        }
    };

    private final Conversation conversation;
    private final PrintStream out;
    private final Optional<BufferedReader> person;
    private final Path folder;

    /**
     * @param person where answers to questions are read from; empty when nobody sits there
     * @param folder where files that come with an answer are written
     */
    public Terminal(Conversation conversation, PrintStream out, Optional<BufferedReader> person, Path folder) {
        this.conversation = conversation;
        this.out = out;
        this.person = person;
        this.folder = folder;
    }

    /** Carries out a command line: 0 done, 1 rejected rows or failed cases, 2 misunderstood, 3 needs an answer. */
    public int run(List<String> arguments) {
        List<SentFile> files = new ArrayList<>();
        List<String> words = new ArrayList<>();
        var takesFiles = takesFiles(arguments);
        for (int index = 0; index < arguments.size(); index++) {
            var argument = arguments.get(index);
            if (index < takesFiles || argument.startsWith("--") || isOptionValue(arguments, index)) {
                words.add(argument);
            } else if (Files.isRegularFile(Path.of(argument))) {
                files.add(new SentFile(Path.of(argument).getFileName().toString(), Path.of(argument)));
            } else {
                out.println("There is no file " + PlainText.safe(argument) + ". Nothing was done.");
                return code(Reply.Tone.MISUNDERSTOOD);
            }
        }
        return print(say(String.join(" ", words), files), arguments);
    }

    /** From which argument on a command line names files; past its end when it names none. */
    private static int takesFiles(List<String> arguments) {
        if (importsFiles(arguments)) {
            return 1;
        }
        return word(arguments, 0).equals("rules") && word(arguments, 1).equals("test") ? 2 : arguments.size();
    }

    /** Whether a command line takes files in. */
    private static boolean importsFiles(List<String> arguments) {
        return word(arguments, 0).equals("import") && arguments.size() > 1
                && !IMPORT_WORDS.contains(word(arguments, 1));
    }

    private static boolean isOptionValue(List<String> arguments, int index) {
        return index > 0 && arguments.get(index - 1).equals("--dates");
    }

    private static String word(List<String> arguments, int index) {
        return index < arguments.size() ? arguments.get(index).toLowerCase(Locale.ROOT) : "";
    }

    private Answer say(String line, List<SentFile> files) {
        return conversation.say(
                new Message(line, Sender.Local.TERMINAL, Message.Place.PRIVATE, Optional.empty(), files), PROGRESS);
    }

    private int print(Answer answer, List<String> arguments) {
        if (answer.json().isPresent() && arguments.contains("--json")) {
            out.println(answer.json().get());
            return code(answer.reply().tone());
        }
        var choice = yesOrNo(answer.reply());
        out.print(PlainText.render(choice.isPresent() ? withoutButtons(answer.reply()) : answer.reply()));
        answer.reply().blocks().forEach(this::keep);
        return choice.isPresent() ? ask(choice.get(), arguments) : code(answer.reply().tone());
    }

    /** What a question asks for: yes is the primary button. */
    private record YesOrNo(Block.Button yes, Block.Button no) {
    }

    private static Optional<YesOrNo> yesOrNo(Reply reply) {
        var buttons = reply.blocks().stream()
                .flatMap(block -> block instanceof Block.Buttons(var some) ? some.stream() : Stream.empty()).toList();
        var yes = buttons.stream().filter(Block.Button::primary).findFirst();
        var no = buttons.stream().filter(button -> !button.primary()).findFirst();
        return reply.tone() == Reply.Tone.QUESTION && buttons.size() == 2 && yes.isPresent() && no.isPresent()
                ? Optional.of(new YesOrNo(yes.get(), no.get()))
                : Optional.empty();
    }

    private static Reply withoutButtons(Reply reply) {
        return new Reply(reply.summary(), reply.tone(),
                reply.blocks().stream().filter(block -> !(block instanceof Block.Buttons)).toList());
    }

    /** At a terminal a question with a yes and a no is asked; elsewhere the no is taken, so that nothing is left open. */
    private int ask(YesOrNo choice, List<String> arguments) {
        if (person.isEmpty()) {
            say(choice.no().command(), List.of());
            out.println("\nNothing was changed. To do it at once: ./seventy "
                    + PlainText.safe(String.join(" ", arguments)) + " --yes");
            return code(Reply.Tone.QUESTION);
        }
        out.print("\n" + choice.yes().label() + "? [y/N] ");
        out.flush();
        var agreed = readLine().toLowerCase(Locale.ROOT).startsWith("y");
        return print(say(agreed ? choice.yes().command() : choice.no().command(), List.of()), List.of());
    }

    private String readLine() {
        try {
            var line = person.isPresent() ? person.get().readLine() : null;
            return line == null ? "" : line.strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes a file that came with the answer beside the others, never over one that is there. */
    private void keep(Block block) {
        if (block instanceof Block.Attachment(var named, var content)) {
            var fileName = fileName(named);
            for (int copy = 1; copy <= MOST_COPIES; copy++) {
                var path = folder.resolve(copy == 1 ? fileName : numbered(fileName, copy));
                try {
                    Files.writeString(path, content, StandardOpenOption.CREATE_NEW);
                    out.println("Written: " + PlainText.safe(path.toString()));
                    return;
                } catch (FileAlreadyExistsException taken) {
                    // The next number may be free.
                } catch (IOException failed) {
                    out.println("The file " + PlainText.safe(path.toString()) + " could not be written: "
                            + failed.getClass().getSimpleName() + ".");
                    return;
                }
            }
        }
    }

    /** Part of the name may come from outside: only what any folder and terminal bears is kept of it. */
    private static String fileName(String named) {
        var plain = Normalizer.normalize(named, Normalizer.Form.NFC).replaceAll("[^\\p{L}\\p{Nd} ._-]", "_")
                .replaceFirst("^[ .-]+", "");
        if (plain.isEmpty()) {
            return "file";
        }
        var dot = plain.lastIndexOf('.');
        var ending = dot < 0 || plain.length() - dot > LONGEST_ENDING ? "" : plain.substring(dot);
        var stem = plain.substring(0, plain.length() - ending.length());
        return stem.substring(0, Math.min(stem.length(), LONGEST_NAME - ending.length())) + ending;
    }

    private static String numbered(String fileName, int copy) {
        var dot = fileName.lastIndexOf('.');
        return dot < 0 ? fileName + "-" + copy : fileName.substring(0, dot) + "-" + copy + fileName.substring(dot);
    }

    private static int code(Reply.Tone tone) {
        return switch (tone) {
            case ANSWER -> 0;
            case INCOMPLETE -> 1;
            case MISUNDERSTOOD, REFUSED -> 2;
            case QUESTION -> 3;
        };
    }
}
