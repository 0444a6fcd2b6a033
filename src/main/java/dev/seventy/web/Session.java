package dev.seventy.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;

/** One browser's conversation, its last turns kept in memory. */
final class Session {

    static final int TURNS = 50;

    private final Deque<Turn> turns = new ArrayDeque<>();
    private int count;

    synchronized void add(String said, List<String> files, Reply reply) {
        if (turns.size() == TURNS) {
            turns.removeFirst();
        }
        count++;
        turns.addLast(new Turn(count, said, files, reply));
    }

    /** Drops the turns in which something stands that is meant. */
    synchronized void forget(Predicate<String> meant) {
        turns.removeIf(turn -> meant.test(text(turn)));
    }

    private static String text(Turn turn) {
        return Stream
                .concat(Stream.of(turn.said(), PlainText.render(turn.reply())),
                        Stream.concat(turn.files().stream(),
                                turn.attachments().stream()
                                        .flatMap(file -> Stream.of(file.fileName(), file.content()))))
                .collect(Collectors.joining("\n"));
    }

    synchronized List<Turn> turns() {
        return List.copyOf(turns);
    }

    /** The file that a page linked as {@code turn-index}, if that turn is still kept. */
    synchronized Optional<Block.Attachment> file(String id) {
        for (var turn : turns) {
            var attachments = turn.attachments();
            for (int index = 0; index < attachments.size(); index++) {
                if (id.equals(fileId(turn, index))) {
                    return Optional.of(attachments.get(index));
                }
            }
        }
        return Optional.empty();
    }

    /** The form that a page named {@code turn-index}, if that turn is still kept. */
    synchronized Optional<Block.Form> form(String id) {
        return turns.stream()
                .flatMap(turn -> turn.reply().blocks().stream()
                        .filter(block -> block instanceof Block.Form form && id.equals(formId(turn, form))))
                .map(Block.Form.class::cast).findFirst();
    }

    static String fileId(Turn turn, int index) {
        return turn.number() + "-" + index;
    }

    static String formId(Turn turn, Block.Form form) {
        return turn.number() + "-" + turn.reply().blocks().indexOf(form);
    }
}
