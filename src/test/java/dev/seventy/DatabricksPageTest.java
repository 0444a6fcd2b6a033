package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.catalog.Citation;
import dev.seventy.catalog.Cited;
import dev.seventy.rules.Ladder;
import dev.seventy.rules.Quantity;
import dev.seventy.rules.Requirement;
import dev.seventy.rules.Rulebook;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code docs/databricks.md} says of numbers is what the rule files say, and what it shows is what the sample firm is
 * answered. The page as it should be lies in {@code target/docs} afterwards.
 */
class DatabricksPageTest {

    /** The source under which our own readings stand. */
    private static final String OURS = "N1";
    private static final Path PAGE = Path.of("docs/databricks.md");
    private static final Pattern TABLE = Pattern.compile("(?s)(<!-- from (\\S+) -->\n).*?(<!-- end -->)");
    private static final Pattern TRANSCRIPT = Pattern.compile("(?s)(```\n\\$ \\./seventy ([^\n]*)\n).*?(\n```)");

    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| (`[^|]*) \\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @TempDir
    private Path folder;

    private final Rulebook rules = Shipped.knowledge().rules();

    @Test
    void its_tables_and_answers_are_those_of_the_rule_files_and_of_the_sample_firm() throws IOException {
        var page = Files.readString(PAGE);
        var seventy = new CommandLine(folder);
        // The first answer of all says how to begin as well.
        seventy.run("score");
        var asItShouldBe = TRANSCRIPT
                .matcher(TABLE.matcher(page)
                        .replaceAll(found -> quoted(
                                found.group(1) + String.join("\n", table(found.group(2))) + "\n" + found.group(3))))
                .replaceAll(found -> quoted(found.group(1) + answer(seventy, found.group(2)) + found.group(3)));
        var written = Files.createDirectories(Path.of("target", "docs")).resolve(PAGE.getFileName());
        Files.writeString(written, asItShouldBe);
        assertThat(page).as("copy %s over it, if that is what was meant", written).isEqualTo(asItShouldBe);
    }

    @Test
    void every_requirement_is_in_a_table() throws IOException {
        var page = Files.readString(PAGE);
        for (var track : rules.tracks()) {
            for (var ladder : rules.ladders(track.id())) {
                assertThat(page).contains("<!-- from " + ladder.file().replaceFirst("^rules/databricks/", "") + " -->");
            }
        }
    }

    @Test
    void every_line_and_template_that_it_teaches_is_understood() throws IOException {
        var telling = Files.readString(PAGE).split("## Telling it facts")[1].split("\n## ")[0];
        var seventy = new CommandLine(folder);
        seventy.run("organisation", "add", "Contoso");
        Files.writeString(folder.resolve("people.csv"),
                "person_key,full_name,work_email\nP1,Anna Example,anna@contoso.example\n");
        seventy.run("import", "--yes", folder.resolve("people.csv").toString());
        var lines = FIRST_CELL.matcher(telling).results().flatMap(row -> CODE.matcher(row.group(1)).results())
                .map(code -> code.group(1)).toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(20);
        for (var line : lines) {
            var typed = line.contains(" ") ? line : "import template " + line;
            var outcome = seventy.run(typed.split(" "));
            assertThat(outcome.code()).as("%s: %s", typed, outcome.text()).isZero();
        }
        assertThat(seventy.run("score", "databricks").text()).contains("Silver");
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }

    private static String answer(CommandLine seventy, String line) {
        var words = Stream.of(line.split(" "))
                .map(word -> word.startsWith("src/") ? Path.of(word).toAbsolutePath().toString() : word);
        return seventy.run(words.toArray(String[]::new)).text().stripTrailing();
    }

    private List<String> table(String file) {
        return file.equals("value-score.yaml") ? weights()
                : rules.tracks().stream().flatMap(track -> rules.ladders(track.id()).stream())
                        .filter(ladder -> ladder.file().endsWith(file)).findFirst()
                        .map(DatabricksPageTest::requirements).orElseThrow();
    }

    // Tiers

    private static List<String> requirements(Ladder ladder) {
        var lines = new ArrayList<>(List.of("| tier | requirement | asks for | presented as | known from | number |",
                "| --- | --- | --- | --- | --- | --- |"));
        for (var tier : ladder.tiers()) {
            if (tier.conditions().isEmpty()) {
                lines.add(row(tier.name(), "not published", "", "", "", ""));
            }
            for (var condition : tier.conditions()) {
                lines.add(row(tier.name(), condition.id() + ", " + condition.name(), asksFor(condition),
                        presented(condition.kind()), known(condition), number(condition)));
            }
        }
        return lines;
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String presented(Ladder.Kind kind) {
        return switch (kind) {
            case OFFICIAL -> "requirement";
            case BENCHMARK -> "typical";
            case QUALITATIVE -> "judgement";
        };
    }

    private static String known(Ladder.Condition condition) {
        var how = switch (condition.certainty()) {
            case PUBLISHED -> "published";
            case REPORTED -> "reported by one source";
            case SEVERAL -> "several third parties";
            case ONE -> "one third party";
            case ASSUMED -> "our assumption";
        };
        // Where the tier asks for it, and where it is said what that takes; what is ours stands in a column of its own.
        var where = Stream
                .concat(requirements(condition).map(requirement -> requirement.atLeast().citation()),
                        Stream.of(condition.citation()))
                .filter(citation -> !citation.source().equals(OURS)).map(Citation::toString).distinct()
                .collect(Collectors.joining("; "));
        return how + " (" + where + ")";
    }

    private static String number(Ladder.Condition condition) {
        if (condition.numberIsOurs()) {
            return "**our assumption**";
        }
        var sources = requirements(condition).map(requirement -> requirement.atLeast().citation().source()).distinct()
                .sorted().toList();
        return isYesOrNo(condition) ? "none"
                : sources.stream().map(source -> source.equals(OURS) ? "in part **our reading**" : "as reported")
                        .sorted().collect(Collectors.joining(", "));
    }

    private static Stream<Requirement> requirements(Ladder.Condition condition) {
        return condition.routes().stream().flatMap(route -> route.requirements().stream());
    }

    private static boolean isYesOrNo(Ladder.Condition condition) {
        return requirements(condition).allMatch(requirement -> requirement.quantity() instanceof Quantity.Attested);
    }

    private static String asksFor(Ladder.Condition condition) {
        return isYesOrNo(
                condition)
                        ? "yes"
                        : condition
                                .routes().stream().map(
                                        route -> (route.name().isEmpty() ? "" : route.name() + ": ")
                                                + route.requirements().stream()
                                                        .map(requirement -> "at least " + requirement.atLeast().value()
                                                                .toString().replace(" ", "") + " " + what(requirement))
                                                        .collect(Collectors.joining(" and ")))
                                .collect(Collectors.joining("; or "));
    }

    private static String what(Requirement requirement) {
        return switch (requirement.quantity()) {
            case Quantity.Share _ -> "of all employees certified";
            case Quantity.Sum _ -> "verified, public and private together";
            case Quantity.Greater(Quantity.Reported(var measure, var _), var _) -> Map
                    .of("databricks_certifications", "certifications", "databricks_champions", "Champions",
                            "validated_projects", "validated", "validated_integrations", "validated")
                    .getOrDefault(measure, measure);
            default -> throw new IllegalStateException("the page has no words for " + requirement);
        };
    }

    // The estimate

    private List<String> weights() {
        var score = rules.valueScore();
        return List.of("| part | weight | per | whose |", "| --- | --- | --- | --- |",
                weight("consumption that the partner influenced", score.consumption().weight(),
                        "US dollars a year: " + plain(score.consumption().unit())),
                weight("its growth", score.growth().weight(), "percent: " + plain(score.growth().unit())),
                weight("enablement", score.enablement().weight(),
                        "credentials, weighed: " + plain(score.enablement().unit())),
                weight("… a Professional certification", score.levels().professional(), "one"),
                weight("… an Associate certification", score.levels().associate(), "one"),
                weight("… an accreditation", score.levels().foundation(), "one"),
                weight("pipeline", score.pipeline().weight(),
                        "approved deal registrations: " + plain(score.pipeline().unit())),
                weight("governance", score.governance().weight(),
                        "migrations to Unity Catalog: " + plain(score.governance().unit())),
                weight("integration (technology)", score.integration(), "once, where one is validated"),
                weight("all of it without one (technology)", score.withoutIntegration(), "times"),
                weight("proof: a public reference", score.proof().publicReference(), "verified"),
                weight("proof: a private reference", score.proof().privateReference(), "verified"),
                weight("proof: an award", score.proof().award(), "one"),
                weight("proof, all together at most", score.proof().most(), "share of the rest"),
                row("dashboard licensed from", plain(score.dashboardFrom()), "reported score",
                        "reported by one source (" + score.dashboardFrom().citation() + ")"));
    }

    private static String weight(String part, Cited<BigFraction> weight, String per) {
        return row(part, plain(weight), per,
                weight.citation().source().equals(OURS) ? "ours" : weight.citation().toString());
    }

    private static String plain(Cited<BigFraction> number) {
        return number.value().bigDecimalValue(4, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
