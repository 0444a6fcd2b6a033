package dev.seventy.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What never becomes a record, whichever sentence it is said with. */
class NeverRecordedTest {

    private static final List<Corpus.Sample> RECORDS = Stream.of("certifications.tsv", "held-out.tsv")
            .flatMap(file -> Corpus.of(file).samples().stream()).filter(Corpus.Sample::isRecord).toList();

    private static boolean isRecorded(Corpus.Sample sample, String sentence) {
        return new Corpus.Sample(sample.expected(), sample.locale(), sentence)
                .understood() instanceof Understanding.Told(var claims)
                && claims.stream().anyMatch(claim -> claim.kind() != Claim.Kind.RETRACTED);
    }

    @Test
    void a_sentence_that_ends_with_a_question_mark() {
        assertThat(RECORDS).noneMatch(sample -> isRecorded(sample,
                sample.sentence().replaceAll("[^\\p{L}\\p{N}]+$", "").replaceAll("[.!…\\n]+ ", ", ") + "?"));
    }

    @Test
    void a_verb_that_is_denied() {
        for (var verb : List.of("passed", "got", "earned", "cleared", "renewed", "achieved", "aced")) {
            for (var denial : List.of("not ", "never ", "didn't get ", "haven't ", "almost ", "nearly ",
                    "will have ")) {
                assertThat(RECORDS)
                        .filteredOn(sample -> sample.sentence().toLowerCase(Locale.ROOT).startsWith(verb + " ")
                                || sample.sentence().contains(" " + verb + " "))
                        .noneMatch(sample -> isRecorded(sample,
                                sample.sentence().replaceAll("(?i)\\b" + verb + "\\b", denial + verb)));
            }
        }
    }

    @Test
    void what_is_said_under_a_condition_or_in_jest() {
        for (var words : List.of("if ", "I wish ", "maybe ", "I think ", "I heard ", "imagine ", "Tom says ",
                "apparently ", "not sure if ", "hopefully ", "rumour has it ", "I doubt that ", "it is not true that ",
                "what if ", "suppose ", "I dreamt that ")) {
            assertThat(RECORDS).noneMatch(sample -> !sample.sentence().contains("\n") && Sentence
                    .of(Parts.of(sample.sentence(), Corpus.occasion(""), Corpus.READER.credentials())).size() == 1
                    && isRecorded(sample, words + sample.sentence()));
        }
        for (var words : List.of(" ... just kidding", ". NOT!", ", or maybe not", ". No, wait, I failed",
                " in my dreams", ", I think", " - if only", ". Never mind, that was wrong", " (not really)",
                ", hopefully", " 🤞", " ❌")) {
            assertThat(RECORDS).noneMatch(sample -> isRecorded(sample, sample.sentence() + words));
        }
    }

    @Test
    void a_quotation_of_somebody_else() {
        assertThat(RECORDS).noneMatch(sample -> !sample.sentence().contains("\n") && Sentence
                .of(Parts.of(sample.sentence(), Corpus.occasion(""), Corpus.READER.credentials())).size() == 1
                && isRecorded(sample, "> " + sample.sentence()));
    }

    @Test
    void any_line_is_read_to_its_end() {
        var random = new Random(70);
        var pieces = List.of("passed ", "AZ-305", " ", "<", ">", "<@U1>", "@", "'", "-", "/", "3", "March ",
                "yesterday ", ".", ",", "and ", "Maria ", "not ", "\n", ":", "|", "é", "👍", "https://",
                "credly.com/badges/", "(", "?", "26", "in ", "last ", "the ", "az", "305 ", "\"", "cert ",
                "databricks ", "of ", "\\", "\t", "0");
        for (int round = 0; round < 3_000; round++) {
            var line = new StringBuilder();
            random.ints(random.nextInt(40), 0, pieces.size()).forEach(piece -> line.append(pieces.get(piece)));
            assertThat(Corpus.READER.read(line.toString(), Corpus.occasion("en-GB"))).isNotNull();
        }
        var long1 = new ArrayList<String>();
        pieces.forEach(piece -> long1.add(piece.repeat(1000 / piece.length())));
        assertThat(long1).allSatisfy(line -> assertThat(Corpus.READER.read(line, Corpus.occasion(""))).isNotNull());
    }
}
