package dev.seventy.rules;

import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Cited;
import dev.seventy.catalog.Place;
import dev.seventy.catalog.Problems;
import dev.seventy.catalog.Source;
import org.apache.commons.numbers.fraction.BigFraction;

/** Reads how the Partner Value Score is estimated, and refuses weights that break what is known of the real one. */
final class ValueScoreReader {

    private ValueScoreReader() {
    }

    static ValueScore read(String file, InputStream content, Catalog catalog, boolean isOwn, Problems problems) {
        var root = Place.open(file, content, problems).only("sources", "dashboard_from", "consumption", "growth",
                "enablement", "pipeline", "governance", "integration", "without_integration", "proof", "people",
                "signals", "certifications");
        var quantities = new QuantityReader(root, catalog);
        var enablement = root.at("enablement").only("weight", "unit", "professional", "associate", "foundation");
        var proof = root.at("proof").only("public_reference", "private_reference", "award", "most");
        var score = new ValueScore(root.file(), isOwn, Source.readAll(root.at("sources")),
                root.at("dashboard_from").citedNumber(), part(root.at("consumption").only("weight", "unit")),
                part(root.at("growth").only("weight", "unit")), part(enablement),
                new ValueScore.Levels(weight(enablement.at("professional")), weight(enablement.at("associate")),
                        weight(enablement.at("foundation"))),
                part(root.at("pipeline").only("weight", "unit")), part(root.at("governance").only("weight", "unit")),
                weight(root.at("integration")), weight(root.at("without_integration")),
                new ValueScore.Proof(weight(proof.at("public_reference")), weight(proof.at("private_reference")),
                        weight(proof.at("award")), weight(proof.at("most"))),
                signals(root.at("signals"), quantities), quantities.quantity(root.at("certifications")));
        if (root.present()) {
            holdToWhatIsKnown(root, score);
        }
        return score;
    }

    private static Map<Signal, Quantity> signals(Place place, QuantityReader quantities) {
        place.only(Arrays.stream(Signal.values()).map(Signal::word).toArray(String[]::new));
        Map<Signal, Quantity> signals = new EnumMap<>(Signal.class);
        for (var signal : Signal.values()) {
            signals.put(signal, quantities.quantity(place.at(signal.word())));
        }
        return signals;
    }

    private static ValueScore.Part part(Place place) {
        var unit = place.at("unit").citedNumber();
        if (place.present() && unit.value().signum() <= 0) {
            place.at("unit").problem("expected a number above zero");
        }
        return new ValueScore.Part(weight(place.at("weight")), unit);
    }

    private static Cited<BigFraction> weight(Place place) {
        var weight = place.citedNumber();
        if (weight.value().signum() < 0) {
            place.problem("more of a good thing must never lower the score, so no weight is below zero");
        }
        return weight;
    }

    private static void holdToWhatIsKnown(Place root, ValueScore score) {
        var levels = score.levels();
        if (!(isAbove(levels.professional(), levels.associate()) && isAbove(levels.associate(), levels.foundation()))) {
            root.at("enablement").problem("a Professional certification has to count more than an Associate one, and"
                    + " that more than an accreditation");
        }
        Map<String, Cited<BigFraction>> others = new LinkedHashMap<>();
        others.put("growth", score.growth().weight());
        others.put("enablement", score.enablement().weight());
        others.put("pipeline", score.pipeline().weight());
        others.put("governance", score.governance().weight());
        others.put("integration", score.integration());
        others.forEach((name, weight) -> {
            if (isAbove(weight, score.consumption().weight())) {
                root.at("consumption").problem(
                        "consumption has to have the largest weight of all parts, and that of " + name + " is larger");
            }
        });
        if (isAbove(score.proof().privateReference(), score.proof().publicReference())) {
            root.at("proof").problem("a public reference has to count at least as much as a private one");
        }
        if (isAbove(score.withoutIntegration(), new Cited<>(BigFraction.ONE, score.withoutIntegration().citation()))) {
            root.at("without_integration")
                    .problem("a validated integration must not lower the score, so this is at most 1");
        }
    }

    private static boolean isAbove(Cited<BigFraction> one, Cited<BigFraction> other) {
        return one.value().compareTo(other.value()) > 0;
    }
}
