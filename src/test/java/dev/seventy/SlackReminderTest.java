package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.seventy.bot.Bot;
import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;
import dev.seventy.bot.SentFile;
import dev.seventy.bot.Surroundings;
import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Fault;
import dev.seventy.slack.fake.Posted;
import dev.seventy.slack.fake.SlackUser;
import dev.seventy.store.Errand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reminders from what ends to the messages that come. Ugo, U2, and Ute, who has no account, each hold AZ-305, of which
 * the firm needs two; Uma, U1, is their manager. Everybody lives in Berlin.
 */
class SlackReminderTest {

    private static final String PEOPLE = "person_key,full_name,work_email,slack_user_id,teams_user_id,manager_email,"
            + "location,role,start_date,end_date\nP1,Uma Admin,u1@example.com,U1,,,,,2020-01-01,\n"
            + "P2,Ugo Engineer,u2@example.com,U2,,u1@example.com,,,2020-01-01,\n"
            + "P3,Ute Engineer,u9@example.com,,,u1@example.com,,,2020-01-01,\n";
    private static final String CERTS = "person_key,exam_or_cert,issued_on,expires_on,credential_url,mcid,source\n"
            + "u2@example.com,AZ-305,2025-12-20,2027-02-18,,,x\nu9@example.com,AZ-305,2026-12-01,2027-02-25,,,x\n";
    private static final String UGO = FakeSlack.directMessage("U2");
    private static final String UMA = FakeSlack.directMessage("U1");
    /** In Berlin ten o'clock on the Monday after the clock of the fake begins, within the window of a renewal. */
    private static final Instant OPENS = Instant.parse("2026-11-23T09:00:00Z");
    /** The first working days of the later steps: 60 days before is a Sunday. */
    private static final Instant SIXTY = Instant.parse("2026-12-21T09:00:00Z");
    private static final Instant THIRTY = Instant.parse("2027-01-19T09:00:00Z");
    private static final Instant FOURTEEN = Instant.parse("2027-02-04T09:00:00Z");
    private static final Instant SEVEN = Instant.parse("2027-02-11T09:00:00Z");

    @TempDir
    private Path folder;

    private SlackFirm firm;

    @BeforeEach
    void a_firm_of_three() throws IOException {
        firm = SlackFirm.empty(folder);
        take("people.csv", PEOPLE);
        take("certs.csv", CERTS);
    }

    @AfterEach
    void ends_without_a_violation() {
        assertThat(firm.slack.violations()).isEmpty();
        firm.close();
    }

    private void take(String name, String content) throws IOException {
        var file = Files.writeString(folder.resolve(name), content);
        var whose = firm.store().organisations().get(firm.firm()).orElseThrow().name();
        new Bot(Shipped.knowledge(), firm::store, firm.slack.clock(), Surroundings.of(Optional.of(whose)))
                .say(new Message("import --yes", Sender.Local.TERMINAL, Message.Place.PRIVATE, Optional.empty(),
                        List.of(new SentFile(name, file))));
    }

    private String says(String user, String line) {
        return firm.send(firm.people.command(SlackFirm.MEMBER.by(user), "/seventy", line));
    }

    private List<Posted> reminders(String channel) {
        return firm.slack.messages(channel).stream().filter(message -> message.blocks().findValues("value").stream()
                .anyMatch(value -> value.asString().equals("reminders stop"))).toList();
    }

    /** The clock is set, each firm looked at once more, and all is sent that comes of it. */
    private void at(Instant instant) {
        firm.slack.clock().set(instant);
        firm.eventually("the firm was looked at",
                () -> firm.store().nudges().looked(firm.firm()).filter(last -> !last.isBefore(instant)).isPresent());
        firm.eventually("nothing is under way", () -> firm.store().errandOverview().counts().keySet().stream()
                .noneMatch(state -> state == Errand.State.WAITING || state == Errand.State.RUNNING));
    }

