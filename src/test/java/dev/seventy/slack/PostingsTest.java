package dev.seventy.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.seventy.bot.Answer;
import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;
import dev.seventy.outbound.Kind;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import org.junit.jupiter.api.Test;

class PostingsTest {

    private static final Instant UNTIL = Instant.parse("2026-11-21T09:00:03Z");
    private static final Reply HUGE = Reply.answer("All.", new Block.Table(List.of(new Block.Column("Name", false)),
            IntStream.range(0, 10_000).mapToObj(row -> List.of("customer " + row)).toList()));

    private static Heard at(Spot spot) {
        return new Heard(new Sender.Member("slack", "T1", "U1"), Message.Place.PRIVATE, "customers", "key", spot);
    }

    private static Spot.Opening opening() {
        return new Spot.Opening("U1", "trigger", UNTIL, Optional.of("D1"), 0);
    }

    @Test
    void what_even_a_window_does_not_hold_comes_as_a_file_too() {
        var postings = Postings.of(at(opening()), new Answer(HUGE, Optional.empty()));

        assertThat(postings).extracting(Posting::kind).containsExactlyInAnyOrder(Kind.VIEW_OPEN, Kind.FILE);
        assertThat(postings).filteredOn(posting -> posting.kind() == Kind.FILE).singleElement()
                .extracting(Posting::letter).isInstanceOfSatisfying(Letter.Upload.class, upload -> {
                    assertThat(upload.user()).isEqualTo("U1");
                    assertThat(upload.content()).contains("customer 9999");
                });
    }

    @Test
    void what_a_message_does_not_hold_is_behind_a_button_where_the_line_can_be_said_again() {
        var spot = new Spot.Direct("U1", "D1", Optional.empty(), Optional.empty());

        assertThat(Postings.of(at(spot), new Answer(HUGE, Optional.empty()))).singleElement()
                .satisfies(posting -> assertThat(posting.letter().written()).contains("Show all"));
        assertThat(Postings.of(at(spot), new Answer(HUGE, Optional.empty(), List.of(), true))).extracting(Posting::kind)
                .containsExactlyInAnyOrder(Kind.REPLY, Kind.FILE);
    }

    @Test
    void what_everybody_gets_brings_no_file_to_anybody() {
        var spot = new Spot.Channel("U1", "C1", Optional.empty());
        var answer = new Answer(Reply.answer("Shared."), Optional.empty(),
                List.of(new Answer.Elsewhere.Everybody(HUGE)), false);

        assertThat(Postings.of(at(spot), answer)).extracting(Posting::kind).containsExactlyInAnyOrder(Kind.REPLY,
                Kind.SHARE);
    }

    @Test
    void a_window_that_waits_for_its_answer_and_the_answer_keep_their_order() {
        var waiting = Postings.loading(at(opening()), opening(), "later-1");
        var answered = Postings.of(at(new Spot.Window("U1", "later-1", true, Optional.empty(), 0)),
                new Answer(Reply.answer("So."), Optional.empty()));

        assertThat(waiting).singleElement().extracting(Posting::lane).isEqualTo(answered.getFirst().lane());
    }

    @Test
    void a_letter_is_read_as_it_was_written() {
        for (var posting : Postings.of(at(opening()), new Answer(HUGE, Optional.empty()))) {
            assertThat(Letter.read(posting.letter().written())).isEqualTo(posting.letter());
        }
        for (var posting : Postings.of(at(new Spot.Window("U1", "V1", false, Optional.of("hash"), 1)),
                new Answer(Reply.answer("So."), Optional.empty(), List.of(), true))) {
            assertThat(Letter.read(posting.letter().written())).isEqualTo(posting.letter());
        }
    }
}
