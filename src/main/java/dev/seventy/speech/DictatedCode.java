package dev.seventy.speech;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the code of an exam as it is dictated or spelled out: "A Z 305", "d.p. 700", "a z dash one oh four". */
final class DictatedCode {

    private static final Set<String> APART = Set.of(".", "-", "dash", "hyphen", "minus");
    private static final Map<String, String> DIGITS = Map.ofEntries(Map.entry("oh", "0"), Map.entry("o", "0"),
            Map.entry("zero", "0"), Map.entry("one", "1"), Map.entry("two", "2"), Map.entry("three", "3"),
            Map.entry("four", "4"), Map.entry("five", "5"), Map.entry("six", "6"), Map.entry("seven", "7"),
            Map.entry("eight", "8"), Map.entry("nine", "9"), Map.entry("hundred", "00"));
    private static final int DIGITS_OF_A_CODE = 3;

    private final List<Token> tokens;
    private int at;

    private DictatedCode(List<Token> tokens, int from) {
        this.tokens = tokens;
        at = from;
    }

    /**
     * A code without the hyphen.
     *
     * @param to the first token behind it
     */
    record Heard(String code, int to) {
    }

    /** The code at a place of the line; empty where there is none, or where it stands there as it is written. */
    static Optional<Heard> at(List<Token> tokens, int from, Set<String> series) {
        return new DictatedCode(tokens, from).read(series);
    }

    private String key() {
        return at < tokens.size() ? tokens.get(at).key() : "";
    }

    private Optional<Heard> read(Set<String> series) {
        var letters = letters(series);
        if (letters.isEmpty()) {
            return Optional.empty();
        }
        skip();
        var number = number();
        return number.length() == DIGITS_OF_A_CODE ? Optional.of(new Heard(letters + number, at)) : Optional.empty();
    }

    private String letters(Set<String> series) {
        var letters = new StringBuilder();
        while (key().length() <= 2 && key().chars().allMatch(Character::isLetter) && !key().isEmpty()) {
            letters.append(key());
            at++;
            if (series.contains(letters.toString())) {
                return letters.toString();
            }
            skip();
        }
        return "";
    }

    private void skip() {
        while (APART.contains(key())) {
            at++;
        }
    }

    private String number() {
        if (at < tokens.size() && tokens.get(at).is(Token.Kind.NUMBER)) {
            return DayWords.digits(key()).map(_ -> tokens.get(at++).key()).orElse("");
        }
        var digits = new StringBuilder();
        while (digits.length() < DIGITS_OF_A_CODE && DIGITS.containsKey(key())) {
            digits.append(DIGITS.get(key()));
            at++;
        }
        return digits.toString();
    }
}
