package dev.seventy.speech;

import java.util.List;
import java.util.Set;

/** Who is named only as the one of whom it is not told: "all but Tom passed". */
final class Excepted {

    private static final Set<String> ALL = Lexicon
            .words("all everyone everybody anyone anybody nobody none noone each every us team crew squad group");
    private static final Set<String> EXCEPTING = Set.of("except", "excluding", "besides", "apart");
    private static final Set<String> JOINING = Set.of("for", "from", ",");

    private Excepted() {
    }

    static boolean isIn(List<Part> parts) {
        var isAfterAll = false;
        for (int at = 0; at + 1 < parts.size(); at++) {
            var key = parts.get(at).key();
            if (Lexicon.TELLING.containsKey(key)) {
                return false;
            }
            isAfterAll |= ALL.contains(key);
            int next = JOINING.contains(parts.get(at + 1).key()) ? at + 2 : at + 1;
            if ((isAfterAll && key.equals("but") || EXCEPTING.contains(key)) && next < parts.size()
                    && parts.get(next) instanceof Part.Whom) {
                return true;
            }
        }
        return false;
    }
}
