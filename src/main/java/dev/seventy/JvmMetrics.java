package dev.seventy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.sun.management.UnixOperatingSystemMXBean;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;

/** How the JVM and its process are, under the names that Prometheus' own client for Java gives them. */
final class JvmMetrics {

    private static final long KIB = 1024;

    private JvmMetrics() {
    }

    static List<MetricSnapshot> snapshots() {
        List<MetricSnapshot> all = new ArrayList<>();
        memory(all);
        var collections = SummarySnapshot.builder().name("jvm_gc_collection_seconds")
                .help("Time that garbage collectors took");
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collections.dataPoint(SummarySnapshot.SummaryDataPointSnapshot.builder()
                    .labels(Labels.of("gc", collector.getName())).count(collector.getCollectionCount())
                    .sum(collector.getCollectionTime() / 1e3).build());
        }
        all.add(collections.build());
        var threads = ManagementFactory.getThreadMXBean();
        all.add(Metrics.gauge("jvm_threads_current", "Threads that live", threads.getThreadCount()));
        all.add(Metrics.gauge("jvm_threads_daemon", "Daemon threads that live", threads.getDaemonThreadCount()));
        all.add(Metrics.gauge("jvm_threads_peak", "The most threads that lived at once", threads.getPeakThreadCount()));
        all.add(Metrics.gauge("process_start_time_seconds", "When the process began, since 1970",
                ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3));
        process(all);
        return all;
    }

    private static void memory(List<MetricSnapshot> all) {
        var memory = ManagementFactory.getMemoryMXBean();
        var used = GaugeSnapshot.builder().name("jvm_memory_used_bytes").help("Memory in use");
        var committed = GaugeSnapshot.builder().name("jvm_memory_committed_bytes").help("Memory the system gave");
        var most = GaugeSnapshot.builder().name("jvm_memory_max_bytes").help("Memory that may be used; -1 is any");
        for (var area : Map.<String, MemoryUsage>of("heap", memory.getHeapMemoryUsage(), "nonheap",
                memory.getNonHeapMemoryUsage()).entrySet()) {
            var labels = Labels.of("area", area.getKey());
            used.dataPoint(Metrics.measured(labels, area.getValue().getUsed()));
            committed.dataPoint(Metrics.measured(labels, area.getValue().getCommitted()));
            most.dataPoint(Metrics.measured(labels, area.getValue().getMax()));
        }
        all.addAll(List.of(used.build(), committed.build(), most.build()));
    }

    private static void process(List<MetricSnapshot> all) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            all.add(CounterSnapshot.builder().name("process_cpu_seconds").help("Time of processors that was used")
                    .dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder().value(system.getProcessCpuTime() / 1e9)
                            .build())
                    .build());
            all.add(Metrics.gauge("process_open_fds", "Files and sockets that are open",
                    system.getOpenFileDescriptorCount()));
            all.add(Metrics.gauge("process_max_fds", "How many may be open", system.getMaxFileDescriptorCount()));
        }
        resident().ifPresent(
                bytes -> all.add(Metrics.gauge("process_resident_memory_bytes", "Memory of the process", bytes)));
    }

    /** Linux tells it (<a href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">proc_pid_status</a>). */
    private static Optional<Long> resident() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB).findFirst();
        } catch (IOException elsewhere) {
            return Optional.empty();
        }
    }
}
