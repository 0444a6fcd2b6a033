package dev.seventy.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import dev.seventy.store.Subscription.Place;
import dev.seventy.store.Subscription.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a digest comes, whatever clocks and people do. */
class RhythmTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Rhythm rhythm(DayOfWeek day, String hour, String zone) {
        return new Rhythm(day, LocalTime.parse(hour), ZoneId.of(zone));
    }

    private static Subscription subscription(Rhythm rhythm, Instant since) {
        return new Subscription(new OrganisationId(1), 1, new Place("slack", "T1", Optional.empty(), "U1", false), "U1",
                rhythm, Scope.EVERYTHING, Optional.empty(), since, Optional.empty(), Optional.empty(), "",
                Optional.empty());
    }

    private static Subscription with(Subscription one, Rhythm rhythm, Optional<Instant> muted, Optional<String> week) {
        return new Subscription(one.organisation(), one.id(), one.place(), one.subscriber(), rhythm, one.scope(), muted,
                one.since(), week, one.sent(), one.rules(), one.ended());
    }

    @ParameterizedTest
    @CsvSource({
            // The clocks go from 2:00 to 3:00 and from 3:00 to 2:00.
            "2026-03-29, SUNDAY, 02:30, Europe/Berlin, 2026-03-29T01:00:00Z, 2026-W13",
            "2026-10-25, SUNDAY, 02:30, Europe/Berlin, 2026-10-25T00:30:00Z, 2026-W43",
            "2026-10-25, SUNDAY, 03:00, Europe/Berlin, 2026-10-25T02:00:00Z, 2026-W43",
            // A gap at midnight, and one of half an hour.
            "2026-04-24, FRIDAY, 00:15, Africa/Cairo, 2026-04-23T22:00:00Z, 2026-W17",
            "2026-10-04, SUNDAY, 02:10, Australia/Lord_Howe, 2026-10-03T15:30:00Z, 2026-W40",
            // A day that never was.
            "2011-12-30, FRIDAY, 09:00, Pacific/Apia, 2011-12-30T10:00:00Z, 2011-W52",
            // Weeks belong to the year of their Thursday.
            "2027-01-01, FRIDAY, 09:00, UTC, 2027-01-01T09:00:00Z, 2026-W53",
            "2024-12-31, MONDAY, 09:00, UTC, 2024-12-30T09:00:00Z, 2025-W01",
            "2024-02-29, THURSDAY, 23:59, America/New_York, 2024-03-01T04:59:00Z, 2024-W09"})
    void an_hour_that_is_left_out_or_comes_twice_is_one_instant(LocalDate day, DayOfWeek weekday, String hour,
            String zone, Instant at, String week) {
        assertThat(rhythm(weekday, hour, zone).inWeekOf(day)).isEqualTo(new Rhythm.Occurrence(at, week));
    }

    @Test
    void the_first_comes_at_the_next_of_its_hours_and_what_is_settled_does_not_come_again() {
        var monday = rhythm(DayOfWeek.MONDAY, "09:00", "UTC");
        var one = subscription(monday, Instant.parse("2026-11-23T09:00:00Z"));
        var now = Instant.parse("2026-11-23T10:00:00Z");
        assertThat(one.next(now, Duration.ZERO).at()).isEqualTo("2026-11-30T09:00:00Z");
        var settled = with(one, monday, Optional.empty(), Optional.of("2026-W49"));
        assertThat(settled.next(now, Duration.ZERO).week()).isEqualTo("2026-W50");
    }

    @Test
    void one_that_is_late_comes_within_a_day_and_is_left_out_later() {
        var one = subscription(rhythm(DayOfWeek.MONDAY, "09:00", "UTC"), Instant.parse("2026-11-01T00:00:00Z"));
        var delay = Duration.ofMinutes(10);
        assertThat(one.next(Instant.parse("2026-11-24T09:09:59Z"), delay).at()).isEqualTo("2026-11-23T09:10:00Z");
        assertThat(one.next(Instant.parse("2026-11-24T09:10:00Z"), delay).at()).isEqualTo("2026-11-30T09:10:00Z");
    }

    @Test
    void an_hour_moved_to_one_that_passed_today_is_now_and_one_that_passed_before_is_next_week() {
        var since = Instant.parse("2026-11-01T00:00:00Z");
        var before = with(subscription(rhythm(DayOfWeek.WEDNESDAY, "17:00", "UTC"), since),
                rhythm(DayOfWeek.WEDNESDAY, "17:00", "UTC"), Optional.empty(), Optional.of("2026-W47"));
        var now = Instant.parse("2026-11-25T10:00:00Z");
        var today = with(before, rhythm(DayOfWeek.WEDNESDAY, "09:00", "UTC"), Optional.empty(), before.week());
        assertThat(today.next(now, Duration.ZERO).at()).isEqualTo("2026-11-25T09:00:00Z");
        var monday = with(before, rhythm(DayOfWeek.MONDAY, "09:00", "UTC"), Optional.empty(), before.week());
        assertThat(monday.next(now, Duration.ZERO).week()).isEqualTo("2026-W49");
    }

    @Test
    void what_would_have_come_while_it_was_muted_does_not_come_afterwards() {
        var rhythm = rhythm(DayOfWeek.MONDAY, "09:00", "Europe/Berlin");
        var one = with(subscription(rhythm, Instant.parse("2026-11-01T00:00:00Z")), rhythm,
                Optional.of(LocalDate.of(2026, 12, 7).atStartOfDay(BERLIN).toInstant()), Optional.empty());
        assertThat(one.next(Instant.parse("2026-11-20T00:00:00Z"), Duration.ZERO).week()).isEqualTo("2026-W50");
    }

    @Test
    void digests_of_an_hour_are_spread_over_the_quarter_behind_it_each_always_alike() {
        var spread = Duration.ofMinutes(15);
        var delays = IntStream.rangeClosed(1, 900)
                .mapToObj(id -> new Subscription(new OrganisationId(id), 1,
                        new Place("slack", "T1", Optional.empty(), "U1", false), "U1",
                        rhythm(DayOfWeek.MONDAY, "09:00", "UTC"), Scope.EVERYTHING, Optional.empty(), Instant.EPOCH,
                        Optional.empty(), Optional.empty(), "", Optional.empty()).delay(spread).toSeconds())
                .toList();
        assertThat(delays).allMatch(seconds -> seconds >= 0 && seconds < 900);
        for (int minute = 0; minute < 15; minute++) {
            int from = minute * 60;
            assertThat(delays.stream().filter(seconds -> seconds >= from && seconds < from + 60))
                    .as("minute %d", minute).hasSizeBetween(25, 110);
        }
    }

    /** A year of one subscription on a clock that jumps, under people who change their mind, on a machine that is down. */
    private static final class Year {

        private final Random random;
        private final Duration delay;
        private final List<String> zones = ZoneId.getAvailableZoneIds().stream().filter(zone -> zone.contains("/"))
                .sorted().toList();
        private final Set<String> said = new HashSet<>();
        private final List<String> excused = new ArrayList<>();
        private Instant now = Instant.parse("2026-01-05T00:00:00Z");
        private Subscription one;

        Year(long seed) {
            random = new Random(seed);
            delay = Duration.ofSeconds(random.nextInt(900));
            one = subscription(any(), now);
        }

        private Rhythm any() {
            return new Rhythm(DayOfWeek.of(1 + random.nextInt(7)), LocalTime.of(random.nextInt(24), random.nextInt(60)),
                    zone());
        }

        private ZoneId zone() {
            return ZoneId.of(zones.get(random.nextInt(zones.size())));
        }

        /** The weeks whose digest may be missing: those around now, in whichever zone. */
        private void excuse() {
            for (int day = -8; day <= 8; day++) {
                excused.add(one.rhythm().inWeekOf(LocalDate.ofInstant(now, one.rhythm().zone()).plusDays(day)).week());
            }
        }

        void pass(boolean changes) {
            var end = now.plus(Duration.ofDays(365));
            excuse();
            while (now.isBefore(end)) {
                now = now.plus(Duration.ofMinutes(1 + random.nextInt(120)));
                int dice = random.nextInt(2_000);
                if (dice < 4) {
                    now = now.plus(Duration.ofHours(dice % 2 == 0 ? 1 : -1));
                } else if (dice < 6) {
                    // Down for up to 23 hours, of which nobody notices more than that it is late.
                    now = now.plus(Duration.ofMinutes(random.nextInt(60 * 22)));
                } else if (dice < 8) {
                    excuse();
                    now = now.plus(Duration.ofDays(1 + random.nextInt(10)));
                    excuse();
                } else if (changes && dice < 20) {
                    excuse();
                    one = with(one, dice % 2 == 0 ? any() : new Rhythm(one.rhythm().day(), one.rhythm().hour(), zone()),
                            one.mutedUntil(), one.week());
                    excuse();
                } else if (changes && dice < 23) {
                    excuse();
                    var days = random.nextInt(20);
                    one = with(one, one.rhythm(), Optional.of(now.plus(Duration.ofDays(days))), one.week());
                    for (int day = 0; day <= days + 8; day++) {
                        excused.add(one.rhythm()
                                .inWeekOf(LocalDate.ofInstant(now.plus(Duration.ofDays(day)), one.rhythm().zone()))
                                .week());
                    }
                }
                look();
            }
        }

        private void look() {
            var due = one.next(now, delay);
            if (!due.at().isAfter(now)) {
                assertThat(said.add(due.week())).as("a second digest in %s", due.week()).isTrue();
                assertThat(Duration.between(due.at(), now)).isLessThan(Subscription.VALID);
                one = with(one, one.rhythm(), one.mutedUntil(), Optional.of(due.week()));
            }
        }

        /** Every week of the year of which nothing excuses that there was none. */
        void missing() {
            for (var day = LocalDate.of(2026, 1, 19); day
                    .isBefore(LocalDate.of(2026, 12, 14)); day = day.plusWeeks(1)) {
                var week = one.rhythm().inWeekOf(day).week();
                if (!excused.contains(week)) {
                    assertThat(said).as("digests said").contains(week);
                }
            }
        }
    }

    @Test
    void of_each_week_there_is_one_digest_through_jumps_of_the_clock_and_restarts() {
        for (long seed = 0; seed < 300; seed++) {
            var year = new Year(seed);
            year.pass(false);
            year.missing();
        }
    }

    @Test
    void there_are_never_two_in_a_week_and_none_is_missing_but_around_a_change_or_a_silence() {
        for (long seed = 1_000; seed < 1_500; seed++) {
            var year = new Year(seed);
            year.pass(true);
            year.missing();
        }
    }

    @Test
    void a_change_of_zone_on_the_day_leaves_exactly_one_of_that_week() {
        var random = new Random(7);
        var zones = List.of("Europe/Berlin", "America/Los_Angeles", "Asia/Tokyo", "UTC", "Asia/Kathmandu",
                "Australia/Lord_Howe", "America/St_Johns");
        for (int run = 0; run < 2_000; run++) {
            var before = new Rhythm(DayOfWeek.WEDNESDAY, LocalTime.of(random.nextInt(24), random.nextInt(60)),
                    ZoneId.of(zones.get(random.nextInt(zones.size()))));
            var after = new Rhythm(before.day(), before.hour(), ZoneId.of(zones.get(random.nextInt(zones.size()))));
            var at = before.inWeekOf(LocalDate.of(2026, 11, 25)).at();
            var changed = at.plus(Duration.ofMinutes(random.nextInt(-360, 360)));
            var one = subscription(before, Instant.parse("2026-11-20T00:00:00Z"));
            var said = new ArrayList<String>();
            for (var now = at.minus(Duration.ofDays(2)); now
                    .isBefore(at.plus(Duration.ofDays(3))); now = now.plus(Duration.ofMinutes(7))) {
                if (!now.isBefore(changed)) {
                    one = with(one, after, Optional.empty(), one.week());
                }
                var due = one.next(now, Duration.ZERO);
                if (!due.at().isAfter(now)) {
                    said.add(due.week());
                    one = with(one, one.rhythm(), Optional.empty(), Optional.of(due.week()));
                }
            }
            assertThat(said).as("%s to %s", before, after).containsExactly("2026-W48");
        }
    }
}
