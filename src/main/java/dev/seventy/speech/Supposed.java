package dev.seventy.speech;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a line may tell that names people, credentials and days without a verb of passing, or in an order that is not read:
 * "Ada, AZ-305, 12 Nov", "I did AZ-305 on Monday". Whether it was passed is always asked.
 */
final class Supposed {

    /** More words than these that say something else make another matter of it. */
    private static final int MOST_UNKNOWN = 2;

    private static final Set<String> HOLDING = Set.of("hold", "holds", "have", "has", "is", "am", "im", "ive",
            "certified");

    private static final Set<String> OF_A_HEADING = Lexicon
            .words("all both passed on two three four five of them results result hi hello team congrats everyone");
    private static final Set<String> SPEAKING = Set.of("i", "ive", "im");
    /** In the languages in which verbs of passing are not all known. */
    private static final Set<String> DENYING = Lexicon.words("no not non nicht nie kein keine nao pas niet ikke inte");

    private final List<Part.Cred> credentials = new ArrayList<>();
    private final List<Slot<Who>> people = new ArrayList<>();
    private final List<Part.When> days = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    /** Which of the three was named after which. */
    private final StringBuilder order = new StringBuilder();
    private boolean isOfOthers;
    private boolean isDenied;
    private boolean isOfUs;
    private int verbs;
    /** Whoever holds it since a day has it since then. */
    private final boolean isHeldSince;
    private final boolean isTold;

    private Supposed(List<Part> parts) {
        var phrases = SmallTalk.phrases(parts);
        isTold = parts.stream().noneMatch(part -> part instanceof Part.Plain(var token) && token.is(Token.Kind.NUMBER))
                && parts.stream().filter(part -> part instanceof Part.Plain(var token) && token.is(Token.Kind.WORD))
                        .allMatch(part -> OF_A_HEADING.contains(part.key()))
                && parts.stream().filter(part -> Lexicon.TELLING.containsKey(part.key())).map(Part::key).distinct()
                        .toList().equals(List.of("passed"))
                && parts.stream().filter(part -> part.key().equals("passed")).count() == 1;
        isHeldSince = IntStream.range(0, parts.size()).anyMatch(at -> isHeldSince(parts, at));
        for (int at = 0; at < parts.size(); at++) {
            switch (parts.get(at)) {
                case Part.Cred credential -> named("c", credentials.add(credential));
                case Part.Whom(var who, var _, var _) -> named("p", people.add(who));
                case Part.When when -> named("d", !when.isExpiry() && days.add(when));
                case Part.Proof _ -> {
                }
                case Part.Plain(var token) -> {
                    if (SPEAKING.contains(token.key())) {
                        named("p", people.add(Slot.of(new Who.Sender())));
                    }
                    isDenied |= DENYING.contains(token.key());
                    verbs += Lexicon.SITTING.contains(token.key()) || token.key().equals("made") ? 1 : 0;
                    isOfUs |= Set.of("our", "your", "their").contains(token.key());
                    isOfOthers |= PeopleWords.THIRD_PERSON.contains(token.key())
                            || Lexicon.THEIRS.contains(token.key());
                    if (token.is(Token.Kind.WORD) && !phrases.contains(at) && !SmallTalk.isKnown(token.key())
                            && !HOLDING.contains(token.key()) && !Lexicon.SITTING.contains(token.key())) {
                        unknown.add(token.text());
                    }
                }
            }
        }
    }

    /** Whether a credential is one that somebody "has", "is" or "holds", with nothing between, "since" a day. */
    private static boolean isHeldSince(List<Part> parts, int at) {
        int before = at - 1;
        while (before > 0 && Lexicon.BETWEEN.contains(parts.get(before).key()) && !parts.get(before).isPause()) {
            before--;
        }
        int behind = at + 1;
        while (behind < parts.size() && Set.of("certified", "certificate", "certification", "cert", "badge")
                .contains(parts.get(behind).key())) {
            behind++;
        }
        return parts.get(at) instanceof Part.Cred && before >= 0 && HOLDING.contains(parts.get(before).key())
                && behind + 1 < parts.size() && parts.get(behind).key().equals("since")
                && parts.get(behind + 1) instanceof Part.When
                && (behind + 2 == parts.size() || parts.get(behind + 2).isPause() || parts.get(behind + 2).isEnd());
    }

    private void named(String piece, boolean isCounted) {
        order.append(isCounted ? piece : "");
    }

    /** What is to be asked; empty where the line is about something else, or its pieces do not fit together. */
    static Optional<List<Telling>> of(List<Part> parts, String words, Occasion occasion) {
        var isAsked = parts.stream().anyMatch(part -> part.key().equals("?"));
        var supposed = new Supposed(parts);
        var hasVerb = parts.stream().anyMatch(part -> Lexicon.TELLING.containsKey(part.key()))
                && !supposed.isHeadedList();
        return isAsked || hasVerb || Doubts.in(Parts.text(parts)).isPresent() || !supposed.isOnlyThat(occasion.today())
                ? Optional.empty()
                : supposed.tellings(words);
    }

    /** "All passed on Monday:" and then who what. */
    private boolean isHeadedList() {
        return isTold && credentials.size() > 1 && people.size() == credentials.size() && days.size() == 1;
    }

    private boolean isOnlyThat(LocalDate today) {
        // "Tom did this and our intern did that" names one of two.
        return !isDenied && verbs <= Math.max(1, people.size()) && !(isOfUs && verbs > 1)
                && unknown.size() <= MOST_UNKNOWN && unknown.stream().noneMatch(word -> word.endsWith("ed"))
                && !credentials.isEmpty() && !days.isEmpty() && !(isOfOthers && people.isEmpty())
                && credentials.stream().allMatch(credential -> credential.slot() instanceof Slot.Known)
                && days.stream().allMatch(when -> when.day() instanceof SpokenDay.On(var day) && !day.isAfter(today));
    }

    private Optional<List<Telling>> tellings(String words) {
        var left = String.join(" ", new LinkedHashSet<>(unknown));
        var isPaired = people.size() <= 1 || people.size() == credentials.size() && isInTurn('p', 'c');
        var isDated = days.size() == 1 || days.size() == credentials.size() && isInTurn('c', 'd');
        if (!isPaired || !isDated) {
            return Optional.empty();
        }
        var isHeld = unknown.isEmpty() && !people.isEmpty()
                && (isHeldSince && credentials.size() == 1 || isHeadedList());
        return Optional.of(IntStream.range(0, credentials.size()).mapToObj(at -> {
            var who = people.isEmpty() ? Slot.<Who>of(new Who.Sender()) : people.get(people.size() == 1 ? 0 : at);
            var day = Pairing.slot(days.get(days.size() == 1 ? 0 : at));
            var telling = new Telling(Claim.Kind.EARNED, who, credentials.get(at).slot(), day, Optional.empty(),
                    Optional.empty(), words);
            return isHeld ? telling : telling.unless(left);
        }).toList());
    }

    /** Whether the two were named by turns, each time in the same order. */
    private boolean isInTurn(char one, char other) {
        var both = order.chars().filter(piece -> piece == one || piece == other).mapToObj(Character::toString)
                .collect(Collectors.joining());
        return IntStream.range(1, both.length()).allMatch(at -> both.charAt(at) != both.charAt(at - 1));
    }
}
