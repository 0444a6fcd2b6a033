package dev.seventy.bot;

import java.util.Optional;
import java.util.stream.Collectors;

import dev.seventy.evidence.Measure;
import dev.seventy.scoring.Detail;
import dev.seventy.scoring.Observation;

/** Says which two figures cannot both be right, who told each and when, and by which line either is put right. */
record Contradictions(Directory directory, Tellers tellers) {

    /** @param contradiction made of a part and its whole */
    String sentence(Observation contradiction) {
        return Wording.impossible(contradiction)
                + " cannot be: one of the two figures is wrong, so their share is unknown. "
                + contradiction.of().stream().map(this::told).collect(Collectors.joining("; "))
                + ". Put right the wrong one: "
                + contradiction.of().stream().map(Contradictions::correction).collect(Collectors.joining(", or "))
                + ".";
    }

    /** {@code 500 was told as of 21 Nov 2026 by Anna Example (chat)}. */
    private String told(Observation figure) {
        return Numbers.show(figure.orZero()) + " was "
                + reported(figure)
                        .map(measure -> "told as of " + Numbers.show(measure.asOf())
                                + tellers.attested(measure, directory).map(name -> " by " + name).orElse("") + " ("
                                + Counted.place(measure.origin(), measure.row()) + ")")
                        .orElseGet(() -> "counted from rows"
                                + figure.dataDay().map(day -> ", data to " + Numbers.show(day)).orElse(""));
    }

    private static String correction(Observation figure) {
        return reported(figure).map(measure -> "databricks set "
                + measure.name().replaceFirst("^databricks_", "").replace('_', ' ') + " NUMBER")
                .orElse("import template people, where it is told who has left");
    }

    private static Optional<Measure> reported(Observation figure) {
        return figure.counted().stream()
                .flatMap(detail -> detail instanceof Detail.Figure(var measure) ? Optional.of(measure).stream()
                        : Optional.<Measure>empty().stream())
                .findFirst();
    }
}
