package dev.seventy.rules;

import java.util.List;

/** One of the program's metrics: what it is called and which category it belongs to. */
public record MetricKind(String id, String name, String category, List<String> alsoCalled) {

    public MetricKind {
        alsoCalled = List.copyOf(alsoCalled);
    }
}
