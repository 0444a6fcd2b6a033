package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/**
 * Every regular expression of the program takes time in proportion to what it reads, whatever that is. What is counted is
 * how often a character is looked at, so that the machine does not matter.
 */
class LinearPatternsTest {

    private static final double STEEPEST = 1.3;
    private static final int LENGTH = 120;
    private static final int DOUBLINGS = 2;

    private static final String LITERAL = "\"(?:[^\"\\\\\\n]|\\\\.)*+\"";
    private static final Pattern CALL = Pattern
            .compile("(Pattern\\s*\\.compile|\\.matches|\\.replaceAll|\\.replaceFirst|\\.split)\\(\\s*(" + LITERAL
                    + "(?:\\s*\\+\\s*" + LITERAL + ")*+)(?:,\\s*Pattern\\.([A-Z_]+))?");
    /** How often one is called with something that is not a literal; what that is, is read below. */
    private static final Pattern OTHER_CALL = Pattern
            .compile("(?:Pattern\\s*\\.compile|\\.replaceAll|\\.replaceFirst|\\.split)\\(\\s*(?!\\w+ ->)[^\"\\s]");
    private static final Pattern LOGGING = Pattern.compile("\\)\\{'([^']*)'");

    private static final Set<String> HELD_AGAINST_WHOLE_LINES = Set.of("DotEnv.java");

    private record Expression(String file, Pattern pattern, boolean isWhole) {

        @Override
        public String toString() {
            return file + ": " + pattern;
        }
    }

    private static List<Expression> expressions() throws IOException {
        var expressions = new ArrayList<Expression>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
                var calls = CALL.matcher(Files.readString(file));
                while (calls.find()) {
                    var text = new StringBuilder();
                    Pattern.compile(LITERAL).matcher(calls.group(2)).results()
                            .forEach(literal -> text.append(unescaped(literal.group())));
                    var flags = "DOTALL".equals(calls.group(3)) ? Pattern.DOTALL : 0;
                    expressions.add(new Expression(file.getFileName().toString(),
                            Pattern.compile(text.toString(), flags), calls.group(1).equals(".matches")
                                    || HELD_AGAINST_WHOLE_LINES.contains(file.getFileName().toString())));
                }
            }
        }
        var logging = LOGGING.matcher(Files.readString(Path.of("src/main/resources/logback.xml")).replace("&lt;", "<"));
        while (logging.find()) {
            expressions.add(new Expression("logback.xml", Pattern.compile(logging.group(1)), false));
        }
        return expressions;
    }

    private static String unescaped(String literal) {
        var text = literal.substring(1, literal.length() - 1);
        return Pattern.compile("(?<!\\\\)\\\\u([0-9a-f]{4})").matcher(text)
                .replaceAll(found -> String.valueOf((char) Integer.parseInt(found.group(1), 16))).translateEscapes();
    }

    /** Text that counts how often it is looked at. */
    private static final class Watched implements CharSequence {

        private final String text;
        private long looks;

        Watched(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static long looks(Expression expression, String text) {
        var watched = new Watched(text);
        var matcher = expression.pattern().matcher(watched);
        if (expression.isWhole()) {
            matcher.matches();
        } else {
            while (matcher.find()) {
                // Every one is looked for, as when all are replaced.
            }
        }
        return watched.looks;
    }

    /** What is repeated: pieces of the expression itself, and what often makes one go back. */
    private static Set<String> pieces(Pattern pattern) {
        var pieces = new TreeSet<>(List.of("a", "A", "1", " ", "\t", "\n", "\r", "/", ".", "-", "_", ",", ":", "@", "(",
                ")", "<", ">", "|", "?", "\"", "=", "!", "é", "\u200b", "(aaa)", "<@A", "<@A|", "<http://",
                "<http://a|", "a1", "a ", " a", "a.", "a@", "az-1", "://", "\n ", " \n", "aa:", "export ", "1/", "//"));
        for (var text = pattern.pattern(); !text.isEmpty(); text = text.substring(1)) {
            for (int length = 1; length <= Math.min(2, text.length()); length++) {
                pieces.add(text.substring(0, length));
            }
        }
        return pieces;
    }

    private static Set<String> beginnings(Pattern pattern) {
        var beginnings = new LinkedHashSet<>(List.of("", "a@", "export a"));
        var literal = Matcher.quoteReplacement(pattern.pattern()).replaceAll("[^A-Za-z0-9:/@<.-].*", "");
        beginnings.add(literal);
        return beginnings;
    }

    @Test
    void no_expression_takes_more_than_its_share_of_time_for_longer_texts() throws IOException {
        var steep = new ArrayList<String>();
        for (var expression : expressions()) {
            steepest(expression).ifPresent(steep::add);
        }
        assertThat(steep).isEmpty();
    }

    private static Optional<String> steepest(Expression expression) {
        for (var piece : pieces(expression.pattern())) {
            for (var beginning : beginnings(expression.pattern())) {
                for (var end : List.of("!", "\n")) {
                    var exponent = exponent(expression, beginning, piece, end);
                    if (exponent > STEEPEST) {
                        return Optional.of("%s grows by %.2f on %s and many %s".formatted(expression, exponent,
                                shown(beginning), shown(piece)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static double exponent(Expression expression, String beginning, String piece, String end) {
        var fewest = looks(expression, beginning + piece.repeat(LENGTH / piece.length()) + end);
        var most = looks(expression, beginning + piece.repeat((LENGTH << DOUBLINGS) / piece.length()) + end);
        return most < 12L * LENGTH ? 0 : Math.log((double) most / fewest) / Math.log(1 << DOUBLINGS);
    }

    private static String shown(String text) {
        return "'" + text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + "'";
    }

    @Test
    void every_expression_of_the_program_is_among_them() throws IOException {
        assertThat(expressions()).hasSizeGreaterThan(50).extracting(Expression::file).contains("logback.xml",
                "CommandParser.java", "SpokenText.java");
        var others = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
                OTHER_CALL.matcher(Files.readString(file)).results()
                        .forEach(_ -> others.add(file.getFileName().toString()));
            }
        }
        assertThat(others).as("expressions that are put together when they run").isEmpty();
    }

    @Test
    void an_expression_that_goes_back_is_found() {
        assertThat(exponent(new Expression("", Pattern.compile("/+$"), false), "", "/", "!")).isGreaterThan(1.9);
        assertThat(exponent(new Expression("", Pattern.compile("(?<!/)/+$"), false), "", "/", "!")).isLessThan(1.1);
    }
}
