package dev.seventy.bot;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.seventy.reply.Block.Button;

/** Reads of a line when a digest is to come, what it is to say and for whom; each word has to mean something. */
final class DigestWords {

    private static final Map<String, DayOfWeek> DAYS = days();
    private static final Pattern HOUR = Pattern.compile("([01]?[0-9]|2[0-3])(?:[:.h]([0-5][0-9]))?(?:h|uhr)?(am|pm)?");
    private static final Set<String> KEYWORDS = Set.of("on", "at", "zone", "timezone", "tz", "important", "everything",
            "unchanged", "quiet", "here", "for", "every", "each", "with", "without");
    /** Words around what is said, none of which changes it. */
    private static final Set<String> AROUND = Set.of("a", "an", "the", "me", "us", "my", "our", "to", "of", "on", "at",
            "in", "and", "please", "every", "each", "weekly", "week", "digest", "digests", "i", "we", "want", "would",
            "like", "could", "can", "you", "get", "receive", "send", "sending", "post", "subscribe", "sign", "up",
            "o'clock", "morning", "mornings", "with", "it", "let", "have", "give", "move", "change", "set", "switch",
            "d", "need", "deliver", "into", "time", "is", "be", "that", "now", "also", "reschedule");

    private static final Set<String> ECOSYSTEM = Set.of("eco", "ecosystem", "playbook");

    private final Vocabulary vocabulary;
    private final Words words;
    private int index;
    private Optional<DayOfWeek> day = Optional.empty();
    private Optional<LocalTime> hour = Optional.empty();
    private Optional<ZoneId> zone = Optional.empty();
    private Optional<List<String>> areas = Optional.empty();
    private Optional<Boolean> importantOnly = Optional.empty();
    private Optional<Boolean> quiet = Optional.empty();
    private Optional<Boolean> playbook = Optional.empty();
    private boolean here;
    private Optional<String> whom = Optional.empty();

    private DigestWords(Vocabulary vocabulary, Words words) {
        this.vocabulary = vocabulary;
        this.words = words;
    }

    /**
     * What was said of a digest.
     *
     * @param here whether it is for everybody in the place
     * @param whom for whom else
     */
    record Said(Digesting.DigestWish wish, boolean here, Optional<String> whom) {
    }

    static Said read(Vocabulary vocabulary, Words words) throws NotUnderstood {
        return new DigestWords(vocabulary, words).read();
    }

    private static Map<String, DayOfWeek> days() {
        var days = new HashMap<String, DayOfWeek>();
        for (var one : DayOfWeek.values()) {
            var name = one.name().toLowerCase(Locale.ROOT);
            List.of(name, name + "s", name.substring(0, 3)).forEach(word -> days.put(word, one));
        }
        days.putAll(Map.of("tues", DayOfWeek.TUESDAY, "thur", DayOfWeek.THURSDAY, "thurs", DayOfWeek.THURSDAY));
        return Map.copyOf(days);
    }

    private String at(int offset) {
        return plain(words.at(index + offset));
    }

    private static String plain(String word) {
        return word.replaceFirst("[,;.]$", "");
    }

    private Said read() throws NotUnderstood {
        while (index < words.all().size()) {
            index += take(at(0));
        }
        return new Said(new Digesting.DigestWish(day, hour, zone, areas, importantOnly, quiet, playbook), here, whom);
    }

    /** Answers how many words that was. */
    private int take(String word) throws NotUnderstood {
        if (DAYS.containsKey(word)) {
            day = once(day, Optional.ofNullable(DAYS.get(word)), "day");
            return 1;
        }
        var read = hour(word);
        if (read.isPresent()) {
            var half = Set.of("am", "pm").contains(at(1));
            hour = once(hour, half ? hour(word + at(1)) : read, "hour");
            return half ? 2 : 1;
        }
        return switch (word) {
            case "noon" -> {
                hour = once(hour, Optional.of(LocalTime.NOON), "hour");
                yield 1;
            }
            case "zone", "timezone", "tz" -> zone(at(1), 2);
            case "utc" -> zone(word, 1);
            case "areas", "area", "about" -> areas();
            case "important" -> {
                importantOnly = Optional.of(true);
                yield at(1).equals("only") ? 2 : 1;
            }
            case "only" -> 1;
            case "everything" -> {
                importantOnly = Optional.of(false);
                yield 1;
            }
            case "quiet", "quietly" -> {
                quiet = Optional.of(true);
                yield 1;
            }
            case "unchanged" -> unchanged(at(1));
            case "here", "channel" -> {
                here = true;
                yield 1;
            }
            case "this" -> 1;
            case "with", "without" -> playbook(word.equals("with"), at(1));
            case "for" -> whom(at(1));
            default -> other(word);
        };
    }

