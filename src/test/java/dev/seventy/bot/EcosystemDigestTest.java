package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import dev.seventy.store.Account;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The section of a digest on the partner ecosystem, for those who asked for it. */
class EcosystemDigestTest extends TalkingToTheBot {

    private static final String SECTION = "High actions without an owner: 11 (FE-1, FE-2, ISV-1, ISV-2, SI-1, SI-2, IL-1,"
            + " IL-2, IL-3, PS-1, PS-2)";

    @BeforeEach
    void a_firm_with_figures() {
        talk.figures();
    }

    private String shown() {
        return talk.text("UADMIN", "digest show 1");
    }

    private void sentAndThen(Duration later) {
        talk.store.digests().sent(talk.firm, 1);
        talk.now = talk.now.plus(later);
        talk.introduce("UADMIN", "Anna Admin", Account.Standing.MEMBER);
    }

    @Test
    void only_whoever_asked_for_it_has_it() {
        talk.says("UADMIN", "digest subscribe monday 9:00");
        assertThat(shown()).doesNotContain("Partner ecosystem", "playbook");
        assertThat(talk.text("UADMIN", "digest change 1 with eco")).contains("with the partner ecosystem",
                "without eco");
        assertThat(shown()).contains("Partner ecosystem", SECTION,
                "Industries not aligned: 5 (Retail, Financial services, Healthcare and life sciences, Manufacturing,"
                        + " Digital native)",
                "Metrics without a target: 5 (", "advice, and not a Databricks rule");
        assertThat(shown().indexOf("What changed")).isLessThan(shown().indexOf("Partner ecosystem"));
        talk.says("UADMIN", "digest change 1 without eco");
        assertThat(shown()).doesNotContain("Partner ecosystem");
    }

    @Test
    void what_is_owned_aligned_and_has_a_target_is_left_out() {
        talk.says("UADMIN", "digest subscribe monday 9:00 with eco");
        talk.says("UADMIN", "eco owner SI-2 ada@firm.example");
        talk.says("UADMIN", "eco done SI-1");
        talk.says("UADMIN", "eco FSI status in progress");
        talk.says("UADMIN", "eco M4 target 10");
        assertThat(shown()).contains("High actions without an owner: 9", "Industries not aligned: 4",
                "Metrics without a target: 4").doesNotContain("SI-delivered Apps", "Financial services");
    }

    @Test
    void there_is_a_digest_of_it_alone_which_names_nobody() {
        talk.says("UADMIN", "eco owner SI-2 ada@firm.example");
        talk.says("UADMIN", "digest subscribe monday 9:00 areas eco");
        assertThat(shown()).startsWith("Partner ecosystem: 11 of 11 High actions are open.")
                .contains("High actions without an owner: 10").doesNotContain("Ada", "Infrastructure", "points");
        assertThat(talk.text("UADMIN", "digest list")).contains("eco");
    }

    @Test
    void a_quiet_one_is_silent_until_something_was_told() {
        talk.says("UADMIN", "digest subscribe monday 9:00 quiet with eco");
        sentAndThen(Duration.ofHours(30));
        assertThat(talk.says("UADMIN", "digest show 1").summary()).isEmpty();
        talk.says("UADMIN", "eco done SI-2");
        assertThat(shown()).startsWith("Partner ecosystem: 10 of 11 High actions are open.");
    }

    @Test
    void a_quiet_one_goes_by_when_something_was_told_or_taken_back_and_not_of_which_day_it_is() {
        talk.says("UADMIN", "eco owner SI-2 ada@firm.example");
        talk.says("UADMIN", "digest subscribe monday 9:00 quiet areas eco");
        sentAndThen(Duration.ofHours(1));
        assertThat(talk.says("UADMIN", "digest show 1").summary()).as("told on that day before it").isEmpty();
        sentAndThen(Duration.ofDays(7));
        talk.take("playbook.csv",
                "part,item,field,value,unit,note,person,said_on\naction,SI-3,status,done,,,,2026-11-02\n");
        assertThat(shown()).as("imported since, of a day before").startsWith("Partner ecosystem: 11 of 11 High");
        sentAndThen(Duration.ofDays(7));
        assertThat(talk.says("UADMIN", "digest show 1").summary()).isEmpty();
        talk.says("UADMIN", "undo");
        talk.says("UADMIN", Talk.commands(talk.says("UADMIN", "undo")).getFirst());
        assertThat(shown()).as("taken back since").startsWith("Partner ecosystem: 11 of 11 High");
    }

    @Test
    void where_nothing_changed_the_section_stands_below_the_line() {
        talk.says("UADMIN", "digest subscribe monday 9:00 with eco");
        sentAndThen(Duration.ofHours(2));
        assertThat(shown()).startsWith("Nothing changed since the last digest").contains(SECTION);
    }

    @Test
    void one_that_was_stopped_can_be_begun_again_as_it_was() {
        talk.says("UADMIN", "digest subscribe monday 9:00 with eco");
        var stopped = talk.says("UADMIN", "digest stop 1");
        talk.says("UADMIN", Talk.commands(stopped).getFirst());
        assertThat(talk.store.digests().of(talk.firm)).singleElement()
                .satisfies(one -> assertThat(one.scope().playbook()).isTrue());
    }
}
