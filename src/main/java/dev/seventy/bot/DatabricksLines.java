package dev.seventy.bot;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.seventy.catalog.AchievementKind;
import dev.seventy.catalog.MeasureForm;
import dev.seventy.catalog.MeasureName;
import dev.seventy.reply.Block.Button;
import dev.seventy.rules.Rulebook;
import dev.seventy.rules.Track;

/** Reads the lines by which a Databricks partner tells what it is, has and achieved. */
final class DatabricksLines {

    /** https://www.databricks.com/company/about-us */
    private static final LocalDate FIRST_DAY = LocalDate.of(2013, 1, 1);
    private static final Set<String> YES = Set.of("yes", "true", "signed", "made", "submitted", "shown", "done",
            "attested", "given", "there", "defined", "confirmed");
    private static final Set<String> NO = Set.of("no", "false", "missing", "denied");
    private static final Set<String> CONFIRMED = Set.of("verified", "validated", "approved", "confirmed");
    private static final Set<String> ADD = Set.of("add", "new");
    private static final String NOT = "not";
    private static final Set<String> QUOTES = Set.of("\"", "“", "”", "„");
    private static final Set<String> OPENNESS = Set.of("public", "private");
    private static final Set<String> OPEN = Set.of("unverified", "unvalidated", "pending", "unconfirmed", "open",
            "planned");
    private static final Map<String, AchievementKind> KINDS = Map.of("project", AchievementKind.PROJECT, "deal",
            AchievementKind.DEAL_REGISTRATION, "integration", AchievementKind.INTEGRATION, "migration",
            AchievementKind.UNITY_CATALOG_MIGRATION, "award", AchievementKind.AWARD);
    private static final Pattern NUMBER = Pattern.compile("-?(\\d{1,15}|\\d{1,3}(,\\d{3}){1,4})(\\.\\d{1,6})?");

    private final Rulebook rules;

    DatabricksLines(Rulebook rules) {
        this.rules = rules;
    }

    void addTo(Map<String, Function<Words, Command>> verbs) {
        KINDS.forEach((word, kind) -> {
            verbs.put(word, words -> achievement(word, kind, words));
            verbs.put(word + "s", words -> achievement(word, kind, words));
        });
        verbs.put("reference", this::reference);
        verbs.put("references", this::reference);
    }

    private Command reference(Words words) {
        if (!ADD.contains(words.at(0))) {
            return achievement("reference", AchievementKind.PRIVATE_REFERENCE, words);
        }
        var added = Added.of(words.from(1), OPENNESS);
        if (added.openness().size() != 1) {
            return unclear("Say whether it is public or private, such as: reference add \"a bank\" public verified.");
        }
        return added.command("reference", added.openness().contains("public") ? AchievementKind.PUBLIC_REFERENCE
                : AchievementKind.PRIVATE_REFERENCE);
    }

    /**
     * What was added: its name, and the words behind it that say how it stands. What is in quotes is the name whatever
     * it says.
     *
     * @param isPlain whether nothing within the name could say how it stands as well
     */
    private record Added(String name, Set<String> openness, Optional<String> state, boolean isPlain) {

        static Added of(Words words, Set<String> openness) {
            var rest = new ArrayList<>(words.all());
            var open = new HashSet<String>();
            var state = Optional.<String>empty();
            for (var last = last(rest); openness.contains(last)
                    || state.isEmpty() && isState(last); last = last(rest)) {
                rest.removeLast();
                if (openness.contains(last)) {
                    open.add(last);
                } else {
                    state = Optional.of(isDenied(rest) ? NOT : last);
                }
            }
            var name = String.join(" ", rest);
            var isPlain = QUOTES.stream().anyMatch(name::contains)
                    || rest.stream().map(Added::plain).noneMatch(word -> isState(word) || word.equals(NOT));
            return new Added(name.replaceAll("[\"“”„]", "").strip(), open, state, isPlain);
        }

        /** Takes away the words that deny the one behind them, {@code not} or {@code not yet}. */
        private static boolean isDenied(List<String> words) {
            var size = words.size();
            var length = last(words).equals("yet") ? 2 : 1;
            if (size < length || !plain(words.get(size - length)).equals(NOT)) {
                return false;
            }
            words.subList(size - length, size).clear();
            return true;
        }

