package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.seventy.Shipped;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of digests, and to whom. */
class DigestTalkTest extends TalkingToTheBot {

    private static final CommandParser PARSER = new CommandParser(Shipped.knowledge());

    private static Command read(String line) {
        return PARSER.parse(line, LocalDate.of(2026, 11, 20));
    }

    private List<Subscription> all() {
        return talk.store.digests().of(talk.firm);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"digest subscribe monday 9:00 | MONDAY | 09:00 | false",
            "digest subscribe monday 9:00 here | MONDAY | 09:00 | true",
            "subscribe me to the digest every friday at 8:30 | FRIDAY | 08:30 | false",
            "send me a digest every Monday at 9 | MONDAY | 09:00 | false",
            "please post the digest here on tuesdays at 2pm | TUESDAY | 14:00 | true",
            "I want a weekly digest on wed at noon | WEDNESDAY | 12:00 | false",
            "can we get the digest in this channel every thursday at 7:45 am? | THURSDAY | 07:45 | true",
            "digest every monday at 9 | MONDAY | 09:00 | false"})
    void it_is_asked_for_in_ones_own_words(String line, DayOfWeek day, LocalTime hour, boolean here) {
        assertThat(read(line)).isInstanceOfSatisfying(Digesting.DigestSubscribe.class, wanted -> {
            assertThat(wanted.wish().day()).contains(day);
            assertThat(wanted.wish().hour()).contains(hour);
            assertThat(wanted.here()).isEqualTo(here);
        });
    }

    @Test
    void areas_severity_silence_and_zone_are_read_in_any_order() {
        assertThat(read("digest subscribe zone berlin areas data-ai, security important only quiet friday 8:30"))
                .isEqualTo(new Digesting.DigestSubscribe(new Digesting.DigestWish(Optional.of(DayOfWeek.FRIDAY),
                        Optional.of(LocalTime.of(8, 30)), Optional.of(ZoneId.of("Europe/Berlin")),
                        Optional.of(List.of("data-ai", "security")), Optional.of(true), Optional.of(true)), false,
                        Optional.empty()));
        assertThat(read("digest change 3 on monday at 9:00 zone UTC areas all everything unchanged line"))
                .isInstanceOfSatisfying(Digesting.DigestChange.class, change -> {
                    assertThat(change.id()).contains(3L);
                    assertThat(change.wish().areas()).contains(List.of());
                    assertThat(change.wish().quiet()).contains(false);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"send me a digest every second monday", "digest subscribe monday and friday 9:00",
            "digest subscribe monday 25:00", "digest subscribe daily", "digest subscribe monday 9:00 zone Mars",
            "don't send me the digest", "digest subscribe areas nonsense", "digest mute forever",
            "digest stop everything"})
    void what_is_not_understood_is_asked_and_changes_nothing(String line) {
        talk.says("U1", "digest subscribe monday 9:00");
        var before = all();
        var reply = talk.says("U1", line);
        assertThat(reply.tone()).isIn(Reply.Tone.MISUNDERSTOOD, Reply.Tone.QUESTION);
        assertThat(reply.summary()).matches("(?s).*([Nn]othing|designation).*");
        assertThat(all()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"stop the digest | DigestStop", "unsubscribe | DigestStop",
            "no more digests | DigestStop", "pause the digest for two weeks | DigestMute",
            "mute the digest until 2027-01-10 | DigestMute", "resume the digest | DigestUnmute",
            "what would the digest say | DigestPreview", "leave az-305 out of the digest for 2 weeks | DigestSnooze",
            "hide data-ai from my digest | DigestSnooze", "snooze az-305 in the digest until 10 Dec | DigestSnooze",
            "digest snooze 3 az-305 | DigestSnooze", "digest snooze 3 | DigestSnoozeForm",
            "snooze the digest for 2 weeks | DigestMute", "bring az-305 back into the digest | DigestUnsnooze",
            "digest snoozed 3 | DigestSnoozed", "show me the digest | DigestPreview", "my digests | DigestList",
            "which digests are there | DigestList", "move the digest to tuesday at 10 | DigestChange",
            "digest | DigestList", "digest preview | DigestPreview"})
    void what_is_done_with_it_is_read_from_sentences_too(String line, String command) {
        assertThat(read(line).getClass().getSimpleName()).isEqualTo(command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"score data-ai", "who az-305", "I passed the digestion exam yesterday", "why data-ai",
            "certification digest nonsense"})
    void a_line_that_does_not_speak_of_digests_is_what_it_was(String line) {
        assertThat(read(line)).isNotInstanceOf(Digesting.class);
    }

    @Test
    void ones_own_is_begun_changed_muted_and_stopped_by_oneself_and_is_nobody_elses() {
        assertThat(talk.text("U1", "digest subscribe monday 9:00")).contains("to you every Monday at 9:00 (UTC)");
        assertThat(talk.text("U1", "digest subscribe tuesday 9:00")).contains("There is a digest of that already");
        assertThat(talk.text("U1", "digest change friday")).contains("every Friday at 9:00");
        assertThat(talk.text("U1", "digest mute 2 weeks")).contains("is muted until 4 Dec 2026",
                "The next one comes on Friday 4 Dec");
        assertThat(talk.text("U1", "digest unmute")).contains("not muted any more");
        talk.introduce("U2", "Ben", Account.Standing.MEMBER);
        assertThat(talk.text("U2", "digest stop 1")).contains("There is no digest 1 of yours");
        assertThat(talk.text("U2", "digest list")).contains("There is no digest yet");
        assertThat(talk.text("UMANAGER", "digest list")).contains("Una");
        assertThat(talk.text("U1", "digest stop")).contains("is stopped");
        assertThat(all()).isEmpty();
    }

    @Test
    void the_zone_is_that_of_the_account_where_the_platform_says_it() {
        talk.lives("U1", ZoneId.of("Asia/Tokyo"));
        talk.says("U1", "digest subscribe monday 9:00");
        assertThat(all().getFirst().rhythm().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    @Test
    void a_manager_begins_one_for_somebody_who_is_told_and_reads_it_with_their_own_rights() {
        assertThat(talk.text("U1", "digest subscribe for slack:T1:UMANAGER monday 9:00"))
                .contains("managers and admins");
        var answer = talk.says("UMANAGER", Message.Place.PRIVATE, "digest subscribe for slack:T1:U1 monday 9:00");
        assertThat(answer.elsewhere()).singleElement().isInstanceOfSatisfying(Answer.Elsewhere.Account.class, told -> {
            assertThat(told.user()).isEqualTo("U1");
            assertThat(told.reply().summary()).contains("@Max Manager began a weekly digest for you");
            assertThat(Talk.commands(told.reply())).contains("digest stop 1");
        });
        assertThat(all().getFirst().subscriber()).isEqualTo("U1");
        assertThat(talk.text("U1", "digest stop 1")).contains("is stopped");
    }

    @Test
    void what_a_digest_says_has_its_buttons_and_for_a_channel_no_names() {
        talk.figures();
        talk.says("UMANAGER", "digest subscribe monday 9:00");
        var shown = talk.says("UMANAGER", "digest show 1");
        assertThat(Talk.commands(shown)).contains("digest change 1", "digest mute 1 2 weeks", "digest stop 1");
        assertThat(talk.text("U1", "digest show 1")).contains("There is no digest 1 of yours");
    }

    @Test
    void at_the_machine_itself_it_is_looked_at_and_stopped_but_not_begun() {
        talk.says("U1", "digest subscribe monday 9:00");
        assertThat(talk.local("digest subscribe monday 9:00").tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(talk.local("digest preview").summary()).isNotBlank();
        assertThat(talk.local("digest stop 1").summary()).contains("is stopped");
    }
}
