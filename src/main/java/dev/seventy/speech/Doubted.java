package dev.seventy.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The stretch of a line that speaks against what the rest of it tells, as it was said. */
final class Doubted {

    private Doubted() {
    }

    /** The first such stretch; empty where none does by itself. */
    static String stretch(List<Part> parts) {
        return stretches(parts).stream().filter(stretch -> {
            var text = Parts.text(stretch);
            return Doubts.in(text).or(() -> Doubts.behind(text)).isPresent();
        }).findFirst().map(stretch -> stretch.stream().map(Remainder::said).collect(Collectors.joining(" ")))
                .orElse("");
    }

    private static List<List<Part>> stretches(List<Part> parts) {
        List<List<Part>> all = new ArrayList<>();
        List<Part> stretch = new ArrayList<>();
        for (var part : parts) {
            var isBreak = part.isPause() || part.isEnd();
            if (isBreak || Lexicon.APART.contains(part.key())) {
                all.add(stretch);
                stretch = new ArrayList<>();
            }
            if (!isBreak) {
                stretch.add(part);
            }
        }
        all.add(stretch);
        return all;
    }
}
