package dev.seventy.speech;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.seventy.catalog.CredentialId;

/**
 * What is left of a line when everything is taken away that its reading accounts for: the people, credentials and days that
 * would be recorded, the words that tell of passing, and those that say nothing else. Only a line that leaves nothing is
 * recorded without a question.
 *
 * @param days those that were read as days of what is told
 * @param failed the parts of clauses that tell of failing, and are understood
 */
record Remainder(List<Telling> tellings, Collection<LocalDate> days, List<Part> failed) {

    /** What passes an exam of Microsoft, in points of a thousand; and of Databricks, in percent. */
    private static final int LEAST_SCORE = 700;
    private static final int MOST_SCORE = 1000;
    private static final int LEAST_PERCENT = 70;
    private static final int MOST_PERCENT = 100;
    /** Somebody else's; only a record of somebody else accounts for them. */
    private static final Set<String> OTHERS = Set.of("his", "her", "their");
    private static final Set<String> COUNTED = Set.of("attempt", "attempts", "try", "tries", "time", "times", "minutes",
            "mins", "min", "hours", "hour", "hrs", "days", "weeks", "months", "years", "year", "am", "pm", "questions",
            "failed", "marks");

    private static final Set<String> BEFORE_ME = Set.of("let", "for", "to", "from", "of", "by", "believe", "beat",
            "makes", "made", "behind", "before", "trust");
    private static final Set<String> DOING = Set.of("is", "was", "did", "does", "has", "had", "made", "can");
    private static final Set<String> POINTS = Set.of("points", "point", "pts", "percent", "out", "of");

    /** What is left of a sentence, as it was said. */
    List<String> of(Sentence sentence) {
        var parts = sentence.parts();
        var phrases = SmallTalk.phrases(parts);
        var brackets = Quotes.brackets(parts);
        var speakers = tellings.stream().filter(telling -> telling.who().equals(Slot.of(new Who.Sender()))).count();
        var remarks = Remarks.places(parts, speakers == 0, speakers == tellings.size());
        var left = new ArrayList<String>();
        for (int at = 0; at < parts.size(); at++) {
            if (!phrases.contains(at) && !remarks.contains(at) && !isAsked(parts, at)
                    && (!isAccountedFor(parts, at) || brackets.contains(at) && !Quotes.isExplaining(parts.get(at)))) {
                left.add(said(parts.get(at)));
            }
        }
        if (sentence.isQuestion()) {
            left.add("?");
        }
        return left;
    }

    static String said(Part part) {
        return switch (part) {
            case Part.Cred credential -> credential.said();
            case Part.When when -> when.said();
            case Part.Whom(var _, var said, var _) -> said;
            case Part.Proof(var link) -> link.id();
            case Part.Plain(var token) -> token.text();
        };
    }

    /** Whether a piece is asked anyway, and the part is of it. */
    private boolean isAsked(List<Part> parts, int at) {
        if (failed.stream().anyMatch(part -> part == parts.get(at))) {
            return true;
        }
        var isBefore = parts.subList(0, at).stream().noneMatch(part -> Lexicon.TELLING.containsKey(part.key()));
        return switch (parts.get(at)) {
            case Part.Cred _ -> isOpen(Telling::credential);
            case Part.Whom _ -> isOpen(Telling::who);
            case Part.When when -> tellings.stream()
                    .anyMatch(telling -> telling.day() instanceof Slot.Open<LocalDate>(var _, var said, var choices)
                            && (!said.isEmpty() || !choices.isEmpty() || when.day() instanceof SpokenDay.Unclear));
            case Part.Proof _ -> false;
            case Part.Plain(var token) -> isBefore && isOpen(Telling::who) || isSaid(token, Telling::who)
                    || isSaid(token, Telling::credential) || isSaid(token, Telling::day);
        };
    }

    private boolean isOpen(Function<Telling, Slot<?>> piece) {
        return tellings.stream().map(piece).anyMatch(Slot::isOpen);
    }

    private boolean isSaid(Token token, Function<Telling, Slot<?>> piece) {
        return tellings.stream().map(piece).anyMatch(slot -> slot instanceof Slot.Open<?>(var _, var said, var _)
                && Tokens.keys(said).contains(token.key()));
    }

    private boolean isAccountedFor(List<Part> parts, int at) {
        return switch (parts.get(at)) {
            case Part.Proof _ -> true;
            case Part.Cred credential -> choices(credential.slot())
                    .anyMatch(id -> tellings.stream().anyMatch(telling -> telling.credential().equals(Slot.of(id))));
            case Part.Whom whom -> tellings.stream().anyMatch(telling -> telling.who().equals(whom.who()));
            case Part.When when -> when.isExpiry() || when.day().choices().stream().anyMatch(days::contains)
                    || isThisWeek(when) && !days.isEmpty();
            // "1) Tom passed ..."
            case Part.Plain _ when at + 1 < parts.size() && at == 0 && parts.get(1).key().equals(")") -> true;
            case Part.Plain(var token) when token.key().equals("sorry") && at > 0 && parts.get(at - 1).isPause()
                    && at + 1 == parts.size() ->
                true;
            case Part.Plain(var token) -> switch (token.kind()) {
                case PAUSE, END -> true;
                case NUMBER ->
                    isCount(token, at + 1 < parts.size() ? parts.get(at + 1).key() : "") && !isYear(parts, at);
                default -> isAccountedFor(token.key(), parts.subList(0, at)) && !isJoiningIn(parts, at)
                        && !isSubject(parts, at) && !(token.key().equals("in") && Bystanders.isElsewhere(parts, at));
            };
        };
    }

