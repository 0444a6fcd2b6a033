package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import dev.seventy.reply.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A reminder that somebody wants for a time of their own silences none of those that come. Monday, 7 December 2026. */
class ReminderWishTest extends TalkingToTheBot {

    @BeforeEach
    void people_and_what_they_hold() {
        talk.now = Instant.parse("2026-12-07T10:00:00Z");
        talk.take("people.csv", Talk.PEOPLE + """
                P1,Ada Byron,ada@firm.example,,,max@firm.example,Oslo,,2020-01-01,
                P2,Max Manager,max@firm.example,,,,Oslo,Lead,2020-01-01,
                """);
        talk.take("certs.csv", Talk.CERTS + "ada@firm.example,AZ-305,2025-12-21,2026-12-21,,,x\n");
        talk.introduce("U1", "Ada", "ada@firm.example");
        talk.introduce("UMANAGER", "Max", "max@firm.example");
    }

    private Reply unset(String line) {
        var reply = talk.says("U1", line);
        assertThat(reply.summary()).as(line).startsWith(
                "No reminder was set: they come by themselves before the end, 60, 30, 14 and 7 days ahead of it, ");
        assertThat(talk.store.nudges().of(talk.firm).pauses()).as(line).isEmpty();
        assertThat(Talk.commands(reply)).as(line).doesNotHaveDuplicates();
        return reply;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            remind me two weeks before AZ-305 expires             | reminders snooze AZ-305 2 weeks
            remind me 30 days before AZ-305 expires               | reminders snooze AZ-305 2 weeks
            remind me about AZ-305 a week before it expires       | reminders snooze AZ-305 2 weeks
            remind me two weeks before the expiry of AZ-305       | reminders snooze AZ-305 2 weeks
            I want a reminder two weeks before AZ-305 expires     | reminders snooze AZ-305 2 weeks
            remind me before 15 Dec about AZ-305                  | reminders snooze AZ-305 until 2026-12-15
            remind me 1 week before                               | reminders snooze all 2 weeks
            can you remind me 3 days before my cert ends          | reminders snooze all 2 weeks
            remind me in 3 days                                   | reminders snooze all until 2026-12-10
            remind me in a year                                   | reminders snooze all until 2027-12-07
            remind me again in 2 weeks                            | reminders snooze all until 2026-12-21
            remind me on Monday to call Ada                       | reminders snooze all until 2026-12-14
            remind me on Monday of AZ-999                         | reminders snooze all until 2026-12-14
            remind me on Monday of <script>                       | reminders snooze all until 2026-12-14
            remind me of the meeting tomorrow                     | reminders snooze all until 2026-12-08
            """)
    void a_time_before_the_end_or_from_today_is_a_wish_and_no_snooze(String line, String instead) {
        var reply = unset(line);
        assertThat(reply.summary()).contains(instead + ". ").doesNotContain("was not read");
        assertThat(Talk.commands(reply)).contains(instead);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            remind me on 30 February               | 30 February
            remind me of AZ-305 on 30 February     | 30 February
            remind me next week                    | next week
            remind me next month about AZ-305      | next month
            remind me today, please                | today
            remind me yesterday                    | yesterday
            remind me at 5pm                       | 5pm
            remind me by 2030-01-01                | 2030-01-01
            remind me in 2 years                   | 2 years
            remind me in 99999999999 days          | 99999999999 days
            """)
    void what_is_not_read_as_a_day_is_named(String line, String day) {
        assertThat(unset(line).summary())
                .contains(" '" + day + "' was not read as a day between tomorrow and a year from now. ", " 2 weeks. ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reminders snooze call Ada", "reminders snooze meeting until yesterday",
            "never remind me again about the meeting", "reminders snooze <script> -1 week"})
    void no_snooze_is_offered_of_what_is_no_certification(String line) {
        assertThat(Talk.commands(talk.says("U1", line))).contains("reminders snooze all 2 weeks").noneMatch(
                command -> command.contains("Ada") || command.contains("meeting") || command.contains("script"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"remind Ada on monday about AZ-305", "remind Max on monday about AZ-305",
            "remind Ada about AZ-305 on monday", "nudge Ada on monday about AZ-305"})
    void one_for_somebody_else_tells_nothing_of_certifications(String line) {
        var reply = talk.says("U1", line);
        assertThat(reply.summary()).startsWith("No reminder was set: ").contains("nobody sets one for somebody else",
                "nothing was changed");
        assertThat(talk.text("U1", "yes")).doesNotContain("AZ-305");
        assertThat(talk.store.imports().history(talk.firm)).noneMatch(record -> record.isTold());
    }
}
