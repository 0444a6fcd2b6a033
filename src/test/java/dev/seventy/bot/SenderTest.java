package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderTest {

    @ParameterizedTest
    @CsvSource({"'',T1,U1", "slack,'',U1", "slack,' ',U1", "slack,T1,''"})
    void an_account_without_one_of_its_parts_is_refused(String platform, String workspace, String user) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sender.Member(platform, workspace, user));
    }

    @Test
    void the_records_know_an_account_by_its_platform_and_its_workspace() {
        assertThat(new Sender.Member("slack", "T1", "U1").actor().id()).isEqualTo("slack:T1:U1");
        assertThat(Sender.Local.TERMINAL.actor().id()).isEqualTo("local");
        assertThat(Sender.Local.TERMINAL.actor().platform()).isEqualTo("terminal");
    }
}
