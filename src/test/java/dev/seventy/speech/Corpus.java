package dev.seventy.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.CatalogReader;
import dev.seventy.catalog.Problems;
import dev.seventy.evidence.PersonId;

/** Sentences with what is expected of each, as {@code src/test/resources/sentences} holds them. */
record Corpus(List<Sample> samples) {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 18);

    static final Catalog CATALOG = new CatalogReader(new Problems())
            .read("microsoft.yaml", Corpus.class.getResourceAsStream("/catalog/microsoft.yaml"))
            .read("databricks.yaml", Corpus.class.getResourceAsStream("/catalog/databricks.yaml")).catalog();

    static final SpeechReader READER = new SpeechReader(CATALOG);

    static final List<String> FILES = List.of("certifications.tsv", "held-out.tsv", "third.tsv", "fourth.tsv",
            "fifth.tsv", "sixth.tsv", "seventh.tsv", "eighth.tsv", "ninth.tsv", "tenth.tsv");

    /** Of writers who had seen neither the reader nor these sentences. */
    static final List<String> STRANGERS = List.of("strangers-first.tsv", "strangers-second.tsv", "strangers-third.tsv",
            "strangers-fourth.tsv", "strangers-fifth.tsv");

    /** Of which none is a record. */
    static final String ATTACKED = "attacked.tsv";

    private static final Path FOLDER = Path.of("src/test/resources/sentences");
    private static final Pattern MEMBER = Pattern.compile("(?<=[ ;])([a-z]+) (\\p{Lu}[^;]+?)(?=;|$)");

    /** What is expected where a question does as well as no record. */
    private static final String HELD_BACK = "held back";

    static final People PEOPLE = people();

    record Sample(String expected, String locale, String sentence) {

        boolean isRecord() {
            return !expected.startsWith("asks") && !expected.startsWith("no ") && !expected.startsWith("corrects")
                    && !expected.equals("unrelated") && !expected.equals(HELD_BACK);
        }

        Understanding understood() {
            return READER.read(sentence, occasion(locale));
        }

        /** What was understood, as the file would say it. */
        String found() {
            return shown(understood());
        }

        boolean isAsExpected() {
            if (expected.equals(HELD_BACK)) {
                return !(understood() instanceof Understanding.Told);
            }
            var found = found();
            return expected.startsWith("asks ") && !expected.contains("20")
                    ? found.equals(expected) || found.startsWith(expected + " ")
                    : found.equals(expected) || expected.equals("corrects day") && found.startsWith("corrects day");
        }

        boolean isWrongRecord() {
            return understood() instanceof Understanding.Told && !found().equals(expected);
        }
    }

    static Occasion occasion(String locale) {
        return new Occasion(TODAY, locale.isEmpty() ? Locale.ROOT : Locale.forLanguageTag(locale), PEOPLE);
    }

    static Corpus of(String file) {
        return new Corpus(lines(file).stream().filter(line -> !line.startsWith("#")).map(line -> line.split("\t"))
                .map(cells -> new Sample(cells[0], cells[1], cells[2].replace("\\n", "\n"))).toList());
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static People people() {
        return new People(FILES.stream().flatMap(file -> lines(file).stream()).filter(line -> line.startsWith("#   "))
                .flatMap(line -> MEMBER.matcher(line).results())
                .map(found -> new People.Member(new PersonId(found.group(1)), found.group(2).strip())).toList());
    }

    static String shown(Understanding understanding) {
        return switch (understanding) {
            case Understanding.Told(var claims) ->
                claims.stream().map(Corpus::shown).collect(Collectors.joining(" & "));
            case Understanding.Unfinished(var tellings) -> {
                var question = Question.of(tellings).orElseThrow();
                yield ("asks " + question.piece().word() + " " + String.join(" ", question.values())).strip();
            }
            case Understanding.Unrecorded(var reason, var _) -> "no " + reason.name().toLowerCase(Locale.ROOT);
            case Understanding.Corrects(var change) -> "corrects"
                    + change.who().map(slot -> " person" + slot.known().map(who -> " " + shown(who)).orElse(""))
                            .orElse("")
                    + change.credential()
                            .map(slot -> " credential" + slot.known().map(id -> " " + id.value()).orElse("")).orElse("")
                    + change.day().map(slot -> " day" + slot.known().map(day -> " " + day).orElse("")).orElse("");
            case Understanding.Unrelated() -> "unrelated";
        };
    }

    static String shown(Claim claim) {
        return claim.kind().name().toLowerCase(Locale.ROOT) + " " + shown(claim.who()) + " "
                + claim.credential().value() + claim.day().map(day -> " " + day).orElse("")
                + claim.expires().map(day -> " until=" + day).orElse("")
                + claim.link().map(link -> " link=" + link.site().name().toLowerCase(Locale.ROOT) + ":" + link.id())
                        .orElse("");
    }

    static String shown(Who who) {
        return switch (who) {
            case Who.Sender() -> "me";
            case Who.Account(var id) -> "@" + id;
            case Who.Address(var address) -> "mail:" + address;
            case Who.Person(var id) -> "p:" + id.value();
        };
    }
}
