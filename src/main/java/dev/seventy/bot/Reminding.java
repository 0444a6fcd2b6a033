package dev.seventy.bot;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.seventy.reply.Block.Button;

/** What is said of reminders of certifications that end. */
public sealed interface Reminding extends Command {

    /** What is coming for the speaker. */
    record ReminderList() implements Reminding {
    }

    /**
     * One wanted for a day of the speaker's own, which is not set.
     *
     * @param what of which certification, as it was said
     * @param unread what was said of a day and is none between tomorrow and a year from now
     */
    record ReminderWish(Optional<String> what, Optional<LocalDate> day, Optional<String> unread) implements Reminding {
    }

    /**
     * The time has come to tell the speaker what is due, and to write it down as told. No line says this.
     *
     * @param day of the speaker's, for which it is
     */
    record ReminderTell(LocalDate day) implements Reminding {
    }

    /**
     * What a reminder would say.
     *
     * @param who to whom; empty for the speaker
     */
    record ReminderPreview(Optional<String> who) implements Reminding {
    }

    /** What a lapse would cost, of one certification or of all that are coming. */
    record ReminderWhy(Optional<String> credential) implements Reminding {
    }

    /**
     * For so many days from now, or until a day on which one may come again.
     *
     * @param credential empty for all
     * @param days where no day is said
     */
    record ReminderSnooze(Optional<String> credential, int days, Optional<LocalDate> until) implements Reminding {
    }

    /**
     * One snooze ends before its day.
     *
     * @param credential what was snoozed
     */
    record ReminderUnsnooze(String credential) implements Reminding {
    }

    /**
     * A line about reminders that says not enough, or too much.
     *
     * @param isForAnother whether somebody else is to be reminded
     */
    record ReminderUnclear(String why, List<Button> meant, boolean isForAnother) implements Reminding {
        public ReminderUnclear {
            meant = List.copyOf(meant);
        }

        ReminderUnclear(String why, List<Button> meant) {
            this(why, meant, false);
        }
    }

    /** No reminders any more, until they are begun again. */
    record ReminderStop() implements Reminding {
    }

    record ReminderStart() implements Reminding {
    }
}
