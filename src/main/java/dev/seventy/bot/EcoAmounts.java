package dev.seventy.bot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.seventy.bot.Ecosystem.EcoChange;
import dev.seventy.bot.Ecosystem.EcoTell;
import dev.seventy.evidence.PlaybookEntry;
import dev.seventy.evidence.PlaybookEntry.Part;
import dev.seventy.evidence.Unfit;
import dev.seventy.reply.Block.Button;
import dev.seventy.rules.Playbook;

/** Reads what is told of the playbook's metrics: numbers, and amounts of money with the currency that somebody says. */
final class EcoAmounts {

    private static final Pattern AMOUNT = Pattern
            .compile("([€£]?)(-?(?:\\d{1,40}|\\d{1,3}(?:,\\d{3}){1,4})(?:\\.\\d{1,4})?)([km]?)([€£]?)");
    private static final Pattern SPOKEN = Pattern
            .compile("(?i)(?<![\\p{L}\\p{N}.,-])(?:([a-z]{3}) )?([€£$]?\\d[\\d.,]{0,20}[km]?[€£]?)"
                    + "(?: ([a-z]{3}))?(?![\\p{L}\\p{N}-]|[.,]\\d)");
    private static final Map<String, String> SYMBOLS = Map.of("€", "EUR", "£", "GBP");
    private static final Map<String, BigDecimal> SCALES = Map.of("", BigDecimal.ONE, "k", new BigDecimal(1_000), "m",
            new BigDecimal(1_000_000));

    /** Words in front of a number. */
    private static final Set<String> BEFORE = Set.of("set", "value", "=", "is", "now", "at", "to");
    private static final Set<String> BEFORE_TARGET = Set.of("target", "goal", "=", "is", "now", "at", "to", "of");

    /** With these an amount is none that holds. */
    private static final Set<String> UNSURE = Set.of("not", "never", "could", "might", "may", "should", "would", "will",
            "maybe", "perhaps", "almost", "nearly", "if", "no", "isnt", "wasnt", "isn", "wasn", "dollar", "dollars",
            "euro", "euros", "pound", "pounds");
    private static final Set<String> FALLING = Set.of("down", "fell", "dropped", "decreased", "shrank", "less",
            "minus");

    private EcoAmounts() {
    }

    /** @param currency as it was said, where it was */
    private record Said(BigDecimal number, Optional<String> currency) {
    }

    /** {@code 7}, {@code set 7}, {@code add 1}, {@code target 10}, {@code target none}, {@code clear}. */
    static Command read(Playbook.Metric metric, EcoTokens tokens) throws NotUnderstood {
        var line = "eco metric " + metric.id();
        var word = tokens.word(0);
        return switch (word) {
            case "clear" -> EcoChanges.cleared(Part.METRIC, metric.id(), tokens.from(1));
            case "target", "goal" ->
                amount(metric, PlaybookEntry.TARGET, behind(tokens, BEFORE_TARGET), line + " target 10");
            case "add", "plus", "subtract", "minus" -> {
                var said = said(metric, tokens.from(1), line + " add 1");
                if (said.number().signum() == 0) {
                    throw EcoChanges.unclear("Adding nothing changes nothing.");
                }
                var isLess = word.equals("subtract") || word.equals("minus");
                yield new Ecosystem.EcoCount(metric.id(), isLess ? said.number().negate() : said.number(),
                        said.currency());
            }
            default -> amount(metric, PlaybookEntry.VALUE, behind(tokens, BEFORE), line + " set 7");
        };
    }

    private static EcoTokens behind(EcoTokens tokens, Set<String> words) {
        var rest = tokens;
        while (words.contains(rest.word(0))) {
            rest = rest.from(1);
        }
        return rest;
    }

    private static EcoTell amount(Playbook.Metric metric, String field, EcoTokens tokens, String example)
            throws NotUnderstood {
        if (EcoChanges.NOTHING.contains(tokens.text().toLowerCase(Locale.ROOT))) {
            return new EcoTell(Part.METRIC, metric.id(), List.of(EcoChange.cleared(field)));
        }
        var said = said(metric, tokens, example);
        EcoChanges.refuse(Unfit.number(field, metric.isMoney(), said.number(), said.currency()));
        return new EcoTell(Part.METRIC, metric.id(), List.of(figure(metric, field, said.number(), said.currency())));
    }

