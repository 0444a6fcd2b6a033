package dev.seventy.bot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.seventy.reply.Block.Button;

/** Reads {@code share link data-ai as of 2026-10-31}; all else that is shared is said in the channel. */
final class LinkLines {

    private final Vocabulary vocabulary;

    LinkLines(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** @param verbs with what shares a line among them */
    void addTo(Map<String, Function<Words, Command>> verbs) {
        verbs.compute("share", (_,
                line) -> words -> words.at(0).equals("link") || line == null ? link(words.from(1)) : line.apply(words));
    }

    private Command link(Words words) {
        try {
            var asked = Asked.of(words);
            var area = asked.rest().replaceFirst("^(?:to|for|of) ", "").replaceFirst("^score ", "");
            if (area.isEmpty()) {
                return new General.Unclear("A link to which score? Name a designation, such as: share link data-ai."
                        + " No link was made.", vocabulary.each("share link "));
            }
            var plain = new Terms(asked.terms().asOf(), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty(), false);
            if (!asked.terms().equals(plain)) {
                return new General.Unclear(
                        "A link is for a designation and a day, and takes no other terms, such as:"
                                + " share link data-ai as of 2026-10-31. No link was made.",
                        List.of(new Button("Without them", "share link " + area, true)));
            }
            return new Measuring.ShareLink(vocabulary.named(area, "share link "), asked.terms().asOf());
        } catch (NotUnderstood wrong) {
            return wrong.answer();
        }
    }
}
