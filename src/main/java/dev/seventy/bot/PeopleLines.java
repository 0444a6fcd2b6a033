package dev.seventy.bot;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.seventy.bot.Staffing.PersonField;
import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Resolution;
import dev.seventy.reply.Block.Button;

/** Reads the lines about the people of the firm, and who holds or could take a certification. */
final class PeopleLines {

    private static final Map<String, PersonField> FIELDS = Map.ofEntries(Map.entry("manager", PersonField.MANAGER),
            Map.entry("boss", PersonField.MANAGER), Map.entry("location", PersonField.LOCATION),
            Map.entry("office", PersonField.LOCATION), Map.entry("role", PersonField.ROLE),
            Map.entry("joined", PersonField.JOINED), Map.entry("joins", PersonField.JOINED),
            Map.entry("leaves", PersonField.LEAVES), Map.entry("left", PersonField.LEAVES),
            Map.entry("leaving", PersonField.LEAVES));
    private static final Set<String> BETWEEN = Set.of("on", "is", "to", "as", "by", ":");
    private static final Set<String> NONE = Set.of("none", "never", "nobody", "stays", "-");
    /** Words behind "who" that ask something of which we know nothing. */
    private static final Set<String> ASKS_OTHERWISE = Set.of("am", "are", "can", "could", "will", "would", "should",
            "may", "might", "must", "do", "does", "did", "was", "were", "has", "have", "had", "looked", "looks", "saw",
            "sees", "knows", "told", "said", "made", "makes", "owns", "pays", "uses", "works", "wrote", "the", "is",
            "else");
    private static final Pattern WHO = Pattern.compile("(?i)^who(?: here| else| all)?"
            + "(?:(?: already| currently)? (?:has got|has|have|holds|hold|got|passed|did|is certified in|is certified for"
            + "|is certified as|is an?))? (?:the |a |an )?(.+?)(?: certification| certificate| exam)?(?: today| now)?$");
    private static final Pattern COULD = Pattern.compile("(?i)^who(?: else)? (?:could|can|should|might|may)"
            + " (?:take|do|sit|pass|get|learn|try)(?: the| an?)? (.+?)(?: exam| certification)?(?: next| soon)?$");

    private PeopleLines() {
    }

    static void addTo(Map<String, Function<Words, Command>> verbs) {
        verbs.put("person", PeopleLines::person);
        verbs.put("invite", PeopleLines::invite);
    }

    /** Who holds, or could take, what is named in full; anything else that begins so is not ours. */
    static Optional<Command> who(Words words, Catalog catalog) {
        var text = words.text();
        if (!words.at(0).equals("who") || text.length() > 300) {
            return Optional.empty();
        }
        var could = COULD.matcher(text);
        if (could.matches() && isNamed(could.group(1), catalog)) {
            return Optional.of(new Staffing.WhoCould(could.group(1)));
        }
        var who = WHO.matcher(text);
        return who.matches() && isNamed(who.group(1), catalog) ? Optional.of(new Staffing.Who(who.group(1)))
                : Optional.empty();
    }

    /** A line that begins so and names no certification: a colleague, perhaps. */
    static Command whoever(String line) {
        var asked = WHO.matcher(line);
        var what = asked.matches() ? asked.group(1).replaceFirst("(?i)^is ", "") : "";
        return what.isEmpty() || what.length() > 100 || what.split(" ").length > 5
                || what.codePoints().noneMatch(Character::isLetterOrDigit)
                || ASKS_OTHERWISE.contains(what.split(" ")[0].toLowerCase(Locale.ROOT))
                        ? new General.Unclear(
                                "Who holds it, or could take it? Name the certification, such as: who"
                                        + " az-305, who could take dp-700.",
                                List.of(new Button("Who holds AZ-305", "who az-305", true),
                                        new Button("Help", "help", false)))
                        : new Staffing.Who(what);
    }

    private static boolean isNamed(String what, Catalog catalog) {
        return !(catalog.resolve(what) instanceof Resolution.Unknown) || what.matches("(?i)[a-z]{2}-?\\d{3}");
    }

