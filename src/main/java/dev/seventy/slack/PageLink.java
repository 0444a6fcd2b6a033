package dev.seventy.slack;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;

/** A link to a page, as Slack's markup has it. https://docs.slack.dev/messaging/formatting-message-text#linking-urls */
final class PageLink {

    private static final int LONGEST = 600;
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    private PageLink() {
    }

    /** A live link where the address is one that may be opened, otherwise what it says. */
    static String mrkdwn(Block.Link link) {
        var label = Cut.escape(plain(link.label()));
        return address(link.address()).map(address -> "<" + address + "|" + (label.isBlank() ? address : label) + ">")
                .orElseGet(() -> label + ": " + Cut.escape(plain(link.address())));
    }

    /** Without what Slack would format. */
    private static String plain(String text) {
        return Cut.within(PlainText.safe(text).replace('`', 'ˋ').replace('|', '¦').replace('*', '∗').replace('_', '＿')
                .replace('~', '∼'), LONGEST);
    }

    private static Optional<String> address(String address) {
        if (!VISIBLE.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            var uri = new URI(address);
            var scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            var isPage = scheme.equals("https") && uri.getHost() != null && uri.getRawUserInfo() == null
                    || scheme.equals("mailto");
            var ascii = uri.toASCIIString();
            return isPage && ascii.length() <= LONGEST && ascii.indexOf('|') < 0 ? Optional.of(Cut.escape(ascii))
                    : Optional.empty();
        } catch (URISyntaxException wrong) {
            return Optional.empty();
        }
    }
}
