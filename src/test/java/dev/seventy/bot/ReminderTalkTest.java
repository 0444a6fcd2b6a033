package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import dev.seventy.Shipped;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account.Standing;
import dev.seventy.store.AuditEntry;
import dev.seventy.store.Nudges.Told;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is said of reminders, and to whom, on Monday, 7 December 2026. Ada, U1, holds AZ-305, of which the firm needs two,
 * until 14 days later, and AZ-104, of which nothing depends, for longer; Max is her manager; Tom holds the other AZ-305
 * and has no account.
 */
class ReminderTalkTest extends TalkingToTheBot {

    private static final CommandParser PARSER = new CommandParser(Shipped.knowledge());
    private static final Instant MONDAY = Instant.parse("2026-12-07T10:00:00Z");

    private final AtomicInteger keys = new AtomicInteger();

    @BeforeEach
    void people_and_what_they_hold() {
        talk.now = MONDAY;
        talk.take("people.csv", Talk.PEOPLE + """
                P1,Ada Byron,ada@firm.example,,,max@firm.example,Oslo,,2020-01-01,
                P2,Max Manager,max@firm.example,,,,Oslo,Lead,2020-01-01,
                P3,Tom Baker,tom@firm.example,,,max@firm.example,Oslo,,2020-01-01,
                """);
        talk.take("certs.csv", Talk.CERTS + """
                ada@firm.example,AZ-305,2025-12-21,2026-12-21,,,x
                ada@firm.example,AZ-104,2026-06-01,2027-05-01,,,x
                tom@firm.example,AZ-305,2025-12-25,2027-11-25,,,x
                """);
        introduced();
    }

    private void introduced() {
        talk.introduce("UADMIN", "Anna", "anna@firm.example");
        talk.introduce("U1", "Ada", "ada@firm.example");
        talk.introduce("UMANAGER", "Max", "max@firm.example");
    }

    private List<String> due() {
        return talk.bot.nudges(talk.firm).stream().map(nudge -> nudge.reader().user()).toList();
    }

    /** As an adapter has them reminded whose time has come. */
    private Reply timed(String user) {
        return talk.bot
                .remind(new Nudge(Talk.member(user), today(), "timed-" + keys.incrementAndGet()), Keeping.NOTHING)
                .reply();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(talk.now, ZoneOffset.UTC);
    }

    private boolean isStillDue(String user, Instant told) {
        return talk.bot.isStillDue(Talk.member(user), Optional.of(LocalDate.ofInstant(told, ZoneOffset.UTC)));
    }

    private List<String> told() {
        return talk.store.nudges().of(talk.firm).told().stream().map(Told::step).toList();
    }

    @Test
    void the_holder_and_their_manager_are_due_and_told_once() {
        assertThat(due()).containsExactlyInAnyOrder("U1", "UMANAGER");
        var reminder = PlainText.render(timed("U1"));
        assertThat(reminder).contains("AZ-305", "in 14 days", "a prerequisite breaks in", "AZ-104", "no designation");
        assertThat(told()).containsExactlyInAnyOrder("14", "opens");
        assertThat(PlainText.render(timed("UMANAGER"))).contains("Ada Byron: AZ-305 expires on 21 Dec 2026")
                .doesNotContain("AZ-104", "Tom");
        assertThat(due()).isEmpty();
        assertThat(timed("U1").summary()).isEmpty();
        talk.now = MONDAY.plus(Duration.ofDays(1));
        introduced();
        assertThat(due()).isEmpty();
    }

    @Test
    void what_a_manager_is_told_is_noted_with_the_people_it_names() {
        timed("UMANAGER");
        assertThat(talk.store.audit().of(talk.firm)).extracting(AuditEntry::action).contains("people named");
    }

    @Test
    void typed_it_counts_for_nothing() {
        assertThat(talk.text("U1", "reminders show")).contains("A preview", "AZ-305");
        assertThat(talk.text("U1", "reminders preview")).contains("A preview", "AZ-305");
        assertThat(told()).isEmpty();
        assertThat(due()).contains("U1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reminders", "reminders preview", "reminders why", "reminders preview ada@firm.example"})
    void nobody_else_reads_along_what_somebody_holds_and_when_it_ends(String line) {
        assertThat(PlainText.render(talk.says("UMANAGER", Message.Place.SHARED, line).reply()))
                .contains("nobody else reads along").doesNotContain("AZ-305", "Ada");
    }

