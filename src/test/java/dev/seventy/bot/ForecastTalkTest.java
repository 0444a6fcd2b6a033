package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import dev.seventy.bot.Message.Place;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Talking of what becomes of the points. */
class ForecastTalkTest extends TalkingToTheBot {

    @BeforeEach
    void somebody_whose_certification_ends() {
        talk.figures();
        talk.take("second.csv", Talk.CERTS + "bob@firm.example,AZ-104,2026-01-01,2028-01-01,,,x\n"
                + "bob@firm.example,AZ-700,2026-01-01,2028-01-01,,,x\n");
    }

    private static String file(Reply reply) {
        return reply.blocks().stream().filter(Block.Attachment.class::isInstance).map(Block.Attachment.class::cast)
                .map(Block.Attachment::content).findFirst().orElse("");
    }

    @Test
    void a_manager_reads_whose_certification_costs_what_and_a_member_how_many_people() {
        assertThat(talk.text("UMANAGER", "forecast infrastructure all")).contains("AZ-104 of Ada Byron expires",
                "2 Jan 2027", "can be renewed now, through 1 Jan 2027");
        assertThat(talk.text("U1", "forecast infrastructure all")).contains("AZ-104 of 1 person expires")
                .doesNotContain("Ada");
    }

    @Test
    void in_a_shared_channel_nobody_is_named_and_no_file_is_made() {
        var shared = talk.says("UMANAGER", Place.SHARED, "forecast infrastructure all");
        assertThat(PlainText.render(shared.reply())).contains("AZ-104 of 1 person expires").doesNotContain("Ada");
        var calendar = talk.says("UMANAGER", Place.SHARED, "forecast infrastructure ics").reply();
        assertThat(calendar.tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(file(calendar)).isEmpty();
    }

    @Test
    void what_is_assumed_is_said() {
        assertThat(talk.text("U1", "forecast data-ai")).contains("usage as in the newest month (Oct 2026)",
                "nothing renewed");
    }

    @Test
    void points_today_are_those_of_the_score() {
        for (var area : List.of("data-ai", "infrastructure", "security", "modern-work")) {
            var total = bar(talk.says("U1", "score " + area)).value();
            var picture = talk.says("U1", "forecast " + area).blocks().stream().filter(Block.Picture.class::isInstance)
                    .map(Block.Picture.class::cast).findFirst().orElseThrow();
            assertThat(picture.lines().getFirst().points().getFirst().value()).as(area).isEqualByComparingTo(total);
        }
    }

    private static Block.Progress bar(Reply score) {
        return score.blocks().stream().filter(Block.Progress.class::isInstance).map(Block.Progress.class::cast)
                .findFirst().orElseThrow();
    }

    @Test
    void the_anniversary_says_which_days_are_enough() {
        talk.says("UADMIN", "settings anniversary 2027-05-15");
        assertThat(talk.text("U1", "forecast data-ai")).contains(
                "Anniversary 15 May 2027: one qualified day from 1 Dec 2026 to 31 May 2027 is enough; by what is known"
                        + " you have none.");
        talk.says("UADMIN", "settings anniversary none");
        assertThat(talk.text("U1", "forecast data-ai")).contains("settings anniversary DAY");
        assertThat(talk.says("U1", "settings anniversary 2027-05-15").tone()).isEqualTo(Reply.Tone.REFUSED);
    }

    @Test
    void the_same_deadline_keeps_its_id_however_often_it_is_written_and_names_nobody_to_a_member() {
        var once = file(talk.says("UMANAGER", "forecast infrastructure ics"));
        talk.now = talk.now.plusSeconds(7_200);
        var again = file(talk.says("U1", "forecast infrastructure ics"));
        assertThat(ids(again)).isNotEmpty().isEqualTo(ids(once)).doesNotHaveDuplicates();
        assertThat(once).contains("Renew AZ-104: Ada Byron").contains("DTSTAMP:20261120T100000Z");
        assertThat(again).contains("Renew AZ-104: 1 person").doesNotContain("Ada").contains("DTSTAMP:20261120T120000Z");
    }

    private static List<String> ids(String calendar) {
        return Arrays.stream(calendar.split("\r\n")).filter(line -> line.startsWith("UID:")).toList();
    }

    @Test
    void without_anything_imported_the_score_says_so() {
        assertThat(talk.text("U1", "forecast data-ai as of 2019-01-01")).contains("No rules");
    }

    @Test
    void json_has_every_run_of_days() {
        var json = talk.says("U1", Place.PRIVATE, "forecast data-ai --json").json().orElseThrow();
        assertThat(json).contains("\"usageAssumedAsIn\" : \"2026-10\"", "\"from\" : \"2026-11-20\"",
                "\"to\" : \"2027-11-20\"");
    }

    @Test
    void a_link_needs_a_place_where_it_leads() {
        assertThat(talk.text("UMANAGER", "share link data-ai")).contains("SEVENTY_BASE_URL");
        assertThat(talk.says("U1", "share link data-ai").tone()).isEqualTo(Reply.Tone.REFUSED);
    }
}
