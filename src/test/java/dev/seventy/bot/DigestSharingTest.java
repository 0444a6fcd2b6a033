package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import dev.seventy.store.Account;
import dev.seventy.store.CountedStatements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a firm's digests have in common is read from the store once, however old it is. */
class DigestSharingTest extends TalkingToTheBot {

    private static final String FACTS = "certifications";

    private CountedStatements statements;

    @BeforeEach
    void a_firm_with_a_history_and_two_readers() {
        var now = talk.now;
        talk.now = now.minus(Duration.ofDays(140));
        talk.take("before.csv", Talk.CERTS + "bob@firm.example,AZ-700,2026-01-01,2028-01-01,,,x\n");
        talk.now = now.minus(Duration.ofDays(30));
        talk.figures();
        talk.now = now;
        for (var user : new String[]{"UADMIN", "UMANAGER"}) {
            talk.introduce(user, user, Account.Standing.MEMBER);
            assertThat(talk.text(user, "digest subscribe monday 9:00")).contains("to you");
        }
        statements = new CountedStatements(talk.store);
    }

    private long factsRead(String user, String line) {
        return statements.during(() -> assertThat(talk.text(user, line)).contains("Over 12 weeks")).stream()
                .filter(statement -> statement.contains(FACTS)).count();
    }

    @Test
    void the_points_of_twelve_weeks_ago_are_worked_out_once_for_all_readers() {
        assertThat(factsRead("UADMIN", "digest show 1")).as("now, and as it was known then").isGreaterThanOrEqualTo(2);
        assertThat(factsRead("UMANAGER", "digest show 2")).isZero();
    }

    @Test
    void what_comes_on_file_is_seen_by_the_next() {
        factsRead("UADMIN", "digest show 1");
        talk.take("more.csv", Talk.CERTS + "bob@firm.example,AZ-305,2026-01-01,2028-01-01,,,x\n");
        assertThat(factsRead("UMANAGER", "digest show 2")).isPositive();
    }
}