    @Test
    void the_holder_is_told_at_each_step_once_and_the_manager_at_the_last_two() {
        assertThat(reminders(UGO)).isEmpty();
        at(OPENS);
        assertThat(reminders(UGO)).hasSize(1);
        assertThat(reminders(UGO).getFirst().shown())
                .contains("AZ-305 expires on 18 Feb 2027, in 87 days",
                        "It can be renewed without its exam through 18 Feb 2027",
                        "2 with Azure Solutions Architect Expert", "Your manager is told 14 and 7 days before")
                .doesNotContain("<@", "<!");
        at(OPENS.plus(Duration.ofDays(1)));
        at(SIXTY.minus(Duration.ofDays(1)));
        assertThat(reminders(UGO)).as("nothing more, and nothing on a Sunday").hasSize(1);
        at(SIXTY);
        assertThat(reminders(UGO)).hasSize(2);
        at(THIRTY);
        assertThat(reminders(UGO)).hasSize(3);
        assertThat(reminders(UMA)).isEmpty();
        at(FOURTEEN);
        assertThat(reminders(UGO)).hasSize(4);
        assertThat(reminders(UMA)).hasSize(1);
        assertThat(reminders(UMA).getFirst().shown())
                .contains("Of your people",
                        "Ugo Engineer: AZ-305 expires on 18 Feb 2027, in 14 days; breaks a prerequisite")
                .doesNotContain("Ute");
        at(SEVEN);
        assertThat(reminders(UGO)).hasSize(5);
        assertThat(reminders(UMA)).hasSize(2);
        assertThat(reminders(UMA).getLast().shown()).contains("Ugo Engineer: AZ-305 expires on 18 Feb 2027, in 7 days",
                "Ute Engineer: AZ-305 expires on 25 Feb 2027, in 14 days",
                "no account of theirs is known here, so please tell them");
        at(SEVEN.plus(Duration.ofDays(4)));
        at(SEVEN.plus(Duration.ofDays(8)));
        assertThat(reminders(UGO)).hasSize(5);
    }

    @Test
    void steps_that_were_missed_are_told_as_one_and_only_in_working_hours() {
        at(FOURTEEN.plus(Duration.ofHours(8)));
        assertThat(reminders(UGO)).as("at six in the evening").isEmpty();
        at(FOURTEEN.plus(Duration.ofDays(1)));
        assertThat(reminders(UGO)).hasSize(1);
        assertThat(reminders(UGO).getFirst().shown()).contains("in 13 days");
        at(FOURTEEN.plus(Duration.ofDays(4)));
        assertThat(reminders(UGO)).hasSize(1);
    }

    @Test
    void where_somebody_lives_decides_when_they_are_told() {
        firm.slack.user(SlackUser.member("U2", "T1").in(ZoneId.of("America/Los_Angeles")));
        at(OPENS.plus(Duration.ofHours(26)));
        assertThat(reminders(UGO)).as("at three in the morning there").isEmpty();
        at(OPENS.plus(Duration.ofHours(26 + 8)));
        assertThat(reminders(UGO)).hasSize(1);
    }

    @Test
    void what_was_renewed_by_its_button_is_told_no_more() {
        at(OPENS);
        var reminder = reminders(UGO).getFirst();
        var renewed = reminder.blocks().findValues("value").stream().map(value -> value.asString())
                .filter(value -> value.startsWith("I renewed")).findFirst().orElseThrow();
        var asked = firm.directly(SlackFirm.direct("U2"), renewed);
        assertThat(asked.shown()).contains("On which day was that, with AZ-305?");
        assertThat(firm.directly(SlackFirm.direct("U2"), "today").shown()).contains("it holds until 18 Feb 2028");
        at(SIXTY);
        at(SEVEN);
        assertThat(reminders(UGO)).hasSize(1);
        assertThat(reminders(UMA).getFirst().shown()).doesNotContain("Ugo");
    }

    @Test
    void a_snooze_is_kept_and_ends_with_one_more_reminder() {
        at(OPENS);
        assertThat(says("U2", "reminders snooze AZ-305 2 weeks")).contains("No reminder of AZ-305 before 7 Dec 2026");
        at(OPENS.plus(Duration.ofDays(7)));
        assertThat(reminders(UGO)).hasSize(1);
        at(OPENS.plus(Duration.ofDays(14)));
        assertThat(reminders(UGO)).hasSize(2);
        at(OPENS.plus(Duration.ofDays(15)));
        assertThat(reminders(UGO)).hasSize(2);
    }

