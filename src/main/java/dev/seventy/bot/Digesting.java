package dev.seventy.bot;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What is said of digests, which come every week. */
public sealed interface Digesting extends Command {

    /**
     * What of a digest is said; the rest stays, or is as it is by default.
     *
     * @param areas the ids of designations; empty for all
     * @param playbook whether it has a section on the playbook of the partner ecosystem
     */
    record DigestWish(Optional<DayOfWeek> day, Optional<LocalTime> hour, Optional<ZoneId> zone,
            Optional<List<String>> areas, Optional<Boolean> importantOnly, Optional<Boolean> quiet,
            Optional<Boolean> playbook) {

        DigestWish(Optional<DayOfWeek> day, Optional<LocalTime> hour, Optional<ZoneId> zone,
                Optional<List<String>> areas, Optional<Boolean> importantOnly, Optional<Boolean> quiet) {
            this(day, hour, zone, areas, importantOnly, quiet, Optional.empty());
        }

        static final DigestWish NONE = new DigestWish(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * @param here whether it is for everybody where it is said
     * @param whom for whom else: an address or an account
     */
    record DigestSubscribe(DigestWish wish, boolean here, Optional<String> whom) implements Digesting {
    }

    /** What a digest can be asked for, to be filled in. */
    record DigestForm() implements Digesting {
    }

    record DigestList() implements Digesting {
    }

    /** What a digest would say now; of the one that is meant there where none is named. */
    record DigestPreview(Optional<Long> id) implements Digesting {
    }

    /** What a digest says whose time has come: nothing, where it wants that and nothing changed. */
    record DigestShow(long id) implements Digesting {
    }

    /** Changes a digest; a form where nothing is said of it. */
    record DigestChange(Optional<Long> id, DigestWish wish) implements Digesting {
    }

    /**
     * For so many days from now, or until a day on which one may come again.
     *
     * @param days where no day is said
     */
    record DigestMute(Optional<Long> id, int days, Optional<LocalDate> until) implements Digesting {
    }

    record DigestUnmute(Optional<Long> id) implements Digesting {
    }

    /** How long something is left out of a digest. */
    sealed interface Rest {

        record Days(int days) implements Rest {
        }

        /** @param day the first on which it may come again */
        record Until(LocalDate day) implements Rest {
        }

        record ForGood() implements Rest {
        }

        record Unsaid() implements Rest {
        }
    }

    /**
     * Has a digest leave something out.
     *
     * @param item as it was named
     */
    record DigestSnooze(Optional<Long> id, String item, Rest rest) implements Digesting {
    }

    /** What can be left out, to be filled in. */
    record DigestSnoozeForm(Optional<Long> id) implements Digesting {
    }

    /** What a digest leaves out. */
    record DigestSnoozed(Optional<Long> id) implements Digesting {
    }

    /** Has a digest tell of something again. */
    record DigestUnsnooze(Optional<Long> id, String item) implements Digesting {
    }

    record DigestStop(Optional<Long> id) implements Digesting {
    }
}
