package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import dev.seventy.evidence.Certification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people tell who live elsewhere than their firm, whose zone is UTC. */
class TellingZoneTest extends TalkingToTheBot {

    private static final ZoneId AUSTIN = ZoneId.of("America/Chicago");
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    /** 20:00 on 20 November in Austin. */
    private static final Instant AFTER_MIDNIGHT = Instant.parse("2026-11-21T02:00:00Z");
    /** 9:00 on 21 November in Auckland. */
    private static final Instant EVENING = Instant.parse("2026-11-20T20:00:00Z");

    @BeforeEach
    void people() {
        talk.take("people.csv", Talk.PEOPLE + """
                P1,Ada Byron,ada@firm.example,,,,Oslo,Lead,2020-01-01,
                P2,Max Manager,max@firm.example,,,,Oslo,Lead,2020-01-01,
                """);
        talk.introduce("U1", "Ada", "ada@firm.example");
        talk.introduce("UMANAGER", "Max", "max@firm.example");
    }

    private void lives(String user, ZoneId zone) {
        talk.lives(user, zone);
    }

    private List<Certification> held() {
        return talk.store.evidence().of(talk.firm).certifications().stream().filter(Certification::active).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"passed AZ-305 today|2026-11-20", "passed AZ-305 yesterday|2026-11-19",
            "cert add AZ-305 yesterday|2026-11-19", "cert add passed AZ-305 yesterday|2026-11-19",
            "cert record AZ-305 person: me day: today|2026-11-20", "passed AZ-305 last Friday|2026-11-13",
            "passed AZ-305 two days ago|2026-11-18"})
    void a_day_is_counted_from_the_one_that_it_is_where_the_writer_lives(String line, LocalDate day) {
        assertThat(talk.text("U1", "me")).contains("Ada");
        lives("U1", AUSTIN);
        talk.now = AFTER_MIDNIGHT;

        assertThat(talk.text("U1", line)).startsWith("Recorded: ");
        assertThat(held()).extracting(Certification::earned).containsExactly(day);
    }

    @Test
    void the_buttons_for_the_day_mean_that_of_the_writer() {
        lives("U1", AUSTIN);
        talk.now = AFTER_MIDNIGHT;

        assertThat(talk.text("U1", "passed AZ-305")).contains("Today, 20 Nov 2026: cert draft 1 day 2026-11-20",
                "Yesterday, 19 Nov 2026: cert draft 1 day 2026-11-19");
    }

    @Test
    void a_day_that_has_not_begun_at_the_firm_is_recorded_and_its_scores_are_those_of_that_day() {
        talk.take("certs.csv", Talk.CERTS + "max@firm.example,AZ-305,2026-03-01,2027-03-01,,,x\n"
                + "max@firm.example,DP-700,2026-03-01,2027-03-01,,,x\n");
        lives("U1", AUCKLAND);
        talk.now = EVENING;

        assertThat(talk.text("U1", "passed MB-820 today")).startsWith("Recorded: ").contains("21 Nov 2026",
                "It counts from 21 Nov 2026 on, which has not begun yet where the firm is.", "→");
        assertThat(held()).extracting(Certification::earned).contains(LocalDate.of(2026, 11, 21));
        assertThat(talk.text("UMANAGER", "cert record AZ-305 person: me day: 2026-11-21")).contains("is still to come",
                "Nothing was recorded");
    }

    @Test
    void what_is_still_to_come_is_so_where_the_writer_lives() {
        lives("U1", AUSTIN);
        talk.now = AFTER_MIDNIGHT;

        assertThat(talk.text("U1", "cert add AZ-305 2026-11-21")).startsWith("21 Nov 2026 is still to come.")
                .contains("Nothing is recorded yet", "Today, 20 Nov 2026: cert draft 1 day 2026-11-20");
        assertThat(held()).isEmpty();
    }

    @Test
    void a_message_of_a_colleague_is_read_by_the_day_where_that_colleague_wrote_it() {
        assertThat(talk.text("UADMIN", "settings logging managers")).contains("managers");
        lives("U1", AUSTIN);
        talk.now = Instant.parse("2026-11-21T12:00:00Z");
        talk.introduce("UMANAGER", "Max", "max@firm.example");
        var sent = AFTER_MIDNIGHT.getEpochSecond();

        assertThat(talk.text("UMANAGER", "cert forward <@U1> " + sent + " I passed AZ-305 yesterday!"))
                .contains("2026-11-19").doesNotContain("2026-11-20");
        lives("U1", AUCKLAND);
        assertThat(talk.text("UMANAGER", "cert forward <@U1> " + sent + " I passed AZ-305 yesterday!"))
                .contains("2026-11-20").doesNotContain("2026-11-19");
    }

    @Test
    void what_a_colleague_wrote_on_a_day_that_has_not_begun_for_the_reader_is_read_and_recorded() {
        assertThat(talk.text("UADMIN", "settings logging managers")).contains("managers");
        lives("U1", AUCKLAND);
        talk.speaks("U1", Locale.UK);
        talk.now = EVENING;

        var sent = EVENING.getEpochSecond();
        assertThat(talk.text("UMANAGER", "cert forward <@U1> " + sent + " I passed AZ-305 today!"))
                .contains("now 2026-11-21");
        assertThat(talk.text("UMANAGER", "cert forward <@U1> " + sent + " I passed AZ-305 on 3/4/2026!"))
                .contains("now 2026-04-03");
        assertThat(talk.text("UMANAGER", "cert record AZ-305 person: ada@firm.example day: 2026-11-21"))
                .startsWith("Recorded: ");
        assertThat(talk.text("UMANAGER", "cert record AZ-104 person: me day: 2026-11-21")).contains("is still to come");
    }

    @Test
    void what_begins_tomorrow_at_the_firm_can_be_corrected_listed_and_taken_back_there() {
        assertThat(talk.text("UADMIN", "settings logging managers")).contains("managers");
        lives("U1", AUCKLAND);
        talk.now = EVENING;
        talk.says("U1", "passed AZ-104 on 5 January 2026");
        talk.says("U1", "passed AZ-305 today");

        assertThat(talk.text("U1", "cert list")).contains("counts from 21 Nov 2026");
        var badge = "https://www.credly.com/badges/0f1e2d3c-aaaa-bbbb-cccc-1234567890ab";
        assertThat(
                talk.text("UADMIN", "cert record fix 3 AZ-305 person: ada@firm.example day: 2026-11-21 link: " + badge))
                .startsWith("Corrected: ");
        assertThat(talk.text("U1", "cert drop AZ-305")).contains("no longer yours");
        assertThat(held()).extracting(one -> one.credential().value()).containsExactly("azure-administrator-associate");
    }

    @Test
    void what_had_to_wait_is_counted_from_the_day_on_which_it_was_said() {
        var said = Instant.parse("2026-11-20T23:59:00Z");
        talk.now = Instant.parse("2026-11-21T06:00:00Z");

        var line = Talk.message(Talk.member("U1"), Message.Place.PRIVATE, "waited", "passed AZ-305 today");
        talk.bot.say(line.saidAt(said), new RecordingKeeping());
        assertThat(held()).extracting(Certification::earned).containsExactly(LocalDate.of(2026, 11, 20));
        talk.bot.say(Talk.message(Talk.member("U1"), Message.Place.PRIVATE, "ahead", "passed AZ-104 today")
                .saidAt(Instant.parse("2026-12-24T06:00:00Z")), new RecordingKeeping());
        assertThat(held()).extracting(Certification::earned).contains(LocalDate.of(2026, 11, 21));
    }

    @Test
    void the_made_up_firm_keeps_its_day_wherever_somebody_lives() {
        talk.says("UADMIN", "sample score");
        lives("U1", AUCKLAND);
        talk.now = EVENING;

        assertThat(talk.text("U1", "sample score")).contains("1 Nov 2026").doesNotContain("21 Nov");
    }
}
