package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.seventy.reply.PlainText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others put into somebody's own conversation is a question there like any other. */
class TellPushedTest extends TellFirm {

    private static final String DOUBTED = "passed AZ-305 yesterday on Whizlabs";
    private static final String ASSIGN = "assign az-700 to ada@firm.example by 15 Dec";

    private int keys;

    @BeforeEach
    void something_that_is_assigned_and_ends_soon() {
        talk.take("certs.csv", Talk.CERTS + "ada@firm.example,AZ-104,2025-12-04,2026-12-04,,,x\n");
    }

    /** In the account's conversation with the bot, or in a channel. */
    private String says(String user, Message.Place place, String where, String line) {
        return PlainText.render(talk.bot
                .say(new Message(line, Talk.member(user), place, Optional.of("pushed-" + ++keys), List.of(), where),
                        new RecordingKeeping())
                .reply());
    }

    private String directly(String line) {
        return says("U1", Message.Place.PRIVATE, "D1", line);
    }

    @Test
    void a_yes_after_something_was_assigned_is_not_to_the_certification() {
        directly(DOUBTED);
        assertThat(talk.says("UADMIN", Message.Place.PRIVATE, ASSIGN).elsewhere()).isNotEmpty();
        assertThat(directly("yes")).startsWith("I asked something else here since")
                .contains("Did I understand that right, that you passed AZ-305");
        assertThat(days()).containsExactly("azure-administrator-associate 2025-12-04");
        assertThat(directly("yes")).startsWith("Recorded: ");
    }

    @Test
    void a_yes_after_a_reminder_is_not_to_the_certification() {
        directly(DOUBTED);
        var reminder = talk.bot.remind(new Nudge(Talk.member("U1"), LocalDate.of(2026, 11, 20), "reminder"),
                Keeping.NOTHING);
        assertThat(Talk.commands(reminder.reply())).isNotEmpty();
        assertThat(directly("yes")).startsWith("I asked something else here since");
        assertThat(directly("19 Nov 2026")).startsWith("Recorded: ");
    }

    @Test
    void in_a_channel_and_of_another_account_nothing_is_asked_again() {
        says("U1", Message.Place.SHARED, "C1", DOUBTED);
        says("U3", Message.Place.PRIVATE, "D3", DOUBTED);
        talk.says("UADMIN", Message.Place.PRIVATE, ASSIGN);
        assertThat(says("U1", Message.Place.SHARED, "C1", "yes")).startsWith("Recorded: ");
        assertThat(says("U3", Message.Place.PRIVATE, "D3", "yes")).startsWith("Recorded: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AZ-305 was yesterday", "passed AZ-305 on 3 March"})
    void what_names_the_certification_goes_on_with_it(String line) {
        directly(DOUBTED);
        talk.says("UADMIN", Message.Place.PRIVATE, ASSIGN);
        assertThat(directly(line)).startsWith("Recorded: ");
    }

    @Test
    void what_was_assigned_before_is_asked_about_no_more() {
        talk.says("UADMIN", Message.Place.PRIVATE, ASSIGN);
        directly(DOUBTED);
        assertThat(directly("yes")).startsWith("Recorded: ");
    }
}
