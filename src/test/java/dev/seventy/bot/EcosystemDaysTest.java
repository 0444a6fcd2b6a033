package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.seventy.Shipped;
import dev.seventy.reply.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks of another day stays with it, whatever they press. */
class EcosystemDaysTest extends TalkingToTheBot {

    private static final CommandParser PARSER = new CommandParser(Shipped.knowledge());

    @ParameterizedTest
    @ValueSource(strings = {" as of 2026-11-19", " known on 2026-11-19", " as of 2026-11-18 known on 2026-11-19"})
    void every_button_of_an_answer_keeps_the_days_of_the_question(String days) {
        talk.says("UMANAGER", "eco si-check \"Acme\" delivery=no");
        talk.says("UMANAGER", "eco done SI-2");
        var waiting = new ArrayDeque<>(List.of("eco" + days, "eco ps enterprise" + days, "eco actions unowned" + days,
                "eco ps enterprise or lighthouse" + days, "eco profile" + days, "eco si-checks" + days));
        Shipped.knowledge().rules().playbook().rows().forEach(row -> waiting.add("eco " + row.id() + days));
        Set<String> said = new LinkedHashSet<>();
        while (!waiting.isEmpty()) {
            var line = waiting.removeFirst();
            if (!said.add(line)) {
                continue;
            }
            var reply = talk.says("UMANAGER", line);
            assertThat(reply.tone()).as(line).isIn(Reply.Tone.ANSWER, Reply.Tone.MISUNDERSTOOD);
            for (var next : Talk.commands(reply)) {
                assertThat(next).as(line).endsWith(days);
                if (next.startsWith("eco")) {
                    waiting.add(next);
                }
            }
        }
        assertThat(said).hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "which actions has nobody as of 2026-11-19?|eco actions open unowned as of 2026-11-19",
            "how is SI-2 as of 2026-11-19|eco SI-2 as of 2026-11-19",
            "who leads retail as of 2026-11-19|eco RETAIL as of 2026-11-19",
            "show the opportunities known on 2026-11-19|eco opportunities known on 2026-11-19",
            "the ecosystem report as of 2026-11-19|eco report as of 2026-11-19"})
    void a_sentence_keeps_its_day(String sentence, String line) {
        var today = LocalDate.of(2026, 11, 20);
        assertThat(PARSER.parse(sentence, today)).isEqualTo(PARSER.parse(line, today)).isInstanceOf(Ecosystem.class);
    }

    @Test
    void a_history_ends_on_the_day_of_the_question() {
        talk.says("UMANAGER", "eco done SI-2");
        assertThat(talk.text("UMANAGER", "eco history as of 2026-11-19")).startsWith("Nothing has been told");
        assertThat(talk.text("UMANAGER", "eco history known on 2026-11-20")).contains("SI-2");
    }
}
