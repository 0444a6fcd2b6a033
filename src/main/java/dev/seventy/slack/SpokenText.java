package dev.seventy.slack;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of messages as it was typed: it comes with mentions and addresses as markup, and three characters escaped.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
final class SpokenText {

    private static final Pattern MENTION = Pattern.compile("<@[A-Z0-9]+(\\|[^<>|]*)?>");
    private static final Pattern LINK = Pattern
            .compile("<(?:mailto:|https?://)[^<>|]*\\|([^<>|]*)>|<(https?://[^<>|]*)>");

    private static final Pattern NAMED = Pattern.compile("<([@#]|!subteam\\^)[A-Z0-9]+\\|[@#]?([^<>|]*)>");

    private SpokenText() {
    }

    /**
     * Without the mention that it begins with.
     *
     * @param self the account of the app, which is left out wherever it is mentioned
     */
    static String typed(String markup, Optional<String> self) {
        var text = markup;
        var start = MENTION.matcher(text.stripLeading());
        if (start.lookingAt()) {
            text = start.replaceFirst("");
        }
        if (self.isPresent()) {
            text = text.replace("<@" + self.get() + ">", " ");
        }
        return typed(text);
    }

    /** People, channels and addresses as they were typed, not as the links that were made of them. */
    static String typed(String markup) {
        var plain = LINK.matcher(markup).replaceAll(
                link -> Matcher.quoteReplacement(Optional.ofNullable(link.group(1)).orElseGet(() -> link.group(2))));
        var named = NAMED.matcher(plain)
                .replaceAll(link -> Matcher.quoteReplacement((link.group(1).equals("#") ? "#" : "@") + link.group(2)));
        return named.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip();
    }
}