    @Test
    void nobody_is_due_at_night_on_a_weekend_or_where_the_firm_wants_none() {
        for (var quiet : List.of("2026-12-07T08:59:00Z", "2026-12-07T16:00:00Z", "2026-12-12T10:00:00Z",
                "2026-12-13T10:00:00Z")) {
            talk.now = Instant.parse(quiet);
            assertThat(due()).as(quiet).isEmpty();
        }
        talk.now = MONDAY;
        talk.lives("U1", ZoneId.of("Pacific/Auckland"));
        assertThat(due()).containsExactly("UMANAGER");
        talk.says("UADMIN", "settings reminders 0");
        assertThat(due()).isEmpty();
        assertThat(talk.text("U1", "reminders")).contains("switched off");
    }

    @Test
    void so_many_a_week_are_sent_and_no_more() {
        talk.says("UADMIN", "settings reminders 1");
        timed("U1");
        talk.take("more.csv", Talk.CERTS + "ada@firm.example,DP-700,2026-01-10,2027-01-10,,,x\n");
        talk.now = MONDAY.plus(Duration.ofDays(1));
        introduced();
        assertThat(due()).doesNotContain("U1");
        talk.now = MONDAY.plus(Duration.ofDays(7));
        introduced();
        assertThat(due()).contains("U1");
    }

    @Test
    void a_manager_who_left_and_what_a_leaver_holds_are_told_of_no_more() {
        talk.says("UADMIN", "person set max@firm.example leaves 2026-12-01");
        assertThat(due()).containsExactly("U1");
        talk.says("UADMIN", "person set ada@firm.example leaves 2026-12-20");
        assertThat(due()).as("what ends after they are gone").isEmpty();
    }

    @Test
    void a_revocation_an_undo_and_a_forgetting_end_it() {
        assertThat(due()).contains("U1");
        talk.text("U1", "renewed AZ-305 today");
        assertThat(talk.text("U1", "reminders")).contains("21 Dec 2027");
        talk.text("U1", "undo");
        assertThat(talk.text("U1", "reminders")).contains("21 Dec 2026");
        timed("U1");
        timed("UMANAGER");
        assertThat(told()).isNotEmpty();
        talk.local("person forget ada@firm.example --yes");
        assertThat(talk.store.nudges().of(talk.firm).told()).isEmpty();
        assertThat(due()).isEmpty();
    }

    @Test
    void who_has_no_account_is_told_of_to_the_manager_whatever_it_costs_and_to_the_doctor() {
        talk.take("toms.csv", Talk.CERTS
                + "tom@firm.example,Databricks Certified Data Engineer Associate,2024-12-18,2026-12-18,,,x\n");
        assertThat(PlainText.render(timed("UMANAGER"))).contains(
                "Tom Baker: Databricks Certified Data Engineer Associate", "costs no points",
                "no account of theirs is known here, so please tell them");
        assertThat(PlainText.render(talk.local("cert doctor"))).contains("Cannot be reminded here",
                "Tom Baker: Databricks Certified Data Engineer Associate expires on 18 Dec 2026");
        talk.introduce("U7", "Tom", "tom@firm.example");
        assertThat(PlainText.render(talk.local("cert doctor"))).doesNotContain("Cannot be reminded here");
    }

    @Test
    void what_was_ordered_and_is_no_longer_so_counts_as_not_told() {
        timed("U1");
        assertThat(isStillDue("U1", MONDAY)).isTrue();
        talk.text("U1", "renewed AZ-305 today");
        assertThat(isStillDue("U1", MONDAY)).isFalse();
        assertThat(told()).isEmpty();
        talk.now = MONDAY.plus(Duration.ofDays(1));
        introduced();
        assertThat(due()).contains("U1");
        assertThat(PlainText.render(timed("U1"))).contains("AZ-104").doesNotContain("AZ-305");
    }

