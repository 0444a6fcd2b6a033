package dev.seventy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.PersonId;
import dev.seventy.store.Nudges.Pause;
import dev.seventy.store.Nudges.Sent;
import dev.seventy.store.Nudges.Told;
import org.junit.jupiter.api.Test;

/** What is promised of reminders on every database. */
abstract class NudgeContract extends DigestContract {

    private static final Actor ANNA = new Actor("slack:T1:U1", "slack");
    private static final PersonId READER = new PersonId("reader");
    private static final PersonId HOLDER = new PersonId("holder");
    private static final CredentialId CREDENTIAL = new CredentialId("azure-administrator-associate");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate END = LocalDate.of(2027, 1, 10);

    private static Told told(String step) {
        return new Told(READER, HOLDER, CREDENTIAL, END, step, DAY);
    }

    private static Sent sent(LocalDate day, boolean team) {
        return new Sent(READER, "2026-W48", day, team);
    }

    @Test
    void what_was_told_is_found_as_it_was_and_by_nobody_else() {
        store.nudges().tell(ours, sent(DAY, true), List.of(told("60"), told("after 2026-12-01")));
        store.nudges().tell(ours, sent(DAY.plusDays(1), false), List.of());
        var book = store.nudges().of(ours);
        assertThat(book.sent()).containsExactly(sent(DAY, true), sent(DAY.plusDays(1), false));
        assertThat(book.told()).containsExactlyInAnyOrder(told("60"), told("after 2026-12-01"));
        var others = store.organisations().add("Others", ZoneOffset.UTC, false, ANNA).orElseThrow().id();
        assertThat(store.nudges().of(others)).isEqualTo(new Nudges.Book(List.of(), List.of(), List.of()));
    }

    @Test
    void a_step_that_was_told_is_not_told_again_and_nothing_of_that_message_is_kept() {
        store.nudges().tell(ours, sent(DAY, false), List.of(told("60")));
        assertThatThrownBy(() -> store.together(() -> {
            store.nudges().tell(ours, sent(DAY.plusDays(1), false), List.of(told("30"), told("60")));
            return "";
        })).isInstanceOf(RuntimeException.class);
        assertThat(store.nudges().of(ours).sent()).hasSize(1);
        assertThat(store.nudges().of(ours).told()).containsExactly(told("60"));
    }

    @Test
    void what_was_not_sent_after_all_is_taken_back_of_the_day_on_which_it_was_told_and_told_on_another() {
        store.nudges().tell(ours, sent(DAY.minusDays(1), false),
                List.of(new Told(READER, HOLDER, CREDENTIAL, END, "opens", DAY.minusDays(1))));
        store.nudges().tell(ours, sent(DAY, false), List.of(told("60")));
        store.nudges().takeBack(ours, Set.of(READER), DAY);
        assertThat(store.nudges().of(ours).told()).extracting(Told::step).containsExactly("opens");
        store.nudges().tell(ours, sent(DAY.plusDays(1), false), List.of(told("60")));
        assertThat(store.nudges().of(ours).sent()).hasSize(2);
        store.nudges().takeBack(ours, Set.of(READER), DAY.minusDays(1));
        store.nudges().tell(ours, sent(DAY.plusDays(2), false), List.of());
        assertThat(store.nudges().of(ours).sent()).as("of three in a week the first was taken back")
                .containsExactly(sent(DAY.plusDays(1), false), sent(DAY.plusDays(2), false));
    }

    @Test
    void what_is_kept_of_one_reader_is_found_by_every_id_of_theirs_and_nobody_elses() {
        var pause = new Pause(READER, Optional.of(CREDENTIAL), DAY, Optional.of(DAY.plusDays(7)));
        store.nudges().tell(ours, sent(DAY, true), List.of(told("60")));
        store.nudges().tell(ours, new Sent(HOLDER, "2026-W48", DAY, false),
                List.of(new Told(HOLDER, HOLDER, CREDENTIAL, END, "60", DAY)));
        store.nudges().pause(ours, pause, ANNA);
        store.nudges().pause(ours, new Pause(HOLDER, Optional.empty(), DAY, Optional.empty()), ANNA);
        assertThat(store.nudges().of(ours, Set.of(READER, new PersonId("before"))))
                .isEqualTo(new Nudges.Book(List.of(sent(DAY, true)), List.of(told("60")), List.of(pause)));
        assertThat(store.nudges().of(ours, Set.of(READER, HOLDER))).isEqualTo(store.nudges().of(ours));
    }

