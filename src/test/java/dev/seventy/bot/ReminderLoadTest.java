package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import dev.seventy.store.CountedStatements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reminding asks no more of the store in a large firm than in a small one: its writer is everybody's. */
class ReminderLoadTest {

    private static final Instant MONDAY = Instant.parse("2026-12-07T10:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 12, 7);
    private static final int SMALL = 10;
    private static final int LARGE = 1_000;

    @TempDir
    private Path folder;

    /**
     * How many statements it takes.
     *
     * @param look whom to remind, of whom nothing was asked before
     * @param told to remind one of them, and their manager
     * @param sent whether both still are to be
     */
    private record Asked(int look, int told, int sent) {
    }

    /** Everybody but the first is managed by the first, holds AZ-305 until two weeks later and has an account. */
    private Asked asked(int people) throws IOException {
        try (var talk = new Talk(Files.createDirectory(folder.resolve(String.valueOf(people))))) {
            talk.now = MONDAY;
            var staff = new StringBuilder(Talk.PEOPLE);
            var certs = new StringBuilder(Talk.CERTS);
            for (int person = 0; person < people; person++) {
                var address = person + "@firm.example";
                staff.append("P").append(person).append(",Person ").append(person).append(',').append(address)
                        .append(",,,").append(person == 0 ? "" : "0@firm.example").append(",Oslo,,2020-01-01,\n");
                certs.append(address).append(",AZ-305,2025-12-21,2026-12-21,,,x\n");
            }
            talk.take("people.csv", staff.toString());
            talk.take("certs.csv", certs.toString());
            talk.store.together(() -> {
                for (int person = 0; person < people; person++) {
                    talk.introduce("U" + person + "X", "Person", person + "@firm.example");
                }
                return "";
            });
            var statements = new CountedStatements(talk.store);
            var due = new AtomicInteger();
            var look = statements.during(() -> due.set(talk.bot.nudges(talk.firm).size())).size();
            assertThat(due).hasValue(people);
            var told = statements.during(() -> {
                assertThat(remind(talk, "U5X")).contains("AZ-305");
                assertThat(remind(talk, "U0X")).contains("AZ-305");
            }).size();
            var sent = statements.during(() -> {
                assertThat(talk.bot.isStillDue(Talk.member("U5X"), Optional.of(DAY))).isTrue();
                assertThat(talk.bot.isStillDue(Talk.member("U0X"), Optional.of(DAY))).isTrue();
            }).size();
            return new Asked(look, told, sent);
        }
    }

    private static String remind(Talk talk, String user) {
        return talk.bot.remind(new Nudge(Talk.member(user), DAY, "nudge:" + user), Keeping.NOTHING).reply().summary();
    }

    @Test
    void a_firm_of_a_thousand_accounts_asks_as_many_statements_as_one_of_ten() throws IOException {
        var small = asked(SMALL);
        assertThat(small.look()).as("so that something is counted").isPositive();
        assertThat(asked(LARGE)).isEqualTo(small);
    }
}
