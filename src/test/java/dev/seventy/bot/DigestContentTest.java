package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.seventy.bot.Message.Place;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.store.Account;
import dev.seventy.store.ImportRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a digest says, and what it leaves out. */
class DigestContentTest extends TalkingToTheBot {

    private static final String BOB = Talk.CERTS + "bob@firm.example,AZ-104,2026-01-01,2028-01-01,,,x\n"
            + "bob@firm.example,AZ-700,2026-01-01,2028-01-01,,,x\n";

    @BeforeEach
    void a_firm_with_figures() {
        talk.figures();
    }

    private void subscribed(String words) {
        talk.says("UADMIN", "digest subscribe monday 9:00 " + words);
    }

    /** It went out now, and so long later nothing else has happened. */
    private void sentAndThen(Duration later) {
        talk.store.digests().sent(talk.firm, 1);
        talk.now = talk.now.plus(later);
        talk.introduce("UADMIN", "Anna Admin", Account.Standing.MEMBER);
    }

    private String shown() {
        return talk.text("UADMIN", "digest show 1");
    }

    @Test
    void what_changed_comes_first_with_points_and_reason() {
        subscribed("");
        sentAndThen(Duration.ofDays(7));
        talk.take("second.csv", BOB);
        var said = shown();
        assertThat(said).startsWith("Since 20 Nov 2026: Infrastructure +").contains("What changed since 20 Nov 2026",
                "Infrastructure: ", " came on file");
        assertThat(said.indexOf("What changed")).isLessThan(said.indexOf("Worth doing first"));
    }

    @Test
    void what_is_taken_back_is_said_to_be_on_file_no_longer() {
        talk.take("second.csv", BOB);
        subscribed("");
        sentAndThen(Duration.ofDays(7));
        var last = talk.store.imports().history(talk.firm).getFirst();
        assertThat(last.state()).isEqualTo(ImportRecord.State.VISIBLE);
        talk.local("undo " + last.id().value());
        assertThat(shown()).contains("is no longer on file", "−");
    }

    @Test
    void where_nothing_changed_it_is_one_line_or_nothing_as_the_reader_chose() {
        subscribed("");
        sentAndThen(Duration.ofHours(2));
        var said = talk.says("UADMIN", "digest show 1");
        assertThat(said.summary()).startsWith("Nothing changed since the last digest, earlier today.");
        talk.says("UADMIN", "digest change 1 quiet");
        assertThat(talk.says("UADMIN", "digest show 1").summary()).isEmpty();
        assertThat(talk.text("UADMIN", "digest preview 1")).contains("nothing would be sent");
    }

    @Test
    void what_is_lost_within_sixty_days_stands_with_its_cost_and_until_when_it_can_be_renewed() {
        talk.take("second.csv", BOB);
        subscribed("");
        assertThat(shown()).contains("Lost in the next 60 days", "2 Jan 2027, −", "AZ-104 of Ada Byron expires",
                "can be renewed through 1 Jan 2027");
    }

    @Test
    void a_channel_is_told_no_name_and_no_revenue() {
        talk.take("second.csv", BOB);
        talk.says("UADMIN", Place.SHARED, "digest subscribe monday 9:00 here");
        subscribed("");
        var digests = talk.store.digests().of(talk.firm);
        assertThat(PlainText.render(talk.says("UADMIN", "digest preview " + digests.getLast().id())))
                .contains("Ada Byron", "USD 12,345.67");
        for (var shared : digests.stream().filter(one -> one.place().shared()).toList()) {
            assertThat(talk.text("UADMIN", "digest preview " + shared.id())).contains("of 1 person expires")
                    .doesNotContain("Ada", "Contoso", "12,345");
        }
    }

    @Test
    void a_member_is_told_no_name_and_no_revenue_either() {
        talk.take("second.csv", BOB);
        assertThat(talk.text("U1", "digest preview")).contains("of 1 person expires").doesNotContain("Ada", "Contoso",
                "12,345", "assign ");
    }

    @Test
    void important_only_leaves_out_what_is_gained() {
        subscribed("important only");
        sentAndThen(Duration.ofDays(7));
        talk.take("second.csv", BOB);
        assertThat(shown()).doesNotContain("came on file", "Growth against");
    }