    private static Command person(Words words) {
        return switch (words.at(0)) {
            case "add", "new" -> add(words.from(1));
            case "invite" -> invite(words.from(1));
            case "list" -> list(words.from(1));
            case "merge" -> merge(words.from(1));
            case "set" -> set(words.from(1));
            case "forget", "export" -> PrivacyLines.person(words);
            default -> unclear(words.at(0).isEmpty() ? "Which person, and what of them?"
                    : "'person " + NotUnderstood.cut(words.at(0)) + "' is not known.");
        };
    }

    private static Command unclear(String why) {
        return new General.Unclear(why
                + " There are: person list, person add NAME EMAIL, person invite EMAIL, person merge EMAIL EMAIL, person set EMAIL"
                + " manager EMAIL, person set EMAIL location PLACE, person set EMAIL leaves 2026-12-31, person export"
                + " EMAIL, person forget EMAIL. Nothing was changed.",
                List.of(new Button("Template for people", "import template people", true)));
    }

    private static Command add(Words words) {
        var address = words.all().stream().filter(word -> PeopleNamed.address(word).isPresent()).toList();
        var name = String.join(" ", words.all().stream().filter(word -> !address.contains(word)).toList());
        return address.size() != 1 || name.isBlank() || name.length() > 100 ? unclear(
                "A person is added by name and address, such as: person add Anna Example" + " anna@contoso.example.")
                : new Staffing.PersonAdd(name, address.getFirst());
    }

    private static Command invite(Words words) {
        return words.all().isEmpty() || words.text().length() > 300
                ? unclear("Who is invited? Such as: person invite anna@contoso.example.")
                : new Staffing.PersonInvite(words.text().replaceFirst("(?i) to (?:seventy|the bot|join us|join)$", ""));
    }

    private static Command list(Words words) {
        var page = words.at(0).equals("page") ? words.from(1) : words;
        if (page.all().isEmpty()) {
            return new Staffing.PersonList(1);
        }
        return page.text().matches("[1-9]\\d{0,5}") ? new Staffing.PersonList(Integer.parseInt(page.text()))
                : unclear("Pages of the list go by their numbers, such as: person list page 2.");
    }

    private static Command merge(Words words) {
        var between = IntStream.range(1, words.all().size() - 1)
                .filter(at -> Set.of("with", "and", "into").contains(words.at(at))).findFirst();
        var one = between.isPresent() ? String.join(" ", words.all().subList(0, between.getAsInt()))
                : words.all().stream().limit(1).findFirst().orElse("");
        var other = between.isPresent() ? words.from(between.getAsInt() + 1).text() : words.from(1).text();
        return one.isBlank() || other.isBlank() || words.text().length() > 500 ? unclear(
                "Which two are one person? Such as: person merge anna@contoso.example" + " anna.home@example.com.")
                : new Staffing.PersonMerge(one, other);
    }

    private static Command set(Words words) {
        var at = IntStream.range(1, words.all().size()).filter(index -> FIELDS.containsKey(words.at(index)))
                .findFirst();
        if (at.isEmpty() || words.text().length() > 500) {
            return unclear("What is to be set, and for whom?");
        }
        var field = FIELDS.getOrDefault(words.at(at.getAsInt()), PersonField.ROLE);
        var who = String.join(" ", words.all().subList(0, at.getAsInt()));
        var rest = words.from(at.getAsInt() + 1);
        while (BETWEEN.contains(rest.at(0))) {
            rest = rest.from(1);
        }
        if (rest.all().isEmpty()) {
            return unclear("What is it to be?");
        }
        var value = NONE.contains(rest.text().toLowerCase(Locale.ROOT)) ? "" : rest.text();
        if (value.isEmpty() || field != PersonField.LEAVES && field != PersonField.JOINED) {
            return new Staffing.PersonSet(who, field, value, Optional.empty());
        }
        try {
            return new Staffing.PersonSet(who, field, "", Optional.of(Asked.dayAtEnd(rest, 0)));
        } catch (NotUnderstood wrong) {
            return wrong.answer();
        }
    }
}
