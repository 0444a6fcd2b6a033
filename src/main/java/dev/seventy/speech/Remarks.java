package dev.seventy.speech;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is said beside the news and names nothing of it: "passed AZ-305 yesterday, so I can sleep again". A stretch of some
 * words that a pause or an end keeps apart, in which nobody, no credential and no day is named, that neither tells nor doubts
 * nor takes back, and in which no word is of those that may.
 */
final class Remarks {

    /** Shorter ones are as often a wink: "psych", "not". */
    private static final int FEWEST_WORDS = 3;
    /** By these something that was told may be taken back, put off, or said of somebody else. */
    private static final Set<String> WARY = Lexicon
            .words("they them their theirs we us our ours you your yours who whom whose which that"
                    + " nothing no not never without"
                    + " or but except only instead rather actually really mean meant sorry oops correction wait hold stop"
                    + " scratch undo delete remove ignore forget cancel false fake wrong mistake error joke lol"
                    + " whole squad exam exams test tests room door result results"
                    + " ha haha psych gotcha fooled fool trick april story fiction novel movie film game book dream"
                    + " dreams nightmare head mind imagination fantasy universe world life minecraft simulator heaven"
                    + " mock practice practise trial demo dry dummy rehearsal training course courses module modules lab labs"
                    + " dump dumps prep preparation study studying questions path section part parts half whizlabs udemy"
                    + " said say says told tell tells heard hear claims according apparently allegedly rumour rumor"
                    + " woke awake bought paid copied hoax queen king santa if unless until till when whenever once would could should might may must shall will wont ll gonna"
                    + " want wants wish wishes hope hopes hoping hopefully try trying tried plan plans planning going next"
                    + " tomorrow soon later future pending awaiting waiting expect expecting need needs unofficial"
                    + " unofficially provisional maybe perhaps probably possibly almost nearly barely hardly");
    /** By these it did not last, did not count, or the speaker only looked on. */
    private static final Set<String> UNDOING = Lexicon.words("caught ban bar inquiry enquiry audit thrown"
            + " investigation disqualification suspension rejection annulment appeal reversal void withdrew withdrawn"
            + " short below under beneath threshold cutoff mark missing gave give given giving back sold"
            + " proctored watching witness taught read reading stream audience somewhere proxy");

    /**
     * Who says so speaks of themselves, of how it was, or of whoever was named. Any other stretch may be about somebody whom
     * nobody named, or in a language whose doubts are not known.
     */
    private static final Set<String> BEGINNINGS = Lexicon.words("i im ive it its");
    private static final Set<String> BEGINNINGS_OF_OTHERS = Lexicon.words("he she hes shes");
    private static final Set<String> OF_I = Set.of("i", "im", "ive");
    private static final Set<String> BEING = Set.of("am", "im", "was", "been", "being", "became");
    private static final Set<String> DETERMINERS = Set.of("my", "a", "an", "the", "such", "his", "her", "of", "by",
            "for");
    private static final Set<String> LEADING = Lexicon.words("so and now because as well yes");
    private static final Set<String> OF_ANOTHER = Lexicon.words("he she him her his hers hes shes");
    private static final Set<String> OF_THE_SPEAKER = Lexicon.words("me myself mine");
    private static final Set<String> CLOSING = Lexicon.words("cheers regards thanks best wishes br rgds gruss gruesse"
            + " saludos saluti groetjes groeten cordialement abraco mvh pozdrawiam vg lg mfg sincerely");
    private static final int MOST_NAMES = 2;

    /** A doubt beside these is one of the news. */
    private static final Set<String> OF_THE_NEWS = Lexicon
            .words("result results official officially lie lied lying said says say told twin true real really pass"
                    + " passed exam test score badge certificate one ever yet #credential #who #day");

    private Remarks() {
    }

