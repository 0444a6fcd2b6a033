package dev.seventy.bot;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.seventy.reply.Block.Button;

/** Reads the lines by which somebody gets what is kept of them, or has it forgotten, and those of exports and checks. */
final class PrivacyLines {

    private static final Set<String> YES = Set.of("yes", "--yes");
    private static final Set<String> OWN = Set.of("me", "my data", "all my data", "my record", "everything about me");
    private static final int LONGEST_NAME = 254;

    private PrivacyLines() {
    }

    static void addTo(Map<String, Function<Words, Command>> verbs) {
        verbs.put("export", PrivacyLines::export);
        verbs.put("check", PrivacyLines::check);
    }

    /** What follows {@code me}; empty where it is of another kind. */
    static Optional<Command> me(Words words) {
        var rest = words.from(1);
        return switch (words.at(0)) {
            case "forget" -> Optional.of(rest.all().isEmpty() || YES.contains(rest.at(0)) && rest.all().size() == 1
                    ? new Custody.MeForget(!rest.all().isEmpty())
                    : new General.Unclear(
                            "'me forget' stands alone; it asks before it does anything. Nothing was" + " forgotten.",
                            List.of(new Button("Forget me", "me forget", false))));
            case "export" -> Optional.of(new Custody.MeExport());
            case "looked" -> Optional.of(new Custody.MeLooked());
            default -> Optional.empty();
        };
    }

    /** What follows {@code person forget} or {@code person export}. */
    static Command person(Words words) {
        var rest = words.from(1);
        var isConfirmed = rest.all().size() > 1 && YES.contains(rest.at(rest.all().size() - 1));
        var who = isConfirmed ? String.join(" ", rest.all().subList(0, rest.all().size() - 1)) : rest.text();
        var isNamed = !who.isBlank() && who.length() <= LONGEST_NAME;
        return switch (words.at(0)) {
            case "forget" -> isNamed ? new Custody.PersonForget(who, isConfirmed)
                    : unclear("Whom? Name the person by an address, such as: person forget anna@contoso.example.");
            case "export" -> isNamed ? new Custody.PersonExport(who)
                    : unclear("Whose? Name the person by an address, such as: person export anna@contoso.example.");
            default -> unclear("There are: person export EMAIL, person forget EMAIL.");
        };
    }

    private static Command unclear(String why) {
        return new General.Unclear(why + " Nothing was done.", List.of(new Button("Privacy", "privacy", true)));
    }

    private static Command export(Words words) {
        try {
            var asked = Asked.of(words);
            if (OWN.contains(asked.rest().toLowerCase(Locale.ROOT))) {
                return new Custody.MeExport();
            }
            var what = Custody.Exported.of(asked.rest());
            return what.isPresent() ? new Custody.Export(what.get(), asked.terms())
                    : new General.Unclear(
                            "Export what? There are people, certifications, scores and reasons, and playbook, each as"
                                    + " CSV and JSON. Nothing was exported.",
                            List.of(new Button("Scores", "export scores", true),
                                    new Button("Certifications", "export certifications", false),
                                    new Button("What is kept of me", "me export", false)));
        } catch (NotUnderstood wrong) {
            return wrong.answer();
        }
    }

    private static Command check(Words words) {
        return words.at(0).equals("audit") && words.all().size() == 1 ? new Custody.CheckAudit()
                : new General.Unclear(
                        "Check what? check audit looks whether the trail of who did and saw what is as it"
                                + " was written. Nothing was checked.",
                        List.of(new Button("Check", "check audit", true)));
    }
}
