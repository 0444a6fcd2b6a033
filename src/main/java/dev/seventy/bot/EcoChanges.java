package dev.seventy.bot;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.seventy.bot.Ecosystem.EcoChange;
import dev.seventy.bot.Ecosystem.EcoTell;
import dev.seventy.catalog.Nearest;
import dev.seventy.evidence.PlaybookEntry.Part;
import dev.seventy.planning.PlaybookStanding;
import dev.seventy.reply.Block.Button;
import dev.seventy.rules.Playbook;

/** Reads what is told of the playbook's rows. */
final class EcoChanges {

    /** How long a text may be that somebody writes of a row. */
    private static final int LONGEST_TEXT = 500;
    static final int LONGEST_NAME = 200;
    /** What leaves a field open. */
    static final Set<String> NOTHING = Set.of("none", "nobody", "tbd", "open", "unset", "-", "clear", "unknown");
    private static final Set<String> WEB = Set.of("http", "https");
    /** Behind a name: nobody of the firm. */
    private static final String OUTSIDE = "outside";
    private static final List<String> OF_INDUSTRIES = List.of(PlaybookStanding.LEAD, PlaybookStanding.STATUS,
            PlaybookStanding.DEMO, PlaybookStanding.NOTE);
    private static final List<String> OF_ACTIONS = List.of(PlaybookStanding.STATUS, PlaybookStanding.OWNER,
            PlaybookStanding.NOTE);
    private static final List<String> OF_METRICS = List.of(PlaybookStanding.VALUE, PlaybookStanding.TARGET);
    private static final Pattern AMOUNT = Pattern
            .compile("([€£]?)(-?(?:\\d{1,15}|\\d{1,3}(?:,\\d{3}){1,4})(?:\\.\\d{1,4})?)([km]?)([€£]?)");
    private static final Map<String, String> SYMBOLS = Map.of("€", "EUR", "£", "GBP");
    private static final Map<String, BigDecimal> SCALES = Map.of("", BigDecimal.ONE, "k", new BigDecimal(1_000), "m",
            new BigDecimal(1_000_000));

    private final EcoNames names;

    EcoChanges(EcoNames names) {
        this.names = names;
    }

    static NotUnderstood unclear(String why, Button... buttons) {
        return new NotUnderstood(why + " Nothing was changed.",
                buttons.length == 0 ? List.of(new Button("What there is", "eco", true)) : List.of(buttons));
    }

    // Actions

    private Playbook.Action action(EcoTokens tokens, String example) throws NotUnderstood {
        var found = tokens.isEmpty() ? Optional.<Playbook.Action>empty()
                : names.playbook().row(tokens.all().getFirst().text(), Playbook.Action.class);
        if (found.isPresent()) {
            return found.get();
        }
        var ids = names.playbook().actions().stream().map(Playbook.Action::id).toList();
        var near = tokens.isEmpty() ? List.<String>of()
                : Playbook.nearest(tokens.all().getFirst().text(), ids).stream().limit(4).toList();
        throw near.isEmpty()
                ? unclear("Which action? Say its id, such as: " + example + ".",
                        new Button("Actions", "eco actions", true))
                : unclear(
                        "There is no action '" + NotUnderstood.cut(tokens.all().getFirst().text()) + "'. Did you mean "
                                + String.join(" or ", near) + "?",
                        near.stream()
                                .map(id -> new Button(id,
                                        example.substring(0, example.indexOf(' ', 4)) + " " + id + rest(tokens), false))
                                .toArray(Button[]::new));
    }

    /** What stood behind the id, so that a button says the whole line. */
    private static String rest(EcoTokens tokens) {
        return tokens.from(1).all().stream()
                .map(token -> token.isQuoted() ? " \"" + token.text() + "\"" : " " + token.text())
                .reduce("", String::concat);
    }

    Command done(EcoTokens tokens) throws NotUnderstood {
        var action = action(tokens, "eco done " + names.playbook().actions().getFirst().id());
        return action(action, EcoChange.of(PlaybookStanding.STATUS,
                Optional.of(names.playbook().actionStates().getLast()), text(tokens.from(1), LONGEST_TEXT)));
    }

    private static EcoTell action(Playbook.Action action, EcoChange change) {
        return new EcoTell(Part.ACTION, action.id(), List.of(change));
    }

