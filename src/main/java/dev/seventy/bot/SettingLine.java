package dev.seventy.bot;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dev.seventy.bot.FirmSettings.Change;
import dev.seventy.bot.FirmSettings.Logging;
import dev.seventy.bot.FirmSettings.Name;
import dev.seventy.catalog.Nearest;
import dev.seventy.reply.Block.Button;
import dev.seventy.rules.Track;

/** Reads what an organisation sets for itself: {@code settings zone Europe/Berlin retention 30}. */
final class SettingLine {

    private static final int MOST_OFFERED = 5;

    /** Every zone by its id and by its city, in small letters. */
    private static final Map<String, String> ZONES = zones();

    private final Vocabulary vocabulary;

    SettingLine(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    private static Map<String, String> zones() {
        Map<String, String> zones = new TreeMap<>();
        var ids = ZoneId.getAvailableZoneIds().stream().filter(
                id -> id.equals("UTC") || id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                .sorted().toList();
        ids.forEach(id -> zones.put(id.toLowerCase(Locale.ROOT), id));
        ids.forEach(id -> zones.putIfAbsent(id.substring(id.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT), id));
        return zones;
    }

    Command read(Words words) {
        try {
            Map<Name, Change> changes = new LinkedHashMap<>();
            for (int index = 0; index < words.all().size();) {
                var two = words.at(index).equals("time") && words.at(index + 1).equals("zone");
                var name = two ? Name.ZONE : name(words.at(index));
                index += two ? 2 : 1;
                if (words.at(index).equals("to")) {
                    index++;
                }
                if (name == Name.ANNIVERSARY && !words.at(index).equals(FirmSettings.NONE)) {
                    var date = Asked.dateAt(words, index);
                    changes.put(name, new Change(name, date.day().toString()));
                    index += date.words();
                    continue;
                }
                changes.put(name, new Change(name, value(name, words.at(index))));
                index++;
                if (name == Name.RETENTION && List.of("days", "day").contains(words.at(index))) {
                    index++;
                }
            }
            return changes.isEmpty() ? new Governing.SettingsShow()
                    : new Governing.SettingsChange(new ArrayList<>(changes.values()));
        } catch (NotUnderstood wrong) {
            return wrong.answer();
        }
    }

    private static Name name(String word) throws NotUnderstood {
        return switch (word) {
            case "zone", "timezone", "tz" -> Name.ZONE;
            case "retention", "keep" -> Name.RETENTION;
            case "revenue" -> Name.REVENUE;
            case "logging", "log" -> Name.LOGGING;
            case "track" -> Name.TRACK;
            case "reminders", "reminder", "nudges" -> Name.REMINDERS;
            case "anniversary", "renewal" -> Name.ANNIVERSARY;
            default -> throw new NotUnderstood("There is no setting '" + NotUnderstood.cut(word)
                    + "'. There are: zone, retention, revenue, logging, track, reminders and anniversary, such as:"
                    + " settings zone Europe/Berlin. Nothing was changed.",
                    List.of(new Button("Show the settings", "settings", true)));
        };
    }

    private String value(Name name, String typed) throws NotUnderstood {
        return switch (name) {
            case ZONE -> zone(typed);
            case RETENTION -> days(typed);
            case REVENUE -> switch (typed) {
                case "admins", "admin" -> "admins";
                case "managers", "manager" -> "managers";
                default -> throw oneOf(name, typed, "admins", "managers");
            };
            case LOGGING -> {
                var logging = Logging.of(typed);
                if (logging.isEmpty()) {
                    throw oneOf(name, typed, "own", "managers", "everyone");
                }
                yield logging.get().word();
            }
            case TRACK -> vocabulary.track(typed).map(Track::id).orElseThrow(
                    () -> oneOf(name, typed, vocabulary.tracks().stream().map(Track::id).toArray(String[]::new)));
            case REMINDERS -> reminders(typed);
            case ANNIVERSARY -> typed;
        };
    }

    private static String days(String typed) throws NotUnderstood {
        if (typed.matches("\\d{1,4}") && Integer.parseInt(typed) <= FirmSettings.MOST_RETENTION_DAYS) {
            return String.valueOf(Integer.parseInt(typed));
        }
        throw new NotUnderstood(
                "Retention is a number of days from 0 to " + FirmSettings.MOST_RETENTION_DAYS + ", not '"
                        + NotUnderstood.cut(typed) + "'. Nothing was changed.",
                List.of(new Button("Keep 30 days", "settings retention 30", true)));
    }

    private static String reminders(String typed) throws NotUnderstood {
        if (typed.matches("\\d") && Integer.parseInt(typed) <= FirmSettings.MOST_REMINDERS) {
            return typed;
        }
        throw new NotUnderstood("Reminders are how many messages a week somebody is sent at most, from 0 to "
                + FirmSettings.MOST_REMINDERS + ", not '" + NotUnderstood.cut(typed) + "'. Nothing was changed.",
                List.of(new Button("2 a week", "settings reminders 2", true),
                        new Button("None", "settings reminders 0", false)));
    }

    private static NotUnderstood oneOf(Name name, String typed, String... words) {
        return new NotUnderstood(
                "The setting " + name.word() + " is one of " + String.join(", ", words) + ", not '"
                        + NotUnderstood.cut(typed) + "'. Nothing was changed.",
                List.of(words).stream().map(word -> new Button(word, "settings " + name.word() + " " + word, false))
                        .toList());
    }

    private static String zone(String typed) throws NotUnderstood {
        return zone(typed, "settings zone ", "settings", "Show the settings");
    }

    /**
     * The id of a zone that is named by its id or by its city.
     *
     * @param line what a line says before the zone
     * @param otherwise a line that leads on where none comes near
     */
    static String zone(String typed, String line, String otherwise, String label) throws NotUnderstood {
        var known = ZONES.get(typed);
        if (known != null) {
            return known;
        }
        var near = Nearest.all(typed.replace(' ', '_'), ZONES.keySet()).stream().map(ZONES::get).distinct()
                .limit(MOST_OFFERED).toList();
        throw new NotUnderstood(
                "There is no time zone '" + NotUnderstood.cut(typed) + "'. "
                        + (near.isEmpty() ? "Write it by continent and city, such as: " + line + "Europe/Berlin."
                                : "Did you mean " + String.join(" or ", near) + "?")
                        + " Nothing was changed.",
                near.isEmpty() ? List.of(new Button(label, otherwise, true))
                        : near.stream().map(id -> new Button(id, line + id, false)).toList());
    }
}
