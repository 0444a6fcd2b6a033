package dev.seventy.bot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.seventy.planning.Forecast.Change;
import dev.seventy.planning.Forecast.Outcome;
import dev.seventy.planning.Forecast.Stretch;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A forecast as JSON: every run of days on which all is the same, and every change with its causes. */
final class ForecastJson {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final CauseWords words;

    ForecastJson(CauseWords words) {
        this.words = words;
    }

    /** One designation, or a list of several. */
    String of(List<Outlook> outlooks) {
        return JSON.writeValueAsString(outlooks.size() == 1 ? map(outlooks.getFirst())
                : Map.of("designations", outlooks.stream().map(this::map).toList()));
    }

    private Map<String, Object> map(Outlook outlook) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("designation", outlook.area().id());
        json.put("asOf", outlook.asOf().toString());
        json.put("through", outlook.last().toString());
        json.put("estimate", true);
        outlook.lastSafeDay().ifPresent(day -> json.put("lastSafeDay", day.toString()));
        outlook.projection().newest().ifPresent(month -> json.put("usageAssumedAsIn", month.toString()));
        json.put("days", outlook.forecast().stretches().stream()
                .filter(stretch -> !stretch.last().isBefore(outlook.asOf()) && !stretch.first().isAfter(outlook.last()))
                .map(stretch -> stretch(stretch, outlook)).toList());
        json.put("changes", outlook.changes().stream().map(this::change).toList());
        return json;
    }

    private static Map<String, Object> stretch(Stretch stretch, Outlook outlook) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", (stretch.first().isBefore(outlook.asOf()) ? outlook.asOf() : stretch.first()).toString());
        json.put("to", (stretch.last().isAfter(outlook.last()) ? outlook.last() : stretch.last()).toString());
        stretch.rules().ifPresent(rules -> json.put("rules", rules));
        stretch.counting().ifPresent(path -> json.put("path", path.word()));
        json.put("paths", stretch.outcomes().stream().map(ForecastJson::outcome).toList());
        return json;
    }

    private static Map<String, Object> outcome(Outcome outcome) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", outcome.path().word());
        json.put("total", Numbers.rounded(outcome.total()));
        json.put("threshold", Numbers.rounded(outcome.threshold()));
        json.put("qualifies", outcome.qualifies());
        json.put("known", outcome.known());
        return json;
    }

    private Map<String, Object> change(Change change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("day", change.day().toString());
        json.put("difference", Numbers.rounded(change.difference()));
        change.after().ifPresent(after -> json.put("total", Numbers.rounded(after.total())));
        change.after().ifPresent(after -> json.put("qualifies", after.qualifies()));
        json.put("because", words.all(change.causes()));
        return json;
    }
}
