package dev.seventy.bot;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.seventy.reply.Block.Button;
import dev.seventy.store.Role;

/** Reads the lines that are about the sender, the others and the conversation itself. */
final class OwnLines {

    private static final Set<String> ARTICLES = Set.of("a", "an", "the", "my", "our");
    private static final Set<String> AROUND_SAMPLE = Set.of("it", "this", "out", "with", "the", "sample", "data",
            "firm");
    private static final List<String> TO_EVERYBODY = List.of("with everybody", "with everyone", "with the channel",
            "with the team", "with us", "in the channel", "to the channel", "in this channel", "here");
    private static final List<String> TO_ONESELF = List.of("directly", "privately", "to me", "as a direct message",
            "by direct message", "in a dm", "as a dm");
    private static final Map<String, Role> ASKED = Map.of("admin", Role.ADMIN, "admins", Role.ADMIN, "manager",
            Role.MANAGER, "managers", Role.MANAGER);

    private OwnLines() {
    }

    static void addTo(Map<String, Function<Words, Command>> verbs, SettingLine settings) {
        for (var word : List.of("share", "post")) {
            verbs.put(word, OwnLines::share);
        }
        for (var word : List.of("send", "dm")) {
            verbs.put(word, OwnLines::send);
        }
        verbs.put("ask", OwnLines::ask);
        for (var word : List.of("home", "overview")) {
            verbs.put(word, _ -> new Command.Home());
        }
        verbs.put("me", OwnLines::me);
        verbs.put("whoami", _ -> new Command.Me());
        for (var word : List.of("settings", "setting", "preferences")) {
            verbs.put(word, settings::read);
        }
        for (var word : List.of("welcome", "start")) {
            verbs.put(word, _ -> new General.Welcome());
        }
        verbs.put("privacy", _ -> new General.Privacy());
        for (var word : List.of("sample", "try")) {
            verbs.put(word, OwnLines::sample);
        }
    }

    /** What a sentence that names no designation says of the sender or the conversation. */
    static Optional<Command> sentence(String said) {
        if (Phrases.FORGETTING.in(said) && !Phrases.NOT_FORGETTING.in(said)) {
            return Optional.of(new Custody.MeForget(false));
        }
        if (Phrases.COPY.in(said)) {
            return Optional.of(new Custody.MeExport());
        }
        if (Phrases.LOOKED.in(said)) {
            return Optional.of(new Custody.MeLooked());
        }
        if (Phrases.KEPT.in(said)) {
            return Optional.of(new General.Privacy());
        }
        if (Phrases.SELF.in(said)) {
            return Optional.of(new Command.Me());
        }
        if (Phrases.SAMPLE.in(said)) {
            return Optional.of(new Command.Sample("score"));
        }
        if (Phrases.PREFERENCES.in(said)) {
            return Optional.of(new Governing.SettingsShow());
        }
        if (Phrases.PLATE.in(said)) {
            return Optional.of(new Command.Home());
        }
        if (Phrases.IMPORTED.in(said)) {
            return Optional.of(new Importing.ImportHistory());
        }
        if (Phrases.IMPORTING.in(said)) {
            return Optional.of(new Importing.Import(Optional.empty(), false));
        }
        if (Phrases.STAFF.in(said)) {
            return Optional.of(new Staffing.PersonList(1));
        }
        if (Phrases.RIGHTS.in(said)) {
            return Optional.of(new Governing.RoleList());
        }
        if (Phrases.SPECIAL.in(said)) {
            return Optional.of(new General.Specializations(Optional.empty(), Optional.empty()));
        }
        return Phrases.BEGINNING.in(said) ? Optional.of(new General.Welcome()) : Optional.empty();
    }

    private static Command share(Words words) {
        var line = without(TO_EVERYBODY, words.at(0).equals("this") ? words.from(1) : words);
        return line.all().isEmpty()
                ? new General.Unclear("Share what? Say the line whose answer is meant, such as: share score data-ai."
                        + " Nothing was shared.", List.of(new Button("Share the score", "share score", true)))
                : new Command.Share(line.text());
    }

    private static Command send(Words words) {
        var line = without(TO_ONESELF, words.at(0).equals("me") ? words.from(1) : words);
        return line.all().isEmpty()
                ? new General.Unclear("Send what? Say the line whose answer is meant, such as: send me score data-ai."
                        + " Nothing was sent.", List.of(new Button("Send me the score", "send me score", true)))
                : new Command.SendMe(line.text());
    }

    private static Command ask(Words words) {
        var whom = ARTICLES.contains(words.at(0)) ? words.from(1) : words;
        var role = Optional.ofNullable(ASKED.get(whom.at(0)));
        var line = whom.at(1).equals("to") || whom.at(1).equals("for") ? whom.from(2) : whom.from(1);
        if (role.isEmpty() || line.all().isEmpty()) {
            return new General.Unclear(
                    "Ask whom for what? Say the role and the line, such as: ask admin import history. Nobody was asked;"
                            + " nothing was sent.",
                    List.of(new Button("Who am I here?", "me", true)));
        }
        return new Command.Ask(role.get(), line.text());
    }

    private static Command me(Words words) {
        return switch (words.at(0)) {
            case "" -> new Command.Me();
            case "is" -> switch (words.at(1)) {
                case "" -> unclear("me is");
                case "nobody" -> new Command.MeIs(Optional.empty());
                default -> new Command.MeIs(Optional.of(words.all().get(1).toLowerCase(Locale.ROOT)));
            };
            default -> PrivacyLines.me(words).orElseGet(() -> unclear("me " + words.at(0)));
        };
    }

    private static Command unclear(String typed) {
        return new General.Unclear("'" + NotUnderstood.cut(typed)
                + "' is not known. There are: me, me is PERSON, me is nobody, me looked, me export, me forget."
                + " Nothing was changed.", List.of(new Button("Who am I here?", "me", true)));
    }

    private static Command sample(Words words) {
        var line = words;
        while (AROUND_SAMPLE.contains(line.at(0))) {
            line = line.from(1);
        }
        return new Command.Sample(line.all().isEmpty() ? "score" : line.text());
    }

    /** The words without one of these phrases at their end. */
    private static Words without(List<String> phrases, Words words) {
        var text = words.text();
        var plain = text.toLowerCase(Locale.ROOT);
        return phrases.stream().filter(phrase -> plain.endsWith(" " + phrase)).findFirst()
                .map(phrase -> new Words(List.of(text.substring(0, text.length() - phrase.length()).strip().split(" ")),
                        words.today()))
                .orElse(words);
    }
}
