package dev.seventy.bot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.seventy.reply.Block.Button;

/** Reads the lines about certifications that people hold. */
final class CertLines {

    private CertLines() {
    }

    /** @param otherwise what the line means that is about a certification and nobody who holds it */
    static void addTo(Map<String, Function<Words, Command>> verbs, Function<Words, Command> otherwise) {
        verbs.put("cert", words -> of(words).orElseGet(() -> otherwise.apply(words)));
        verbs.put("doctor", _ -> new Staffing.CertDoctor());
    }

    private static Optional<Command> of(Words words) {
        return switch (words.at(0)) {
            case "doctor", "check", "reconcile" -> Optional.of(new Staffing.CertDoctor());
            case "list" -> Optional.of(new Staffing.CertList(
                    who(words.at(1).equals("of") || words.at(1).equals("for") ? words.from(2) : words.from(1))
                            .filter(who -> !TellWhose.isMe(who))));
            case "steps" -> Optional.of(who(words.from(1)).<Command>map(Staffing.CertSteps::new)
                    .orElseGet(() -> new General.Unclear(
                            "Send the steps to whom? Say for example: cert steps"
                                    + " anna@contoso.example. Nothing was sent.",
                            List.of(new Button("What is wrong", "cert doctor", true)))));
            default -> Optional.empty();
        };
    }

    static Optional<String> who(Words words) {
        var said = words.text();
        return said.isBlank() || said.length() > 254 ? Optional.empty() : Optional.of(said);
    }
}
