package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import dev.seventy.slack.RequestTimes;
import dev.seventy.store.ErrandOverview;
import dev.seventy.store.Store;
import dev.seventy.store.StoreUnavailable;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;

/**
 * Numbers of the whole process for Prometheus, none of which tells of a firm or a person
 * (<a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition formats</a>). Whoever knows the
 * token may read them; without one they are there for the local chat alone, which never leaves the machine.
 */
final class Metrics {

    private static final String PATH = "/metrics";

    private final Supplier<Store> store;
    private final Supplier<Optional<SlackService>> slack;
    private final Metered lines;
    private final InstantSource clock;

    Metrics(Supplier<Store> store, Supplier<Optional<SlackService>> slack, Metered lines, InstantSource clock) {
        this.store = store;
        this.slack = slack;
        this.lines = lines;
        this.clock = clock;
    }

    /** Adds the page to a server that is being configured, where anybody may read it. */
    void register(JavalinConfig config, Optional<Config.Secret> token, boolean isLocal) {
        if (token.isPresent() || isLocal) {
            config.routes.get(PATH, context -> answer(context, token));
        }
    }

    private void answer(Context context, Optional<Config.Secret> token) {
        context.header("Cache-Control", "no-store");
        if (token.isPresent() && !isGiven(context, token.get())) {
            context.status(401).header("WWW-Authenticate", "Bearer").contentType("text/plain").result("");
            return;
        }
        context.contentType(PrometheusTextFormatWriter.CONTENT_TYPE).result(text());
    }

    private static boolean isGiven(Context context, Config.Secret token) {
        var given = Optional.ofNullable(context.header("Authorization")).orElse("");
        return MessageDigest.isEqual(given.getBytes(UTF_8), ("Bearer " + token.reveal()).getBytes(UTF_8));
    }

    /** All of them, as they are now. */
    byte[] text() {
        var bytes = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(bytes, new MetricSnapshots(snapshots()),
                    EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private List<MetricSnapshot> snapshots() {
        List<MetricSnapshot> all = new ArrayList<>(JvmMetrics.snapshots());
        all.add(InfoSnapshot.builder().name("seventy_build").help("Which version runs, on which Java")
                .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder()
                        .labels(Labels.of("version", Main.version(), "java", Runtime.version().toString())).build())
                .build());
        var said = CounterSnapshot.builder().name("seventy_lines").help("Lines that people said, by their first word");
        lines.lines().forEach((verb, count) -> said.dataPoint(counted(Labels.of("verb", verb), count)));
        all.add(said.build());
        all.addAll(stored());
        slack.get().ifPresent(service -> {
            service.requestTimes().ifPresent(times -> all.add(requests(times)));
            var tries = CounterSnapshot.builder().name("seventy_sends")
                    .help("Tries to carry out an errand, by its kind and how the try ended; limited is HTTP 429");
            service.tries().forEach((tried, count) -> tries
                    .dataPoint(counted(Labels.of("kind", tried.kind(), "ending", tried.ending()), count)));
            all.add(tries.build());
        });
        return all;
    }

    private static CounterSnapshot.CounterDataPointSnapshot counted(Labels labels, double value) {
        return CounterSnapshot.CounterDataPointSnapshot.builder().labels(labels).value(value).build();
    }

    static MetricSnapshot gauge(String name, String help, double value) {
        return GaugeSnapshot.builder().name(name).help(help).dataPoint(measured(Labels.EMPTY, value)).build();
    }

    static GaugeSnapshot.GaugeDataPointSnapshot measured(Labels labels, double value) {
        return GaugeSnapshot.GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
    }

    /** What the store tells; where it is away that is told instead, and nothing else fails by it. */
    private List<MetricSnapshot> stored() {
        List<MetricSnapshot> all = new ArrayList<>();
        var isThere = 1;
        try {
            var open = store.get().errandOverview().open();
            all.add(gauge("seventy_store_writers_waiting", "Writers that wait for their turn at a SQLite file",
                    store.get().queued()));
            var errands = GaugeSnapshot.builder().name("seventy_errands")
                    .help("Errands that wait or are being carried out, of all instances");
            open.forEach(one -> errands
                    .dataPoint(measured(Labels.of("kind", one.kind(), "state", one.state().word()), one.count())));
            all.add(errands.build());
            all.add(gauge("seventy_errands_oldest_due_seconds",
                    "For how long the errand that has waited longest could have been begun", oldest(open)));
        } catch (StoreUnavailable away) {
            isThere = 0;
        }
        all.add(gauge("seventy_store_up", "Whether the store could be read", isThere));
        return all;
    }

    private double oldest(List<ErrandOverview.Open> open) {
        return open.stream().map(ErrandOverview.Open::due).min(Instant::compareTo)
                .map(due -> Math.max(0, Duration.between(due, clock.instant()).toMillis() / 1e3)).orElse(0.0);
    }

    private static MetricSnapshot requests(RequestTimes times) {
        var requests = HistogramSnapshot.builder().name("seventy_slack_request_seconds").unit(Unit.SECONDS)
                .help("Requests of Slack until they were acknowledged, by how that ended");
        var ends = RequestTimes.ends();
        for (var ending : RequestTimes.Ending.values()) {
            var buckets = ClassicHistogramBuckets.builder();
            var counts = times.counts(ending);
            for (int bucket = 0; bucket < counts.size(); bucket++) {
                buckets.bucket(bucket < ends.size() ? ends.get(bucket) / 1e6 : Double.POSITIVE_INFINITY,
                        counts.get(bucket));
            }
            requests.dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                    .labels(Labels.of("ending", ending.name().toLowerCase(Locale.ROOT)))
                    .classicHistogramBuckets(buckets.build()).sum(times.sum(ending) / 1e9).build());
        }
        return requests.build();
    }
}
