package dev.seventy.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes a line apart, in one pass: words, numbers, addresses, marks. Formatting is left out, and emoji that say nothing. */
final class Tokens {

    private static final String ENDS = ".!?;…\n";
    /** Before a line that repeats what somebody wrote. */
    static final String QUOTATION = ">";
    /** For words that are struck out, and for several that are set as code: nobody tells anything by them. */
    static final String STRUCK = "#struck";
    static final String CODE = "#code";
    /** Before a number or a word it says that it is about so. */
    static final String ROUGHLY = "~";
    /** For signs of which nobody knows what they say. */
    static final String UNKNOWN = "#sign";

    private static final Pattern STRIKE = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?<!~)(~{1,2})(?=[^\\s~])[^~\n]+(?<!\\s)\\1(?![\\p{L}\\p{N}])|\u0336|(?i)<(s|del|strike)>");
    private static final Pattern CODED = Pattern
            .compile("(?<![\\p{L}\\p{N}])(`{1,3})\\s*[^`\\s]+\\s+[^`\\s][^`]*\\1(?![\\p{L}\\p{N}])");
    private static final Pattern QUOTED = Pattern
            .compile("(?<![\\p{L}\\p{N}])'(?=\\p{L})((?:[^'\n]|(?<=\\p{L})'(?=\\p{L}))*)'(?![\\p{L}\\p{N}])");

    /** Before a number these say that it is more, less or about so much. */
    private static final String COMPARING = "<>≤≥±≈";
    /** A hyphen right before a number, which may be a sign of it. */
    static final String MINUS = "−";
    private static final String INSIDE_NUMBERS = "./-,:";

    private final String line;
    private final List<Token> tokens = new ArrayList<>();
    /** Signs of which nobody knows what they say. They stand at the end, where they keep no words apart. */
    private final List<Token> unknown = new ArrayList<>();
    private int at;

    private Tokens(String line) {
        this.line = line;
    }

    static List<Token> of(String line) {
        var tokens = new Tokens(plain(line));
        while (tokens.at < tokens.line.length()) {
            tokens.next();
        }
        tokens.tokens.addAll(tokens.unknown);
        if (STRIKE.matcher(line).find()) {
            tokens.add(Token.Kind.WORD, STRUCK, 0);
        }
        if (CODED.matcher(line).find()) {
            tokens.add(Token.Kind.WORD, CODE, 0);
        }
        return List.copyOf(tokens.tokens);
    }

    /** The words of a name, as they are compared. */
    static List<String> keys(String name) {
        return of(name).stream().filter(token -> !token.is(Token.Kind.PAUSE) && !token.is(Token.Kind.END))
                .map(Token::key).toList();
    }

    /** One kind of quote, hyphen and space. */
    private static String plain(String line) {
        var plain = line.replace('’', '\'').replace('‘', '\'').replace('ʼ', '\'').replace('`', '\'').replace('‑', '-')
                .replace('‐', '-').replace('–', '-').replace('—', '-').replace('\u00a0', ' ').replace('\u202f', ' ')
                .replace("&amp;", "&");
        return QUOTED.matcher(plain).replaceAll("\"$1\"");
    }

    private void next() {
        var letter = line.charAt(at);
        if (sign() || letter == '<' && marked() || addressed()) {
            return;
        }
        if (Character.isLetterOrDigit(letter) || letter == '@' && isLetter(at + 1)) {
            word();
        } else if (ENDS.indexOf(letter) >= 0) {
            end(letter);
        } else if (letter == '/' && line.startsWith("/s", at) && !isLetter(at + 2)) {
            add(Token.Kind.WORD, "/s", 2);
        } else if (letter == '\'' && isDigit(at + 1)) {
            word();
        } else {
            if (letter == '~' && (isLetter(at + 1) || isDigit(at + 1)) || isComparing(letter)) {
                tokens.add(new Token(Token.Kind.WORD, ROUGHLY, ROUGHLY));
            } else if (letter == '-' && isDigit(at + 1) && (at == 0 || Character.isWhitespace(line.charAt(at - 1)))) {
                tokens.add(new Token(Token.Kind.PAUSE, MINUS, "-"));
            } else if (!Character.isWhitespace(letter) && ",:()[]{}-+&/|\"“”„«»".indexOf(letter) >= 0) {
                mark(letter);
            }
            at++;
        }
    }

    private boolean isComparing(char letter) {
        int next = at + 1;
        while (next < line.length() && line.charAt(next) == ' ') {
            next++;
        }
        return COMPARING.indexOf(letter) >= 0 && isDigit(next);
    }

    /** A hyphen within a word is none: "shout-out" is two words that nothing keeps apart. */
    private void mark(char letter) {
        if (letter != '-' || !isLetter(at - 1) || !isLetter(at + 1)) {
            tokens.add(new Token(Token.Kind.PAUSE, String.valueOf(letter), String.valueOf(letter)));
        }
    }

    /** What an emoji says, and the sign of a quotation. What is not known to say nothing is gathered to be asked. */
    private boolean sign() {
        var found = Signs.at(line, at);
        if (found.isPresent()) {
            var sign = found.get();
            at += sign.text().length();
            if (sign.key().equals(Signs.QUESTION)) {
                tokens.add(new Token(Token.Kind.END, sign.text(), sign.key()));
            } else if (sign.key().equals(UNKNOWN)) {
                unknown.add(new Token(Token.Kind.WORD, sign.text(), sign.key()));
            } else if (!sign.key().isEmpty()) {
                tokens.add(new Token(Token.Kind.WORD, sign.key(), sign.key()));
            }
            return true;
        }
        var isQuotation = line.charAt(at) == '>' && (at == 0 || line.charAt(at - 1) == '\n') && !isDigit(at + 1);
        if (isQuotation) {
            add(Token.Kind.WORD, QUOTATION, 1);
        }
        return isQuotation;
    }

    private void add(Token.Kind kind, String text, int length) {
        tokens.add(new Token(kind, text, Token.key(text)));
        at += length;
    }

    /** Slack's markup: an account, an address, a link with or without a name. */
    private boolean marked() {
        var close = line.indexOf('>', at);
        if (close < 0) {
            return false;
        }
        var inside = line.substring(at + 1, close);
        var target = inside.contains("|") ? inside.substring(0, inside.indexOf('|')) : inside;
        var kind = target.startsWith("@") ? Token.Kind.MENTION
                : target.startsWith("mailto:") ? Token.Kind.ADDRESS
                        : target.contains("://") ? Token.Kind.LINK : Token.Kind.PAUSE;
        var text = switch (kind) {
            case MENTION -> target.substring(1);
            case ADDRESS -> target.substring("mailto:".length()).toLowerCase(Locale.ROOT);
            default -> target;
        };
        tokens.add(new Token(kind, text, text.toLowerCase(Locale.ROOT)));
        at = close + 1;
        return true;
    }

    /** A link, an e-mail address or an account that stands there without markup. */
    private boolean addressed() {
        if (at > 0 && isLetter(at - 1) || !isLetter(at)) {
            return false;
        }
        var to = at;
        while (to < line.length() && !Character.isWhitespace(line.charAt(to))
                && "<>()|\"*,".indexOf(line.charAt(to)) < 0) {
            to++;
        }
        while (to > at && ".!?;:'_".indexOf(line.charAt(to - 1)) >= 0) {
            to--;
        }
        var text = line.substring(at, to);
        var lower = text.toLowerCase(Locale.ROOT);
        Optional<Token.Kind> kind = lower.contains("://") || lower.startsWith("www.") || Link.of(text).isPresent()
                ? Optional.of(Token.Kind.LINK)
                : lower.startsWith("slack:") || lower.startsWith("teams:") ? Optional.of(Token.Kind.MENTION)
                        : isAddress(lower) ? Optional.of(Token.Kind.ADDRESS) : Optional.empty();
        kind.ifPresent(found -> {
            tokens.add(new Token(found, found == Token.Kind.ADDRESS ? lower : text, lower));
            at += text.length();
        });
        return kind.isPresent();
    }

    private static boolean isAddress(String text) {
        var sign = text.indexOf('@');
        return sign > 0 && sign == text.lastIndexOf('@') && text.indexOf('.', sign) > sign + 1;
    }

    private void word() {
        var to = at + 1;
        while (to < line.length() && goesOn(to)) {
            to++;
        }
        var text = line.substring(at, to);
        if (text.endsWith("'")) {
            text = text.substring(0, text.length() - 1);
        }
        add(isDigit(at) || text.startsWith("'") ? Token.Kind.NUMBER : Token.Kind.WORD, text, to - at);
    }

    /** A word has apostrophes within, hyphens only before digits; a number has marks between digits. */
    private boolean goesOn(int index) {
        var letter = line.charAt(index);
        if (Character.isLetterOrDigit(letter) && !isDigit(at) && isLatin(letter) != isLatin(line.charAt(index - 1))) {
            return false;
        }
        if (Character.isLetterOrDigit(letter) || Character.getType(letter) == Character.NON_SPACING_MARK) {
            return true;
        }
        if (letter == '\'') {
            return isLetter(index - 1) && isLetter(index + 1);
        }
        if (letter == '-' || letter == '_') {
            return isDigit(index + 1) && (isLetter(index - 1) || isDigit(index - 1))
                    || isDigit(index - 1) && isLetter(index + 1) && isDigit(at);
        }
        if (letter == '/' && isDigit(at) && (isMonth(index + 1) || isDigit(index + 1) && isLetter(index - 1))) {
            return true;
        }
        return letter == '%' && isDigit(index - 1)
                || INSIDE_NUMBERS.indexOf(letter) >= 0 && isDigit(index - 1) && isDigit(index + 1) && isDigit(at);
    }

    private boolean isMonth(int from) {
        int to = from;
        while (isLetter(to)) {
            to++;
        }
        return DayWords.MONTHS.containsKey(Token.key(line.substring(from, to)));
    }

    private void end(char letter) {
        var isPoint = letter == '.' && !tokens.isEmpty()
                && (DayWords.takesPoint(tokens.getLast()) || at + 1 < line.length() && isLetter(at + 1));
        tokens.add(
                new Token(isPoint ? Token.Kind.PAUSE : Token.Kind.END, String.valueOf(letter), String.valueOf(letter)));
        at++;
        // Whoever lets go of the key too early.
        if (letter == '!' && at < line.length() && line.charAt(at) == '1' && !Character.isLetterOrDigit(after(at))) {
            at++;
        }
    }

    private char after(int index) {
        return index + 1 < line.length() ? line.charAt(index + 1) : ' ';
    }

    /** Where words are written without spaces, what is written in Latin letters is a word of its own. */
    private static boolean isLatin(char letter) {
        return !Character.isIdeographic(letter) && !Set.of(Character.UnicodeScript.HIRAGANA,
                Character.UnicodeScript.KATAKANA, Character.UnicodeScript.HANGUL, Character.UnicodeScript.THAI)
                .contains(Character.UnicodeScript.of(letter));
    }

    private boolean isLetter(int index) {
        return index >= 0 && index < line.length() && Character.isLetter(line.charAt(index));
    }

    private boolean isDigit(int index) {
        return index >= 0 && index < line.length() && line.charAt(index) >= '0' && line.charAt(index) <= '9';
    }
}
