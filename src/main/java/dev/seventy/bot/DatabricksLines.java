package dev.seventy.bot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.seventy.catalog.AchievementKind;
import dev.seventy.catalog.MeasureName;
import dev.seventy.reply.Block.Button;
import dev.seventy.rules.Rulebook;

/** Reads the lines by which a Databricks partner tells what it is, has and achieved. */
final class DatabricksLines {

    private static final Set<String> YES = Set.of("yes", "true", "signed", "made", "submitted", "shown", "done",
            "attested", "given", "there", "defined", "confirmed");
    private static final Set<String> NO = Set.of("no", "false", "missing", "denied");
    private static final Set<String> CONFIRMED = Set.of("verified", "validated", "approved", "confirmed");
    private static final Set<String> OPEN = Set.of("unverified", "unvalidated", "pending", "unconfirmed", "open");
    private static final Map<String, AchievementKind> KINDS = Map.of("project", AchievementKind.PROJECT, "deal",
            AchievementKind.DEAL_REGISTRATION, "integration", AchievementKind.INTEGRATION, "migration",
            AchievementKind.UNITY_CATALOG_MIGRATION, "award", AchievementKind.AWARD);
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");

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
        var rest = new ArrayList<>(words.all());
        var isPublic = rest.removeIf("public"::equalsIgnoreCase);
        var isPrivate = rest.removeIf("private"::equalsIgnoreCase);
        if (words.at(0).equals("add") && isPublic == isPrivate) {
            return unclear("Say whether it is public or private, such as: reference add \"a bank\" public verified.");
        }
        return achievement("reference", isPublic ? AchievementKind.PUBLIC_REFERENCE : AchievementKind.PRIVATE_REFERENCE,
                new Words(rest, words.today()));
    }

    private static Command achievement(String word, AchievementKind kind, Words words) {
        return switch (words.at(0)) {
            case "", "list" -> new Command.Achievements(kind);
            case "add", "new" -> {
                var rest = new ArrayList<>(words.from(1).all());
                var last = rest.isEmpty() ? "" : rest.getLast().toLowerCase(Locale.ROOT);
                if (CONFIRMED.contains(last) || OPEN.contains(last)) {
                    rest.removeLast();
                }
                var name = String.join(" ", rest).replaceAll("[\"“”]", "").strip();
                // What nobody else confirms is so by being told.
                var confirmed = CONFIRMED.contains(last)
                        || !OPEN.contains(last) && kind == AchievementKind.UNITY_CATALOG_MIGRATION
                        || !OPEN.contains(last) && kind == AchievementKind.AWARD;
                yield name.isEmpty() ? unclear("Name it, such as: " + word + " add \"a bank\" verified.")
                        : new Command.Achieve(kind, name, confirmed);
            }
            default -> unclear("'" + word + " " + NotUnderstood.cut(words.at(0)) + "' is not known. There are: " + word
                    + " list, " + word + " add NAME.");
        };
    }

    /** {@code databricks set agreement signed}; without more it is the tier that is asked for. */
    Command databricks(Words words, Function<Words, Command> score) {
        if (words.at(0).startsWith("attestation") && words.all().size() == 1) {
            return new Command.Attestations();
        }
        if (!words.at(0).equals("set")) {
            var all = new ArrayList<>(List.of("databricks"));
            all.addAll(words.all());
            return score.apply(new Words(all, words.today()));
        }
        var rest = new ArrayList<>(words.from(1).all().stream().map(word -> word.toLowerCase(Locale.ROOT)).toList());
        if (rest.size() < 2) {
            return unclear("Say what and how, such as: databricks set agreement signed, databricks set employees 120,"
                    + " databricks set tier elite, databricks set pvs 9.4.");
        }
        var value = rest.removeLast();
        var isNot = rest.size() > 1 && rest.getLast().equals("not") && rest.remove(rest.size() - 1) != null;
        var what = String.join(" ", rest);
        if (what.equals("tier")) {
            return tier(value);
        }
        var measure = measure(what);
        if (measure.size() != 1) {
            return unclear(measure.isEmpty()
                    ? "There is nothing called '" + NotUnderstood.cut(what) + "' to tell. Nothing was recorded."
                    : "That can be "
                            + String.join(" or ", measure.stream().map(name -> name.replace('_', ' ')).toList())
                            + ". Please say more of it. Nothing was recorded.",
                    measure.stream().limit(5).map(name -> new Button(name.replace('_', ' '),
                            "databricks set " + name + " " + (isNot ? "not " : "") + value, false)).toList());
        }
        return report(measure.getFirst(), value, isNot);
    }

    private static Command report(String measure, String value, boolean isNot) {
        if (MeasureName.attestations().contains(measure)) {
            var yes = YES.contains(value) && !isNot;
            return yes || NO.contains(value) || isNot && YES.contains(value)
                    ? new Command.Report(measure, yes ? BigDecimal.ONE : BigDecimal.ZERO, "")
                    : unclear("Say yes or no, such as: databricks set " + measure + " yes.");
        }
        var number = value.replace(",", "");
        return NUMBER.matcher(number).matches()
                ? new Command.Report(measure, new BigDecimal(number), measure.endsWith("_usd") ? "usd" : "")
                : unclear("Say the number, such as: databricks set " + measure + " 12.");
    }

    private Command tier(String value) {
        var tiers = rules.tracks().stream().flatMap(track -> rules.ladders(track.id()).stream())
                .flatMap(ladder -> ladder.tiers().stream()).toList();
        var wanted = Vocabulary.key(value);
        return tiers.stream()
                .filter(tier -> Vocabulary.key(tier.name()).equals(wanted) || Vocabulary.key(tier.id()).equals(wanted))
                .findFirst()
                .<Command>map(tier -> new Command.Report(TierAnswers.REPORTED_TIER, BigDecimal.ONE, tier.id()))
                .orElseGet(() -> unclear("There is no tier '" + NotUnderstood.cut(value) + "'. Known are "
                        + Wording.list(tiers.stream().map(tier -> tier.name()).distinct().toList()) + "."));
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
        return known.stream().filter(one -> List.of(one.split("_")).containsAll(words)).toList();
    }

    private static Command unclear(String why) {
        return unclear(why, List.of());
    }

    private static Command unclear(String why, List<Button> meant) {
        return new Command.Unclear(why, meant);
    }
}
