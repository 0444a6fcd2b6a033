package dev.seventy.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.seventy.evidence.PersonId;
import dev.seventy.store.Subscription.Place;
import dev.seventy.store.Subscription.Scope;
import org.junit.jupiter.api.Test;

/** What is promised of digests on every database. */
abstract class DigestContract extends PrivacyContract {

    private static final Actor ANNA = new Actor("slack:T1:U1", "slack");
    private static final Rhythm MONDAYS = new Rhythm(DayOfWeek.MONDAY, LocalTime.of(9, 0), ZoneId.of("Europe/Berlin"));
    private static final Place CHANNEL = new Place("slack", "T1", Optional.of("E1"), "C1", true);

    private Subscription begun(Place place, Scope scope) {
        return store.digests().add(ours, new Digests.Draft(place, "U1", MONDAYS, scope), ANNA);
    }

    private Subscription found(long id) {
        return store.digests().find(ours, id).orElseThrow();
    }

    @Test
    void a_digest_is_found_as_it_was_begun_changed_and_muted() {
        var one = begun(CHANNEL, new Scope(List.of("data-ai", "security"), true, false));
        assertThat(found(one.id())).isEqualTo(one);
        assertThat(store.digests().live(Digests.instance(ours, one.id()))).contains(one);
        var fridays = new Rhythm(DayOfWeek.FRIDAY, LocalTime.of(8, 30), ZoneId.of("Asia/Tokyo"));
        assertThat(store.digests().change(ours, one.id(), fridays, Scope.EVERYTHING, ANNA)).isTrue();
        assertThat(found(one.id()).rhythm()).isEqualTo(fridays);
        assertThat(found(one.id()).scope()).isEqualTo(Scope.EVERYTHING);
        var until = clock.instant().plus(Duration.ofDays(14));
        store.digests().mute(ours, one.id(), until, ANNA);
        assertThat(found(one.id()).mutedUntil()).contains(until);
    }

    @Test
    void a_week_that_is_settled_stays_so_and_no_earlier_one_takes_its_place() {
        var one = begun(CHANNEL, Scope.EVERYTHING);
        store.digests().settle(ours, one.id(), "2026-W53");
        store.digests().settle(ours, one.id(), "2026-W09");
        assertThat(found(one.id()).week()).contains("2026-W53");
        store.digests().settle(ours, one.id(), "2027-W01");
        store.digests().sent(ours, one.id());
        store.digests().remember(ours, one.id(), "2026-08");
        assertThat(found(one.id()).week()).contains("2027-W01");
        assertThat(found(one.id()).sent()).contains(clock.instant());
        assertThat(found(one.id()).rules()).isEqualTo("2026-08");
    }

    @Test
    void one_that_ended_cannot_be_changed_is_known_for_a_month_and_then_gone() {
        var one = begun(CHANNEL, Scope.EVERYTHING);
        assertThat(store.digests().end(ours, one.id(), "stopped", ANNA)).isTrue();
        assertThat(store.digests().end(ours, one.id(), "again", ANNA)).isFalse();
        assertThat(store.digests().change(ours, one.id(), MONDAYS, Scope.EVERYTHING, ANNA)).isFalse();
        assertThat(store.digests().of(ours)).isEmpty();
        assertThat(store.digests().live(Digests.instance(ours, one.id()))).isEmpty();
        assertThat(found(one.id()).ended()).map(Subscription.Ended::why).contains("stopped");
        store.forget(clock.instant().plus(Duration.ofDays(29)));
        assertThat(store.digests().find(ours, one.id())).isPresent();
        store.forget(clock.instant().plus(Duration.ofDays(31)));
        assertThat(store.digests().find(ours, one.id())).isEmpty();
    }