    @Test
    void whoever_wants_none_gets_none_until_they_want_them_again() {
        assertThat(says("U2", "reminders stop")).contains("You get no reminders any more");
        at(OPENS);
        assertThat(reminders(UGO)).isEmpty();
        assertThat(firm.directly(SlackFirm.direct("U2"), "reminders start").shown()).contains("You are reminded again");
        at(OPENS.plus(Duration.ofDays(1)));
        assertThat(reminders(UGO)).hasSize(1);
    }

    @Test
    void who_stops_them_between_queueing_and_sending_is_not_sent_it_and_may_be_told_later() {
        firm.slack.next("chat.postMessage", Fault.rateLimited("30"));
        firm.slack.clock().set(OPENS);
        firm.eventually("Slack asks to wait with the reminder", () -> firm.slack.calls("chat.postMessage").stream()
                .anyMatch(call -> call.body().toString().contains("reminders why")));
        says("U2", "reminders snooze all 1 week");
        firm.eventually("it is snoozed", () -> !firm.store().nudges().of(firm.firm()).pauses().isEmpty());
        firm.eventually("it was looked at again", () -> {
            firm.slack.clock().advance(Duration.ofMillis(200));
            return firm.store().errandOverview().last(Errand.State.DONE, 50).stream()
                    .anyMatch(errand -> errand.kind().equals("nudge") && errand.outcome().equals("not wanted"));
        });
        assertThat(reminders(UGO)).isEmpty();
        at(OPENS.plus(Duration.ofDays(7)));
        assertThat(reminders(UGO)).hasSize(1);
    }

    private void waits() {
        firm.eventually("the reminder waits, as Slack asks",
                () -> firm.store().errandOverview().last(Errand.State.WAITING, 50).stream()
                        .anyMatch(errand -> errand.kind().equals("nudge") && errand.outcome().equals("ratelimited")));
    }

    @Test
    void what_could_not_be_sent_on_its_day_is_told_on_the_next_by_what_is_so_then() {
        firm.slack.next("chat.postMessage", Fault.rateLimited("3600"));
        firm.slack.clock().set(OPENS);
        waits();
        at(OPENS.plus(Duration.ofHours(23)));
        at(OPENS.plus(Duration.ofHours(24)));
        assertThat(firm.store().errandOverview().last(Errand.State.DONE, 50))
                .anyMatch(errand -> errand.kind().equals("nudge") && errand.outcome().equals("not wanted"));
        assertThat(reminders(UGO)).hasSize(1);
        assertThat(reminders(UGO).getFirst().shown()).contains("in 86 days");
        at(OPENS.plus(Duration.ofDays(2)));
        assertThat(reminders(UGO)).hasSize(1);
    }

    @Test
    void what_was_given_up_as_too_late_is_told_on_the_next_day() {
        firm.slack.next("chat.postMessage", Fault.rateLimited("90000"));
        firm.slack.clock().set(OPENS);
        waits();
        at(OPENS.plus(Duration.ofHours(26)));
        assertThat(firm.store().errandOverview().last(Errand.State.EXPIRED, 50))
                .anyMatch(errand -> errand.kind().equals("nudge"));
        at(OPENS.plus(Duration.ofHours(27)));
        at(OPENS.plus(Duration.ofHours(28)));
        assertThat(reminders(UGO)).hasSize(1);
        assertThat(reminders(UGO).getFirst().shown()).contains("in 86 days");
    }

    @Test
    void whoever_was_deactivated_is_told_nothing_and_nothing_counts_as_told() {
        firm.slack.user(SlackUser.member("U2", "T1").but(SlackUser.Kind.DELETED));
        at(OPENS.plus(Duration.ofDays(2)));
        assertThat(reminders(UGO)).isEmpty();
        assertThat(firm.store().nudges().of(firm.firm()).told()).isEmpty();
    }
}
