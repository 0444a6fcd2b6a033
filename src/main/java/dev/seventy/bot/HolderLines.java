package dev.seventy.bot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.seventy.reply.Block.Button;

/** Reads the lines about who holds what, who is a Champion and what was attested. */
final class HolderLines {

    private HolderLines() {
    }

    static void addTo(Map<String, Function<Words, Command>> verbs) {
        for (var word : List.of("certs", "certifications")) {
            verbs.put(word, HolderLines::holders);
        }
        for (var word : List.of("champion", "champions")) {
            verbs.put(word, HolderLines::champion);
        }
        for (var word : List.of("attestation", "attestations")) {
            verbs.put(word, HolderLines::attestations);
        }
    }

    private static Command holders(Words words) {
        if (!words.all().isEmpty() && !words.at(0).equals("databricks")) {
            return new Staffing.CertList(CertLines.who(words.at(0).equals("of") ? words.from(1) : words));
        }
        if (words.all().isEmpty()) {
            return new General.Unclear(
                    "Of whom? certs databricks says who holds what Databricks certifies; me says what"
                            + " you hold; certification az-305 says what one is.",
                    List.of(new Button("Databricks", "certs databricks", true),
                            new Button("My certifications", "me", false)));
        }
        try {
            var asked = Asked.of(words.from(1));
            return new Partnering.Holders(asked.rest().isEmpty() ? Optional.empty() : Optional.of(asked.rest()),
                    asked.terms());
        } catch (NotUnderstood wrong) {
            return wrong.answer();
        }
    }

    private static Command champion(Words words) {
        var who = words.from(1);
        return switch (words.at(0)) {
            case "", "list" -> new Partnering.Champions();
            case "add", "new" -> {
                var isNew = who.all().size() == 2 && who.at(1).equals("new");
                var named = isNew ? who.all().getFirst() : who.text();
                yield named.isBlank() || named.length() > 254
                        ? new General.Unclear("Who was named a Champion? Name the person by an address, such as:"
                                + " champion add anna@contoso.example. Nothing was recorded.", List.of())
                        : new Partnering.ChampionAdd(named, isNew);
            }
            default -> new General.Unclear(
                    "'champion " + NotUnderstood.cut(words.at(0))
                            + "' is not known. There are: champion list, champion add EMAIL. Nothing was recorded.",
                    List.of(new Button("Champions", "champion list", true)));
        };
    }

    private static Command attestations(Words words) {
        return words.at(0).isEmpty() || words.at(0).equals("list") ? new Partnering.Attestations()
                : new General.Unclear(
                        "Attest with: databricks set agreement signed. What was attested so far is shown by:"
                                + " attestation list. Nothing was recorded.",
                        List.of(new Button("Attestations", "attestation list", true)));
    }
}
