package dev.seventy.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {"cert list <@U3|ute> # cert list slack:T1:U3",
            "cert steps <@U3> # cert steps slack:T1:U3",
            "person merge <@U3|ute> <@U4> # person merge slack:T1:U3 slack:T1:U4",
            "person set <@U3|ute> leaves 2026-06-30 # person set slack:T1:U3 leaves 2026-06-30",
            "person export <@U3> # person export slack:T1:U3", "person forget <@U3|u> # person forget slack:T1:U3",
            "cert drop AZ-305 person: <@U3> # cert drop AZ-305 person: slack:T1:U3",
            "cert record AZ-305 person: <@U3|ute> day: 2026-05-01 # cert record AZ-305 person: slack:T1:U3 day: 2026-05-01",
            "digest subscribe for <@U3|ute> weekly # digest subscribe for slack:T1:U3 weekly",
            "role grant manager <@U3|ute> # role grant manager slack:T1:U3",
            "<@U3|ute> passed AZ-305 yesterday # <@U3|ute> passed AZ-305 yesterday",
            "cert add AZ-305 <@U3> # cert add AZ-305 <@U3>"})
    void who_is_mentioned_in_a_line_about_a_person_is_meant_by_the_account(String markup, String typed) {
        assertThat(SpokenText.typed(markup, "T1")).isEqualTo(typed);
    }
}