    @Test
    void all_of_a_workspace_end_together_and_those_of_another_do_not() {
        var one = begun(CHANNEL, Scope.EVERYTHING);
        var other = begun(new Place("slack", "T2", Optional.empty(), "U1", false), Scope.EVERYTHING);
        assertThat(store.digests().endAll("slack", "T1", "removed")).isEqualTo(1);
        assertThat(store.digests().of(ours)).containsExactly(found(other.id()));
        assertThat(found(one.id()).isLive()).isFalse();
    }

    @Test
    void what_is_snoozed_is_found_as_it_was_said_last_and_goes_with_its_day_or_its_digest() {
        var one = begun(CHANNEL, Scope.EVERYTHING);
        var day = LocalDate.ofInstant(clock.instant(), ZoneId.of("UTC")).plusDays(20);
        var severity = new Severity(new BigDecimal("4.5"), 2, Optional.of(day));
        store.snoozes().snooze(ours, one.id(), "az-305", Optional.of(day), Severity.NONE, ANNA);
        store.snoozes().snooze(ours, one.id(), "az-305", Optional.of(day), severity, ANNA);
        store.snoozes().snooze(ours, one.id(), "growth", Optional.empty(), Severity.NONE, ANNA);
        assertThat(store.snoozes().of(ours, one.id())).extracting(Snooze::item).containsExactly("az-305", "growth");
        assertThat(store.snoozes().of(ours, one.id()).getFirst().severity()).isEqualTo(severity);
        assertThat(store.snoozes().of(ours, one.id()).getFirst().lastsOn(day)).isFalse();
        assertThat(store.snoozes().of(theirs, one.id())).isEmpty();
        store.forget(clock.instant().plus(Duration.ofDays(23)));
        assertThat(store.snoozes().of(ours, one.id())).extracting(Snooze::item).containsExactly("growth");
        assertThat(store.snoozes().bringBack(ours, one.id(), "growth", ANNA)).isTrue();
        assertThat(store.snoozes().bringBack(ours, one.id(), "growth", ANNA)).isFalse();
        store.snoozes().snooze(ours, one.id(), "growth", Optional.empty(), Severity.NONE, ANNA);
        store.digests().end(ours, one.id(), "stopped", ANNA);
        store.forget(clock.instant().plus(Duration.ofDays(31)));
        assertThat(store.snoozes().of(ours, one.id())).isEmpty();
    }

    @Test
    void an_assignment_goes_from_state_to_state_and_what_ended_is_gone_after_a_month() {
        var day = LocalDate.of(2026, 12, 15);
        var person = new PersonId("p1");
        var one = store.assignments().add(ours,
                new Assignments.Draft(person, "az-305", day, Optional.of(day), day.minusDays(20)), ANNA);
        assertThat(store.assignments().of(ours)).containsExactly(one);
        assertThat(store.assignments().of(theirs)).isEmpty();
        assertThat(store.assignments().postpone(ours, one.id(), day.plusDays(1), ANNA)).map(Assignment::due)
                .contains(day.plusDays(1));
        var declined = store.assignments().become(ours, one.id(), Assignment.State.OPEN, Assignment.State.DECLINED,
                ANNA);
        assertThat(declined).map(Assignment::state).contains(Assignment.State.DECLINED);
        assertThat(store.assignments().become(ours, one.id(), Assignment.State.OPEN, Assignment.State.DONE, ANNA))
                .isEmpty();
        assertThat(store.assignments().postpone(ours, one.id(), day, ANNA)).isEmpty();
        store.forget(clock.instant().plus(Duration.ofDays(29)));
        assertThat(store.assignments().of(ours)).hasSize(1);
        store.forget(clock.instant().plus(Duration.ofDays(31)));
        assertThat(store.assignments().of(ours)).isEmpty();
    }

    @Test
    void what_is_begun_and_undone_leaves_nothing_to_be_looked_at() {
        try {
            store.together(() -> {
                begun(CHANNEL, Scope.EVERYTHING);
                throw new IllegalStateException("undone");
            });
        } catch (IllegalStateException undone) {
            assertThat(undone).hasMessage("undone");
        }
        assertThat(store.digests().of(ours)).isEmpty();
    }
}