    Command status(EcoTokens tokens) throws NotUnderstood {
        var states = names.playbook().actionStates();
        var action = action(tokens, "eco status " + names.playbook().actions().getFirst().id() + " " + states.get(1));
        return action(action, state(tokens.from(1), states, "eco status " + action.id() + " "));
    }

    /** A state, with what is in quotes behind it as a note. */
    private static EcoChange state(EcoTokens tokens, List<String> states, String line) throws NotUnderstood {
        var quoted = tokens.all().size() > 1 ? tokens.quotedAtEnd() : List.<String>of();
        var said = tokens.until(tokens.all().size() - quoted.size()).text();
        var wanted = Vocabulary.key(said);
        if (NOTHING.contains(wanted)) {
            return EcoChange.cleared(PlaybookStanding.STATUS);
        }
        var keys = states.stream().map(Vocabulary::key).toList();
        var at = keys.indexOf(wanted);
        if (at < 0) {
            var near = Nearest.to(wanted, keys).map(key -> states.get(keys.indexOf(key)));
            throw unclear(
                    "'" + NotUnderstood.cut(said) + "' is no state. There are: " + String.join(", ", states) + "."
                            + near.map(state -> " Did you mean " + state + "?").orElse(""),
                    near.map(Stream::of).orElseGet(states::stream)
                            .map(state -> new Button(state, line + state.toLowerCase(Locale.ROOT), false))
                            .toArray(Button[]::new));
        }
        return EcoChange.of(PlaybookStanding.STATUS, Optional.of(states.get(at)),
                quoted.stream().findFirst().map(text -> cut(text)));
    }

    static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    static Optional<String> text(EcoTokens tokens, int most) throws NotUnderstood {
        var text = tokens.text();
        if (text.length() > most) {
            throw unclear("That is longer than " + most + " characters. Please say it shorter.");
        }
        return Optional.of(text).filter(said -> !said.isEmpty());
    }

    Command owner(EcoTokens tokens) throws NotUnderstood {
        var action = action(tokens, "eco owner " + names.playbook().actions().getFirst().id() + " @colleague");
        return action(action, somebody(PlaybookStanding.OWNER, tokens.from(1), "eco owner " + action.id()));
    }

    private static EcoChange somebody(String field, EcoTokens tokens, String line) throws NotUnderstood {
        var isOutside = tokens.all().size() > 1 && tokens.all().getLast().word().equals(OUTSIDE);
        var whom = text(isOutside ? tokens.until(tokens.all().size() - 1) : tokens, LONGEST_NAME);
        if (whom.isEmpty()) {
            throw unclear("Who? Say an address, @colleague or a name, such as: " + line + " anna@contoso.example;"
                    + " or none.");
        }
        return NOTHING.contains(whom.get().toLowerCase(Locale.ROOT)) ? EcoChange.cleared(field)
                : EcoChange.somebody(field, whom.get(), isOutside);
    }

    Command note(EcoTokens tokens) throws NotUnderstood {
        var action = action(tokens, "eco note " + names.playbook().actions().getFirst().id() + " \"a text\"");
        var text = text(tokens.from(1), LONGEST_TEXT);
        if (text.isEmpty()) {
            throw unclear("What is to be noted? Say it in quotes, such as: eco note " + action.id() + " \"a text\".");
        }
        if (tokens.all().size() == 2 && NOTHING.contains(tokens.all().getLast().word())) {
            return action(action, EcoChange.cleared(PlaybookStanding.NOTE));
        }
        return action(action, EcoChange.of(PlaybookStanding.NOTE, text, Optional.empty()));
    }

    /** One field, or all of an item. */
    Command clear(EcoTokens tokens) throws NotUnderstood {
        var id = tokens.isEmpty() ? "" : tokens.all().getFirst().text();
        var row = names.playbook().row(id).or(() -> names.industry(id));
        if (row.isPresent()) {
            switch (row.get()) {
                case Playbook.Action action -> {
                    return cleared(Part.ACTION, action.id(), tokens.from(1), OF_ACTIONS);
                }
                case Playbook.Industry industry -> {
                    return cleared(Part.INDUSTRY, industry.id(), tokens.from(1), OF_INDUSTRIES);
                }
                case Playbook.Metric metric -> {
                    return cleared(Part.METRIC, metric.id(), tokens.from(1), OF_METRICS);
                }
                case Playbook.PartnerType _,Playbook.Criterion _,Playbook.Table _ -> {
                }
            }
        }
        throw unclear("Clear what? Say the id and the field, such as: eco clear SI-2 owner, eco clear M4 target.",
                new Button("Actions", "eco actions", true), new Button("Metrics", "eco metrics", false));
    }

