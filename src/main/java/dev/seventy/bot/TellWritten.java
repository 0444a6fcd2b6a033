package dev.seventy.bot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.seventy.speech.Draft;
import dev.seventy.store.Drafts;

/** What was told last in a place and what was asked there, as they are kept. */
final class TellWritten {

    /** In the place of the number of what is asked, where that is nothing that is kept. */
    static final String ELSE = "";

    private static final String TOLD = "told";
    private static final String FIXING = "fixing";
    private static final String CONFIRMING = "confirming ";
    private static final String CHOOSING = "choosing ";
    /** Before the number of what is asked, where another word was offered since for one that was mistyped. */
    private static final String OFFERED = "offered ";

    private TellWritten() {
    }

    static String told(List<Long> imports) {
        return imports.isEmpty() ? "" : TOLD + OpenTelling.numbers(imports);
    }

    static String fixing(long id) {
        return FIXING + OpenTelling.numbers(List.of(id));
    }

    /** That a plain yes gives a line; whatever else is said is of what was told before. */
    static String confirming(String line, List<Long> imports, Instant until) {
        return CONFIRMING + until + " " + line + "\n" + told(imports);
    }

    /** That a plain yes takes back what was told last, and a day puts it right. */
    static String doubting(String line, long id, Instant until) {
        return CONFIRMING + until + " " + line + "\n" + fixing(id);
    }

    static String choosing(List<String> options, List<Long> imports, Instant until) {
        return CHOOSING + until + " \n" + told(imports) + "\n" + String.join("\n", options);
    }

    static TellTold told(Drafts.Kept kept, Instant now) {
        var content = kept.expires().isAfter(now) ? kept.content() : "";
        var isToBeTakenBack = content.startsWith(CONFIRMING) || content.startsWith(CHOOSING);
        return new TellTold(kept.number(), OpenTelling.numbers(isToBeTakenBack ? last(content) : content),
                asks(content, kept.expires().minus(Draft.KEPT)));
    }

    /** What was told before it was asked whether something shall be taken back. */
    private static String last(String content) {
        return content.split("\n", 3)[1];
    }

    private static Optional<TellAsked> asks(String content, Instant at) {
        if (content.startsWith(FIXING)) {
            return Optional.of(new TellAsked.Fix(at.plus(TellMemory.JUST_NOW)));
        }
        if (content.startsWith(CONFIRMING)) {
            var line = content.substring(content.indexOf(' ', CONFIRMING.length()) + 1, content.indexOf('\n'));
            return Optional
                    .of(new TellAsked.TakeBack(line, until(CONFIRMING, content), last(content).startsWith(FIXING)));
        }
        return content.startsWith(CHOOSING)
                ? Optional.of(new TellAsked.Which(content.lines().skip(2).toList(), until(CHOOSING, content)))
                : Optional.empty();
    }

    private static Instant until(String what, String content) {
        return Instant.parse(content.substring(what.length(), content.indexOf(' ', what.length())));
    }

    static String asked(long number) {
        return Long.toString(number);
    }

    /** @param number of what was asked before; 0 where that is nothing that is kept */
    static String offered(long number) {
        return OFFERED + number;
    }

    static boolean isOffer(Drafts.Kept kept) {
        return kept.kind() == Drafts.Kind.ASKED && kept.content().startsWith(OFFERED);
    }

    static boolean isElse(Drafts.Kept kept) {
        return kept.kind() == Drafts.Kind.ASKED && kept.content().equals(ELSE);
    }

    /** The number under which is kept what was asked; 0 where it is something else. */
    static long asked(Drafts.Kept kept) {
        return kept.kind() != Drafts.Kind.ASKED ? kept.number()
                : isElse(kept) ? 0 : Long.parseLong(kept.content().replace(OFFERED, ""));
    }
}
