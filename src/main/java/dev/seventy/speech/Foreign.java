package dev.seventy.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says the small words beside a verb of another language in ours, so that the sentence is read like any other. */
final class Foreign {

    /** Participles that tell of passing, and the forms of the first person that need no other word. */
    private static final Set<String> VERBS = Lexicon.words("bestanden geschafft reussi obtenu aprobado aprobe obtenido"
            + " conseguido superado superato ottenuto aprovado passei gehaald");
    private static final Set<String> I = Lexicon.words("ich jai yo io eu ik");
    /** "Habe bestanden", "he aprobado", "ho superato": they say I by themselves. */
    private static final Set<String> I_HAVE = Lexicon.words("habe hab heb he ho");
    private static final Set<String> HAS = Lexicon.words("hat ha heeft a");
    private static final Set<String> NOT = Lexicon
            .words("nicht kein keine pas no non nao niet geen jamais nunca mai nai");
    private static final Map<String, String> OTHERS = Map.ofEntries(Map.entry("die", "the"), Map.entry("das", "the"),
            Map.entry("den", "the"), Map.entry("el", "the"), Map.entry("la", "the"), Map.entry("le", "the"),
            Map.entry("il", "the"), Map.entry("lo", "the"), Map.entry("het", "the"), Map.entry("prufung", "exam"),
            Map.entry("pruefung", "exam"), Map.entry("examen", "exam"), Map.entry("lexamen", "exam"),
            Map.entry("esame", "exam"), Map.entry("lesame", "exam"), Map.entry("exame", "exam"),
            Map.entry("zertifizierung", "certification"), Map.entry("certificacion", "certification"),
            Map.entry("und", "and"), Map.entry("et", "and"), Map.entry("y", "and"), Map.entry("e", "and"));

    private Foreign() {
    }

    static List<Token> plain(List<Token> tokens) {
        if (tokens.stream().noneMatch(token -> VERBS.contains(token.key()))) {
            return tokens;
        }
        var plain = new ArrayList<Token>();
        for (int at = 0; at < tokens.size(); at++) {
            var token = tokens.get(at);
            var next = at + 1 < tokens.size() ? tokens.get(at + 1).key() : "";
            var key = token.is(Token.Kind.WORD) ? said(token.key(), plain, next) : token.key();
            plain.add(new Token(token.kind(), token.text(), key));
        }
        return List.copyOf(plain);
    }

    private static String said(String key, List<Token> before, String next) {
        if (I.contains(key)) {
            return "i";
        }
        if (I_HAVE.contains(key)) {
            // "Habe ich bestanden" asks.
            return I.contains(next) ? "did" : before.stream().anyMatch(token -> token.key().equals("i")) ? "have" : "i";
        }
        if (HAS.contains(key) && (!key.equals("a") || VERBS.contains(next))) {
            return isNamed(before) ? "has" : "she";
        }
        return NOT.contains(key) ? "not" : OTHERS.getOrDefault(key, key);
    }

    /** Whether a name may stand right before, which "hat" and "ha" need: by themselves they are of somebody else. */
    private static boolean isNamed(List<Token> before) {
        return !before.isEmpty() && (before.getLast().is(Token.Kind.MENTION) || before.getLast().is(Token.Kind.ADDRESS)
                || before.getLast().isCapital() && !before.getLast().key().equals("on")
                        && !before.getLast().key().equals("the"));
    }
}
