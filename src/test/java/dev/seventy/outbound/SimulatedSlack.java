package dev.seventy.outbound;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import dev.seventy.slack.SlackAnswer;
import dev.seventy.slack.SlackLimits;
import dev.seventy.store.Errand;

/**
 * A Slack that keeps to what it published: of one method 200 calls in any minute of a workspace, one message a second in
 * a channel, and nothing of a workspace while it was asked to wait. It refuses and counts what goes beyond. How long it
 * takes, and when it fails by itself, is drawn for each message and attempt alike in every run.
 *
 * <p>https://docs.slack.dev/apis/web-api/rate-limits
 */
final class SimulatedSlack implements Carrier {

    static final int A_MINUTE = 200;
    static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private static final double MEDIAN_MILLIS = 180;
    private static final double DEVIATION = 0.55;
    private static final long LONGEST_MILLIS = 10_000;

    private final VirtualTime time;
    private final FanOut.Way way;
    private final long down;
    private final Landing landing;
    private final Map<String, Workspace> workspaces = new HashMap<>();
    private final Map<Long, Integer> tries = new HashMap<>();
    private int inFlight;
    private int mostInFlight;
    private int calls;
    private int beyondMethod;
    private int beyondChannel;
    private int tooEarly;
    private int asked;
    private int lost;

    /** Told of each message that it shows. */
    interface Landing {
        void shown(Errand errand);
    }

    private static final class Workspace {
        private final Deque<Long> lastMinute = new ArrayDeque<>();
        private final Map<String, Long> channels = new HashMap<>();
        private long askedAt = Long.MAX_VALUE;
        private long until = Long.MIN_VALUE;
    }

    /** @param down for so many nanoseconds after nine nobody is answered */
    SimulatedSlack(VirtualTime time, FanOut.Way way, long down, Landing landing) {
        this.time = time;
        this.way = way;
        this.down = down;
        this.landing = landing;
    }

    @Override
    public String platform() {
        return "slack";
    }

    @Override
    public List<Allowance> allowances(Errand errand, String payload) {
        return way.isPaced() ? SlackLimits.ofMessage(payload, errand.workspace()) : List.of();
    }

    @Override
    public Outcome carry(Errand errand, String payload) {
        calls++;
        mostInFlight = Math.max(mostInFlight, ++inFlight);
        var message = FanOut.number(errand);
        var draw = new SplittableRandom(message * 31 + tries.merge(message, 1, Integer::sum));
        var begun = time.nanos();
        var workspace = workspaces.computeIfAbsent(errand.workspace(), _ -> new Workspace());
        time.sleep(Duration.ofMillis(draw.nextLong(10, 71)));
        var answer = answer(workspace, errand, payload, begun, draw);
        time.sleep(Duration.ofMillis(
                Math.min(LONGEST_MILLIS, Math.round(MEDIAN_MILLIS * Math.exp(DEVIATION * draw.nextGaussian())))));
        if (answer instanceof SlackAnswer.Limited(var pause)) {
            workspace.askedAt = time.nanos();
            workspace.until = time.nanos() + pause.toNanos();
        }
        inFlight--;
        return SlackLimits.outcome(answer, errand.workspace());
    }

    @Override
    public boolean answers() {
        return time.nanos() >= down;
    }

    private SlackAnswer answer(Workspace workspace, Errand errand, String channel, long begun, SplittableRandom draw) {
        if (time.nanos() < down) {
            return new SlackAnswer.NotSent("no connection");
        }
        var trouble = way.isTroubled() ? draw.nextInt(1_000) : 1_000;
        if (trouble < 5) {
            return new SlackAnswer.NotSent("no connection");
        }
        if (isBeyond(workspace, channel, begun)) {
            return new SlackAnswer.Limited(Duration.ofSeconds(1));
        }
        if (trouble < 10) {
            asked++;
            return new SlackAnswer.Limited(Duration.ofSeconds(draw.nextLong(1, 31)));
        }
        var now = time.nanos();
        workspace.lastMinute.add(now);
        workspace.channels.put(channel, now);
        landing.shown(errand);
        if (trouble == 10) {
            lost++;
            return new SlackAnswer.Lost("reset");
        }
        return SlackLimits.OK;
    }

    private boolean isBeyond(Workspace workspace, String channel, long begun) {
        var now = time.nanos();
        while (!workspace.lastMinute.isEmpty() && workspace.lastMinute.getFirst() <= now - MINUTE) {
            workspace.lastMinute.removeFirst();
        }
        if (begun > workspace.askedAt && now < workspace.until) {
            tooEarly++;
            return true;
        }
        if (workspace.lastMinute.size() >= A_MINUTE) {
            beyondMethod++;
            return true;
        }
        if (workspace.channels.getOrDefault(channel, Long.MIN_VALUE / 2) > now - SECOND) {
            beyondChannel++;
            return true;
        }
        return false;
    }

    /** Calls beyond a published limit, or before the time that was asked for. */
    int violations() {
        return beyondMethod + beyondChannel + tooEarly;
    }

    int mostInFlight() {
        return mostInFlight;
    }

    int calls() {
        return calls;
    }

    /** How often it asked to wait although nothing was beyond its limits. */
    int asked() {
        return asked;
    }

    /** How many it showed without its answer arriving. */
    int lost() {
        return lost;
    }
}