    @Test
    void a_pause_takes_the_place_of_the_one_before_and_all_end_together() {
        var first = new Pause(HOLDER, Optional.of(CREDENTIAL), DAY, Optional.of(DAY.plusDays(7)));
        var second = new Pause(HOLDER, Optional.of(CREDENTIAL), DAY.plusDays(1), Optional.of(DAY.plusDays(14)));
        var all = new Pause(HOLDER, Optional.empty(), DAY, Optional.empty());
        for (var pause : List.of(first, second, all)) {
            store.nudges().pause(ours, pause, ANNA);
        }
        assertThat(store.nudges().of(ours).pauses()).containsExactly(all, second);
        assertThat(store.nudges().resume(ours, Set.of(HOLDER, READER), ANNA)).isTrue();
        assertThat(store.nudges().resume(ours, Set.of(HOLDER), ANNA)).isFalse();
        assertThat(store.nudges().of(ours).pauses()).isEmpty();
    }

    @Test
    void one_pause_ends_and_the_others_stay() {
        var one = new Pause(HOLDER, Optional.of(CREDENTIAL), DAY, Optional.of(DAY.plusDays(7)));
        var all = new Pause(HOLDER, Optional.empty(), DAY, Optional.empty());
        List.of(one, all).forEach(pause -> store.nudges().pause(ours, pause, ANNA));
        assertThat(store.nudges().resume(ours, Set.of(READER), CREDENTIAL, ANNA)).isFalse();
        assertThat(store.nudges().resume(ours, Set.of(HOLDER, READER), CREDENTIAL, ANNA)).isTrue();
        assertThat(store.nudges().resume(ours, Set.of(HOLDER), CREDENTIAL, ANNA)).isFalse();
        assertThat(store.nudges().of(ours).pauses()).containsExactly(all);
    }

    @Test
    void what_ended_long_ago_is_removed() {
        store.nudges().tell(ours, sent(DAY, false), List.of(told("60")));
        store.nudges().pause(ours, new Pause(HOLDER, Optional.of(CREDENTIAL), DAY, Optional.of(DAY.plusDays(7))), ANNA);
        store.nudges().pause(ours, new Pause(HOLDER, Optional.empty(), DAY, Optional.empty()), ANNA);
        store.forget(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(store.nudges().of(ours).told()).hasSize(1);
        store.forget(Instant.parse("2027-01-01T00:00:00Z").plus(Duration.ofDays(90)));
        var book = store.nudges().of(ours);
        assertThat(book.sent()).isEmpty();
        assertThat(book.told()).isEmpty();
        assertThat(book.pauses()).extracting(Pause::until).containsExactly(Optional.empty());
    }

    @Test
    void a_firm_is_looked_through_once_a_workspace_is_linked_and_as_long_as_it_is() {
        var instance = String.valueOf(ours.value());
        assertThat(store.nudges().linked(instance)).isEmpty();
        assertThat(scheduled(instance)).isZero();
        store.organisations().link(ours, "slack", "T1", ANNA);
        assertThat(store.nudges().linked(instance)).contains(ours);
        assertThat(scheduled(instance)).isOne();
        store.nudges().lookAtAll();
        assertThat(scheduled(instance)).isOne();
        assertThat(store.nudges().linked("no number")).isEmpty();
    }

    private int scheduled(String instance) {
        return store.database()
                .read(handle -> handle
                        .createQuery("SELECT COUNT(*) FROM scheduled_nudges WHERE task_instance = :instance")
                        .bind("instance", instance).mapTo(Integer.class).one());
    }
}
