package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a line in which what stands in quotes is one. */
record EcoTokens(List<Token> all) {

    private static final String QUOTES = "\"“”„«»";

    EcoTokens {
        all = List.copyOf(all);
    }

    record Token(String text, boolean isQuoted) {

        /** As a word of the command it might be; empty where it is in quotes. */
        String word() {
            return isQuoted ? "" : text.toLowerCase(Locale.ROOT);
        }
    }

    static EcoTokens of(String line) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            var isQuoted = QUOTES.indexOf(line.charAt(at)) >= 0;
            var from = isQuoted ? at + 1 : at;
            int end = from;
            while (end < line.length() && (isQuoted ? QUOTES.indexOf(line.charAt(end)) < 0 : line.charAt(end) != ' ')) {
                end++;
            }
            var text = line.substring(from, end).strip();
            if (isQuoted || !text.isEmpty()) {
                tokens.add(new Token(text, isQuoted));
            }
            at = end + 1;
        }
        return new EcoTokens(tokens);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    String word(int index) {
        return index < all.size() ? all.get(index).word() : "";
    }

    EcoTokens from(int index) {
        return new EcoTokens(all.subList(Math.min(index, all.size()), all.size()));
    }

    EcoTokens until(int index) {
        return new EcoTokens(all.subList(0, Math.min(index, all.size())));
    }

    /** What stands in quotes at the end; empty where nothing does. */
    List<String> quotedAtEnd() {
        return !all.isEmpty() && all.getLast().isQuoted() && !all.getLast().text().isEmpty()
                ? List.of(all.getLast().text())
                : List.of();
    }

    /** Without quotes. */
    String text() {
        return String.join(" ", all.stream().map(Token::text).toList()).strip();
    }
}