        private static String last(List<String> words) {
            return words.isEmpty() ? "" : plain(words.getLast());
        }

        private static String plain(String word) {
            var end = word.length();
            while (end > 0 && ".,;!".indexOf(word.charAt(end - 1)) >= 0) {
                end--;
            }
            return word.substring(0, end).toLowerCase(Locale.ROOT);
        }

        private static boolean isState(String word) {
            return CONFIRMED.contains(word) || OPEN.contains(word);
        }

        Command command(String word, AchievementKind kind) {
            // What nobody else confirms is so by being told.
            var confirmed = state.map(CONFIRMED::contains)
                    .orElse(kind == AchievementKind.UNITY_CATALOG_MIGRATION || kind == AchievementKind.AWARD);
            if (!isPlain) {
                return unclear(
                        "It is not plain what is the name and what says how it stands. Put the name in quotes, such"
                                + " as: " + word + " add \"a bank\" " + (word.equals("reference") ? "public " : "")
                                + "not verified. Nothing was recorded.");
            }
            return name.isEmpty() ? unclear("Name it, such as: " + word + " add \"a bank\" verified.")
                    : new Partnering.Achieve(kind, name, confirmed);
        }
    }

    private static Command achievement(String word, AchievementKind kind, Words words) {
        return switch (words.at(0)) {
            case "", "list" -> new Partnering.Achievements(kind);
            case "add", "new" -> Added.of(words.from(1), Set.of()).command(word, kind);
            default -> unclear("'" + word + " " + NotUnderstood.cut(words.at(0)) + "' is not known. There are: " + word
                    + " list, " + word + " add NAME.");
        };
    }

    /** {@code databricks set agreement signed}; without more it is the tier that is asked for. */
    Command databricks(Words words, Function<Words, Command> score) {
        if (words.at(0).startsWith("attestation") && words.all().size() == 1) {
            return new Partnering.Attestations();
        }
        if (!words.at(0).equals("set")) {
            var all = new ArrayList<>(List.of("databricks"));
            all.addAll(words.all());
            return score.apply(new Words(all, words.today()));
        }
        return set(words.from(1));
    }

    /** {@code employees 120 on 2026-10-31}. */
    private Command set(Words words) {
        var at = words.all().stream().map(word -> word.toLowerCase(Locale.ROOT)).toList().lastIndexOf("on");
        if (at < 0) {
            return set(words, Optional.empty());
        }
        try {
            var day = Asked.dayAtEnd(words, at + 1);
            if (day.isBefore(FIRST_DAY)) {
                return unclear("No figure of " + Numbers.show(day) + " is taken: Databricks has been there since "
                        + FIRST_DAY.getYear() + ". Nothing was recorded.");
            }
            return day.isAfter(words.today())
                    ? unclear(Numbers.show(day) + " lies ahead, and nobody knows yet what will hold then. Nothing was"
                            + " recorded.")
                    : set(new Words(words.all().subList(0, at), words.today()), Optional.of(day));
        } catch (NotUnderstood unread) {
            return unclear(unread.answer().why() + " Nothing was recorded.", unread.answer().meant());
        }
    }

    private Command set(Words words, Optional<LocalDate> asOf) {
        var rest = new ArrayList<>(words.all().stream().map(word -> word.toLowerCase(Locale.ROOT)).toList());
        if (rest.size() < 2) {
            return unclear("Say what and how, such as: databricks set agreement signed, databricks set employees 120,"
                    + " databricks set tier elite, databricks set pvs 9.4.");
        }
        var tier = toldTier(rest, asOf);
        if (tier.isPresent()) {
            return tier.get();
        }
        var value = rest.removeLast();
        var isNot = rest.size() > 1 && rest.getLast().equals("not") && rest.remove(rest.size() - 1) != null;
        var what = String.join(" ", rest);
        var measure = measure(what);
        if (measure.size() != 1) {
            return unclear(
                    measure.isEmpty()
                            ? "There is nothing called '" + NotUnderstood.cut(what) + "' to tell. Nothing was recorded."
                            : "That can be "
                                    + String.join(" or ", measure.stream().map(name -> name.replace('_', ' ')).toList())
                                    + ". Please say more of it. Nothing was recorded.",
                    measure.stream().limit(5)
                            .map(name -> new Button(name.replace('_', ' '), "databricks set " + name + " "
                                    + (isNot ? "not " : "") + value + asOf.map(day -> " on " + day).orElse(""), false))
                            .toList());
        }
        return report(measure.getFirst(), value, isNot, asOf);
    }

