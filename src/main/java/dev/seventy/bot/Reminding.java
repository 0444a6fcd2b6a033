package dev.seventy.bot;

import java.time.LocalDate;
import java.util.Optional;

/** What is said of reminders of certifications that end. */
public sealed interface Reminding extends Command {

    /** What is coming for the speaker. */
    record ReminderList() implements Reminding {
    }

    /** What the speaker is to be told now: nothing where nothing is due, and told where its time has come by itself. */
    record ReminderShow() implements Reminding {
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

    /** No reminders any more, until they are begun again. */
    record ReminderStop() implements Reminding {
    }

    record ReminderStart() implements Reminding {
    }
}