    /**
     * The places of a sentence that stand in such stretches.
     *
     * @param isOfOthers whether all that is told is of others than the speaker; of them it may go on
     * @param isOfSpeaker whether all of it is of the speaker
     */
    static Set<Integer> places(List<Part> parts, boolean isOfOthers, boolean isOfSpeaker) {
        var wary = new HashSet<>(WARY);
        wary.addAll(UNDOING);
        wary.addAll(PeopleWords.RELATED);
        wary.addAll(PeopleWords.BYSTANDERS);
        wary.addAll(PeopleWords.ADDRESSED);
        wary.addAll(PeopleWords.GROUP);
        wary.addAll(isOfOthers ? Set.of() : OF_ANOTHER);
        wary.addAll(isOfSpeaker ? Set.of() : OF_THE_SPEAKER);
        var places = new HashSet<Integer>();
        int from = 0;
        for (int at = 0; at <= parts.size(); at++) {
            if (at == parts.size() || parts.get(at).isPause() || Lexicon.APART.contains(parts.get(at).key())) {
                if (isRemark(parts.subList(from, at), wary) || at == parts.size() && isSignature(parts, from)) {
                    for (int place = from; place < at; place++) {
                        places.add(place);
                    }
                }
                from = at + 1;
            }
        }
        return places;
    }

    /** Whether what sounds like a doubt behind the news may be about something else: "never again for me, thanks". */
    static boolean mayBeAside(List<Part> behind) {
        int from = 0;
        for (int at = 0; at <= behind.size(); at++) {
            if (at == behind.size() || behind.get(at).isPause()) {
                var stretch = behind.subList(from, at);
                var isDoubt = Doubts.behind(Parts.text(stretch)).isPresent();
                if (isDoubt && (stretch.size() < FEWEST_WORDS
                        || stretch.stream().anyMatch(part -> OF_THE_NEWS.contains(part.key())))) {
                    return false;
                }
                from = at + 1;
            }
        }
        return true;
    }

    /** "Cheers, Karen": nobody whom the firm knows. */
    private static boolean isSignature(List<Part> parts, int from) {
        var name = parts.subList(from, parts.size());
        return from > 1 && !name.isEmpty() && name.size() <= MOST_NAMES && CLOSING.contains(parts.get(from - 2).key())
                && name.stream().allMatch(part -> part instanceof Part.Plain(var token) && token.isCapital());
    }

    private static boolean begins(List<Part> stretch, Set<String> wary) {
        var first = stretch.stream().map(Part::key).filter(key -> !LEADING.contains(key)).findFirst().orElse("");
        return BEGINNINGS.contains(first) || BEGINNINGS_OF_OTHERS.contains(first) && !wary.contains(first);
    }

    /** A word with a capital within may be a name, and what was done to it may have undone it: "I was disqualified". */
    private static boolean isPlain(Token token) {
        return !token.isCapital() && !token.key().endsWith("ed") || BEGINNINGS.contains(token.key())
                || LEADING.contains(token.key()) || BEGINNINGS_OF_OTHERS.contains(token.key())
                || SmallTalk.isKnown(token.key());
    }

    /** "It was my parrot", "I was the examiner": what is unknown behind a determiner may be whoever it is told of. */
    private static boolean namesSomething(List<Part> stretch) {
        var isOfSpeaker = stretch.stream().anyMatch(part -> OF_I.contains(part.key()))
                && stretch.stream().noneMatch(part -> BEING.contains(part.key()));
        return !isOfSpeaker && IntStream.range(1, stretch.size()).anyMatch(
                at -> DETERMINERS.contains(stretch.get(at - 1).key()) && !SmallTalk.isKnown(stretch.get(at).key()));
    }

    private static boolean isRemark(List<Part> stretch, Set<String> wary) {
        return stretch.size() >= FEWEST_WORDS && begins(stretch, wary) && !namesSomething(stretch)
                && stretch.stream()
                        .allMatch(part -> part instanceof Part.Plain(var token) && token.is(Token.Kind.WORD)
                                && !wary.contains(token.key()) && isPlain(token) && !token.key().startsWith("#")
                                && !Lexicon.TELLING.containsKey(token.key()) && !Lexicon.FAILING.contains(token.key())
                                && !Lexicon.SITTING.contains(token.key()))
                && Doubts.in(Parts.text(stretch)).isEmpty();
    }
}