    private static Command report(String measure, String value, boolean isNot, Optional<LocalDate> asOf) {
        var form = MeasureName.form(measure);
        if (form == MeasureForm.YES_NO) {
            var yes = YES.contains(value) && !isNot;
            return yes || NO.contains(value) || isNot && YES.contains(value)
                    ? new Partnering.Report(measure, yes ? BigDecimal.ONE : BigDecimal.ZERO, "", Optional.empty(), asOf)
                    : unclear("Say yes or no, such as: databricks set " + measure + " yes.");
        }
        if (isNot || !NUMBER.matcher(value).matches()) {
            return unclear((value.indexOf(',') < 0 ? "Say the number, such as: databricks set " + measure + " 12."
                    : "'" + NotUnderstood.cut(value)
                            + "' could be read in two ways. Write a point before decimals, such as 9.4.")
                    + " Nothing was recorded.");
        }
        var number = value.replace(",", "");
        return form.fault(new BigDecimal(number))
                .map(expected -> unclear(
                        capital(measure.replace('_', ' ')) + " takes " + expected + ". Nothing was recorded."))
                .orElseGet(() -> new Partnering.Report(measure, new BigDecimal(number), form.inDollars() ? "usd" : "",
                        Optional.empty(), asOf));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** The tier that the portal shows, with the track before or behind it; empty where something else is told. */
    private Optional<Command> toldTier(List<String> words, Optional<LocalDate> asOf) {
        var said = Vocabulary.key(String.join(" ", words)).replaceFirst("^reported ", "").replaceFirst(" reported ",
                " ");
        for (var track : rules.tracks()) {
            var id = Vocabulary.key(track.id());
            var rest = (" " + said + " ").replaceFirst(" " + Pattern.quote(id) + " ", " ").strip();
            if (rest.startsWith("tier ") && !rest.equals(said)) {
                return Optional.of(tier(rest.substring("tier ".length()), Optional.of(track), asOf));
            }
        }
        return said.startsWith("tier ") ? Optional.of(tier(said.substring("tier ".length()), Optional.empty(), asOf))
                : Optional.empty();
    }

    private Command tier(String named, Optional<Track> track, Optional<LocalDate> asOf) {
        var tracks = track.map(List::of).orElseGet(rules::tracks);
        var tiers = tracks.stream().flatMap(one -> rules.ladders(one.id()).stream())
                .flatMap(ladder -> ladder.tiers().stream()).toList();
        return tiers.stream()
                .filter(tier -> Vocabulary.key(tier.name()).equals(named) || Vocabulary.key(tier.id()).equals(named))
                .findFirst()
                .<Command>map(tier -> new Partnering.Report(MeasureName.REPORTED_TIER, BigDecimal.ONE, tier.id(),
                        track.map(Track::id), asOf))
                .orElseGet(() -> unclear("There is no tier '" + NotUnderstood.cut(named) + "'"
                        + track.map(one -> " of " + one.name()).orElse("") + ". Known are "
                        + Wording.list(tiers.stream().map(tier -> tier.name()).distinct().toList())
                        + ". Nothing was recorded."));
    }

    /** The measures that the words can mean; one where they are its whole name. */
    private static List<String> measure(String what) {
        var name = what.replace(' ', '_');
        var known = MeasureName.databricks();
        var aliases = Optional.ofNullable(Map.of("pvs", "reported_pvs", "dbu", "influenced_annual_dbu_usd").get(name));
        if (aliases.isPresent() || known.contains(name)) {
            return List.of(aliases.orElse(name));
        }
        var words = List.of(what.split("[ _]"));
        return known.stream().filter(one -> !one.equals(MeasureName.REPORTED_TIER))
                .filter(one -> List.of(one.split("_")).containsAll(words)).toList();
    }

    private static Command unclear(String why) {
        return unclear(why, List.of());
    }

    private static Command unclear(String why, List<Button> meant) {
        return new General.Unclear(why, meant);
    }
}
