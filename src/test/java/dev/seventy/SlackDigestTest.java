package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Fault;
import dev.seventy.slack.fake.Posted;
import dev.seventy.slack.fake.SlackUser;
import dev.seventy.store.Errand;
import dev.seventy.store.Subscription;
import org.junit.jupiter.api.Test;

/** Digests from the line that asks for them to the message that comes, with everything in between. */
class SlackDigestTest extends InSlackWithSample {

    /** 9:00 in Berlin on the Monday after the clock of the fake begins. */
    private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration SPREAD = Duration.ofMinutes(15);

    private String says(String user, String line) {
        return firm.send(firm.people.command(SlackFirm.MEMBER.by(user), "/seventy", line));
    }

    private List<Posted> digests(String channel) {
        return firm.slack.messages().stream().filter(isDigest(channel)).toList();
    }

    private static Predicate<Posted> isDigest(String channel) {
        return message -> message.channel().equals(channel) && message.shown().matches("(?s).*Digest [0-9]+, every.*");
    }

    private void at(Instant instant) {
        firm.slack.clock().set(instant);
    }

    private void awaited(String channel, int count) {
        firm.eventually(count + " digests in " + channel, () -> digests(channel).size() >= count);
    }

    private Subscription only() {
        return firm.store().digests().of(firm.firm()).getFirst();
    }

    /** Waits until the digest of a week is settled and nothing is under way any more. */
    private void settled(String week) {
        firm.eventually(week + " is settled",
                () -> only().week().equals(Optional.of(week)) && firm.store().errandOverview().counts().keySet()
                        .stream().noneMatch(state -> state == Errand.State.WAITING || state == Errand.State.RUNNING));
    }

    @Test
    void what_was_asked_for_comes_once_a_week_at_its_hour_and_can_be_stopped_from_there() {
        assertThat(says("U2", "digest subscribe monday 9:00")).contains("every Monday at 9:00 (Europe/Berlin)",
                "The first comes on Monday 23 Nov");
        var mine = FakeSlack.directMessage("U2");
        at(MONDAY.minusSeconds(60));
        assertThat(digests(mine)).isEmpty();

        at(MONDAY.plus(SPREAD));
        awaited(mine, 1);
        settled("2026-W48");
        at(MONDAY.plus(Duration.ofDays(2)));
        says("U2", "digest change on tuesday");
        firm.eventually("it is changed", () -> only().rhythm().day() == DayOfWeek.TUESDAY);
        at(MONDAY.plus(WEEK).plus(SPREAD));
        assertThat(digests(mine)).hasSize(1);
        at(MONDAY.plus(WEEK).plus(Duration.ofDays(1)).plus(SPREAD));
        awaited(mine, 2);
        settled("2026-W49");
        assertThat(digests(mine)).hasSize(2);

        var stop = digests(mine).getLast().blocks().findValues("value").stream()
                .filter(value -> value.asString().startsWith("digest stop")).findFirst();
        assertThat(stop).isPresent();
        says("U2", stop.get().asString());
        firm.eventually("it is stopped", () -> firm.store().digests().of(firm.firm()).isEmpty());
    }

    @Test
    void a_channel_is_told_what_everybody_may_see_and_only_managers_begin_that() {
        assertThat(says("U2", "digest subscribe monday 9:00 here")).contains("managers and admins");
        assertThat(says("U1", "digest subscribe monday 9:00 here")).contains("this channel");
        at(MONDAY.plus(SPREAD));
        awaited("C1", 1);
        assertThat(digests("C1").getFirst().shown()).contains("Digest 1, every Monday").doesNotContain("@here", "<!",
                "<@");
    }

    @Test
    void somebody_else_is_told_at_once_and_can_stop_it() {
        var told = firm.posted("what the other is told", () -> says("U1", "digest subscribe for <@U2|una> monday 9:00"),
                message -> message.channel().equals(FakeSlack.directMessage("U2")));
        assertThat(told.shown()).contains("began a weekly digest for you");
        assertThat(says("U2", "digest stop")).contains("is stopped");
        assertThat(firm.store().digests().of(firm.firm())).isEmpty();
    }

    @Test
    void what_was_muted_after_it_was_queued_is_not_sent() {
        says("U1", "digest subscribe monday 9:00 here");
        firm.slack.next("chat.postMessage", Fault.rateLimited("30"));
        at(MONDAY.plus(SPREAD));
        firm.eventually("the digest waits", () -> only().week().isPresent() && firm.slack.calls("chat.postMessage")
                .stream().anyMatch(call -> firm.slack.outcome(call).isPresent()));
        says("U1", "digest mute 2 weeks");
        firm.eventually("it is muted", () -> only().mutedUntil().isPresent());
        firm.eventually("it was looked at again", () -> {
            firm.slack.clock().advance(Duration.ofMillis(200));
            return firm.store().errandOverview().last(Errand.State.DONE, 50).stream()
                    .anyMatch(errand -> errand.kind().equals("digest") && errand.outcome().equals("not wanted"));
        });
        assertThat(digests("C1")).isEmpty();
    }

    @Test
    void where_the_channel_is_gone_whoever_asked_for_it_gets_it_once_and_it_ends() {
        says("U1", "digest subscribe monday 9:00 here");
        firm.slack.next("chat.postMessage", Fault.error("is_archived"));
        at(MONDAY.plus(SPREAD));
        firm.eventually("it comes directly", () -> firm.slack.messages(FakeSlack.directMessage("U1")).stream()
                .anyMatch(message -> message.shown().contains("The channel of this digest is gone")));
        firm.eventually("it has ended", () -> firm.store().digests().of(firm.firm()).isEmpty());
        assertThat(digests("C1")).isEmpty();
    }

    @Test
    void whoever_was_deactivated_is_sent_none_and_theirs_end() {
        says("U2", "digest subscribe monday 9:00");
        says("U1", "digest subscribe monday 9:00 here");
        for (var user : List.of("U1", "U2")) {
            firm.slack.user(SlackUser.member(user, "T1").but(SlackUser.Kind.DELETED));
        }
        at(MONDAY.plus(SPREAD));
        firm.eventually("both have ended", () -> firm.store().digests().of(firm.firm()).isEmpty());
        firm.eventually("the channel is told", () -> firm.slack.messages("C1").stream()
                .anyMatch(message -> message.shown().contains("The digest here ended")));
        assertThat(digests(FakeSlack.directMessage("U2"))).isEmpty();
        assertThat(digests("C1")).isEmpty();
    }

    @Test
    void a_zone_that_nobody_knows_is_asked_again() {
        assertThat(says("U2", "digest subscribe monday 9:00 zone Europe/Berln")).contains("Europe/Berlin");
        assertThat(firm.store().digests().of(firm.firm())).isEmpty();
    }
}
