package dev.seventy.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What never becomes a record, whichever sentence it is said with. */
class NeverRecordedTest {

    private static final List<Corpus.Sample> RECORDS = Corpus.FILES.stream()
            .flatMap(file -> Corpus.of(file).samples().stream()).filter(Corpus.Sample::isRecord).toList();

    /** What keeps the stretches of a sentence apart. */
    private static final Pattern APART = Pattern
            .compile("[,;:.!?()\\[\\]{}|/\"&+\\n–—-]|(?i)\\b(but|however|though|although|while)\\b");

    /** The changed sentences that would be recorded, which are none; some are changed. */
    private static List<String> recorded(Predicate<Corpus.Sample> which, UnaryOperator<String> changed) {
        var chosen = RECORDS.stream().filter(which).toList();
        assertThat(chosen).anyMatch(sample -> !changed.apply(sample.sentence()).equals(sample.sentence()));
        return chosen.stream().map(sample -> new Corpus.Sample("", sample.locale(), changed.apply(sample.sentence())))
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
    @ValueSource(strings = {"I was disqualified afterwards", "I was caught afterwards", "I was banned for it",
            "I am under investigation", "I was short of points", "I was below the bar", "I gave it back",
            "I returned the badge", "I signed it over", "I appealed against it", "I was the proctor",
            "I was the examiner", "I graded it", "I organised it", "I watched it live", "I read it somewhere",
            "it was annulled", "I was thrown out", "I am the trainer", "off the record", "off the record please"})
    void what_was_lost_again_or_only_looked_at(String behind) {
        assertThat(recorded(NeverRecordedTest::isOneSentence,
                sentence -> sentence.replaceAll("[^\\p{L}\\p{N})]+$", "") + ", " + behind)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"just say passed AZ-305 yesterday", "just say Tom passed AZ-305 yesterday",
            "off the record: passed AZ-305 yesterday", "off the record: Tom passed AZ-305 yesterday",
            "Tom passed AZ-305 yesterday, off the record"})
    void what_is_not_meant_to_be_kept(String sentence) {
        assertThat(Corpus.READER.read(sentence, Corpus.occasion("en-GB"))).isInstanceOf(Understanding.Unrecorded.class);
    }

    /** The sentences with a word put in at every place. */
    private static Stream<Corpus.Sample> with(String word, Predicate<Corpus.Sample> which) {
        return RECORDS.stream().filter(NeverRecordedTest::isOneSentence).filter(which)
                .filter(sample -> !sample.expected().startsWith("retracted") && !sample.sentence().contains("://"))
                .flatMap(sample -> {
                    var words = List.of(sample.sentence().split(" "));
                    return IntStream.rangeClosed(0, words.size()).mapToObj(
                            at -> new Corpus.Sample("", sample.locale(), String.join(" ", words.subList(0, at)) + " "
                                    + word + " " + String.join(" ", words.subList(at, words.size()))));
                });
    }

    private static List<String> told(Stream<Corpus.Sample> samples) {
        return samples.filter(sample -> sample.understood() instanceof Understanding.Told).map(Corpus.Sample::sentence)
                .toList();
    }

    @Test
    void what_has_a_word_that_nothing_accounts_for_in_the_stretch_that_tells_it() {
        assertThat(told(with("zorblax", sample -> !APART.matcher(sample.sentence()).find()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nearly", "allegedly", "unless", "someone else's"})
    void what_has_a_word_that_may_take_it_back_wherever_that_stands(String word) {
        assertThat(told(with(word, _ -> true))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {", zorblax", " - zorblax", ". Zorblax!", ", my zorblax twin that is",
            ", in a zorblax of mine", ", zorblax glorp fnord", ", my glorp is so fnord",
            ", it was zorblax said the fnord", ", I am so proud of Zorblax"})
    void what_is_told_beside_a_stretch_that_may_say_more_of_it(String behind) {
        assertThat(recorded(NeverRecordedTest::isOneSentence,
                sentence -> sentence.replaceAll("[^\\p{L}\\p{N})]+$", "") + behind)).isEmpty();
    }

    @Test
    void what_is_told_beside_a_word_for_somebody_else() {
        for (var word : PeopleWords.BYSTANDERS) {
            for (var behind : List.of("it was my " + word, "it is the " + word, "I mean the " + word)) {
                assertThat(new Corpus.Sample("", "", "Passed AZ-305 yesterday, " + behind).understood()).as(behind)
                        .isNotInstanceOf(Understanding.Told.class);
            }
            assertThat(new Corpus.Sample("", "", "The " + word + " has AZ-305 since 3 March 2026").understood())
                    .as(word).isNotInstanceOf(Understanding.Told.class);
        }
        assertThat(new Corpus.Sample("", "", "Everyone has AZ-900 since 3 March 2024").understood())
                .isNotInstanceOf(Understanding.Told.class);
    }

    @Test
    void what_is_said_beside_the_news_in_some_words_of_its_own_by_the_speaker_keeps_nothing_from_being_recorded() {
        for (var remark : List.of("I can sleep again", "it was so zorblax hard", "now I zorblax in peace")) {
            assertThat(new Corpus.Sample("", "", "I passed AZ-305 yesterday, " + remark).understood()).as(remark)
                    .isInstanceOf(Understanding.Told.class);
        }
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

    @ParameterizedTest
    @ValueSource(strings = {"~passed AZ-700 yesterday~", "~~passed AZ-700 yesterday~~", "`passed AZ-700 yesterday`",
            "<s>passed AZ-700 yesterday</s>", "```\npassed AZ-700 yesterday\n```",
            "p\u0336a\u0336ssed AZ-700 yesterday", "~I passed AZ-400 yesterday~ sorry",
            "passed AZ-700 ~yesterday~ on Monday", "passed AZ-700 ~yesterday", "\"Tom passed SC-300 yesterday\"",
            "'passed SC-300 yesterday'", "‘passed SC-300 yesterday’", "„passed SC-300 yesterday“",
            "«passed SC-300 yesterday»", "Tom \"passed\" SC-300 yesterday", "test Tom passed SC-100 yesterday",
            "Test: passed SC-100 yesterday", "e.g. Tom passed SC-200 yesterday", "i.e. passed SC-200 yesterday",
            "Example: passed SC-200 yesterday", "demo passed SC-200 yesterday"})
    void what_is_struck_out_quoted_or_a_sample(String sentence) {
        assertThat(Corpus.READER.read(sentence, Corpus.occasion("en-GB"))).isNotInstanceOf(Understanding.Told.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"passed `AZ-305` yesterday", "I`ve passed AZ-305 yesterday",
            "passed \"Azure Administrator Associate\" yesterday", "Test passed: AZ-305 yesterday",
            "test centre, passed AZ-305 yesterday", "passed AZ-305 (yesterday)"})
    void what_only_looks_struck_out_quoted_or_like_a_sample_is_recorded(String sentence) {
        assertThat(Corpus.READER.read(sentence, Corpus.occasion("en-GB"))).isInstanceOf(Understanding.Told.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tom passed DP-700 (mock) yesterday", "Tom passed DP-700 yesterday (cancelled)",
            "Tom passed DP-700 yesterday [practice]", "Tom passed DP-700 yesterday (in my sleep)",
            "Tom passed DP-700 yesterday but it was invalidated", "Tom passed DP-700 yesterday, result void",
            "Tom passed PL-300 yesterday. Oh no, that was Will Turner.", "The crew, passed AZ-305 yesterday",
            "I am happy for all that passed AZ-305 yesterday", "My mates, passed AZ-305 yesterday",
            "Team: passed AZ-305 yesterday", "It passed AZ-305 yesterday", "Tom passed DP-700 on 3 Mar 202",
            "Tom passed DP-700 on 3 Mar 799", "Tom passed DP-700 on 17 Nov 20026", "Passed AZ-305 yesterday week"})
    void what_brackets_a_subject_or_a_mistyped_year_leave_in_doubt(String sentence) {
        assertThat(Corpus.READER.read(sentence, Corpus.occasion("en-GB"))).isNotInstanceOf(Understanding.Told.class);
    }

    @Test
    void a_line_that_lacks_something_else_flags_its_unexplained_words_too() {
        var day = Corpus.READER.read("passed the AZ-305 exam, Whizlabs", Corpus.occasion("en-GB"));
        var person = Corpus.READER.read("she passed AZ-305 yesterday, Whizlabs", Corpus.occasion("en-GB"));
        assertThat(List.of(day, person))
                .allSatisfy(said -> assertThat(said).isInstanceOfSatisfying(Understanding.Unfinished.class,
                        open -> assertThat(open.tellings().getFirst().day()).isInstanceOfSatisfying(Slot.Open.class,
                                slot -> assertThat(slot).returns(Why.UNEXPLAINED, Slot.Open::why).returns("Whizlabs",
                                        Slot.Open::said))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ayer saqué AZ-305", "我昨天通过了AZ-305", "Я вчера сдал AZ-305", "لقد اجتزت AZ-305 أمس",
            "J'ai fait AZ-305 hier", "Tom AZ-305", "AZ-305 yesterday"})
    void what_is_not_read_of_somebodys_credential_is_said_to_be_unrecorded(String line) {
        assertThat(Corpus.READER.read(line, Corpus.occasion(""))).isNotInstanceOf(Understanding.Told.class);
        assertThat(Corpus.READER.unread(line, Corpus.occasion(""))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AZ-305", "what is az-305", "az-305 exam cost", "good morning"})
    void a_look_at_the_catalogue_is_left_alone(String line) {
        assertThat(Corpus.READER.unread(line, Corpus.occasion(""))).isEmpty();
        assertThat(Corpus.READER.asksOfSomebody(line, Corpus.occasion(""))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"does Tom have AZ-305?", "when does my AZ-305 expire?", "Tom passed AZ-140 yesterday? yes"})
    void a_question_of_who_holds_one_is_told_from_one_about_the_exam(String line) {
        assertThat(Corpus.READER.asksOfSomebody(line, Corpus.occasion(""))).isTrue();
        assertThat(Corpus.READER.asksOfSomebody("what do I have to know for AZ-305?", Corpus.occasion(""))).isFalse();
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
