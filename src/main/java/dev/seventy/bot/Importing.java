package dev.seventy.bot;

import java.util.List;
import java.util.Optional;

/** Files that are taken in, and what is taken back. */
public sealed interface Importing extends Command {

    /** Takes in the files sent along: {@code confirmed} at once, otherwise after a look at what would change. */
    record Import(Optional<String> dateOrder, boolean confirmed) implements Importing {
    }

    record ImportConfirm(long id) implements Importing {
    }

    record ImportDiscard(long id) implements Importing {
    }

    record ImportHistory() implements Importing {
    }

    /** Takes back what was told or changed last. */
    record Undo() implements Importing {
    }

    /** Takes back imports: those of the numbers, or where there is none the newest one. */
    record UndoImport(List<Long> ids) implements Importing {
        public UndoImport {
            ids = List.copyOf(ids);
        }
    }
}
