package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Citation;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Quantity;
import dev.seventy.scoring.Climb;
import dev.seventy.scoring.Climb.Finding;
import dev.seventy.scoring.Climb.Measured;

/** Says of each requirement of a Databricks tier what was found, how it is known, and what was counted. */
final class TierReasons {

    private final Directory directory;
    private final Counted counted;
    private final TierAnswers tiers;
    private final Contradictions contradictions;

    TierReasons(Catalog catalog, Directory directory, Tellers tellers) {
        this.directory = directory;
        counted = new Counted(catalog, directory, tellers, held -> Counted.place(held.origin(), held.row()));
        tiers = new TierAnswers(catalog, directory, tellers);
        contradictions = new Contradictions(directory, tellers);
    }

    /** A requirement and the tier that asks for it. */
    private record Asked(Climb.Rung rung, Finding finding) {

        String id() {
            return finding.condition().id();
        }
    }

    /** Every tier's requirements in a line each, or all about those whose id, name or tier was asked for. */
    Reply why(TierStanding standing, Optional<String> wanted, ScoreAnswers.Background background) {
        var climb = standing.climb();
        var all = climb.rungs().stream()
                .flatMap(rung -> rung.findings().stream().map(finding -> new Asked(rung, finding))).toList();
        var meant = wanted.map(words -> meant(all, Vocabulary.key(words))).orElse(all);
        if (wanted.isPresent() && meant.isEmpty()) {
            return Reply.misunderstood(
                    "There is no requirement '" + NotUnderstood.cut(wanted.get()) + "' of "
                            + climb.ladder().track().name() + ". Known are "
                            + String.join(", ", all.stream().map(Asked::id).toList()) + ".",
                    new Block.Buttons(List.of(new Button("All requirements", line(climb, ""), true))));
        }
        List<Block> blocks = new ArrayList<>();
        if (meant.size() == 1) {
            blocks.addAll(one(meant.getFirst(), climb));
            blocks.add(neighbours(all, meant.getFirst(), climb));
        } else {
            blocks.addAll(several(meant, climb));
            climb.ladder().notes().forEach(note -> blocks.add(new Block.Note(note)));
            blocks.add(new Block.Note(tiers.freshness(standing, background)));
            blocks.add(new Block.Buttons(
                    List.of(new Button("Back to the tier", "score databricks " + climb.ladder().track().id(), true))));
        }
        return new Reply(summary(standing, wanted, meant), Reply.Tone.ANSWER, blocks);
    }

    /** By the id; otherwise by the name of a tier; otherwise by that of a route; otherwise by words of the name. */
    private static List<Asked> meant(List<Asked> all, String wanted) {
        var byId = all.stream().filter(asked -> Vocabulary.key(asked.id()).equals(wanted)).toList();
        if (!byId.isEmpty()) {
            return byId;
        }
        var byTier = all.stream().filter(asked -> Vocabulary.key(asked.rung().tier().name()).equals(wanted)).toList();
        if (!byTier.isEmpty()) {
            return byTier;
        }
        var byRoute = all.stream().filter(asked -> asked.finding().ways().stream()
                .anyMatch(way -> Vocabulary.key(way.route().name()).equals(wanted))).toList();
        if (!byRoute.isEmpty()) {
            return byRoute;
        }
        var words = List.of(wanted.split(" "));
        return all.stream().filter(asked -> {
            var name = List.of(Vocabulary.key(asked.finding().condition().name()).split(" "));
            return words.stream().allMatch(word -> name.contains(word) || name.contains(word + "s"));
        }).toList();
    }

    private static String summary(TierStanding standing, Optional<String> wanted, List<Asked> meant) {
        if (wanted.isPresent() && meant.size() == 1) {
            var condition = meant.getFirst().finding().condition();
            return condition.id() + ", " + condition.name() + " (" + meant.getFirst().rung().tier().name() + "): "
                    + TierAnswers.state(meant.getFirst().finding()) + "; " + TierAnswers.known(condition) + ".";
        }
        return TierAnswers.verdict(standing);
    }

