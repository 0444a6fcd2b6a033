package dev.seventy.bot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.seventy.reply.Block.Button;
import dev.seventy.rules.Playbook;

/** Finds what a line that tells something of one action says of others too, of which nothing is recorded by it. */
final class EcoOthers {

    /** With these something else is said, or left open, and no text begins. */
    static final Set<String> EITHER = Set.of("or", "/", "\\", "|", "nor", "either", "vs", "versus", "plus", "+",
            "except", "excepting", "excluding", "without", "besides", "but");
    private static final Set<String> AND = Set.of("and", "&", ",", "also", "then");
    /** With these the action that follows is not meant. */
    private static final Set<String> WITHOUT = Set.of("except", "excepting", "excluding", "without", "but", "nor",
            "not");
    private static final Pattern ID = Pattern
            .compile("(?i)(?<![\\p{L}\\p{N}-])([a-z]{1,8})[ -]?([0-9]{1,2})(?![\\p{L}\\p{N}-])");

    private final Playbook playbook;

    EcoOthers(Playbook playbook) {
        this.playbook = playbook;
    }

    /** Behind "done": asks which action is meant where others are named without quotes, wherever they stand. */
    void refuseDone(Playbook.Action action, EcoTokens tokens) throws NotUnderstood {
        var plain = plain(tokens);
        var others = ids(plain).stream().filter(id -> !id.equals(action.id())).toList();
        if (others.isEmpty() && !begins(plain)) {
            return;
        }
        var isWithout = Stream.of(plain.split(" ")).anyMatch(WITHOUT::contains);
        var meant = others.stream().flatMap(id -> isWithout ? Stream.of() : closest(id).stream());
        throw EcoChanges.unclear(unclear(action, tokens, others),
                Stream.concat(
                        Stream.concat(Stream.of(action.id()), meant).distinct().limit(4)
                                .map(id -> new Button(id, "eco done " + id, false)),
                        Stream.of(noted("eco done " + action.id(), tokens))).toArray(Button[]::new));
    }

    /** A note may speak of other actions, but does not begin with one. */
    void refuseNote(Playbook.Action action, EcoTokens tokens) throws NotUnderstood {
        var plain = plain(tokens);
        var isOfAnother = ID.matcher(plain).results().limit(1)
                .anyMatch(found -> found.start() == 0 && id(found).isPresent());
        if (begins(plain) || isOfAnother) {
            throw EcoChanges.unclear(unclear(action, tokens, isOfAnother ? ids(plain) : List.of()),
                    noted("eco note " + action.id(), tokens), new Button("Show it", "eco " + action.id(), false));
        }
    }

    private static String unclear(Playbook.Action action, EcoTokens tokens, List<String> others) {
        return others.isEmpty()
                ? "Whether '" + NotUnderstood.cut(tokens.text()) + "' is a note on " + action.id()
                        + " was not clear. A note stands in quotes."
                : "That names " + Wording.list(Stream.concat(Stream.of(action.id()), others.stream()).toList())
                        + ", and one is told at a time. A note stands in quotes.";
    }

    private static Button noted(String line, EcoTokens tokens) {
        return new Button("With that as a note", line + " \"" + tokens.text() + "\"", false);
    }

    /** What stands in no quotes. */
    private static String plain(EcoTokens tokens) {
        return String.join(" ",
                tokens.all().stream().map(EcoTokens.Token::word).filter(word -> !word.isEmpty()).toList());
    }

    /** Whether a text begins as no note does. */
    static boolean begins(String plain) {
        var first = plain.split(" ", 2)[0];
        return EITHER.contains(first) || AND.contains(first);
    }

    /** The actions and metrics that a text names, also those that there are none of. */
    private List<String> ids(String text) {
        return ID.matcher(text).results().flatMap(found -> id(found).stream()).distinct().toList();
    }

    private Optional<String> id(MatchResult found) {
        var typed = found.group(1) + "-" + found.group(2);
        return playbook.row(typed, Playbook.Action.class).<Playbook.Row>map(action -> action)
                .or(() -> playbook.row(found.group(1) + found.group(2), Playbook.Metric.class)).map(Playbook.Row::id)
                .or(() -> Optional.of(typed.toUpperCase(Locale.ROOT)).filter(this::isLikeAnAction));
    }

    private boolean isLikeAnAction(String typed) {
        var family = typed.substring(0, typed.indexOf('-') + 1);
        return playbook.actions().stream().anyMatch(action -> action.id().startsWith(family));
    }

    /** An action by its id, or the one whose id comes closest; none where it is a metric. */
    private Optional<String> closest(String id) {
        return playbook.row(id, Playbook.Action.class).map(Playbook.Row::id)
                .or(() -> playbook.row(id).isPresent() ? Optional.empty()
                        : Playbook.nearest(id, playbook.actions().stream().map(Playbook.Action::id).toList()).stream()
                                .findFirst());
    }
}
