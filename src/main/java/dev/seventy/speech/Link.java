package dev.seventy.speech;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An address that somebody gave as a proof. It is never fetched.
 *
 * @param id by which the site names the credential or the transcript
 * @param title what the address calls the credential, in words; empty where it says nothing
 */
public record Link(Site site, String id, String title) {

    /** Where proofs are shown. */
    public enum Site {
        CREDLY,
        ACCREDIBLE,
        LEARN
    }

    /** The proof that an address leads to; empty where it is no address of one. */
    public static Optional<Link> of(String address) {
        var start = address.indexOf("://") < 0 ? 0 : address.indexOf("://") + 3;
        var cut = address.substring(start);
        for (var end : List.of("?", "#")) {
            cut = cut.contains(end) ? cut.substring(0, cut.indexOf(end)) : cut;
        }
        var parts = List.of(cut.split("/", -1));
        var host = parts.getFirst().toLowerCase(Locale.ROOT);
        if (host.startsWith("www.")) {
            host = host.substring("www.".length());
        }
        return switch (host) {
            case "credly.com", "youracclaim.com" -> after(parts, List.of("badges", "badge", "go"), Site.CREDLY);
            case "credential.net", "accredible.com", "credentials.databricks.com" ->
                parts.size() < 2 ? Optional.empty() : made(Site.ACCREDIBLE, parts.get(1));
            case "learn.microsoft.com" -> learn(parts);
            default -> Optional.empty();
        };
    }

    /** The address that leads to this proof, as it stands in a line. */
    public Optional<String> addressIn(String line) {
        return Tokens.of(line).stream().filter(token -> token.is(Token.Kind.LINK)).map(Token::text)
                .filter(address -> of(address).equals(Optional.of(this))).findFirst();
    }

    /** https://learn.microsoft.com/LOCALE/users/NAME/credentials/ID, …/transcript/ID and …/credentials/share/LOCALE/NAME/ID. */
    private static Optional<Link> learn(List<String> parts) {
        if (parts.contains("share") && parts.indexOf("share") + 3 < parts.size()) {
            return made(Site.LEARN, parts.get(parts.indexOf("share") + 3));
        }
        return parts.contains("users") ? after(parts, List.of("credentials", "transcript"), Site.LEARN)
                : Optional.empty();
    }

    private static Optional<Link> after(List<String> parts, List<String> names, Site site) {
        for (int index = 1; index + 1 < parts.size(); index++) {
            if (names.contains(parts.get(index))) {
                return made(site, parts.get(index + 1));
            }
        }
        return Optional.empty();
    }

    private static Optional<Link> made(Site site, String id) {
        if (id.isEmpty() || !id.chars().allMatch(
                letter -> letter < 128 && Character.isLetterOrDigit(letter) || letter == '-' || letter == '.')) {
            return Optional.empty();
        }
        var words = id.replace('-', ' ').replace('.', ' ');
        var isTitle = words.contains(" ") && words.chars().noneMatch(Character::isUpperCase)
                && List.of(words.split(" ")).stream().filter(word -> word.length() > 3)
                        .noneMatch(word -> word.chars().anyMatch(Character::isDigit));
        return Optional.of(new Link(site, id, isTitle ? words.strip() : ""));
    }
}
