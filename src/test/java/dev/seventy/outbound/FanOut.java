package dev.seventy.outbound;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

import dev.seventy.digest.DigestSchedule;
import dev.seventy.store.Errand;
import dev.seventy.store.Errand.State;
import dev.seventy.store.Errands;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Rhythm;
import dev.seventy.store.Subscription;
import dev.seventy.store.Subscription.Place;
import dev.seventy.store.Subscription.Scope;

/** Digests of many workspaces, each due when its subscription says so, brought out by the real parts of this package. */
final class FanOut {

    static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    /** One transaction of SQLite's by itself; those that wait for the disk together take less. */
    static final Duration WRITING = Duration.ofNanos(400_000);

    private final List<Message> messages = new ArrayList<>();
    private final Set<Integer> measured = new HashSet<>();
    private Duration outage = Duration.ZERO;

    /**
     * How they are brought out.
     *
     * @param isTroubled whether one call in two hundred is asked to wait for up to half a minute, as many get no
     * connection, and of one in a thousand the answer is lost
     * @param isPaced whether the limits are known here
     */
    record Way(int workers, boolean isTroubled, boolean isPaced) {
    }

    /**
     * A digest.
     *
     * @param due in nanoseconds after nine
     */
    private record Message(int workspace, long id, String channel, long due) {
    }

    /**
     * What came of it, in nanoseconds after nine.
     *
     * @param wrong how many were shown twice, too late or before one that is due earlier in the same place
     * @param bound when the last could be shown at the earliest, by what is published
     * @param delays between due and shown of the workspaces that are measured, in order
     */
    record Result(long finish, long bound, long[] delays, int sent, int wrong, int done, int unknown, int undone,
            SimulatedSlack slack, int drains, long writes) {

        double toBound() {
            return (double) finish / bound;
        }

        /** Of the messages that are measured, so large a share had no longer a delay; none measured, none had any. */
        Duration delay(double share) {
            return delays.length == 0 ? Duration.ZERO
                    : Duration.ofNanos(delays[(int) Math.min(delays.length - 1L, (long) (share * delays.length))]);
        }

        Duration mean() {
            return Duration.ofNanos((long) Arrays.stream(delays).average().orElse(0));
        }
    }

    /**
     * Six subscriptions of each: every second to the channel of the managers, the others to somebody each.
     *
     * @param quarters over how many quarters of an hour the hours that were chosen are spread, each alike
     */
    FanOut workspaces(int first, int count, int quarters) {
        var random = new SplittableRandom(70);
        for (int workspace = first; workspace < first + count; workspace++) {
            measured.add(workspace);
            var hour = LocalTime.of(9, 15 * (workspace % quarters));
            for (int id = 1; id <= 6; id++) {
                add(workspace, id, random.nextBoolean() ? "C" : "U" + id, hour, DigestSchedule.SPREAD);
            }
        }
        return this;
    }

    /** One workspace in which everybody has a digest of their own at nine. */
    FanOut large(int workspace, int people, Duration spread) {
        for (int id = 1; id <= people; id++) {
            add(workspace, id, "U" + id, LocalTime.of(9, 0), spread);
        }
        return this;
    }

    /** From nine on the platform is not to be reached for so long. */
    FanOut down(Duration time) {
        outage = time;
        return this;
    }

    private void add(int workspace, long id, String channel, LocalTime hour, Duration spread) {
        var subscription = new Subscription(new OrganisationId(workspace), id,
                new Place("slack", "T" + workspace, Optional.empty(), channel, channel.equals("C")), "U" + id,
                new Rhythm(DayOfWeek.MONDAY, hour, ZoneOffset.UTC), Scope.EVERYTHING, Optional.empty(),
                NINE.minus(Duration.ofDays(3)), Optional.empty(), Optional.empty(), "", Optional.empty());
        var due = subscription.next(NINE.minus(Duration.ofDays(1)), subscription.delay(spread)).at();
        messages.add(new Message(workspace, id, channel, Duration.between(NINE, due).toNanos()));
    }

    /** Runs until nothing is left to be sent. */
    Result run(Way way) {
        messages.sort(Comparator.comparingLong(Message::due));
        return new Run(way).result();
    }

    private final class Run {
        private final VirtualTime time = new VirtualTime(NINE);
        private final MemoryClaims claims = new MemoryClaims(time, WRITING);
        private final SimulatedSlack slack;
        private final SimulatedSchedule schedule;
        private final Set<Long> shown = new HashSet<>();
        private final Map<String, Instant> lanes = new HashMap<>();
        private final long[] delays = new long[messages.size()];
        private int counted;
        private int arrived;
        private int wrong;
        private long finish;

        Run(Way way) {
            slack = new SimulatedSlack(time, way, outage.toNanos(), this::shown);
            var runner = new LaneRunner(claims, OutboundContract.VAULT, time, List.of(slack),
                    new Backoff(new SplittableRandom(7)), time::sleep);
            schedule = new SimulatedSchedule(time, claims, runner, way.workers());
        }

        private void shown(Errand errand) {
            finish = time.nanos();
            if (!shown.add(number(errand)) || !time.instant().isBefore(errand.expires())
                    || lanes.merge(errand.lane(), errand.due(), (before, due) -> before.isAfter(due) ? before : due)
                            .isAfter(errand.due())) {
                wrong++;
            }
            if (measured.contains(errand.organisation().value())) {
                delays[counted++] = Duration.between(errand.due(), time.instant()).toNanos();
            }
        }

        private void arrive(Message message) {
            arrived++;
            var organisation = new OrganisationId(message.workspace);
            var workspace = "T" + message.workspace;
            var lane = "slack:" + workspace + ":" + message.channel;
            claims.add(new Errand(organisation, message.id, lane, Kind.DIGEST.word(), "slack", workspace,
                    OutboundContract.VAULT.seal(message.channel, Errands.context(organisation)), time.instant(),
                    time.instant(), time.instant().plus(Kind.DIGEST.validity()), State.WAITING, 0, 0, ""));
            schedule.wake(lane, Kind.DIGEST.urgency());
        }

        Result result() {
            messages.forEach(message -> time.at(message.due, () -> arrive(message)));
            schedule.poll(() -> arrived < messages.size() || claims.open() > 0);
            time.run();
            return new Result(finish, bound(), Arrays.stream(delays, 0, counted).sorted().toArray(), shown.size(),
                    wrong, claims.ended(State.DONE), claims.ended(State.UNKNOWN),
                    claims.ended(State.FAILED) + claims.ended(State.EXPIRED), slack, schedule.drains(),
                    claims.writes());
        }
    }

    /** Tells a message from all others; no workspace here has a million. */
    static long number(Errand errand) {
        return errand.organisation().value() * 1_000_000L + errand.id();
    }

    /** Each sent as soon as it is due and the published limits let it, by as many as it takes, in no time at all. */
    private long bound() {
        Map<Integer, Deque<Long>> minutes = new HashMap<>();
        Map<String, Long> channels = new HashMap<>();
        var last = 0L;
        for (var message : messages) {
            var minute = minutes.computeIfAbsent(message.workspace, _ -> new ArrayDeque<>());
            var channel = message.workspace + message.channel;
            var at = Math.max(message.due, channels.getOrDefault(channel, Long.MIN_VALUE / 2) + SimulatedSlack.SECOND);
            if (minute.size() == SimulatedSlack.A_MINUTE) {
                at = Math.max(at, minute.removeFirst() + SimulatedSlack.MINUTE);
            }
            minute.add(at);
            channels.put(channel, at);
            last = Math.max(last, at);
        }
        return last;
    }
}
