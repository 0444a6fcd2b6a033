package dev.seventy.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.seventy.outbound.FanOut.Result;
import dev.seventy.outbound.FanOut.Way;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** How soon the digests of an hour are out, on a virtual clock, on a platform that holds its limits. */
class FanOutTest {

    private static final Path TABLE = Path.of("target", "simulation.md");
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(LaneRunner.class);
    private static final Way USUAL = new Way(LaneSchedule.WORKERS, true, true);
    private static final Way CALM = new Way(LaneSchedule.WORKERS, false, true);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final int QUIET = 1_000;
    private static final int LARGE = 1_000_000;

    @BeforeAll
    static void say_nothing_of_each_pause() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void say_it_again() {
        LOG.setLevel(null);
    }

    private static Result holds(Result result, int messages) {
        assertThat(result.sent()).isEqualTo(messages);
        assertThat(result.wrong()).as("twice, too late or out of order").isZero();
        assertThat(result.slack().violations()).as("calls beyond a limit").isZero();
        assertThat(result.done()).isEqualTo(messages - result.unknown());
        assertThat(result.unknown()).isEqualTo(result.slack().lost());
        assertThat(result.undone()).isZero();
        return result;
    }

    @Test
    void digests_of_an_hour_are_out_when_the_limits_let_them_and_none_goes_beyond() {
        var result = holds(new FanOut().workspaces(1, QUIET, 4).run(USUAL), 6 * QUIET);
        assertThat(result.toBound()).isBetween(1.0, 1.1);
        assertThat(result.slack().asked()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {900, 100})
    void a_quiet_workspace_hardly_notices_ten_thousand_people_beside_it(long seconds) {
        var alone = holds(new FanOut().workspaces(1, QUIET, 4).run(CALM), 6 * QUIET);
        var beside = holds(
                new FanOut().workspaces(1, QUIET, 4).large(LARGE, 10_000, Duration.ofSeconds(seconds)).run(CALM),
                6 * QUIET + 10_000);
        assertThat(ratio(beside.mean(), alone.mean())).as("mean").isLessThanOrEqualTo(1.2);
        assertThat(ratio(beside.delay(0.99), alone.delay(0.99))).as("99 of 100").isLessThanOrEqualTo(1.2);
        assertThat(beside.drains()).as("each who waits asks once").isLessThan(2 * beside.sent());
    }

    @Test
    void after_six_hours_in_which_nobody_was_answered_all_goes_out_within_the_limits_and_fairly() {
        var down = Duration.ofHours(6);
        var result = holds(new FanOut().workspaces(1, 50, 4).large(LARGE, 300, Duration.ofMinutes(15)).down(down)
                .run(CALM), 300 + 300);
        assertThat(result.delay(0)).isPositive();
        assertThat(Duration.ofNanos(result.finish()).minus(down)).as("until the last is out")
                .isLessThan(Outages.LONGEST.plusMinutes(5));
        assertThat(Duration.ofNanos(result.delays()[result.delays().length - 1])).as("the longest of the quiet ones")
                .isLessThan(down.plus(Outages.LONGEST).plusMinutes(1));
        assertThat(result.slack().calls() - result.sent()).as("calls into the void")
                .isLessThan(LaneSchedule.WORKERS + Outages.FEW);
    }

    @Test
    void what_could_not_go_out_for_a_day_is_never_sent_late() {
        var result = new FanOut().workspaces(1, 10, 1).down(Duration.ofHours(26)).run(CALM);
        assertThat(result.sent()).isZero();
        assertThat(result.undone()).isEqualTo(60);
    }

    @Test
    void a_platform_that_nobody_keeps_to_sees_its_limits_passed() {
        var result = new FanOut().large(1, 1_000, Duration.ofMinutes(1))
                .run(new Way(LaneSchedule.WORKERS, false, false));
        assertThat(result.slack().violations()).isPositive();
    }

    @Test
    void the_same_run_twice_is_the_same() {
        var one = new FanOut().workspaces(1, 100, 1).run(USUAL);
        var other = new FanOut().workspaces(1, 100, 1).run(USUAL);
        assertThat(other.delays()).isEqualTo(one.delays());
        assertThat(other.writes()).isEqualTo(one.writes());
    }

    @Test
    @Tag("endurance")
    void digests_of_a_hundred_thousand_workspaces_are_out_within_the_hour() throws IOException {
        var table = new ArrayList<>(List.of(
                "| what | workers | finished, min | bound, min | ratio | delay: mean, ms | half | 99 of 100 | last, s"
                        + " | calls | asked to wait | beyond a limit | most under way |",
                "|---|---|---|---|---|---|---|---|---|---|---|---|---|"));
        var hour = holds(new FanOut().workspaces(1, 100_000, 4).run(USUAL), 600_000);
        table.add(row("100,000 workspaces, six each, over an hour", USUAL, hour));
        var few = new Way(8, true, true);
        table.add(row("the same", few, holds(new FanOut().workspaces(1, 100_000, 4).run(few), 600_000)));
        table.add(row("the same, all for nine", USUAL,
                holds(new FanOut().workspaces(1, 100_000, 1).run(USUAL), 600_000)));
        table.add(row("1,000 quiet workspaces alone", CALM,
                holds(new FanOut().workspaces(1, QUIET, 4).run(CALM), 6 * QUIET)));
        for (var spread : List.of(QUARTER, Duration.ofSeconds(100))) {
            table.add(row("quiet ones, one of 10,000 people beside, over %d s".formatted(spread.toSeconds()), CALM,
                    holds(new FanOut().workspaces(1, QUIET, 4).large(LARGE, 10_000, spread).run(CALM),
                            6 * QUIET + 10_000)));
        }
        table.add(row("one of 10,000 people alone", CALM,
                holds(new FanOut().large(LARGE, 10_000, QUARTER).run(CALM), 10_000)));
        Files.writeString(TABLE, String.join("\n", table) + "\n");
        assertThat(hour.toBound()).isBetween(1.0, 1.1);
    }

    private static double ratio(Duration one, Duration other) {
        return (double) one.toNanos() / other.toNanos();
    }

    private static String row(String what, Way way, Result result) {
        var delays = result.delays().length == 0 ? "| | | | |"
                : String.format(Locale.ROOT, "| %,d | %,d | %,d | %,.1f |", result.mean().toMillis(),
                        result.delay(0.5).toMillis(), result.delay(0.99).toMillis(), result.delay(1).toMillis() / 1e3);
        return String.format(Locale.ROOT, "| %s | %d | %.1f | %.1f | %.3f %s %,d | %,d | %d | %d |", what,
                way.workers(), result.finish() / 6e10, result.bound() / 6e10, result.toBound(), delays,
                result.slack().calls(), result.slack().asked(), result.slack().violations(),
                result.slack().mostInFlight());
    }
}
