package dev.seventy.bot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.seventy.bot.Partnering.Supposed;
import dev.seventy.reply.Block.Button;
import dev.seventy.rules.Ladder;
import dev.seventy.rules.Signal;
import dev.seventy.rules.Track;

/** Reads the lines by which a Databricks partner asks for its tier, the reasons and the Partner Value Score. */
final class DatabricksQuestions {

    private static final Set<String> AROUND = Set.of("for", "of", "in", "on", "the", "our", "a", "an", "with", "now",
            "today", "tier", "tiers", "level", "status", "partner", "requirement", "requirements", "is", "are", "was",
            "so", "not", "we", "it", "at", "only", "no", "to", "route", "routes", "still", "yet", "am", "i", "towards",
            "why");
    private static final Set<String> FEWER = Set.of("fewer", "less");
    private static final Set<String> LOSING = Set.of("lose", "loses", "losing", "lost", "drop", "drops", "dropped",
            "dropping", "without", "minus", "remove", "removed", "cancel", "cancelled", "leave", "leaves", "leaving",
            "quit", "expire", "expires", "expired", "lapse", "lapsed");
    private static final Set<String> GAINING = Set.of("gain", "gains", "gained", "add", "adds", "added", "get", "gets",
            "got", "win", "won", "earn", "earned");
    private static final Set<String> MORE = Set.of("more", "extra", "additional", "another");
    private static final Set<String> FILLING = Set.of("and", "then", "plus", "also", "other", "certification",
            "certifications", "certificates", "certs", "certified", "people", "new", "verified", "approved",
            "confirmed", "usd", "dollars", "percent", "points", "we", "had", "have", "with", "there", "were", "of",
            "in", "a", "our");
    /** What may stand before the first number besides, and turns nothing round. */
    private static final Set<String> AHEAD = Set.of("databricks", "pvs", "i", "they", "would", "could", "should", "the",
            "by", "just");
    private static final Set<Signal> AMOUNTS = EnumSet.of(Signal.CONSUMPTION, Signal.GROWTH);
    private static final Pattern BEGINS_NUMBER = Pattern.compile("[+-]?[.,]?\\d");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d{1,12}|\\d{1,3}(,\\d{3}){1,3})(\\.\\d{1,2})?");
    /** How a number or a word may end in a sentence. */
    private static final String ENDS = ",;.%?";
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
    private static final String EXAMPLE = "what if databricks 5 more professional and 2 more public references";
    private static final Map<String, Signal> SIGNALS = Map.ofEntries(Map.entry("professional", Signal.PROFESSIONAL),
            Map.entry("associate", Signal.ASSOCIATE), Map.entry("accreditation", Signal.FOUNDATION),
            Map.entry("foundation", Signal.FOUNDATION), Map.entry("deal", Signal.DEAL_REGISTRATIONS),
            Map.entry("deal registration", Signal.DEAL_REGISTRATIONS), Map.entry("integration", Signal.INTEGRATION),
            Map.entry("validated integration", Signal.INTEGRATION), Map.entry("migration", Signal.MIGRATIONS),
            Map.entry("unity catalog migration", Signal.MIGRATIONS), Map.entry("award", Signal.AWARDS),
            Map.entry("public reference", Signal.PUBLIC_REFERENCES),
            Map.entry("private reference", Signal.PRIVATE_REFERENCES),
            // Which count less: nothing is promised that a public one alone would bring.
            Map.entry("reference", Signal.PRIVATE_REFERENCES), Map.entry("dbu", Signal.CONSUMPTION),
            Map.entry("consumption", Signal.CONSUMPTION), Map.entry("growth", Signal.GROWTH),
            Map.entry("dbu growth", Signal.GROWTH));

    private final Vocabulary vocabulary;

    DatabricksQuestions(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    void addTo(Map<String, Function<Words, Command>> verbs) {
        verbs.put("pvs", this::partnerValue);
    }

    /** {@code score databricks technology elite}, once the word Databricks is gone. */
    Command tier(Vocabulary.OfDatabricks said, Terms terms) throws NotUnderstood {
        if (Set.of(said.rest().split(" ")).contains("why")) {
            return reasons(said, terms);
        }
        var tier = vocabulary.tier(said.rest());
        var rest = plain(tier.map(Vocabulary.OfTier::rest).orElse(said.rest()));
        if (!rest.isEmpty()) {
            throw new NotUnderstood(
                    "There is no tier '" + NotUnderstood.cut(rest) + "' of Databricks. Known are "
                            + Wording.list(vocabulary.tierNames()) + ".",
                    List.of(new Button("Our tier", "score databricks", true)));
        }
        return new Partnering.Tier(said.track(), tier.map(Vocabulary.OfTier::tier).map(Ladder.Tier::id), terms);
    }

    /** {@code why databricks CSI-ELI-1}, once the word Databricks is gone. */
    Command reasons(Vocabulary.OfDatabricks said, Terms terms) {
        return new Partnering.TierWhy(said.track(), Optional.of(plain(said.rest())).filter(rest -> !rest.isEmpty()),
                terms);
    }

    /** What a sentence means that is about tiers or the Partner Value Score; empty where it is about neither. */
    Optional<Command> sentence(String text, String said, Terms terms) {
        if (Phrases.PARTNER_VALUE.in(said)) {
            return Optional.of(new Partnering.PartnerValue(Optional.empty(), terms));
        }
        if (Phrases.CREDENTIALS.in(said)) {
            return Optional.empty();
        }
        var databricks = vocabulary.databricks(text);
        var tier = databricks.isPresent() ? vocabulary.tier(text) : vocabulary.tierIn(text);
        var asksForState = Phrases.STANDING.in(said) || Phrases.TIERS.in(said)
                || tier.isPresent() && Phrases.BEING.in(said);
        if (databricks.isEmpty() && tier.isEmpty() && !Phrases.TIERS.in(said)
                || !asksForState && !Phrases.REASON.in(said)) {
            return Optional.empty();
        }
        var track = databricks.flatMap(Vocabulary.OfDatabricks::track).or(() -> trackIn(said));
        return Optional.of(Phrases.REASON.in(said)
                ? new Partnering.TierWhy(track, tier.map(found -> Vocabulary.key(found.tier().name())), terms)
                : new Partnering.Tier(track, tier.map(found -> found.tier().id()), terms));
    }

    private Optional<Track> trackIn(String said) {
        return vocabulary.tracks().stream().filter(track -> said.contains(" " + track.id() + " ")).findFirst();
    }

    private static String plain(String said) {
        var words = new ArrayList<>(List.of(said.split(" ")));
        words.removeIf(AROUND::contains);
        return String.join(" ", words);
    }

    private Command partnerValue(Words words) {
        if (words.at(0).equals("what") && words.at(1).equals("if")) {
            return whatIf(words.from(2));
        }
        try {
            var asked = Asked.of(words);
            return new Partnering.PartnerValue(vocabulary.track(asked.rest()), asked.terms());
        } catch (NotUnderstood wrong) {
            return wrong.answer();
        }
    }

    /** {@code databricks 5 more professional and 2 fewer deals}. */
    Command whatIf(Words words) {
        try {
            var asked = Asked.of(words);
            var groups = groups(asked.rest());
            var before = groups.getFirst();
            if (groups.size() == 1) {
                throw unclear("Say how much more of what, the number first");
            }
            var track = trackBefore(before);
            return new Partnering.PartnerValueIf(track, supposed(isLoss(before), groups.subList(1, groups.size())),
                    asked.terms());
        } catch (NotUnderstood wrong) {
            return wrong.answer();
        }
    }

    /** What stands before the first number, and then each number with what follows it. */
    private static List<List<String>> groups(String said) {
        List<List<String>> groups = new ArrayList<>();
        groups.add(new ArrayList<>());
        for (var word : said.toLowerCase(Locale.ROOT).split(" ")) {
            var plain = withoutEnd(word);
            if (BEGINS_NUMBER.matcher(plain).lookingAt()) {
                groups.add(new ArrayList<>());
            }
            if (!plain.isEmpty()) {
                groups.getLast().add(plain);
            }
        }
        return groups;
    }

    private static String withoutEnd(String word) {
        int end = word.length();
        while (end > 0 && ENDS.indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(0, end);
    }

    /** A comma is taken where it sets thousands apart, and asked about where it may be a decimal one. */
    private static BigDecimal number(String said) throws NotUnderstood {
        if (NUMBER.matcher(said).matches()) {
            return new BigDecimal(said.replace(",", ""));
        }
        if (said.matches("[+-]?\\d{1,12},\\d{1,2}")) {
            throw unclear("Is that " + said.replace(',', '.') + " or " + said.replace(",", "")
                    + "? Write it without a comma");
        }
        throw unclear("'" + NotUnderstood.cut(said) + "' is no number that can be reckoned with");
    }

    /** Nothing that stands before the first number is passed over: it might turn the meaning round. */
    private Optional<Track> trackBefore(List<String> before) throws NotUnderstood {
        var words = new ArrayList<>(before);
        words.removeIf(word -> FILLING.contains(word) || AHEAD.contains(word) || MORE.contains(word) || isVerb(word));
        if (words.isEmpty()) {
            return Optional.empty();
        }
        var track = vocabulary.track(String.join(" ", words));
        if (track.isEmpty()) {
            throw unclear("It is not clear what '" + NotUnderstood.cut(String.join(" ", words))
                    + "' means before the number");
        }
        return track;
    }

    /** The way that the last of the verbs points; empty where there is none. */
    private static Optional<Boolean> isLoss(List<String> words) {
        return words.stream().filter(DatabricksQuestions::isVerb).reduce((_, last) -> last).map(LOSING::contains);
    }

    private static boolean isVerb(String word) {
        return LOSING.contains(word) || GAINING.contains(word);
    }

    /** A verb goes for all numbers behind it, up to the next verb. What is said in two ways is asked about. */
    private static List<Supposed> supposed(Optional<Boolean> first, List<List<String>> groups) throws NotUnderstood {
        List<Supposed> supposed = new ArrayList<>();
        var isLoss = first.orElse(false);
        var isSaidHere = first.isPresent();
        var isFewerBefore = false;
        for (int index = 0; index < groups.size(); index++) {
            var group = groups.get(index);
            var name = new ArrayList<>(group.subList(1, group.size()));
            var ofNext = index + 1 < groups.size() && !name.isEmpty() && isVerb(name.getLast())
                    ? isLoss(List.of(name.removeLast()))
                    : Optional.<Boolean>empty();
            var number = number(group.getFirst());
            var isMore = name.stream().anyMatch(MORE::contains);
            var isGain = name.stream().anyMatch(GAINING::contains);
            var isFewer = name.stream().anyMatch(word -> FEWER.contains(word) || LOSING.contains(word));
            var less = Stream.of(isLoss, name.stream().anyMatch(FEWER::contains),
                    name.stream().anyMatch(LOSING::contains), number.signum() < 0).filter(is -> is).count();
            if (less > 1 || less > 0 && isGain || isFewer && isMore || isLoss && isMore && !isSaidHere
                    || isFewerBefore && less == 0 && !isMore && !isGain && !isSaidHere) {
                throw unclear("It can be read in two ways; say of each number once whether it is more or fewer");
            }
            supposed.add(supposed(less > 0 ? number.abs().negate() : number, name));
            isFewerBefore = isFewer;
            isLoss = ofNext.orElse(isLoss);
            isSaidHere = ofNext.isPresent();
        }
        return supposed;
    }

    private static Supposed supposed(BigDecimal more, List<String> name) throws NotUnderstood {
        var words = new ArrayList<>(name);
        words.removeIf(word -> FEWER.contains(word) || FILLING.contains(word) || LOSING.contains(word)
                || GAINING.contains(word) || MORE.contains(word));
        words.replaceAll(word -> word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
        var said = String.join(" ", words).replace("dbus", "dbu");
        var signal = Optional.ofNullable(SIGNALS.get(said));
        if (signal.isEmpty()) {
            throw unclear((said.isEmpty() ? "Say of what there would be " + Numbers.show(more.abs())
                    : "'" + NotUnderstood.cut(String.join(" ", name)) + "' does not count in the estimate")
                    + ". What counts is: professional, associate, accreditations,"
                    + " deals, migrations, public references, private references, awards, integrations, dbu and growth");
        }
        if (signal.get() != Signal.CONSUMPTION && more.abs().compareTo(MOST) > 0) {
            throw unclear("That is more than can be");
        }
        if (!AMOUNTS.contains(signal.get()) && more.stripTrailingZeros().scale() > 0) {
            throw unclear("There is no part of one; say a whole number");
        }
        if (signal.get() == Signal.INTEGRATION && more.signum() < 0) {
            throw unclear("Fewer integrations cannot be supposed: whether there is one at all is what counts");
        }
        return new Supposed(signal.get(), more, said);
    }

    private static NotUnderstood unclear(String why) {
        return new NotUnderstood(why + ", such as: " + EXAMPLE + ".",
                List.of(new Button("Try it", EXAMPLE, true), new Button("Partner Value Score", "pvs", false)));
    }
}