    private static String line(Climb climb, String requirement) {
        return ("why databricks " + climb.ladder().track().id() + " " + requirement).strip();
    }

    private List<Block> several(List<Asked> meant, Climb climb) {
        List<Block> blocks = new ArrayList<>();
        for (var rung : climb.rungs()) {
            var lines = meant.stream().filter(asked -> asked.rung().equals(rung)).map(Asked::finding)
                    .map(finding -> finding.condition().id() + ", " + finding.condition().name() + ": "
                            + TierAnswers.state(finding) + " (" + foundBriefly(finding) + "). "
                            + Wording.capital(TierAnswers.known(finding.condition())) + " ("
                            + finding.condition().citation() + ").")
                    .toList();
            if (!lines.isEmpty()) {
                blocks.add(new Block.Heading(rung.tier().name()));
                blocks.add(new Block.Items(lines, false));
            }
        }
        blocks.add(new Block.Choice("One requirement",
                meant.stream()
                        .map(asked -> new Button(asked.finding().condition().name(), line(climb, asked.id()), false))
                        .toList()));
        return blocks;
    }

    private String foundBriefly(Finding finding) {
        return finding.ways().stream().filter(Climb.Way::offered)
                .map(way -> (way.route().name().isEmpty() ? "" : way.route().name() + ": ")
                        + way.requirements().stream().map(tiers::found).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; or "));
    }

    private List<Block> one(Asked asked, Climb climb) {
        var finding = asked.finding();
        var condition = finding.condition();
        List<Block> blocks = new ArrayList<>();
        if (finding.ways().size() > 1) {
            blocks.addAll(tiers.routes(finding));
        }
        for (var measured : finding.ways().stream().flatMap(way -> way.requirements().stream()).distinct().toList()) {
            blocks.add(new Block.Paragraph("Found: " + tiers.found(measured) + ". Asked for: "
                    + (measured.requirement().quantity() instanceof Quantity.Attested ? "yes"
                            : "at least " + QuantityWords.threshold(measured.requirement()))
                    + " (" + measured.requirement().atLeast().citation() + ")."));
            blocks.addAll(counted.blocks(measured.found()));
            if (measured.found().isContradiction()) {
                blocks.add(new Block.Paragraph(contradictions.sentence(measured.found())));
            }
        }
        if (finding.toConfirm() || finding.state() == Climb.State.UNKNOWN) {
            Optional.of(TierAnswers.howToAttest(finding)).filter(words -> !words.isEmpty())
                    .ifPresent(words -> blocks.add(new Block.Paragraph(words)));
        }
        if (finding.ways().stream().flatMap(way -> way.requirements().stream()).anyMatch(Measured::known)
                && !directory.showsPeople()) {
            blocks.add(new Block.Note("Names are for managers, in private only."));
        }
        blocks.add(new Block.Note(source(condition.citation(), climb)));
        return blocks;
    }

    /** {@code Source S0 § Elite: "…", dated 6 Jan 2026, last compared on 20 Nov 2026.} */
    private static String source(Citation citation, Climb climb) {
        return "Source " + citation
                + Optional.ofNullable(climb.ladder().sources().get(citation.source()))
                        .map(source -> ": " + source.title() + source.dated().map(day -> ", dated " + day).orElse("")
                                + ", last compared on " + Numbers.show(source.verifiedOn()))
                        .orElse("")
                + ".";
    }

    private static Block neighbours(List<Asked> all, Asked asked, Climb climb) {
        List<Button> buttons = new ArrayList<>();
        var at = all.indexOf(asked);
        if (at > 0) {
            buttons.add(new Button("Before: " + all.get(at - 1).id(), line(climb, all.get(at - 1).id()), false));
        }
        if (at + 1 < all.size()) {
            buttons.add(new Button("After: " + all.get(at + 1).id(), line(climb, all.get(at + 1).id()), false));
        }
        buttons.add(new Button("All requirements", line(climb, ""), false));
        buttons.add(new Button("Back to the tier", "score databricks " + climb.ladder().track().id(), true));
        return new Block.Buttons(buttons);
    }
}