    @Test
    void a_digest_of_some_designations_is_silent_about_the_others() {
        talk.take("second.csv", BOB);
        subscribed("areas security");
        assertThat(shown()).doesNotContain("Infrastructure", "Databricks");
    }

    @Test
    void what_was_not_imported_for_long_and_rules_not_checked_for_long_are_said() {
        subscribed("");
        sentAndThen(Duration.ofDays(95));
        assertThat(shown()).contains("Azure usage export: data to 31 Oct 2026, 115 days old",
                "The rules were last checked on 20 Nov 2026, over 90 days ago");
    }

    @Test
    void a_new_rule_file_is_told_with_what_it_makes_of_the_same_facts() {
        talk.take("second.csv", BOB);
        subscribed("");
        sentAndThen(Duration.ofHours(1));
        talk.store.digests().remember(talk.firm, 1, "infrastructure=2023-06");
        assertThat(shown()).contains("hold instead of");
    }

    @Test
    void only_one_that_goes_out_by_itself_has_its_rules_remembered() {
        subscribed("");
        shown();
        assertThat(talk.store.digests().find(talk.firm, 1).orElseThrow().rules()).isEmpty();
        talk.bot.say(Talk.message(Talk.member("UADMIN"), Place.PRIVATE, "digest:1:2026-W48", "digest show 1"),
                new RecordingKeeping());
        assertThat(talk.store.digests().find(talk.firm, 1).orElseThrow().rules()).contains("infrastructure=");
    }

    @Test
    void how_points_moved_is_one_line_by_what_was_known_then_and_by_the_rules_of_then() {
        talk.take("second.csv", BOB);
        subscribed("");
        sentAndThen(Duration.ofDays(42));
        talk.take("third.csv", Talk.CERTS + "eve@firm.example,AZ-700,2026-01-01,2028-01-01,,,x\n"
                + "eve@firm.example,AZ-104,2026-01-01,2028-01-01,,,x\n");
        // Eve's were earned before, and came on file only now.
        assertThat(shown()).containsPattern("Over 6 weeks: .*Infrastructure [0-9.]+ → [0-9.]+");
        talk.local("undo " + talk.store.imports().history(talk.firm).getFirst().id().value());
        assertThat(shown()).doesNotContainPattern("Over 6 weeks: .*Infrastructure [0-9.]+ → [0-9.]+");
    }

    @Test
    void its_picture_is_drawn_on_our_own_pages_where_somebody_reads_it() {
        talk.take("second.csv", BOB);
        assertThat(talk.local("digest preview").blocks()).noneMatch(Block.Picture.class::isInstance);
        var page = talk.bot
                .say(new Message("digest preview", Sender.Local.WEB, Place.PRIVATE, Optional.empty(), List.of()),
                        new RecordingKeeping())
                .reply();
        assertThat(page.blocks()).filteredOn(Block.Picture.class::isInstance).singleElement()
                .isInstanceOfSatisfying(Block.Picture.class, picture -> {
                    assertThat(picture.alt()).startsWith("Points since ").contains("Infrastructure", "are needed");
                    assertThat(picture.lines()).hasSizeGreaterThan(1)
                            .allSatisfy(line -> assertThat(line.points()).hasSizeBetween(2, 7));
                });
        assertThat(talk.says("UADMIN", "digest preview").blocks()).noneMatch(Block.Picture.class::isInstance);
    }

    @Test
    void it_can_be_acted_on_where_it_stands() {
        talk.take("second.csv", BOB);
        assertThat(Talk.commands(talk.says("UMANAGER", "digest preview"))).contains("cert form", "forecast")
                .anyMatch(line -> line.startsWith("why ") || line.equals("score"))
                .anyMatch(line -> line.startsWith("assign "));
    }

    @Test
    void reading_names_in_it_leaves_an_entry() {
        talk.take("second.csv", BOB);
        talk.says("UMANAGER", "digest preview");
        assertThat(talk.store.audit().of(talk.firm)).filteredOn(entry -> entry.actor().id().contains("UMANAGER"))
                .extracting(entry -> entry.action())
                .anyMatch(List.of("people read", "people and revenue read")::contains);
    }
}
