package dev.seventy.speech;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stands before a verb and makes somebody else its subject than the words at the beginning do. */
final class Relative {

    private static final Set<String> PRONOUNS = Lexicon.words("that which whom whoever those thats");
    /** Subjects that are nobody, or nobody who was named. */
    private static final Set<String> THINGS = Lexicon
            .words("it this there here these such what nothing something anything");
    /** Behind these "that" begins what is said, and does not go on about somebody. */
    private static final Set<String> SAYING = Lexicon
            .words("say report announce share add note log record confirm inform know mention tell informed happy"
                    + " glad pleased proud delighted thrilled register mark news put track enter see state"
                    + " reveal write");
    private static final Set<String> DETERMINERS = Lexicon.words(
            "the a an my our your his her their this these those some every each no most half" + " several which");
    /** What may be the head of a phrase that does not say of whom it is: "at the first attempt". */
    private static final Set<String> CIRCUMSTANCES = Lexicon
            .words("attempt attempts try tries go time times bits moon way end day weekend week morning"
                    + " evening night lot while long last record news update log note status center centre"
                    + " milestone score");

    private Relative() {
    }

    /** The words of whoever a relative clause is about, where neither the speaker nor a name is its subject. */
    static Optional<String> antecedent(List<Part> before) {
        int at = before.size() - 1;
        while (at >= 0 && isBetween(before.get(at))) {
            at--;
        }
        if (at >= 0 && THINGS.contains(before.get(at).key())
                && before.stream().noneMatch(Part.Cred.class::isInstance)) {
            return said(before.subList(at, at + 1));
        }
        if (at < 0 || !PRONOUNS.contains(before.get(at).key())) {
            return Optional.empty();
        }
        var isSaid = at == 0 || SAYING.contains(before.get(at - 1).key()) || before.get(at - 1).isPause()
                || before.get(at - 1) instanceof Part.Cred || before.get(at - 1) instanceof Part.Whom
                || Lexicon.EXAM.contains(before.get(at - 1).key());
        return isSaid && before.get(at).key().equals("that") ? Optional.empty()
                : Optional
                        .of(at > 0 && before.get(at - 1) instanceof Part.Plain(var token) && !token.is(Token.Kind.PAUSE)
                                ? token.text()
                                : "");
    }

    /** Where what is said begins: "happy to announce that Ada"; zero where nothing of the kind stands there. */
    static int announced(List<Part> before) {
        for (int at = before.size() - 1; at > 0; at--) {
            var isToldToYou = at > 1 && Set.of("you", "all", "everyone").contains(before.get(at - 1).key())
                    && SAYING.contains(before.get(at - 2).key());
            if (before.get(at).key().equals("that") && (isToldToYou || SAYING.contains(before.get(at - 1).key()))
                    && before.subList(at, before.size()).stream().anyMatch(Part.Whom.class::isInstance)
                    && before.subList(0, at).stream().allMatch(Relative::isOfTheSpeaker)) {
                return at + 1;
            }
        }
        return 0;
    }

    private static boolean isOfTheSpeaker(Part part) {
        return part.isPause() || Set.of("you", "be", "this", "to", "all", "everyone").contains(part.key())
                || SAYING.contains(part.key()) || PeopleWords.FIRST_PERSON.contains(part.key())
                || part instanceof Part.Plain && Lexicon.BEFORE.contains(part.key());
    }

    /** Whether a word may stand between a subject and its verb. */
    static boolean isBetween(Part part) {
        return part instanceof Part.When || Lexicon.ADVERBS.contains(part.key());
    }

    /** A group, with an article, that a pause keeps apart: "the crew, passed". */
    static Optional<String> group(List<Part> before) {
        for (int at = 1; at < before.size(); at++) {
            var key = before.get(at).key();
            if ((PeopleWords.ADDRESSED.contains(key) || PeopleWords.GROUP.contains(key))
                    && DETERMINERS.contains(before.get(at - 1).key())) {
                return said(before.subList(at, at + 1));
            }
        }
        var isLabel = before.size() > 1 && before.get(1).key().equals(":")
                && (PeopleWords.ADDRESSED.contains(before.getFirst().key())
                        || PeopleWords.GROUP.contains(before.getFirst().key()));
        return isLabel ? said(before.subList(0, 1)) : Optional.empty();
    }

    /** A phrase with an article right before the verb, which is none about an exam or a circumstance. */
    static Optional<String> phrase(List<Part> before) {
        int from = before.size();
        while (from > 0 && !before.get(from - 1).isPause()
                && !Set.of("to", "and", "then").contains(before.get(from - 1).key())) {
            from--;
        }
        var stretch = before.subList(from, before.size());
        for (int at = 0; at < stretch.size(); at++) {
            if (DETERMINERS.contains(stretch.get(at).key())) {
                var head = stretch.subList(at + 1, stretch.size());
                var isThing = head.stream()
                        .anyMatch(part -> !(part instanceof Part.Plain) || Lexicon.EXAM.contains(part.key())
                                || Lexicon.NOUNS.contains(part.key()) || CIRCUMSTANCES.contains(part.key()));
                return isThing || head.isEmpty() ? Optional.empty() : said(head);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> said(List<Part> parts) {
        return parts.stream().filter(Part.Plain.class::isInstance).map(part -> ((Part.Plain) part).token().text())
                .reduce((one, other) -> one + " " + other);
    }
}
