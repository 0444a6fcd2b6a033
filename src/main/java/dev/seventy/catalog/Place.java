package dev.seventy.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.commons.numbers.fraction.BigFraction;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * One place in a YAML file. Reading never stops at a mistake: it notes file, place and what was expected in
 * {@link Problems} and goes on with a harmless value, so that every mistake of every file is told at once.
 */
public final class Place {

    private static final YAMLMapper YAML = YAMLMapper
            .builder(YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?|\\d{1,9}/[1-9]\\d{0,8}");
    private static final LocalDate NO_DATE = LocalDate.EPOCH;

    private final Context context;
    private final String path;
    private final JsonNode node;

    private record Context(String file, Problems problems, Set<String> sources) {
    }

    private Place(Context context, String path, JsonNode node) {
        this.context = context;
        this.path = path;
        this.node = node;
    }

    /** Opens a file; one that is no YAML is noted as a problem and reads as empty. */
    public static Place open(String file, InputStream content, Problems problems) {
        JsonNode root;
        try {
            root = YAML.readTree(content.readAllBytes());
            if (root.isMissingNode() || root.isNull()) {
                problems.add(file, "", "expected keys with values, and nothing stands in it");
            }
        } catch (JacksonException wrong) {
            var where = wrong.getLocation();
            // Jackson tells no place where its limits are exceeded.
            if (where == null) {
                problems.add(file, "", "it is nested too deeply");
            } else {
                problems.add(file, "line " + where.getLineNr(), "this is no valid YAML: " + wrong.getOriginalMessage());
            }
            root = MissingNode.getInstance();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
        var place = new Place(new Context(file, problems, Set.of()), "", root);
        return place.knowing(place.node.path("sources").propertyNames());
    }

    private Place knowing(Collection<String> sources) {
        return new Place(new Context(context.file, context.problems, Set.copyOf(sources)), path, node);
    }

    public String file() {
        return context.file;
    }

    /** Whether the file held anything readable here. */
    public boolean present() {
        return !node.isMissingNode() && !node.isNull();
    }

    public boolean isText() {
        return node.isString() || node.isNumber();
    }

    public boolean isList() {
        return node.isArray();
    }

    /** The entry under a key that has to be there. */
    public Place at(String key) {
        var child = child(key);
        if (!child.present() && present()) {
            problem("the key '" + key + "' is missing");
        }
        return child;
    }

    public Optional<Place> find(String key) {
        var child = child(key);
        return child.present() ? Optional.of(child) : Optional.empty();
    }

    private Place child(String key) {
        return new Place(context, path.isEmpty() ? key : path + "." + key, node.path(key));
    }

    /** One of several keys that exclude each other, and what stands under it. */
    public record Keyed(String key, Place place) {
    }

    /** The one of these keys that is there. None is a problem, and so are several; then it is the first of them. */
    public Keyed either(String... keys) {
        var given = Arrays.stream(keys).filter(key -> child(key).present()).toList();
        if (given.isEmpty() && present()) {
            problem("expected one of the keys " + quoted(List.of(keys)));
        }
        if (given.size() > 1) {
            problem("expected only one of the keys " + quoted(given));
        }
        var key = given.isEmpty() ? keys[0] : given.getFirst();
        return new Keyed(key, child(key));
    }

    /** Notes each of these keys that is there, with the reason why it cannot be. */
    public void without(String why, String... keys) {
        Arrays.stream(keys).map(this::child).filter(Place::present).forEach(child -> child.problem(why));
    }

    private static String quoted(List<String> keys) {
        return keys.stream().map(key -> "'" + key + "'").collect(Collectors.joining(", "));
    }

    /** Notes every key other than these, each with the nearest that is allowed. */
    public Place only(String... keys) {
        entries().keySet().stream().filter(key -> !Arrays.asList(keys).contains(key))
                .forEach(key -> problem("unknown key '" + key + "', " + suggestion(key, List.of(keys))));
        return this;
    }

    /** The entries of a mapping, in the order of the file. */
    public Map<String, Place> entries() {
        if (present() && !node.isObject()) {
            problem("expected a mapping of keys to values");
        }
        Map<String, Place> entries = new LinkedHashMap<>();
        node.propertyNames().forEach(key -> entries.put(key, child(key)));
        return entries;
    }

    /** The entries of a mapping that holds at least one, each with a value. */
    public Map<String, Place> someEntries() {
        var entries = entries();
        refuseEmpty(node.isObject(), entries.values());
        return entries;
    }

    /** The items of a list that holds at least one, each with a value. */
    public List<Place> someItems() {
        var items = items();
        refuseEmpty(node.isArray(), items);
        return items;
    }

    private void refuseEmpty(boolean readable, Collection<Place> children) {
        if (readable && children.isEmpty()) {
            problem("expected at least one entry, found none");
        }
        children.stream().filter(child -> !child.present()).forEach(child -> child.problem("expected a value"));
    }

    /** The items of a list, in the order of the file. */
    public List<Place> items() {
        if (present() && !node.isArray()) {
            problem("expected a list");
            return List.of();
        }
        List<Place> items = new ArrayList<>();
        for (int index = 0; index < node.size(); index++) {
            items.add(new Place(context, path + "[" + (index + 1) + "]", node.get(index)));
        }
        return items;
    }

    public String text() {
        if (!present()) {
            return "";
        }
        if (node.isContainer()) {
            problem("expected text");
            return "";
        }
        return node.asString();
    }

    /** One of the given words. */
    public String word(String... allowed) {
        return oneOf(text(), List.of(allowed)).orElse(allowed[0]);
    }

    /** The text, if it is one of those allowed; otherwise a problem that names the nearest. */
    public Optional<String> oneOf(String text, Collection<String> allowed) {
        if (allowed.contains(text)) {
            return Optional.of(text);
        }
        if (present()) {
            problem("'" + text + "' is not known here, " + suggestion(text, allowed));
        }
        return Optional.empty();
    }

    public boolean flag() {
        if (!node.isBoolean()) {
            problem("expected true or false");
        }
        return node.asBoolean(false);
    }

    public LocalDate date() {
        return date(text());
    }

    private LocalDate date(String text) {
        if (!present()) {
            return NO_DATE;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            problem("expected a date such as 2026-08-31, found '" + text + "'");
            return NO_DATE;
        }
    }

    public int wholeNumber() {
        var number = number(text());
        try {
            return number.getNumerator().divide(number.getDenominator()).intValueExact();
        } catch (ArithmeticException tooLarge) {
            problem("expected a smaller number");
            return 0;
        }
    }

    /** A whole number written as {@code 2 @ SOURCE § section}. */
    public Cited<Integer> citedWholeNumber() {
        var cited = citedText();
        var number = number(cited.value());
        if (!number.getDenominator().equals(BigInteger.ONE)) {
            problem("expected a whole number, found '" + cited.value() + "'");
        }
        return new Cited<>(number.intValue(), cited.citation());
    }

    /** An exact number written as {@code 20/3 @ SOURCE § section}. */
    public Cited<BigFraction> citedNumber() {
        var cited = citedText();
        return new Cited<>(number(cited.value()), cited.citation());
    }

    /** An amount in US dollars written as {@code 1000 @ SOURCE § section}. */
    public Cited<BigDecimal> citedMoney() {
        var cited = citedText();
        if (present() && !cited.value().matches("\\d{1,12}(\\.\\d{1,2})?")) {
            problem("expected an amount in US dollars such as 1000 or 0.50, found '" + cited.value() + "'");
            return new Cited<>(BigDecimal.ZERO, cited.citation());
        }
        return new Cited<>(present() ? new BigDecimal(cited.value()) : BigDecimal.ZERO, cited.citation());
    }

    /** A day written as {@code 2027-06-30 @ SOURCE § section}. */
    public Cited<LocalDate> citedDate() {
        var cited = citedText();
        return new Cited<>(date(cited.value()), cited.citation());
    }

    /** Text followed by {@code @} and the source it was read from. */
    public Cited<String> citedText() {
        return cited(text());
    }

    /** Splits {@code value @ SOURCE § section}; a missing or unknown source is a problem. */
    public Cited<String> cited(String text) {
        var at = text.lastIndexOf(" @ ");
        if (at < 0) {
            if (present()) {
                problem("expected a value with its source, such as '30 @ P-azure § Deployments', found '" + text + "'");
            }
            return new Cited<>(text, new Citation("", ""));
        }
        return new Cited<>(text.substring(0, at).strip(), citation(text.substring(at + 3)));
    }

    /** A citation by itself: {@code SOURCE § section}. */
    public Citation citation() {
        return citation(text());
    }

    private Citation citation(String text) {
        var mark = text.indexOf('§');
        var source = (mark < 0 ? text : text.substring(0, mark)).strip();
        var section = mark < 0 ? "" : text.substring(mark + 1).strip();
        if (present() && !context.sources.contains(source)) {
            problem("the source '" + source + "' is not listed under sources, " + suggestion(source, context.sources));
        }
        return new Citation(source, section);
    }

    private BigFraction number(String text) {
        if (!present()) {
            return BigFraction.ZERO;
        }
        if (!NUMBER.matcher(text).matches()) {
            problem("expected a number such as 30, 2.5 or 20/3, found '" + text + "'");
            return BigFraction.ZERO;
        }
        var slash = text.indexOf('/');
        return slash < 0 ? exact(new BigDecimal(text))
                : BigFraction.of(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
    }

    /** The decimal as an exact fraction. */
    public static BigFraction exact(BigDecimal decimal) {
        return decimal.scale() <= 0 ? BigFraction.of(decimal.toBigIntegerExact())
                : BigFraction.of(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    /** Notes that something else was expected here. */
    public void problem(String expected) {
        context.problems.add(context.file, path, expected);
    }

    private static String suggestion(String typed, Collection<String> known) {
        return Nearest.to(typed, known).map(nearest -> "did you mean '" + nearest + "'?")
                .orElseGet(() -> "known are: " + String.join(", ", known.stream().sorted().toList()));
    }
}
