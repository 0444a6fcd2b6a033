package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.seventy.bot.Message.Place;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.Severity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left out of a digest, and when it comes back. */
class DigestSnoozeTest extends TalkingToTheBot {

    private static final String LOST = "AZ-104 of Ada Byron expires";

    @BeforeEach
    void a_digest_that_tells_of_a_loss() {
        talk.figures();
        talk.take("second.csv", Talk.CERTS + "bob@firm.example,AZ-104,2026-01-01,2028-01-01,,,x\n"
                + "bob@firm.example,AZ-700,2026-01-01,2028-01-01,,,x\n");
        talk.says("UADMIN", "digest subscribe monday 9:00");
    }

    private String shown() {
        return talk.text("UADMIN", "digest show 1");
    }

    private void pass(Duration time) {
        talk.now = talk.now.plus(time);
        talk.introduce("UADMIN", "Anna Admin", Account.Standing.MEMBER);
    }

    @Test
    void what_is_snoozed_is_left_out_until_its_day_and_how_much_that_is_stands_at_the_end() {
        assertThat(shown()).contains(LOST);
        assertThat(talk.text("UADMIN", "digest snooze az-104 2 weeks"))
                .contains("Digest 1 leaves out AZ-104 until 4 Dec 2026");
        assertThat(shown()).doesNotContain(LOST).contains("1 thing is snoozed; digest snoozed lists what");
        pass(Duration.ofDays(13));
        assertThat(shown()).doesNotContain(LOST);
        pass(Duration.ofDays(1));
        assertThat(shown()).contains(LOST).doesNotContain("snoozed");
    }

    @Test
    void it_comes_back_before_its_day_when_more_is_missing_for_its_sake() {
        talk.says("UADMIN", "digest snooze az-104 4 weeks");
        assertThat(shown()).doesNotContain("AZ-104");
        // Without Bob's a prerequisite is missing.
        talk.local("undo " + talk.store.imports().history(talk.firm).getFirst().id().value());
        assertThat(shown()).contains("2 with Azure Administrator Associate (AZ-104) needed, 1 counts");
        assertThat(talk.text("UADMIN", "digest snoozed")).contains("is back, as it got worse");
    }

    @Test
    void worse_is_what_costs_more_lacks_more_has_come_due_or_is_due_earlier() {
        var today = LocalDate.of(2026, 11, 20);
        var before = new Severity(BigDecimal.TEN, 1, Optional.of(today.plusDays(30)));
        assertThat(before.isWorseThan(before, today)).isFalse();
        assertThat(new Severity(new BigDecimal("9.5"), 1, before.due()).isWorseThan(before, today)).isFalse();
        assertThat(new Severity(new BigDecimal("10.5"), 1, before.due()).isWorseThan(before, today)).isTrue();
        assertThat(new Severity(BigDecimal.TEN, 2, before.due()).isWorseThan(before, today)).isTrue();
        assertThat(Severity.NONE.isWorseThan(before, today.plusDays(29))).isFalse();
        assertThat(Severity.NONE.isWorseThan(before, today.plusDays(30))).isTrue();
        assertThat(new Severity(BigDecimal.TEN, 1, Optional.of(today.plusDays(29))).isWorseThan(before, today))
                .isTrue();
        assertThat(new Severity(BigDecimal.TEN, 1, Optional.of(today.plusDays(31))).isWorseThan(before, today))
                .isFalse();
    }

    @Test
    void a_designation_is_left_out_with_all_that_is_about_it() {
        assertThat(shown()).contains("in Infrastructure");
        talk.says("UADMIN", "digest snooze infra 2 weeks");
        assertThat(shown()).doesNotContain("in Infrastructure", "Infrastructure +");
    }

    @Test
    void what_costs_points_is_not_left_out_for_good_and_what_costs_none_is() {
        var refused = talk.says("UADMIN", "digest snooze az-104 not relevant");
        assertThat(refused.tone()).isEqualTo(Reply.Tone.MISUNDERSTOOD);
        assertThat(refused.summary()).contains("can cost points", "Nothing was changed");
        var step = "Infrastructure +10 points (Net customer adds)";
        assertThat(shown()).contains(step);
        assertThat(talk.text("UADMIN", "digest snooze infrastructure net adds not relevant"))
                .contains("from now on, until you bring it back");
        pass(Duration.ofDays(400));
        assertThat(shown()).doesNotContain(step);
    }

    @Test
    void it_is_brought_back_and_that_is_undone_by_the_line_it_was() {
        var snoozed = talk.says("UADMIN", "digest snooze az-104 2 weeks");
        assertThat(Talk.commands(snoozed)).contains("digest unsnooze 1 az-104");
        var list = talk.says("UADMIN", "digest snoozed");
        assertThat(PlainText.render(list)).contains("AZ-104", "4 Dec 2026", "left out");
        assertThat(Talk.commands(list)).containsExactly("digest unsnooze 1 az-104");
        var back = talk.says("UADMIN", "digest unsnooze az-104");
        assertThat(back.summary()).isEqualTo("Digest 1 tells of AZ-104 again.");
        assertThat(Talk.commands(back)).containsExactly("digest snooze 1 az-104 until 2026-12-04");
        assertThat(shown()).contains(LOST);
        assertThat(talk.text("UADMIN", "digest unsnooze az-104")).contains("leaves out nothing by the name AZ-104");
        assertThat(talk.store.audit().of(talk.firm)).extracting(entry -> entry.action()).contains("digest.snoozed",
                "digest.unsnoozed");
    }

