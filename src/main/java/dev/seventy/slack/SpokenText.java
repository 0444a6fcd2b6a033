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

    private static final Pattern NAMED = Pattern.compile("<(#|!subteam\\^)[A-Z0-9]+\\|[@#]?([^<>|]*)>");

    /** Where a line is about a person, the account that is mentioned is meant, whatever it is called. */
    private static final Pattern ABOUT = Pattern.compile("(?i)\\b(?:role {1,9}(?:grant|revoke) {1,9}[a-z]{1,20}"
            + "|champions? {1,9}(?:add|new)|digests? {1,9}subscribe {1,9}for"
            + "|cert(?:ification)?s {1,9}databricks|cert {1,9}(?:list|steps)"
            + "|person {1,9}(?:set|merge|export|forget|invite)) {1,9}<@|\\bperson: {1,9}<@");
    private static final Pattern ACCOUNT = Pattern.compile("<@([A-Z0-9]{1,64})(?:\\|[^<>|]{0,200})?>");

    private SpokenText() {
    }

    /**
     * Without the mention that it begins with.
     *
     * @param place the workspace in which accounts are meant, or its enterprise
     * @param self the account of the app, which is left out wherever it is mentioned
     */
    static String typed(String markup, String place, Optional<String> self) {
        var text = markup;
        var start = MENTION.matcher(text.stripLeading());
        if (start.lookingAt()) {
            text = start.replaceFirst("");
        }
        if (self.isPresent()) {
            text = text.replace("<@" + self.get() + ">", " ");
        }
        return typed(text, place);
    }

    /**
     * Channels and addresses as they were typed, not as the links that were made of them. People who are mentioned stay
     * as Slack writes them, as two may be called the same.
     *
     * @param place the workspace in which accounts are meant, or its enterprise
     */
    static String typed(String markup, String place) {
        var accounts = ABOUT.matcher(markup).find()
                ? ACCOUNT.matcher(markup).replaceAll(
                        account -> Matcher.quoteReplacement(SlackFirms.PLATFORM + ":" + place + ":" + account.group(1)))
                : markup;
        var plain = LINK.matcher(accounts).replaceAll(
                link -> Matcher.quoteReplacement(Optional.ofNullable(link.group(1)).orElseGet(() -> link.group(2))));
        var named = NAMED.matcher(plain)
                .replaceAll(link -> Matcher.quoteReplacement((link.group(1).equals("#") ? "#" : "@") + link.group(2)));
        return named.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip();
    }
}