    private int other(String word) throws NotUnderstood {
        if (word.isEmpty() || AROUND.contains(word)) {
            return 1;
        }
        if (word.indexOf('/') > 0) {
            return zone(word, 1);
        }
        throw new NotUnderstood("I do not know what '" + NotUnderstood.cut(word)
                + "' means for a digest, which comes once a"
                + " week. Say the day and the hour, such as: digest subscribe monday 9:00. Nothing was changed.",
                List.of(new Button("Fill it in", "digest subscribe", true, true),
                        new Button("Show the digests", "digest list", false)));
    }

    private static <T> Optional<T> once(Optional<T> before, Optional<T> now, String what) throws NotUnderstood {
        if (before.isPresent() && !before.equals(now)) {
            throw new NotUnderstood(
                    "A digest comes once a week, so there is one " + what + " for it, not two. Nothing was changed.",
                    List.of(new Button("Fill it in", "digest subscribe", true, true)));
        }
        return now;
    }

    private static Optional<LocalTime> hour(String word) {
        var found = HOUR.matcher(word);
        if (!found.matches()) {
            return Optional.empty();
        }
        int hours = Integer.parseInt(found.group(1));
        var minutes = Optional.ofNullable(found.group(2)).map(Integer::parseInt).orElse(0);
        return switch (Optional.ofNullable(found.group(3)).orElse("")) {
            case "am" -> hours < 1 || hours > 12 ? Optional.empty() : Optional.of(LocalTime.of(hours % 12, minutes));
            case "pm" ->
                hours < 1 || hours > 12 ? Optional.empty() : Optional.of(LocalTime.of(hours % 12 + 12, minutes));
            default -> Optional.of(LocalTime.of(hours, minutes));
        };
    }

    private int zone(String typed, int taken) throws NotUnderstood {
        zone = once(zone,
                Optional.of(
                        ZoneId.of(SettingLine.zone(typed, "digest subscribe zone ", "digest subscribe", "Fill it in"))),
                "time zone");
        return taken;
    }

    private int unchanged(String what) throws NotUnderstood {
        quiet = switch (what) {
            case "nothing" -> Optional.of(true);
            case "line" -> Optional.of(false);
            default ->
                throw new NotUnderstood(
                        "Where nothing changed a digest is one line, or nothing: unchanged line, or unchanged nothing."
                                + " Nothing was changed.",
                        List.of(new Button("Show the digests", "digest list", true)));
        };
        return 2;
    }

    private int playbook(boolean wanted, String what) {
        if (!ECOSYSTEM.contains(what)) {
            return 1;
        }
        playbook = Optional.of(wanted);
        return 2;
    }

    private int whom(String who) throws NotUnderstood {
        var original = index + 1 < words.all().size() ? plain(words.all().get(index + 1)) : "";
        if (Set.of("me", "us", "everybody", "everyone").contains(who)) {
            return 2;
        }
        if (who.indexOf('@') >= 0 || who.startsWith("slack:") || who.startsWith("teams:")) {
            whom = Optional.of(original);
            return 2;
        }
        return areas();
    }

    /** All up to the next word that says something else. */
    private int areas() throws NotUnderstood {
        int end = index + 1;
        while (end < words.all().size() && !KEYWORDS.contains(words.at(end))
                && !DAYS.containsKey(plain(words.at(end)))) {
            end++;
        }
        var said = String.join(" ", words.all().subList(index + 1, end));
        var named = new LinkedHashSet<String>();
        vocabulary.areasIn(said).forEach(area -> named.add(area.id()));
        if ((" " + Vocabulary.key(said) + " ").contains(" databricks ")) {
            named.add("databricks");
        }
        if (ECOSYSTEM.contains(Vocabulary.key(said))) {
            named.add(DigestEcosystem.AREA);
            playbook = Optional.of(true);
        }
        var isAll = Set.of("all", "everything", "").contains(Vocabulary.key(said));
        if (named.isEmpty() && !isAll) {
            vocabulary.named(said, "digest subscribe areas ");
        }
        areas = Optional.of(new ArrayList<>(named));
        return end - index;
    }
}