    private static boolean isThisWeek(Part.When when) {
        return when.day() instanceof SpokenDay.Unclear(var why, var choices) && why == Why.VAGUE && choices.isEmpty()
                && Tokens.keys(when.said()).contains("this");
    }

    /** "Mum did it, passed" tells of her. */
    private static boolean isSubject(List<Part> parts, int at) {
        return PeopleWords.BYSTANDERS.contains(parts.get(at).key()) && at + 1 < parts.size()
                && DOING.contains(parts.get(at + 1).key());
    }

    /** The speaker, where nothing is told of them: "Ada passed, me too", "so did I", "same here". */
    private boolean isJoiningIn(List<Part> parts, int at) {
        if (tellings.stream().anyMatch(telling -> telling.who().equals(Slot.of(new Who.Sender())))) {
            return false;
        }
        var word = parts.get(at).key();
        var before = at == 0 ? "" : parts.get(at - 1).key();
        var after = at + 1 == parts.size() ? "" : parts.get(at + 1).key();
        return switch (word) {
            case "me", "myself" -> !BEFORE_ME.contains(before);
            case "i" -> Set.of("did", "have", "am").contains(before) || after.isEmpty() || parts.get(at + 1).isPause()
                    || Set.of("too", "also", "as").contains(after);
            case "same" -> after.equals("here");
            case "ditto", "likewise" -> true;
            default -> false;
        };
    }

    /** Who lost something may be sad. */
    private boolean isEnded() {
        return tellings.stream()
                .allMatch(telling -> telling.kind() == Claim.Kind.EXPIRED || telling.kind() == Claim.Kind.REVOKED);
    }

    private boolean isAccountedFor(String word, List<Part> before) {
        if (word.equals(Tokens.UNKNOWN)) {
            return isEnded();
        }
        if (PeopleWords.BYSTANDERS.contains(word) && !Bystanders.isSpokenTo(before)) {
            return false;
        }
        if (Lexicon.APART.contains(word)) {
            return isApart(before);
        }
        // "Passed, well, took it" may only have been taken.
        if (word.equals("it") && !before.isEmpty() && Lexicon.SITTING.contains(before.getLast().key())
                && before.stream().anyMatch(part -> Lexicon.TELLING.containsKey(part.key()))) {
            return false;
        }
        if (PeopleWords.THIRD_PERSON.contains(word) || OTHERS.contains(word)) {
            return tellings.stream().anyMatch(telling -> !telling.who().equals(Slot.of(new Who.Sender())));
        }
        return Optional.ofNullable(Lexicon.TELLING.get(word)).filter(_ -> !word.equals("got")).map(this::isTold)
                .orElseGet(() -> !Lexicon.LIMITING.contains(word) && SmallTalk.isKnown(word));
    }

    /** Whether a verb is of something that is told; what was renewed was passed as well. */
    private boolean isTold(Claim.Kind kind) {
        return tellings.stream().anyMatch(
                telling -> telling.kind() == kind || kind == Claim.Kind.EARNED && telling.kind() == Claim.Kind.RENEWED);
    }

    private static Stream<CredentialId> choices(Slot<CredentialId> slot) {
        return switch (slot) {
            case Slot.Known<CredentialId>(var id) -> Stream.of(id);
            case Slot.Open<CredentialId>(var _, var _, var choices) -> choices.stream();
        };
    }

    /** "Hard, but passed" is passed; "passed, but ..." may not be, and "all but Tom" excepts him. */
    private static boolean isApart(List<Part> before) {
        return before.isEmpty() || before.stream().noneMatch(part -> Lexicon.TELLING.containsKey(part.key()))
                && !PeopleWords.GROUP.contains(before.getLast().key()) && !(before.getLast() instanceof Part.Whom);
    }

    /** A number behind a day without a year is more likely a year that was mistyped than a score. */
    private static boolean isYear(List<Part> parts, int at) {
        return at > 0 && parts.get(at - 1) instanceof Part.When when
                && Tokens.keys(when.said()).stream().anyMatch(DayWords.MONTHS::containsKey)
                && parts.get(at) instanceof Part.Plain(var token) && token.key().chars().allMatch(Character::isDigit)
                && (at + 1 == parts.size()
                        || !COUNTED.contains(parts.get(at + 1).key()) && !POINTS.contains(parts.get(at + 1).key()));
    }

    /** A count of attempts, hours and the like, a time, or a score that passes. */
    private static boolean isCount(Token token, String next) {
        var parts = List.of(token.key().replace("%", "/" + MOST_PERCENT).split("/"));
        var score = DayWords.digits(parts.getFirst());
        if (parts.size() > 1) {
            var most = DayWords.digits(parts.getLast()).filter(Set.of(MOST_SCORE, MOST_PERCENT)::contains);
            return most.isPresent() && score.filter(points -> isPassing(points, most.get())).isPresent();
        }
        return token.key().chars().anyMatch(letter -> Character.isLetter(letter) || letter == ':')
                || COUNTED.contains(next)
                || score.filter(points -> isPassing(points, MOST_SCORE) || isPassing(points, MOST_PERCENT)).isPresent();
    }

    private static boolean isPassing(int points, int most) {
        return points >= (most == MOST_SCORE ? LEAST_SCORE : LEAST_PERCENT) && points <= most;
    }
}
