package dev.seventy.intake;

import java.util.List;
import java.util.Optional;

import dev.seventy.evidence.Origin;

/** What was found out about a file before its rows are read. */
public sealed interface Survey permits Survey.Ready, Survey.Ambiguous, Survey.Unknown, Unreadable {

    /**
     * The file can be read.
     *
     * @param header the names of the columns as the file spells them
     * @param headerRow the row in which they stand
     * @param dateOrder how dates such as 25/12/2018 are to be read; empty when the file has none
     * @param account the partner global account it was exported for; empty when it does not tell
     * @param notes sentences about what is unusual in this file
     */
    record Ready(Origin.Kind kind, Format format, List<String> header, int headerRow, Optional<DateOrder> dateOrder,
            String account, List<String> notes) implements Survey {
        public Ready {
            header = List.copyOf(header);
            notes = List.copyOf(notes);
        }
    }

    /**
     * The dates can be read in two ways, which only a person can decide.
     *
     * @param samples two values that show it, or one when the file has no second
     */
    record Ambiguous(Origin.Kind kind, String column, List<String> samples, String sentence) implements Survey {
        public Ambiguous {
            samples = List.copyOf(samples);
        }
    }

    /**
     * The columns are of no file that we know.
     *
     * @param nearest the kind whose columns come nearest
     * @param missing the columns it would need
     */
    record Unknown(Origin.Kind nearest, List<String> missing, String sentence) implements Survey {
        public Unknown {
            missing = List.copyOf(missing);
        }
    }
}
