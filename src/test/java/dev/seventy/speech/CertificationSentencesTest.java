package dev.seventy.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every sentence of the corpus against what is expected of it, and the figures that {@code docs/understanding.md} tells. */
class CertificationSentencesTest {

    private static final Path PAGE = Path.of("docs/understanding.md");
    private static final Corpus FIRST = Corpus.of("certifications.tsv");
    private static final List<Corpus> ALL = Corpus.FILES.stream().map(Corpus::of).toList();
    private static final List<Corpus> STRANGERS = Corpus.STRANGERS.stream().map(Corpus::of).toList();
    private static final Corpus TOGETHER = new Corpus(
            ALL.stream().flatMap(corpus -> corpus.samples().stream()).toList());
    private static final List<String> NAMES = List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh",
            "eighth", "ninth", "tenth");
    /** Those that the words of the reader were gathered for; the others show what it does with words it does not have. */
    private static final int GATHERED = 3;

    /** What becomes of sentences of others; one that is asked is recorded by one click. */
    private record Outcome(long sentences, long records, long right, long asked, long wrong) {

        static Outcome of(Corpus corpus) {
            var figures = Figures.of(corpus);
            return new Outcome(figures.sentences(), figures.records(), figures.right(),
                    Figures.count(corpus,
                            sample -> sample.isRecord() && sample.understood() instanceof Understanding.Unfinished),
                    figures.wrong());
        }

        String row(String name) {
            return "| %s | %d | %d | %d (%s) | %d | %d | %d |".formatted(name, sentences, records, right,
                    Figures.percent(right, records), asked, records - right - asked, wrong);
        }
    }

    /** What was counted over a corpus; a record is right when all of it is as expected. */
    private record Figures(long sentences, long records, long right, long wrong, long asExpected) {

        static Figures of(Corpus corpus) {
            return new Figures(corpus.samples().size(), count(corpus, Corpus.Sample::isRecord),
                    count(corpus, sample -> sample.isRecord() && sample.isAsExpected()),
                    count(corpus, Corpus.Sample::isWrongRecord), count(corpus, Corpus.Sample::isAsExpected));
        }

        private static long count(Corpus corpus, Predicate<Corpus.Sample> wanted) {
            return corpus.samples().stream().filter(wanted).count();
        }

        private static String percent(long part, long whole) {
            return BigDecimal.valueOf(part * 1000).divide(BigDecimal.valueOf(whole), RoundingMode.DOWN).movePointLeft(1)
                    + " %";
        }

        String row(String name) {
            return "| %s | %d | %d | %d | %d | %s | %s | %s |".formatted(name, sentences, records, right, wrong,
                    percent(right, right + wrong), percent(right, records), percent(asExpected, sentences));
        }
    }

    @TestFactory
    Stream<DynamicTest> no_sentence_becomes_a_wrong_record() {
        return Stream.of(ALL.stream(), STRANGERS.stream(), Stream.of(Corpus.of(Corpus.ATTACKED)))
                .flatMap(corpora -> corpora).flatMap(corpus -> corpus.samples().stream())
                .map(sample -> DynamicTest.dynamicTest(sample.sentence(),
                        () -> assertThat(sample.isWrongRecord()).as(sample.found()).isFalse()));
    }

    @Test
    void of_all_that_is_wholly_told_nineteen_in_twenty_are_understood_without_a_question() {
        for (var corpus : Stream.concat(ALL.subList(0, GATHERED).stream(), Stream.of(TOGETHER)).toList()) {
            var figures = Figures.of(corpus);
            assertThat(figures.right() * 20).isGreaterThanOrEqualTo(figures.records() * 19);
        }
    }

    @Test
    void of_words_that_it_does_not_have_it_still_understands_four_in_five() {
        for (var corpus : ALL.subList(GATHERED, ALL.size())) {
            var figures = Figures.of(corpus);
            assertThat(figures.right() * 5).isGreaterThanOrEqualTo(figures.records() * 4);
        }
    }

    @Test
    void of_what_strangers_tell_wholly_three_in_ten_are_recorded_and_four_in_five_recorded_or_asked() {
        for (var corpus : STRANGERS) {
            var outcome = Outcome.of(corpus);
            assertThat(outcome.right() * 10).isGreaterThanOrEqualTo(outcome.records() * 3);
            assertThat((outcome.right() + outcome.asked()) * 5).isGreaterThanOrEqualTo(outcome.records() * 4);
        }
    }

    @Test
    void at_least_a_third_are_traps() {
        var figures = Figures.of(FIRST);
        assertThat(figures.sentences()).isGreaterThanOrEqualTo(330);
        assertThat((figures.sentences() - figures.records()) * 3).isGreaterThanOrEqualTo(figures.sentences());
    }

    @Test
    void the_page_tells_the_figures_that_are_measured_now() throws IOException {
        var page = Files.readString(PAGE);
        for (int batch = 0; batch < ALL.size(); batch++) {
            assertThat(page).contains(Figures.of(ALL.get(batch)).row(NAMES.get(batch) + " batch"));
        }
        assertThat(page).contains(Figures.of(TOGETHER).row("all of them"));
        for (int batch = 0; batch < STRANGERS.size(); batch++) {
            assertThat(page).contains(Outcome.of(STRANGERS.get(batch)).row(NAMES.get(batch) + " stranger"));
        }
    }

    @Test
    void what_is_read_does_not_depend_on_the_machines_language() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(FIRST.samples()).noneMatch(Corpus.Sample::isWrongRecord);
        } finally {
            Locale.setDefault(before);
        }
    }
}