    @Test
    void every_button_of_the_form_is_a_line_that_can_be_said() {
        var form = talk.says("UADMIN", "digest snooze 1").blocks().stream().filter(Block.Form.class::isInstance)
                .map(Block.Form.class::cast).findFirst().orElseThrow();
        var options = ((Block.Input.OneOf) form.fields().getFirst().input()).options();
        assertThat(options).extracting(Block.Option::value).contains("az-104", "infrastructure");
        for (var option : options) {
            var line = form.line(Map.of("item", option.value(), "long", "1 week", "until", "2026-12-24"));
            assertThat(talk.text("UADMIN", line)).as(line).contains("leaves out", "until 24 Dec 2026");
        }
        assertThat(shown()).contains(options.size() + " things are snoozed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"digest snooze az-104 | For how long is AZ-104 to be left out",
            "digest snooze dp-700 2 weeks | DP-700 is not in this digest",
            "digest snooze nonsense 2 weeks | I know nothing", "digest snooze 東京 until 24 Dec | I know nothing",
            "digest snooze 7 az-104 2 weeks | There is no digest 7",
            "digest snooze az-104 until 2020-01-01 | not ahead of us", "digest snooze az-104 until someday | as a day",
            "digest snooze az-104 0 days | not ahead of us", "digest snooze az-104 99 months | longer than a year",
            "digest unsnooze az-700 | leaves out nothing by the name", "digest unsnooze | leaves out nothing"})
    void what_cannot_be_left_out_is_said_and_changes_nothing(String line, String said) {
        assertThat(talk.text("UADMIN", line)).contains(said).containsIgnoringCase("nothing");
        assertThat(talk.store.snoozes().of(talk.firm, 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"digest snooze 2 weeks", "digest snooze 1 2 weeks", "digest snooze until 24 Dec"})
    void where_nothing_is_named_the_whole_digest_is_muted(String line) {
        assertThat(talk.text("UADMIN", line)).contains("Digest 1 is muted");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"digest snooze az-104 2 weeks | digest snooze 2 az-104 14 days",
            "digest snooze az-104 until 2026-12-24 | digest snooze 2 az-104 until 2026-12-24",
            "digest snooze az-104 | digest snooze 2 az-104", "digest unsnooze az-104 | digest unsnooze 2 az-104",
            "leave az-104 out of the digest for 2 weeks | digest snooze 2 az-104 14 days",
            "digest mute 3 weeks | digest mute 2 21 days",
            "digest mute until 2026-12-24 | digest mute 2 until 2026-12-24",
            "digest change tuesday 10:00 | digest change 2 tuesday 10:00", "digest stop | digest stop 2"})
    void where_several_can_be_meant_it_is_asked_with_the_whole_line(String line, String choice) {
        talk.says("UADMIN", "digest subscribe friday 9:00 areas infrastructure");
        var asked = talk.says("UADMIN", line);
        assertThat(asked.summary()).isEqualTo("Which one? Nothing was changed.");
        assertThat(Talk.commands(asked)).hasSize(2).contains(choice);
    }

    @Test
    void one_subscription_leaves_out_what_another_tells() {
        talk.says("UMANAGER", "digest subscribe monday 9:00");
        talk.says("UADMIN", "digest snooze 1 az-104 2 weeks");
        assertThat(talk.text("UMANAGER", "digest show 2")).contains(LOST);
    }

    @Test
    void what_a_channel_is_told_is_for_managers_to_snooze() {
        talk.bot.say(new Message("digest subscribe monday 9:00 here", Talk.member("UMANAGER"), Place.SHARED,
                Optional.of("k"), List.of(), "C1", Locale.ROOT), new RecordingKeeping());
        assertThat(talk.says("U1", Place.SHARED, "digest snooze 2 az-104 2 weeks").reply().tone())
                .isEqualTo(Reply.Tone.REFUSED);
        assertThat(talk.text("UMANAGER", "digest snooze 2 az-104 2 weeks")).contains("leaves out AZ-104");
    }

    @Test
    void a_customer_is_named_by_its_name_where_it_may_be_seen() {
        talk.take("near.csv", "PGAMpnID,SubscriptionId,Month,ServiceLevel2,CustomerName,CustomerTenantId,"
                + "CustomerSegment,MPNID,PartnerAttributionType,IsACRDuplicateAtPGALevel,ACR_USD\n"
                + "1,s2,2026-10-01,Storage,Near & Co,62e23c0f-5dd0-4894-921a-000000000002,Enterprise,7,PAL,0,990\n");
        assertThat(shown()).contains("Near & Co USD 990");
        assertThat(talk.text("UADMIN", "digest snooze near & co not relevant")).contains("leaves out Near & Co");
        assertThat(shown()).doesNotContain("Near & Co");
        assertThat(talk.text("UADMIN", "digest unsnooze near & co")).contains("tells of Near & Co again");
    }
}
