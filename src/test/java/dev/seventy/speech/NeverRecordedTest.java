package dev.seventy.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What never becomes a record, whichever sentence it is said with. */
class NeverRecordedTest {

    private static final List<Corpus.Sample> RECORDS = Corpus.FILES.stream()
            .flatMap(file -> Corpus.of(file).samples().stream()).filter(Corpus.Sample::isRecord).toList();

    /** The changed sentences that would be recorded, which are none. */
    private static List<String> recorded(Predicate<Corpus.Sample> which, UnaryOperator<String> changed) {
        return RECORDS.stream().filter(which)
                .map(sample -> new Corpus.Sample("", sample.locale(), changed.apply(sample.sentence())))
                .filter(sample -> sample.understood() instanceof Understanding.Told(var claims)
                        && claims.stream().anyMatch(claim -> claim.kind() != Claim.Kind.RETRACTED))
                .map(Corpus.Sample::sentence).toList();
    }

    private static boolean isOneSentence(Corpus.Sample sample) {
        return Sentence.of(Parts.of(sample.sentence(), Corpus.occasion(""), Corpus.READER.credentials())).size() == 1;
    }

    @Test
    void a_sentence_that_ends_with_a_question_mark() {
        assertThat(recorded(NeverRecordedTest::isOneSentence,
                sentence -> sentence.replaceAll("[^\\p{L}\\p{N})]+$", "") + "?")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not", "never", "didn't get", "haven't", "almost", "nearly", "will have"})
    void a_verb_that_is_denied_or_put_off(String denial) {
        for (var verb : List.of("passed", "got", "earned", "cleared", "renewed", "achieved", "aced")) {
            var word = Pattern.compile("(?i)(?<!\\p{L})" + verb + "(?!\\p{L})");
            assertThat(
                    recorded(
                            sample -> word.matcher(sample.sentence()).results().count() == 1
                                    && !sample.expected().contains("&")
                                    && Lexicon.TELLING.keySet().stream()
                                            .filter(Tokens.keys(sample.sentence())::contains).count() == 1,
                            sentence -> word.matcher(sentence).replaceAll(denial + " " + verb)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"if ", "I wish ", "maybe ", "I think ", "I heard ", "imagine ", "Tom says ", "apparently ",
            "not sure if ", "hopefully ", "rumour has it ", "I doubt that ", "it is not true that ", "what if ",
            "suppose ", "I dreamt that ", "> "})
    void what_is_said_under_a_condition_or_of_somebody_elses_words(String words) {
        assertThat(recorded(NeverRecordedTest::isOneSentence, sentence -> words + sentence)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ... just kidding", ". NOT!", ", or maybe not", ". No, wait, I failed", " in my dreams",
            ", I think", " - if only", ". Never mind, that was wrong", " (not really)", ", hopefully", " 🤞", " ❌"})
    void what_is_taken_back_in_the_same_breath(String words) {
        assertThat(recorded(_ -> true, sentence -> sentence + words)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"You passed AZ-305 yesterday", "Your AZ-305 expired yesterday",
            "All passed AZ-305 yesterday", "Tom: I passed AZ-305 yesterday", "5 passed AZ-305 yesterday",
            "AZ-104 expired yesterday", "I passed AZ-305 yesterday for Tom", "Passed AZ-305 yesterday in Will's name",
            "I lost AZ-305 yesterday", "The exam AZ-305 was passed yesterday by 20 people",
            "Thanks Tom, passed AZ-305 yesterday", "I passed AZ-305 and Tom DP-600 yesterday",
            "Passed AZ-305 on Monday, no wait, Tuesday", "remove my AZ-305 reminder", "I got rid of AZ-305 yesterday",
            "AZ-305 completed 50% yesterday"})
    void what_may_be_of_somebody_or_something_else(String sentence) {
        assertThat(Corpus.READER.read(sentence, Corpus.occasion("en-GB"))).isNotInstanceOf(Understanding.Told.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zorblax", "nearly"})
    void what_has_a_word_that_nothing_accounts_for_wherever_it_stands(String word) {
        var told = RECORDS.stream().filter(NeverRecordedTest::isOneSentence)
                .filter(sample -> !sample.expected().startsWith("retracted") && !sample.sentence().contains("://"))
                .flatMap(sample -> {
                    var words = List.of(sample.sentence().split(" "));
                    return IntStream.rangeClosed(0, words.size()).mapToObj(
                            at -> new Corpus.Sample("", sample.locale(), String.join(" ", words.subList(0, at)) + " "
                                    + word + " " + String.join(" ", words.subList(at, words.size()))));
                }).filter(sample -> sample.understood() instanceof Understanding.Told).map(Corpus.Sample::sentence);
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Boss passed AZ-305 yesterday", "Mum just passed AZ-900 yesterday",
            "Time passed, AZ-305 yesterday", "Tom and crew passed AZ-305 yesterday",
            "Everyone but Tom passed AZ-305 yesterday", "Passed AZ-305 yesterday, all but me",
            "Passed AZ-305 yesterday, then on Monday", "I passed expired AZ-305 yesterday",
            "I passed AZ-305 yesterday and it was revoked", "I took AZ-305 and passed DP-600 yesterday",
            "I took AZ-305 and DP-600 yesterday, passed only DP-600", "AZ-305 on Friday. Finished!",
            "I took AZ-305 on Friday, done", "Passed AZ-305 yesterday 680/1000", "Passed AZ-305 yesterday with 650",
            "Passed AZ-305 yesterday without the exam", "Passed AZ-305 yesterday, Tom helped",
            "Passed AZ-305 yesterday. Who is next?", "I passed AZ-305 yesterday, he did",
            "Passed AZ-305 yesterday. She did it!"})
    void what_leaves_a_name_a_day_a_credential_or_a_verb_over(String sentence) {
        assertThat(Corpus.READER.read(sentence, Corpus.occasion("en-GB"))).isNotInstanceOf(Understanding.Told.class);
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
