package dev.seventy.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialogueTest {

    private static final Instant BEGUN = Instant.parse("2026-11-18T09:00:00Z");
    private static final Dialogue DIALOGUE = new Dialogue(Corpus.READER);

    private static Draft draft(String sentence) {
        var read = Corpus.READER.read(sentence, Corpus.occasion("en-GB"));
        assertThat(read).isInstanceOf(Understanding.Unfinished.class);
        return new Draft(((Understanding.Unfinished) read).tellings(), BEGUN);
    }

    /** What a sentence and the answers to it come to; each draft in between is kept as text, as a restart would find it. */
    private static String talk(String sentence, String... answers) {
        Turn turn = new Turn.Asks(draft(sentence));
        for (var answer : answers) {
            if (!(turn instanceof Turn.Asks(var draft))) {
                return "over before: " + answer;
            }
            turn = DIALOGUE.next(Draft.read(draft.written()).orElseThrow(), answer, Corpus.occasion("en-GB"),
                    BEGUN.plusSeconds(60));
        }
        return shown(turn);
    }

    private static String shown(Turn turn) {
        return switch (turn) {
            case Turn.Asks(var draft) -> "asks " + draft.question().piece().word();
            case Turn.Completes(var claims) -> claims.stream().map(Corpus::shown).collect(Collectors.joining(" & "));
            case Turn.Abandoned() -> "abandoned";
            case Turn.Elsewhere() -> "elsewhere";
            case Turn.Puzzled(var draft) -> "puzzled " + draft.question().piece().word();
            case Turn.PutsRight(var _) -> "puts right";
            case Turn.Keeps(var rest, var letGo) -> shown(rest) + ", without " + letGo.size();
            case Turn.Over() -> "over";
        };
    }

    private static final String DONE = "earned me azure-solutions-architect-expert ";

    @Test
    void a_missing_day_is_answered_in_any_wording() {
        for (var answer : List.of("yesterday", "Yesterday!", "it was yesterday", "on 17 November", "2026-11-17",
                "day 2026-11-17", "yesterday I think it was", "sorry, yesterday", "17/11/26", "I passed it yesterday",
                "passed AZ-305 yesterday")) {
            assertThat(talk("I passed AZ-305", answer)).as(answer).isEqualTo(DONE + "2026-11-17");
        }
    }

    @Test
    void what_is_understood_beside_words_that_are_not_is_confirmed_or_let_go() {
        var said = "I passed AZ-305 yesterday on Whizlabs";
        assertThat(draft(said).question().open())
                .isEqualTo(new Slot.Open<>(Why.UNEXPLAINED, "Whizlabs", List.of(LocalDate.of(2026, 11, 17))));
        for (var answer : List.of("yes", "day 2026-11-17", "1", "yesterday", "it was yesterday")) {
            assertThat(talk(said, answer)).as(answer).isEqualTo(DONE + "2026-11-17");
        }
        for (var answer : List.of("no", "No!", "nope", "never mind", "I did not pass")) {
            assertThat(talk(said, answer)).as(answer).isEqualTo("abandoned");
        }
        assertThat(talk(said, "no, on Monday")).isEqualTo(DONE + "2026-11-16");
    }

    @Test
    void the_address_of_a_badge_is_kept_with_what_is_open_and_answers_nothing() {
        var badge = "https://www.credly.com/badges/11111111-2222-3333-4444-555555555555";
        for (var said : List.of(badge, "<" + badge + ">", badge + " .")) {
            assertThat(talk("I passed AZ-305", said)).as(said).isEqualTo("asks day");
            var turn = DIALOGUE.next(draft("I passed AZ-305"), said, Corpus.occasion("en-GB"), BEGUN);
            assertThat(((Turn.Asks) turn).draft().tellings().getFirst().link()).isEqualTo(Link.of(badge));
        }
        assertThat(talk("I passed my exam", badge)).isEqualTo("asks credential");
        assertThat(talk("Anna passed AZ-305 yesterday", badge)).isEqualTo("asks person");
        assertThat(talk("passed AZ-305 yesterday on Whizlabs", badge)).isEqualTo("asks day");
        assertThat(talk("passed AZ-305 and AZ-104", badge)).isEqualTo("elsewhere");
    }

    @Test
    void not_only_one_of_several_lets_go_of_none_of_them() {
        for (var answer : List.of("not only AZ-305", "not just AZ-305", "not just AZ-305 but AZ-104",
                "not only AZ-305 but also AZ-104")) {
            assertThat(talk("passed AZ-305 and AZ-104", answer)).as(answer).isEqualTo("puzzled day");
        }
        assertThat(Corpus.READER.read("not just AZ-305 but AZ-104", Corpus.occasion("en-GB")))
                .isNotInstanceOf(Understanding.Corrects.class);
    }

    @Test
    void what_is_let_go_of_several_is_said() {
        assertThat(talk("passed AZ-305 and AZ-104", "not AZ-305")).isEqualTo("asks day, without 1");
        assertThat(talk("passed AZ-305 and AZ-104", "only AZ-305")).isEqualTo("asks day, without 1");
    }

    @Test
    void pieces_come_one_at_a_time_or_together_and_in_any_order() {
        assertThat(talk("I passed my exam")).isEqualTo("asks credential");
        assertThat(talk("I passed my exam", "AZ-305")).isEqualTo("asks day");
        assertThat(talk("I passed my exam", "AZ-305", "yesterday")).isEqualTo(DONE + "2026-11-17");
        assertThat(talk("I passed my exam", "yesterday")).isEqualTo("asks credential");
        assertThat(talk("I passed my exam", "yesterday", "it was the az305")).isEqualTo(DONE + "2026-11-17");
        assertThat(talk("I passed my exam", "yesterday, it was the AZ-305")).isEqualTo(DONE + "2026-11-17");
    }

    @Test
    void an_open_choice_is_settled_by_number_by_name_or_by_a_click() {
        for (var answer : List.of("2", "the second one", "the professional one", "professional", "DE Pro",
                "credential databricks-data-engineer-professional", "Databricks Data Engineer Professional")) {
            assertThat(talk("passed the databricks data engineer yesterday", answer)).as(answer)
                    .isEqualTo("earned me databricks-data-engineer-professional 2026-11-17");
        }
        for (var answer : List.of("Anna Müller", "it was Anna Müller", "person person:annam", "2")) {
            assertThat(talk("Anna passed AZ-305 yesterday", answer)).as(answer)
                    .isEqualTo("earned p:annam azure-solutions-architect-expert 2026-11-17");
        }
        for (var answer : List.of("day 2026-03-04", "4 March", "the 4th of March", "1")) {
            var read = Corpus.READER.read("passed AZ-305 on 3/4/2026", Corpus.occasion(""));
            var next = DIALOGUE.next(new Draft(((Understanding.Unfinished) read).tellings(), BEGUN), answer,
                    Corpus.occasion(""), BEGUN);
            assertThat(shown(next)).as(answer).isEqualTo(DONE + "2026-03-04");
        }
    }

    @Test
    void a_month_or_week_narrows_what_a_number_or_weekday_means() {
        assertThat(talk("passed AZ-305 in April", "the 3rd")).isEqualTo(DONE + "2026-04-03");
        assertThat(talk("passed AZ-305 in April", "3")).isEqualTo(DONE + "2026-04-03");
        assertThat(talk("passed AZ-305 in April", "on 5 May")).isEqualTo(DONE + "2026-05-05");
        assertThat(talk("passed AZ-305 last week", "Tuesday")).isEqualTo(DONE + "2026-11-10");
        assertThat(talk("passed AZ-305 last month", "the 30th")).isEqualTo(DONE + "2026-10-30");
    }

    @Test
    void what_was_said_can_be_corrected_while_something_is_open() {
        assertThat(talk("passed AZ-305", "no I meant AZ-104", "yesterday"))
                .isEqualTo("earned me azure-administrator-associate 2026-11-17");
        assertThat(talk("passed AZ-305", "it was Tom, not me", "yesterday"))
                .isEqualTo("earned p:tom azure-solutions-architect-expert 2026-11-17");
        assertThat(talk("passed AZ-305", "no, in April", "no, the 3rd not the 4th")).isEqualTo(DONE + "2026-04-03");
        assertThat(talk("passed AZ-999 on 4 March", "sorry, the 3rd of March", "AZ-305"))
                .isEqualTo(DONE + "2026-03-03");
    }

    @Test
    void one_answer_fills_what_is_open_in_the_same_way_everywhere() {
        assertThat(talk("Maria and Tom passed AZ-305", "yesterday"))
                .isEqualTo("earned p:maria azure-solutions-architect-expert 2026-11-17"
                        + " & earned p:tom azure-solutions-architect-expert 2026-11-17");
        assertThat(talk("We passed AZ-305 yesterday", "Maria and me"))
                .isEqualTo("earned p:maria azure-solutions-architect-expert 2026-11-17 & " + DONE + "2026-11-17");
    }

    @Test
    void an_impossible_answer_is_asked_again() {
        for (var answer : List.of("tomorrow", "next Friday", "31 February", "last month", "2027-05-01")) {
            assertThat(talk("I passed AZ-305", answer)).as(answer).isEqualTo("asks day");
        }
        assertThat(talk("passed DP-203", "yesterday")).isEqualTo("asks day");
        assertThat(talk("passed DP-203", "yesterday", "30 March 2025"))
                .isEqualTo("earned me azure-data-engineer-associate 2025-03-30");
        assertThat(talk("passed AZ-900 on 3 March 1999", "yes")).isEqualTo("earned me azure-fundamentals 1999-03-03");
    }

    @ParameterizedTest
    @ValueSource(strings = {"never mind", "Never mind!", "cancel", "forget it", "stop", "lass mal",
            "oh forget it please", "I didn't pass", "actually I failed", "nvm"})
    void it_can_be_dropped(String words) {
        assertThat(talk("I passed AZ-305", words)).isEqualTo("abandoned");
    }

    @ParameterizedTest
    @ValueSource(strings = {"score data-ai", "help", "who az-305", "what expires", "certification dp-600",
            "Maria passed DP-600 yesterday", "did Tom pass AZ-104?", "thanks, that is great", "import",
            "as of yesterday", "is it yesterday?", "lunch tomorrow with Tom", "plan data-ai",
            "score data-ai as of 2026-03-03"})
    void another_line_leaves_the_draft_alone(String line) {
        assertThat(talk("I passed AZ-305", line)).isEqualTo("elsewhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"I got 3 March wrong", "was it 3 March", "today is 18 November", "yesterday 😢", "Tom too",
            "no"})
    void what_is_no_answer_leaves_the_question_open(String line) {
        assertThat(talk("passed SC-300", line)).isEqualTo("puzzled day");
    }

    @Test
    void thanks_to_somebody_does_not_say_who_it_was() {
        assertThat(talk("Zorro passed SC-300 yesterday", "thanks Ada")).isEqualTo("puzzled person");
        assertThat(talk("Zorro passed SC-300 yesterday", "Ada"))
                .isEqualTo("earned p:ada identity-and-access-administrator-associate 2026-11-17");
    }

    @Test
    void a_telling_of_its_own_answers_neither_for_another_credential_nor_with_an_older_day() {
        assertThat(talk("passed SC-300", "yesterday it was AZ-104")).isEqualTo("elsewhere");
        assertThat(talk("passed AZ-999 on 4 March", "passed SC-100")).isEqualTo("asks day");
        assertThat(talk("passed AZ-999 on 4 March", "passed SC-100", "yesterday"))
                .isEqualTo("earned me cybersecurity-architect-expert 2026-11-17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"just kidding", "joke", "that's wrong", "scratch that", "ignore that",
            "it was a practice test", "not yet", "that is not true", "no, it was nobody"})
    void what_goes_back_on_it_lets_it_go(String line) {
        assertThat(talk("passed SC-300", line)).isEqualTo("abandoned");
    }

    @Test
    void who_did_not_is_whoever_it_was_told_of() {
        assertThat(talk("Ada passed SC-300", "she did not")).isEqualTo("abandoned");
        assertThat(talk("Ada passed SC-300", "I did not")).isEqualTo("puzzled day");
        assertThat(talk("passed SC-300", "no, it was not me")).isEqualTo("asks person");
    }

    @Test
    void a_draft_is_kept_for_seven_days() {
        var draft = draft("I passed AZ-305");
        var almost = BEGUN.plus(Duration.ofDays(7)).minusMillis(1);
        assertThat(shown(DIALOGUE.next(draft, "yesterday", Corpus.occasion(""), almost))).startsWith("earned");
        assertThat(shown(DIALOGUE.next(draft, "yesterday", Corpus.occasion(""), draft.keptUntil()))).isEqualTo("over");
    }

    @Test
    void every_draft_is_read_as_it_was_written() {
        var drafts = Stream.of("certifications.tsv", "held-out.tsv", "third.tsv")
                .flatMap(file -> Corpus.of(file).samples().stream())
                .flatMap(sample -> sample.understood() instanceof Understanding.Unfinished(var tellings)
                        ? Stream.of(new Draft(tellings, BEGUN))
                        : Stream.<Draft>empty())
                .toList();
        assertThat(drafts).hasSizeGreaterThan(50)
                .allSatisfy(draft -> assertThat(Draft.read(draft.written())).contains(draft));
        assertThat(draft("passed AZ-305 last week|or\tso\\n \nreally"))
                .satisfies(draft -> assertThat(Draft.read(draft.written())).contains(draft));
        assertThat(Stream.of("", "rubbish", "2026-11-18T09:00:00Z", "2026-11-18T09:00:00Z\nEARNED\t=me"))
                .allSatisfy(text -> assertThat(Draft.read(text)).isEmpty());
    }
}