    @Test
    void it_is_not_sent_in_the_evening_and_told_on_the_next_day() {
        timed("U1");
        talk.now = MONDAY.plus(Duration.ofHours(8));
        assertThat(isStillDue("U1", MONDAY)).isFalse();
        talk.now = MONDAY.plus(Duration.ofDays(1));
        introduced();
        assertThat(due()).contains("U1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 6})
    void what_was_not_sent_on_its_day_is_told_again_on_the_next_working_day(int daysLater) {
        timed("U1");
        var before = told();
        talk.now = MONDAY.plus(Duration.ofDays(daysLater));
        introduced();
        assertThat(isStillDue("U1", MONDAY)).isFalse();
        assertThat(told()).isEmpty();
        talk.now = MONDAY.plus(Duration.ofDays(7));
        introduced();
        assertThat(due()).contains("U1");
        timed("U1");
        assertThat(told()).hasSameSizeAs(before);
    }

    @Test
    void what_was_ordered_before_their_zone_became_another_is_taken_back_of_its_own_day() {
        talk.now = Instant.parse("2026-12-07T20:30:00Z");
        talk.lives("U1", ZoneId.of("Pacific/Auckland"));
        var tuesday = LocalDate.of(2026, 12, 8);
        assertThat(talk.bot.remind(new Nudge(Talk.member("U1"), tuesday, "there"), Keeping.NOTHING).reply().summary())
                .isNotEmpty();
        talk.lives("U1", ZoneId.of("America/Los_Angeles"));
        assertThat(talk.bot.isStillDue(Talk.member("U1"), Optional.of(tuesday))).isFalse();
        assertThat(told()).isEmpty();
        assertThat(due()).contains("U1");
    }

    @Test
    void what_did_not_come_is_told_again_and_of_two_messages_in_a_week_each_has_its_place() {
        talk.says("UADMIN", "settings reminders 3");
        timed("U1");
        talk.take("more.csv", Talk.CERTS + "ada@firm.example,DP-700,2026-01-10,2027-01-10,,,x\n");
        talk.now = MONDAY.plus(Duration.ofDays(1));
        introduced();
        timed("U1");
        talk.bot.untold(Talk.member("U1"), Optional.of(LocalDate.ofInstant(MONDAY, ZoneOffset.UTC)));
        assertThat(told()).containsExactly("60");
        talk.now = MONDAY.plus(Duration.ofDays(2));
        introduced();
        assertThat(due()).contains("U1");
        assertThat(PlainText.render(timed("U1"))).contains("AZ-305", "AZ-104").doesNotContain("DP-700");
    }

    @Test
    void a_manager_is_not_sent_what_they_would_not_be_told_any_more() {
        for (var change : List.of("person set ada@firm.example manager tom@firm.example",
                "person set max@firm.example leaves 2026-12-01", "settings reminders 0")) {
            talk.now = talk.now.plus(Duration.ofDays(1));
            introduced();
            assertThat(PlainText.render(timed("UMANAGER"))).as(change).contains("Ada Byron");
            var told = talk.now;
            assertThat(isStillDue("UMANAGER", told)).isTrue();
            talk.says("UADMIN", change);
            assertThat(isStillDue("UMANAGER", told)).as(change).isFalse();
            assertThat(told()).as(change).isEmpty();
            talk.says("UADMIN", "undo");
            talk.says("UADMIN", "person set ada@firm.example manager max@firm.example");
        }
    }

    @Test
    void what_was_ordered_before_its_day_was_kept_is_of_the_last_day_on_which_anything_was_told() {
        timed("U1");
        assertThat(talk.bot.isStillDue(Talk.member("U1"), Optional.empty())).isTrue();
        assertThat(told()).isNotEmpty();
        talk.now = MONDAY.plus(Duration.ofDays(1));
        introduced();
        assertThat(talk.bot.isStillDue(Talk.member("U1"), Optional.empty())).as("on another day").isFalse();
        assertThat(told()).isEmpty();
        timed("U1");
        talk.bot.untold(Talk.member("U1"), Optional.empty());
        assertThat(told()).isEmpty();
        assertThat(talk.bot.isStillDue(Talk.member("U1"), Optional.empty())).as("nothing was told").isFalse();
    }

    @Test
    void a_manager_is_not_sent_what_costs_nothing_any_more() {
        timed("UMANAGER");
        talk.take("another.csv", Talk.CERTS + "max@firm.example,AZ-305,2026-06-01,2027-12-01,,,x\n");
        assertThat(isStillDue("UMANAGER", MONDAY)).isFalse();
        assertThat(due()).doesNotContain("UMANAGER");
    }

    @Test
    void for_another_day_than_the_readers_nothing_is_told() {
        assertThat(talk.bot.remind(new Nudge(Talk.member("U1"), today().minusDays(1), "late"), Keeping.NOTHING).reply()
                .summary()).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void it_is_listed_explained_snoozed_stopped_and_begun_again() {
        assertThat(talk.text("U1", "reminders")).contains("2 certifications of yours end", "AZ-305", "today",
                "breaks a prerequisite", "costs no points");
        assertThat(talk.text("UMANAGER", "reminders")).contains("Of your people", "Ada Byron");
        assertThat(talk.text("U1", "reminders why AZ-305")).contains("What it costs if AZ-305 lapses");
        assertThat(talk.text("U1", "reminders why DP-600")).contains("Nothing is on file of yours");
        assertThat(talk.text("U1", "reminders snooze AZ-305 1 week")).contains("before 14 Dec 2026",
                "Your manager is still told");
        assertThat(talk.text("U1", "reminders snooze az-305 400 days")).contains("longer than a year");
        assertThat(talk.text("U1", "reminders snooze az-305 until 2026-12-01")).contains("not ahead of us");
        assertThat(talk.text("U1", "reminders stop")).contains("no reminders any more", "Your manager is still told");
        assertThat(talk.text("U1", "reminders stop")).contains("already");
        assertThat(talk.text("U1", "reminders snooze all 1 week")).contains("You get no reminders at all");
        assertThat(due()).doesNotContain("U1");
        assertThat(talk.text("U1", "reminders start")).contains("You are reminded again");
        assertThat(talk.text("U1", "reminders start")).contains("Nothing keeps reminders from you");
        assertThat(due()).contains("U1");
    }

    @Test
    void other_peoples_are_for_managers_and_whoever_is_nobody_is_told_so() {
        assertThat(talk.text("U1", "reminders preview max@firm.example")).contains("manager");
        assertThat(talk.text("UMANAGER", "reminders preview ada@firm.example")).contains("A preview", "AZ-305");
        assertThat(talk.text("UMANAGER", "reminders preview nobody@firm.example")).contains("Nobody was written to");
        talk.introduce("U9", "Zoe", Standing.MEMBER);
        assertThat(talk.text("U9", "reminders")).contains("Which person of the firm you are is not known");
        assertThat(PlainText.render(talk.local("reminders"))).contains("1 person has something", "Ada Byron",
                "14 days");
        assertThat(PlainText.render(talk.local("reminders stop"))).contains("nobody's account");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"reminders | ReminderList", "when am I reminded? | ReminderList",
            "reminders stop for me | ReminderStop", "turn reminders off | ReminderStop",
            "switch the reminders on | ReminderStart", "stop reminding me | ReminderStop",
            "reminders stop AZ-305 | ReminderUnclear", "don't remind me | ReminderUnclear",
            "reminders snooze | ReminderUnclear", "reminders gibberish | ReminderUnclear",
            "remind Tom about AZ-104 | ReminderUnclear", "when will Tom be reminded? | ReminderUnclear",
            "could you please remind Ada Byron that AZ-305 ends | ReminderUnclear", "remind Tom | ReminderUnclear",
            "please remind me of AZ-305 in 2 weeks | ReminderSnooze", "remind me again | ReminderStart",
            "can you remind me next week about AZ-305? | ReminderWish", "please stop reminding me | ReminderStop",
            "when will I be reminded? | ReminderList", "remind me in 2 weeks about AZ-305 | ReminderSnooze",
            "remind me about AZ-305 | ReminderWish", "never remind me again about AZ-305 | ReminderUnclear",
            "reminders unsnooze AZ-305 | ReminderUnsnooze", "reminders unsnooze all | ReminderStart",
            "no reminders this week please | ReminderUnclear", "stop reminders for two weeks | ReminderSnooze",
            "remind AZ-305 in 2 weeks | ReminderSnooze", "reminders snooze AZ-305 2 weeks 3 days | ReminderUnclear",
            "reminders snooze AZ-305 1 week until 2026-12-24 | ReminderUnclear", "remind later | ReminderUnclear",
            "I passed the reminder exam | Unclear"})
    void it_is_read_from_lines_and_sentences(String line, String command) {
        assertThat(PARSER.parse(line, LocalDate.of(2026, 11, 20)).getClass().getSimpleName()).isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"reminders snooze AZ-305 -1 week | reminders snooze AZ-305 2 weeks",
            "reminders snooze AZ-305 until 31 Feb | reminders snooze AZ-305 2 weeks",
            "reminders snooze AZ-305 5 years | reminders snooze AZ-305 2 weeks",
            "never remind me again about AZ-305 | reminders snooze AZ-305 2 weeks",
            "remind Tom about AZ-104 | reminders preview Tom", "when will Tom be reminded? | reminders preview Tom"})
    void what_is_offered_instead_is_of_what_was_named(String line, String offered) {
        var reply = talk.says("U1", line);
        assertThat(Talk.commands(reply)).contains(offered).allSatisfy(
                command -> assertThat(PARSER.parse(command, today())).isNotInstanceOf(Reminding.ReminderUnclear.class));
        assertThat(reply.summary()).containsPattern("[Nn]othing");
        assertThat(talk.store.nudges().of(talk.firm).pauses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            remind me about AZ-305 on 15 Dec                | reminders snooze AZ-305 until 2026-12-15
            remind me about AZ-305 on 1 Dec                 | reminders snooze AZ-305 until 2027-12-01
            remind me on Monday to renew AZ-305             | reminders snooze AZ-305 until 2026-12-14
            please remind me tomorrow about my AZ-305.      | reminders snooze AZ-305 until 2026-12-08
            remind me to renew AZ-305                       | reminders snooze AZ-305 2 weeks
            remind me about AZ-305 next week                | reminders snooze AZ-305 2 weeks
            set a reminder for AZ-305 on 15 Dec             | reminders snooze AZ-305 until 2026-12-15
            I want a reminder on 15 Dec for AZ-305          | reminders snooze AZ-305 until 2026-12-15
            can I get a reminder of AZ-305 on 15 Dec?       | reminders snooze AZ-305 until 2026-12-15
            remind me on 15 Dec                             | reminders snooze all until 2026-12-15
            """)
    void that_none_was_set_for_a_day_of_ones_own_is_said_with_what_can_be_done(String line, String instead) {
        var reply = talk.says("U1", line);
        assertThat(reply.summary()).startsWith("No reminder was set: they come by themselves before the end")
                .contains(instead + ". ", "forecast ics", "2 certifications of yours end");
        assertThat(Talk.commands(reply)).contains(instead, "forecast ics");
        assertThat(PARSER.parse(instead, today())).isInstanceOf(Reminding.ReminderSnooze.class);
        assertThat(PARSER.parse("forecast ics", today())).isInstanceOf(Measuring.ForecastCalendar.class);
        assertThat(talk.store.nudges().of(talk.firm).pauses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            remind me about TITLE on 15 Dec       | reminders snooze TITLE until 2026-12-15
            remind me to renew TITLE              | reminders snooze TITLE 2 weeks
            reminders snooze TITLE                | reminders snooze TITLE 2 weeks
            reminders snooze TITLE until 31 Feb   | reminders snooze TITLE 2 weeks
            """)
    void of_a_long_title_it_offers_a_line_that_is_understood(String line, String offered) {
        var title = "Microsoft Certified: Windows Server Hybrid Administrator Associate";
        var whole = offered.replace("TITLE", title);
        assertThat(Talk.commands(talk.says("U1", line.replace("TITLE", title)))).contains(whole)
                .noneMatch(command -> command.contains("…"));
        assertThat(talk.text("U1", whole)).contains("Windows Server Hybrid Administrator").doesNotContain("…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"remind Ada about AZ-500 next week", "remind Tom on Monday to renew AZ-305"})
    void nor_is_one_set_for_somebody_else(String line) {
        assertThat(talk.says("UMANAGER", line).summary()).startsWith("No reminder was set: ").contains("assign ",
                "nothing was changed");
    }

    @Test
    void a_snooze_is_shown_with_its_end_and_can_be_ended_alone() {
        timed("U1");
        assertThat(talk.text("U1", "reminders snooze AZ-305 until 2026-12-18"))
                .contains("the next reminder of it comes on 18 Dec 2026");
        talk.text("U1", "reminders snooze AZ-104 1 week");
        assertThat(talk.text("U1", "reminders")).contains("18 Dec 2026, after a snooze", "reminders unsnooze AZ-305");
        assertThat(talk.text("U1", "reminders unsnooze AZ-305")).contains("You are reminded of AZ-305 again");
        assertThat(talk.text("U1", "reminders unsnooze AZ-305")).contains("not snoozed", "Nothing was changed");
        assertThat(talk.store.nudges().of(talk.firm).pauses()).singleElement()
                .satisfies(pause -> assertThat(pause.credential().orElseThrow().value()).contains("administrator"));
        talk.text("U1", "reminders snooze all 1 week");
        assertThat(talk.text("U1", "reminders unsnooze DP-700")).contains("All reminders are snoozed or stopped");
    }

    @Test
    void of_a_snooze_after_which_no_working_day_is_left_it_is_said_that_none_comes() {
        talk.take("weekend.csv", Talk.CERTS + "ada@firm.example,DP-700,2025-12-20,2026-12-20,,,x\n");
        timed("U1");
        assertThat(talk.text("U1", "reminders snooze DP-700 until 2026-12-19")).contains("no working day is left")
                .doesNotContain("once more");
        assertThat(talk.text("U1", "reminders")).contains("none, snoozed until 19 Dec 2026");
        assertThat(talk.text("U1", "reminders start")).contains("reminded again");
        assertThat(talk.text("U1", "reminders snooze all until 2026-12-19"))
                .contains("No reminder of DP-700 comes any more by then");
    }

    @Test
    void what_ended_on_the_readers_own_day_is_not_listed_though_the_firms_goes_on() {
        talk.now = Instant.parse("2026-12-21T11:30:00Z");
        introduced();
        talk.lives("U1", ZoneId.of("Pacific/Auckland"));
        assertThat(talk.text("U1", "reminders")).contains("1 certification of yours ends").doesNotContain("AZ-305",
                "-1 days");
        assertThat(talk.text("U1", "reminders preview")).doesNotContain("AZ-305");
        assertThat(talk.text("UMANAGER", "reminders")).contains("Ada Byron: AZ-305 expires on 21 Dec 2026, today");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UTC              | 2026-12-07T08:30:00Z | today
            UTC              | 2026-12-07T15:59:00Z | today
            UTC              | 2026-12-07T16:00:00Z | 8 Dec 2026
            UTC              | 2026-12-12T10:00:00Z | 14 Dec 2026
            UTC              | 2026-12-13T23:00:00Z | 14 Dec 2026
            Pacific/Auckland | 2026-12-06T21:00:00Z | today
            Pacific/Auckland | 2026-12-11T04:00:00Z | 14 Dec 2026
            Pacific/Auckland | 2026-12-10T21:00:00Z | today
            Pacific/Auckland | 2026-12-13T10:00:00Z | 14 Dec 2026
            """)
    void the_next_reminder_is_said_for_the_day_on_which_it_can_come_where_the_reader_lives(ZoneId zone, Instant now,
            String next) {
        talk.now = now;
        introduced();
        talk.lives("U1", zone);
        assertThat(talk.text("U1", "reminders")).containsPattern("AZ-305 .{10,60}days +" + next + " ");
    }

    @Test
    void what_of_their_people_costs_nothing_is_counted_for_a_manager() {
        talk.take("harmless.csv", Talk.CERTS + "ada@firm.example,DP-700,2026-01-10,2027-01-10,,,x\n");
        assertThat(talk.text("UMANAGER", "reminders"))
                .contains("Ada Byron: AZ-305", "1 certification more ends and costs nothing").doesNotContain("DP-700");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reminders snooze AZ-305", "reminders snooze", "reminders snooze AZ-305 0 days",
            "reminders snooze AZ-999999 1 week", "reminders snooze 提醒 1 week", "don't remind me"})
    void what_is_not_understood_is_asked_and_changes_nothing(String line) {
        assertThat(talk.text("U1", line)).containsPattern("[Nn]othing");
        assertThat(talk.store.nudges().of(talk.firm).pauses()).isEmpty();
    }

    @Test
    void the_made_up_firm_is_reminded_of_nothing() {
        talk.says("U1", "sample score");
        var sample = talk.store.organisations().find(Bot.SAMPLE).orElseThrow();
        assertThat(talk.bot.nudges(sample.id())).isEmpty();
    }
}
