package dev.seventy.speech;

import java.util.List;

import dev.seventy.speech.Understanding.Reason;

/** What is planned of another credential behind the news: "passed AZ-104, next is AZ-305". */
final class Plans {

    private Plans() {
    }

    /** The sentence, or the news and the plan each as one. */
    static List<Sentence> apart(Sentence sentence) {
        var parts = sentence.parts();
        for (int at = parts.size() - 1; at > 0 && !sentence.isQuestion(); at--) {
            var head = parts.subList(0, at);
            var tail = parts.subList(at, parts.size());
            var isJoined = parts.get(at).isPause() || parts.get(at).key().equals("and");
            if (isJoined && head.stream().anyMatch(part -> Lexicon.TELLING.containsKey(part.key()))
                    && isPlanOfAnother(head, tail)) {
                return List.of(new Sentence(head, false), new Sentence(tail, false));
            }
        }
        return List.of(sentence);
    }

    private static boolean isPlanOfAnother(List<Part> head, List<Part> tail) {
        var told = head.stream().filter(Part.Cred.class::isInstance).map(part -> ((Part.Cred) part).slot()).toList();
        var planned = tail.stream().filter(Part.Cred.class::isInstance).map(part -> ((Part.Cred) part).slot()).toList();
        return !told.isEmpty() && !planned.isEmpty() && planned.stream().noneMatch(told::contains)
                && tail.stream()
                        .noneMatch(part -> Lexicon.TELLING.containsKey(part.key()) || part instanceof Part.Whom
                                || Lexicon.FAILING.contains(part.key()))
                && Doubts.in(Parts.text(tail)).filter(Reason.PLANNED::equals).isPresent();
    }
}
