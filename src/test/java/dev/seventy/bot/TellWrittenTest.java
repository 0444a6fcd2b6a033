package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.seventy.speech.Draft;
import dev.seventy.store.Drafts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept in a place is read as it has been written since the first of it. */
class TellWrittenTest {

    private static final Instant NOW = Talk.START;
    private static final Instant UNTIL = Instant.parse("2026-11-20T10:10:00Z");

    private static Drafts.Kept kept(long number, Drafts.Kind kind, String content) {
        return new Drafts.Kept(number, kind, content, NOW.plus(Draft.KEPT));
    }

    private static TellTold told(String content) {
        return TellWritten.told(kept(7, Drafts.Kind.TOLD, content), NOW);
    }

    private static TellTold expected(List<Long> imports, TellAsked asks) {
        return new TellTold(7, imports, Optional.of(asks));
    }

    @Test
    void what_was_told_is_read_and_written() {
        assertThat(told("told 3 4")).isEqualTo(new TellTold(7, List.of(3L, 4L), Optional.empty()));
        assertThat(TellWritten.told(List.of(3L, 4L))).isEqualTo("told 3 4");
        assertThat(told("")).isEqualTo(new TellTold(7, List.of(), Optional.empty()));
        assertThat(TellWritten.told(List.of())).isEmpty();
    }

    @Test
    void what_it_should_be_is_asked_for_ten_minutes() {
        assertThat(told("fixing 5")).isEqualTo(expected(List.of(5L), new TellAsked.Fix(UNTIL)));
        assertThat(TellWritten.fixing(5)).isEqualTo("fixing 5");
    }

    @Test
    void whether_something_is_to_be_taken_back_is_read_with_what_was_told_before() {
        var confirming = "confirming 2026-11-20T10:10:00Z cert drop AZ-104 person: me\ntold 3";
        var line = "cert drop AZ-104 person: me";
        assertThat(told(confirming)).isEqualTo(expected(List.of(3L), new TellAsked.TakeBack(line, UNTIL, false)));
        assertThat(TellWritten.confirming(line, List.of(3L), UNTIL)).isEqualTo(confirming);
        assertThat(told("confirming 2026-11-20T10:10:00Z undo 2\n"))
                .isEqualTo(expected(List.of(), new TellAsked.TakeBack("undo 2", UNTIL, false)));
        var doubting = "confirming 2026-11-20T10:10:00Z undo 5\nfixing 5";
        assertThat(told(doubting)).isEqualTo(expected(List.of(5L), new TellAsked.TakeBack("undo 5", UNTIL, true)));
        assertThat(TellWritten.doubting("undo 5", 5, UNTIL)).isEqualTo(doubting);
    }

    @Test
    void which_of_several_is_read_with_what_was_told_before() {
        var choosing = "choosing 2026-11-20T10:10:00Z \ntold 3 4\na\tAda\tundo 3\nb\t\tundo 4";
        var options = List.of("a\tAda\tundo 3", "b\t\tundo 4");
        assertThat(told(choosing)).isEqualTo(expected(List.of(3L, 4L), new TellAsked.Which(options, UNTIL)));
        assertThat(TellWritten.choosing(options, List.of(3L, 4L), UNTIL)).isEqualTo(choosing);
        assertThat(told(TellWritten.choosing(options, List.of(), UNTIL)))
                .isEqualTo(expected(List.of(), new TellAsked.Which(options, UNTIL)));
    }

    @Test
    void what_is_over_says_nothing() {
        var over = new Drafts.Kept(7, Drafts.Kind.TOLD, "fixing 5", NOW);
        assertThat(TellWritten.told(over, NOW)).isEqualTo(new TellTold(7, List.of(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"'', 0, false, true", "3, 3, false, false", "offered 3, 3, true, false", "offered 0, 0, true, false"})
    void what_was_asked_is_read(String content, long number, boolean isOffer, boolean isElse) {
        var kept = kept(9, Drafts.Kind.ASKED, content);
        assertThat(TellWritten.asked(kept)).isEqualTo(number);
        assertThat(TellWritten.isOffer(kept)).isEqualTo(isOffer);
        assertThat(TellWritten.isElse(kept)).isEqualTo(isElse);
        assertThat(isElse ? TellWritten.ELSE : isOffer ? TellWritten.offered(number) : TellWritten.asked(number))
                .isEqualTo(content);
    }
}
