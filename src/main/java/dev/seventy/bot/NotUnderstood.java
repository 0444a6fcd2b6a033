package dev.seventy.bot;

import java.util.List;

import dev.seventy.reply.Block.Button;

/** A misunderstanding found deep in a line, on its way to being the answer. */
final class NotUnderstood extends Exception {
    private static final long serialVersionUID = 1;
    private final transient General.Unclear answer;

    NotUnderstood(String why, List<Button> meant) {
        super(why, null, false, false);
        answer = new General.Unclear(why, meant);
    }

    General.Unclear answer() {
        return answer;
    }

    /** Shortens what is repeated back. */
    static String cut(String text) {
        return text.codePointCount(0, text.length()) <= 60 ? text
                : text.codePoints().limit(40).collect(StringBuilder::new, StringBuilder::appendCodePoint,
                        StringBuilder::append) + "…";
    }
}
