package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seventy.store.CountedStatements;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept in a place is read once for a line as it is heard, and once as it is carried out. */
class TellReadOnceTest extends TellFirm {

    private long reads(Message.Place place, String line) {
        return new CountedStatements(talk.store).during(() -> talk.says("U1", place, line)).stream()
                .filter(statement -> statement.startsWith("SELECT") && statement.contains("FROM drafts")).count();
    }

    @ParameterizedTest
    @CsvSource({"passed AZ-305, grmpf frobl", "passed AZ-305, yes?", "passed AZ-305, undo frobl",
            "passed AZ-305, right?", "passed AZ-305, thanks", "passed AZ-305, no",
            "passed AZ-305, certification AZ-305", "passed AZ-104 yesterday, grmpf frobl"})
    void beside_what_was_told_a_line_reads_the_place_at_most_twice_and_alone_with_what_was_put_there(String told,
            String line) {
        talk.says("U1", Message.Place.SHARED, told);
        assertThat(reads(Message.Place.SHARED, line)).as("aloud").isBetween(1L, 2L);
        talk.says("U1", told);
        assertThat(reads(Message.Place.PRIVATE, line)).as("alone").isBetween(2L, 4L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "score", "rules", "settings"})
    void a_command_reads_nothing_of_it(String command) {
        talk.says("U1", "passed AZ-305");
        assertThat(reads(Message.Place.PRIVATE, command)).isZero();
    }
}