    private static EcoTell cleared(Part part, String item, EcoTokens tokens, List<String> fields) throws NotUnderstood {
        var field = tokens.text().toLowerCase(Locale.ROOT);
        if (!field.isEmpty() && !field.equals("all") && !fields.contains(field)) {
            throw unclear("Of " + item + " these can be cleared: " + String.join(", ", fields) + ".", fields.stream()
                    .map(one -> new Button(one, "eco clear " + item + " " + one, false)).toArray(Button[]::new));
        }
        return new EcoTell(part, item,
                fields.stream().filter(one -> field.isEmpty() || field.equals("all") || field.equals(one))
                        .map(EcoChange::cleared).toList());
    }

    // Industries

    /** {@code lead @bob status "Aligned" demo https://…}. */
    Command industry(Playbook.Industry industry, EcoTokens tokens) throws NotUnderstood {
        var line = "eco industry " + industry.id();
        if (tokens.word(0).equals("clear")) {
            return cleared(Part.INDUSTRY, industry.id(), tokens.from(1), OF_INDUSTRIES);
        }
        Map<String, EcoChange> changes = new LinkedHashMap<>();
        for (var rest = tokens; !rest.isEmpty();) {
            var field = rest.word(0);
            if (!OF_INDUSTRIES.contains(field)) {
                var near = Nearest.to(field, OF_INDUSTRIES);
                throw unclear(
                        "Of an industry you can say: " + String.join(", ", OF_INDUSTRIES) + ", such as: " + line
                                + " lead @colleague status in progress."
                                + near.map(one -> " Did you mean " + one + "?").orElse(""),
                        new Button("Show " + industry.id(), line, true));
            }
            int end = 1;
            while (end < rest.all().size() && !OF_INDUSTRIES.contains(rest.word(end))) {
                end++;
            }
            changes.put(field, industry(field, rest.from(1).until(end - 1), line));
            rest = rest.from(end);
        }
        return new EcoTell(Part.INDUSTRY, industry.id(), List.copyOf(changes.values()));
    }

    private EcoChange industry(String field, EcoTokens said, String line) throws NotUnderstood {
        if (field.equals(PlaybookStanding.LEAD)) {
            return somebody(field, said, line + " lead");
        }
        if (field.equals(PlaybookStanding.STATUS)) {
            return state(said, names.playbook().industryStates(), line + " status ");
        }
        var text = text(said, LONGEST_TEXT);
        if (text.isEmpty()) {
            throw unclear("Say the " + field + " behind it, such as: " + line + " " + field + " \"a text\"; or none.");
        }
        if (text.filter(EcoChanges::isUnfitAddress).isPresent()) {
            throw unclear("That is no address for everybody: say one that begins with https:// and has no name and"
                    + " password in it, or a text.");
        }
        return text.filter(one -> !NOTHING.contains(one.toLowerCase(Locale.ROOT)))
                .map(one -> EcoChange.of(field, Optional.of(one), Optional.empty()))
                .orElseGet(() -> EcoChange.cleared(field));
    }

    /** What a reader would follow: scripts, and what carries somebody's password, are not to be told. */
    private static boolean isUnfitAddress(String text) {
        try {
            var address = new URI(text);
            return Optional.ofNullable(address.getScheme()).filter(
                    scheme -> !WEB.contains(scheme) || Optional.ofNullable(address.getRawUserInfo()).isPresent())
                    .isPresent();
        } catch (URISyntaxException _) {
            return text.contains("://");
        }
    }

    // Metrics

    private record Said(BigDecimal number, Optional<String> currency) {
    }

