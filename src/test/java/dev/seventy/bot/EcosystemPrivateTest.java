package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import dev.seventy.bot.Message.Place;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What of the playbook others read: no names, no opinions and no amounts beyond what is theirs to see. */
class EcosystemPrivateTest extends TalkingToTheBot {

    private static final List<String> FIGURES = List.of("eco M3", "eco metric M3", "eco metrics", "eco report",
            "eco history all", "eco M3 as of 2026-11-20", "digest show 1");

    @BeforeEach
    void people() {
        talk.figures();
    }

    private String shared(String line) {
        return render(talk.says("UMANAGER", Place.SHARED, line).reply());
    }

    /** Also what the buttons carry, which Slack sends along. */
    private static String render(Reply reply) {
        return PlainText.render(reply) + Talk.commands(reply);
    }

    @Test
    void a_channel_hears_of_an_integrator_what_was_just_written_and_nothing_of_before() {
        talk.says("UMANAGER", "eco si-check \"Acme\" vertical=yes \"private: cto is a fool\" apps-first=no");
        assertThat(shared("eco si-check \"Acme\" delivery=yes \"on time\""))
                .startsWith("Recorded of that integrator: delivery yes, with a note.").contains("undo 5")
                .doesNotContain("Acme", "fool", "SI-C1", "apps-first", "vertical", "on time", "of 4");
        assertThat(shared("eco si-check \"Acme\" apps-first=no"))
                .startsWith("Recorded of that integrator: apps-first no.");
        assertThat(shared("eco si-check \"Nobody\" clear")).startsWith("Recorded of that integrator:")
                .doesNotContain("Nobody");
        assertThat(shared("undo")).doesNotContain("Acme", "fool");
        assertThat(talk.text("UMANAGER", "eco si-check \"Acme\"")).contains("cto is a fool", "delivery", "on time");
        for (var line : List.of("eco history all", "eco report")) {
            assertThat(shared(line)).contains("an answer for managers").doesNotContain("Acme", "delivery no", "fool");
            assertThat(render(talk.says("U1", line))).doesNotContain("Acme", "apps-first", "fool");
        }
    }

    @Test
    void a_channel_hears_no_name_in_what_is_answered_to_a_telling() {
        assertThat(shared("eco owner SI-2 ada@firm.example")).contains("owner a colleague").doesNotContain("Ada",
                "Byron");
        assertThat(shared("eco owner SI-2 ada@firm.example")).contains("on file already: SI-2, owner a colleague")
                .doesNotContain("Ada", "Byron");
        assertThat(shared("eco industry FSI lead \"Bob Weber\" outside")).contains("lead somebody else")
                .doesNotContain("Bob");
        assertThat(shared("eco done SI-2 \"with Ada\"")).contains("status done, with a note").doesNotContain("Ada");
        assertThat(shared("eco note SI-2 \"ask Ada\"")).contains("integrators: a note.").doesNotContain("Ada");
        assertThat(shared("undo")).doesNotContain("Ada");
        assertThat(talk.text("UMANAGER", "eco SI-2")).contains("Ada Byron", "with Ada");
    }

    @Test
    void an_amount_of_money_is_for_those_who_see_revenue() {
        talk.says("UADMIN", "eco metric M3 set 70000 EUR");
        talk.says("UADMIN", "eco metric M3 set 71000 EUR");
        talk.says("UADMIN", "eco metric M3 target 100000 EUR");
        talk.says("UADMIN", "eco metric M4 set 7");
        talk.says("UADMIN", "digest subscribe monday 9:00 with eco");
        for (var line : FIGURES) {
            assertThat(render(talk.says("UADMIN", Place.SHARED, line).reply())).as(line).doesNotContain("70,000",
                    "71,000", "100,000", "71 %");
            for (var user : List.of("U1", "UMANAGER")) {
                assertThat(render(talk.says(user, line))).as(user + ": " + line).doesNotContain("70,000", "71,000",
                        "100,000", "71 %");
            }
        }
        assertThat(talk.text("UMANAGER", "eco M3"))
                .startsWith("M3, SI-sourced pipeline: an amount for admins, target an amount for admins.");
        assertThat(talk.text("UMANAGER", "eco M4")).startsWith("M4, SI-delivered Apps: 7;");
        assertThat(talk.text("UADMIN", "eco M3")).contains("EUR 71,000 of EUR 100,000, 71 %", "EUR 70,000");
        talk.says("UADMIN", "settings revenue managers");
        assertThat(talk.text("UMANAGER", "eco M3")).contains("EUR 71,000 of EUR 100,000, 71 %");
        assertThat(talk.text("U1", "eco report")).doesNotContain("71,000");
    }

    @Test
    void whoever_does_not_see_it_can_tell_an_amount_and_learns_nothing_by_that() {
        talk.says("UADMIN", "eco metric M3 set 70000 EUR");
        for (var amount : List.of("70000", "5")) {
            assertThat(talk.text("UMANAGER", "eco metric M3 set " + amount + " EUR"))
                    .startsWith("Recorded. M3, SI-sourced pipeline: an amount for admins;").doesNotContain("on file");
        }
        assertThat(talk.text("UMANAGER", "eco metric M3 add 1 EUR"))
                .contains("is for those who see revenue", "Nothing was recorded").doesNotContain("70,000");
        assertThat(talk.text("UMANAGER", "undo")).doesNotContain("70,000");
        assertThat(talk.text("UADMIN", "eco M3")).contains("EUR 70,000");
    }

    @Test
    void an_export_leaves_the_amounts_out_and_says_so() {
        talk.says("UADMIN", "eco metric M3 set 70000 EUR");
        talk.says("UADMIN", "eco metric M4 set 7");
        var managers = talk.says("UMANAGER", "export playbook");
        assertThat(files(managers)).contains("M4").doesNotContain("M3", "70000");
        assertThat(managers.summary()).contains("1 entry", "Amounts of money are left out");
        var admins = talk.says("UADMIN", "export playbook");
        assertThat(files(admins)).contains("M3", "70000");
        assertThat(admins.summary()).doesNotContain("left out");
    }

    private static String files(Reply reply) {
        return reply.blocks().stream().map(block -> block instanceof Block.Attachment file ? file.content() : "")
                .reduce("", String::concat);
    }

    @Test
    void who_could_be_meant_is_asked_without_names_where_others_read_along() {
        talk.take("people2.csv", Talk.PEOPLE + "P2,Tom Baker,tom@firm.example,,,,Oslo,,2020-01-01,\n"
                + "P3,Tom Jones,jones@firm.example,,,,Oslo,,2020-01-01,\n");
        assertThat(render(talk.says("UMANAGER", Place.SHARED, "eco owner SI-2 Tom").reply())).contains("Nothing was")
                .doesNotContain("Baker", "Jones", "jones@");
        for (var line : List.of("eco owner SI-2 Tom", "eco industry FSI lead Tom")) {
            assertThat(Talk.commands(talk.says("UMANAGER", Place.SHARED, line).reply())).as(line)
                    .noneMatch(command -> command.contains("outside"));
        }
        assertThat(Talk.commands(talk.says("UMANAGER", "eco owner SI-2 Tom")))
                .contains("eco owner SI-2 tom@firm.example", "eco owner SI-2 jones@firm.example");
    }
}