    /** A figure with what it is told in. */
    static EcoChange figure(Playbook.Metric metric, String field, BigDecimal number, Optional<String> currency) {
        return new EcoChange(field, Optional.of(number.toPlainString()),
                Optional.of(PlaybookEntry.unit(metric.isMoney(), currency)), Optional.empty(), Optional.empty(), false);
    }

    /** A number; of money with the currency that somebody says, as none is given in the playbook. */
    private static Said said(Playbook.Metric metric, EcoTokens tokens, String example) throws NotUnderstood {
        List<String> words = new ArrayList<>(
                tokens.all().stream().map(token -> token.text().toLowerCase(Locale.ROOT)).toList());
        var currencies = words.stream().flatMap(word -> currency(word).stream()).toList();
        words.removeIf(word -> currency(word).isPresent());
        var found = AMOUNT.matcher(String.join("", words));
        if (words.isEmpty() || words.size() > 2 || !found.matches()) {
            throw EcoChanges.unclear(
                    tokens.text().contains("$") ? "A dollar sign stands for several currencies. Say it such as USD."
                            : "Say a number, such as: " + example + (metric.isMoney() ? "0000 EUR" : "") + ".");
        }
        if (words.size() == 2 && words.stream().allMatch(word -> word.chars().anyMatch(Character::isDigit))) {
            throw EcoChanges.unclear("Those are two numbers. Say one, such as: " + example + ".");
        }
        if (found.group(2).matches("-?\\d{1,3}\\.\\d{3}") && found.group(3).isEmpty()) {
            var digits = found.group(2).replace(".", "");
            throw EcoChanges.unclear("'" + found.group(2) + "' can be "
                    + new BigDecimal(found.group(2)).stripTrailingZeros().toPlainString() + " or " + digits
                    + ". Say it without the point, such as: " + digits + ".");
        }
        var said = Stream
                .concat(currencies.stream(),
                        Stream.of(found.group(1), found.group(4)).flatMap(one -> currency(one).stream()))
                .distinct().toList();
        if (said.size() > 1) {
            throw EcoChanges.unclear("Those are several currencies: " + String.join(", ", said) + ". Say one of them.");
        }
        var symbol = said.stream().findFirst();
        var number = new BigDecimal(found.group(2).replace(",", ""))
                .multiply(SCALES.getOrDefault(found.group(3), BigDecimal.ONE)).stripTrailingZeros();
        var plain = number.scale() < 0 ? number.setScale(0) : number;
        EcoChanges.refuse(Unfit.number(PlaybookEntry.VALUE, metric.isMoney(), plain.abs(), symbol));
        return new Said(plain, symbol);
    }

    private static Optional<String> currency(String word) {
        var code = word.toUpperCase(Locale.ROOT);
        return Unfit.isCurrency(code) ? Optional.of(code) : Optional.ofNullable(SYMBOLS.get(word));
    }

    /** A sentence that tells a figure, which is asked about; empty where it tells none for sure. */
    static Optional<Command> spoken(Playbook.Metric metric, String text) {
        var amounts = SPOKEN.matcher(text).results().toList();
        if (amounts.size() != 1) {
            return Optional.empty();
        }
        var words = List.of(Vocabulary.key(text).split(" "));
        if (words.stream().anyMatch(UNSURE::contains)) {
            return Optional.empty();
        }
        var found = amounts.getFirst();
        // Which dollars is asked by the command.
        if (found.group(2).startsWith("$")) {
            return Optional.empty();
        }
        var amount = found.group(2) + Stream.of(found.group(1), found.group(3)).filter(Objects::nonNull)
                .map(code -> code.toUpperCase(Locale.ROOT)).filter(Unfit::isCurrency).findFirst()
                .map(code -> " " + code).orElse("");
        var isBy = words.contains("by");
        var what = isBy && words.stream().anyMatch(FALLING::contains) ? "subtract"
                : isBy || words.contains("add") || words.contains("plus") || words.contains("more") ? "add"
                        : words.contains("subtract") || words.contains("minus") || words.contains("less") ? "subtract"
                                : words.contains("target") || words.contains("goal") ? "target" : "set";
        return Optional.of(EcoSpoken.offered("Is " + metric.id() + ", " + metric.name() + ", to be changed?",
                Stream.of(new Button(Wording.capital(what) + " " + amount,
                        "eco metric " + metric.id() + " " + what + " " + amount, true)),
                metric.id()));
    }
}