    /** {@code 7}, {@code set 7}, {@code add 1}, {@code target 10}, {@code target none}, {@code clear}. */
    Command metric(Playbook.Metric metric, EcoTokens tokens) throws NotUnderstood {
        var line = "eco metric " + metric.id();
        var word = tokens.word(0);
        return switch (word) {
            case "clear" -> cleared(Part.METRIC, metric.id(), tokens.from(1), OF_METRICS);
            case "target", "goal" -> amount(metric, PlaybookStanding.TARGET, tokens.from(1), line + " target 10");
            case "add", "plus", "subtract", "minus" -> {
                var said = said(metric, tokens.from(1), line + " add 1");
                if (said.number().signum() == 0) {
                    throw unclear("Adding nothing changes nothing.");
                }
                var isLess = word.equals("subtract") || word.equals("minus");
                yield new Ecosystem.EcoCount(metric.id(), isLess ? said.number().negate() : said.number(),
                        said.currency());
            }
            case "set", "value", "=", "is" -> amount(metric, PlaybookStanding.VALUE, tokens.from(1), line + " set 7");
            default -> amount(metric, PlaybookStanding.VALUE, tokens, line + " set 7");
        };
    }

    private static EcoTell amount(Playbook.Metric metric, String field, EcoTokens tokens, String example)
            throws NotUnderstood {
        if (NOTHING.contains(tokens.text().toLowerCase(Locale.ROOT))) {
            return new EcoTell(Part.METRIC, metric.id(), List.of(EcoChange.cleared(field)));
        }
        var said = said(metric, tokens, example);
        if (said.number().signum() < 0) {
            throw unclear("There cannot be less than none.");
        }
        if (field.equals(PlaybookStanding.TARGET) && said.number().signum() == 0) {
            throw unclear("A target of 0 would be reached by doing nothing. Say a greater one, or: eco metric "
                    + metric.id() + " target none.");
        }
        return new EcoTell(Part.METRIC, metric.id(),
                List.of(new EcoChange(field, Optional.of(said.number().toPlainString()), said.currency(),
                        Optional.empty(), Optional.empty(), false)));
    }

    /** A number; of money with the currency that somebody says, as none is given in the playbook. */
    private static Said said(Playbook.Metric metric, EcoTokens tokens, String example) throws NotUnderstood {
        List<String> words = new ArrayList<>(
                tokens.all().stream().map(token -> token.text().toLowerCase(Locale.ROOT)).toList());
        var currency = words.stream().flatMap(word -> currency(word).stream()).findFirst();
        words.removeIf(word -> currency(word).isPresent());
        var found = AMOUNT.matcher(String.join("", words));
        if (words.isEmpty() || words.size() > 2 || !found.matches()) {
            throw unclear(
                    tokens.text().contains("$") ? "A dollar sign stands for several currencies. Say it such as USD."
                            : "Say a number, such as: " + example + (metric.isMoney() ? "0000 EUR" : "") + ".");
        }
        if (words.size() == 2 && words.stream().allMatch(word -> word.chars().anyMatch(Character::isDigit))) {
            throw unclear("Those are two numbers. Say one, such as: " + example + ".");
        }
        if (found.group(2).matches("-?\\d{1,3}\\.\\d{3}") && found.group(3).isEmpty()) {
            var digits = found.group(2).replace(".", "");
            throw unclear("'" + found.group(2) + "' can be "
                    + new BigDecimal(found.group(2)).stripTrailingZeros().toPlainString() + " or " + digits
                    + ". Say it without the point, such as: " + digits + ".");
        }
        var symbol = Stream.of(found.group(1), found.group(4)).filter(one -> !one.isEmpty()).findFirst()
                .map(SYMBOLS::get).or(() -> currency);
        var number = new BigDecimal(found.group(2).replace(",", ""))
                .multiply(SCALES.getOrDefault(found.group(3), BigDecimal.ONE)).stripTrailingZeros();
        var plain = number.scale() < 0 ? number.setScale(0) : number;
        if (!metric.isMoney() && (plain.scale() > 0 || symbol.isPresent())) {
            throw unclear(metric.id() + " is a number of " + metric.counts() + ", so say a whole number"
                    + (symbol.isPresent() ? " without a currency." : "."));
        }
        if (metric.isMoney() && plain.scale() > 2) {
            throw unclear("An amount has two places at most.");
        }
        return new Said(plain, symbol);
    }

    private static Optional<String> currency(String word) {
        var code = word.toUpperCase(Locale.ROOT);
        return code.length() == 3
                && Currency.getAvailableCurrencies().stream().anyMatch(known -> known.getCurrencyCode().equals(code))
                        ? Optional.of(code)
                        : Optional.ofNullable(SYMBOLS.get(word));
    }
}
