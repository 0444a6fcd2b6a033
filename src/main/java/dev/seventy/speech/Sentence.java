package dev.seventy.speech;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.seventy.speech.Understanding.Reason;

/**
 * One sentence of a line.
 *
 * @param isQuestion whether a question mark ends it
 */
record Sentence(List<Part> parts, boolean isQuestion) {

    private static final int FEW = 3;
    /** Before a question. */
    private static final Set<String> OPENING = Set.of("so", "and", "hey", "hi", "hello", "ok", "okay", "well", "btw",
            "now", "question", "quick", "um", "guys", "team", "folks", "all", "just", "also", "but");
    private static final Set<String> AUXILIARY = Set.of("have", "has", "had");

    Sentence {
        parts = List.copyOf(parts);
    }

    static List<Sentence> of(List<Part> line) {
        var sentences = new ArrayList<Sentence>();
        int from = 0;
        for (int at = 0; at <= line.size(); at++) {
            if (at == line.size() || line.get(at).isEnd()) {
                var isQuestion = false;
                int to = at;
                while (at < line.size() && line.get(at).isEnd()) {
                    isQuestion |= line.get(at).key().equals("?");
                    at++;
                }
                if (to > from || isQuestion) {
                    sentences.add(new Sentence(line.subList(from, to), isQuestion));
                }
                from = at;
            }
        }
        return joined(sentences).stream().flatMap(sentence -> Plans.apart(sentence).stream()).toList();
    }

    /** "AZ-104 on Friday. Passed!" is one sentence. */
    private static List<Sentence> joined(List<Sentence> sentences) {
        var joined = new ArrayList<Sentence>();
        for (var sentence : sentences) {
            var isJoined = !joined.isEmpty() && !joined.getLast().isQuestion()
                    && (joined.getLast().names() && !joined.getLast().isTold() && sentence.isOutcome()
                            || joined.getLast().isOutcome() && !joined.getLast().names() && sentence.isOnlyNamed());
            if (isJoined) {
                var parts = new ArrayList<>(joined.removeLast().parts());
                parts.add(new Part.Plain(Token.of(Token.Kind.PAUSE, ",")));
                parts.addAll(sentence.parts());
                joined.add(new Sentence(parts, false));
            } else {
                joined.add(sentence);
            }
        }
        return joined;
    }

    /** Whether it tells that something was passed, perhaps when, and nothing else. */
    private boolean isOutcome() {
        return !isQuestion && parts.stream().anyMatch(part -> Lexicon.TELLING.containsKey(part.key()))
                && parts.stream().noneMatch(part -> Lexicon.FINISHED.contains(part.key()))
                && parts.stream()
                        .allMatch(part -> Lexicon.TELLING.containsKey(part.key()) || part.isPause()
                                || part instanceof Part.When || PeopleWords.FIRST_PERSON.contains(part.key())
                                || Set.of("it", "and", "finally", "just", "on").contains(part.key()));
    }

    /** Whether it names a credential, perhaps with a day and a score, and says nothing else. */
    private boolean isOnlyNamed() {
        return !isQuestion && names() && parts.stream().allMatch(part -> !(part instanceof Part.Plain(var token))
                || token.is(Token.Kind.PAUSE) || token.is(Token.Kind.NUMBER));
    }

    private String text() {
        return Parts.text(parts);
    }

    private String key(int at) {
        return at < parts.size() ? parts.get(at).key() : "";
    }

    boolean names() {
        return parts.stream().anyMatch(part -> part instanceof Part.Cred || part instanceof Part.Proof);
    }

    /** Whether it asks, or tells under a condition, or only by the way. */
    Optional<Reason> doubt() {
        if (!isAbout() && names() && !withoutCourtesies().isAdded()) {
            return Optional.empty();
        }
        return asks() ? Optional.of(Reason.ASKED)
                : Doubts.overall(text()).or(() -> names() && !isTold() ? Doubts.in(text()) : Optional.empty());
    }

    /** Whether it is about passing an exam at all, or about something that has to do with passing. */
    boolean isAbout() {
        return isAdded() || isPraise() || !names() || parts.stream().anyMatch(part -> Lexicon.ABOUT.contains(part.key())
                || Lexicon.TELLING.containsKey(part.key()) || Lexicon.FAILING.contains(part.key()));
    }

    private boolean asks() {
        if (isQuestion) {
            return !withoutCourtesies().isAdded() || withoutCourtesies().parts().size() == parts.size();
        }
        int start = 0;
        while (start < parts.size() && (parts.get(start).isPause() || OPENING.contains(key(start)))) {
            start++;
        }
        var first = key(start);
        var second = key(start + 1);
        if (first.equals("when")) {
            return Lexicon.ASKS_FIRST.contains(second);
        }
        if (AUXILIARY.contains(first)) {
            return !Lexicon.TELLING.containsKey(second) && !Lexicon.BEFORE.contains(second)
                    || PeopleWords.FIRST_PERSON.contains(second) || Set.of("who", "you", "all").contains(second);
        }
        var isDone = first.equals("did") && Set.of("my", "it", "the", "#credential").contains(second);
        return Lexicon.ASKS_FIRST.contains(first) && !isDone && !Lexicon.ABOUT.contains(second)
                && withoutCourtesies().parts().size() == parts.size();
    }

    /** Nothing happened yet, and the day of it is said. */
    boolean isYetToCome(LocalDate today) {
        return names() && !isTold()
                && parts.stream()
                        .anyMatch(part -> part instanceof Part.When(var day, var _, var isExpiry) && !isExpiry
                                && (day instanceof SpokenDay.On(var date) && date.isAfter(today)
                                        || day instanceof SpokenDay.Unclear(var why, var _) && why == Why.FUTURE));
    }

    boolean isTold() {
        return parts.stream().anyMatch(part -> Lexicon.TELLING.containsKey(part.key())) || isBare() || isPraise()
                || withoutCourtesies().isAdded();
    }

    /** Whether a sentence without a credential of its own may be about what was told beside it. */
    boolean isAboutTheRest() {
        if (isQuestion) {
            return parts.size() <= FEW
                    && parts.stream().allMatch(part -> Lexicon.TAGS.contains(part.key()) || part.isPause());
        }
        return Doubts.behind(text()).isPresent() || Doubts.overall(text()).isPresent()
                && parts.stream().filter(part -> !part.isPause()).count() <= 2L * FEW;
    }

    /** Without what is said in front out of politeness. */
    Sentence withoutCourtesies() {
        var rest = parts;
        var isShorter = true;
        while (isShorter && !rest.isEmpty()) {
            isShorter = false;
            for (var courtesy : Lexicon.COURTESIES) {
                var size = courtesy.split(" ").length;
                if (rest.size() > size && Parts.text(rest.subList(0, size)).equals(" " + courtesy + " ")) {
                    rest = rest.subList(size, rest.size());
                    isShorter = true;
                    break;
                }
            }
        }
        return isAdding(rest) || rest.size() == parts.size() ? new Sentence(rest, isQuestion) : this;
    }

    private static boolean isAdding(List<Part> parts) {
        return !parts.isEmpty()
                && (Lexicon.ADDING.contains(parts.getFirst().key()) || parts.getFirst().key().equals("mark"));
    }

    /** Whether it asks for a record: "log AZ-305 for Tom". */
    boolean isAdded() {
        return isAdding(parts);
    }

    boolean isPraise() {
        return parts.stream().anyMatch(part -> Lexicon.CONGRATULATIONS.contains(part.key()))
                || Lexicon.has(Lexicon.CONGRATULATING, text());
    }

    boolean isTakenBack() {
        var text = text();
        var isAfterAll = text.endsWith(" after all ") || text.contains(" after all , ");
        return names() && Doubts.overall(text).isEmpty()
                && (Lexicon.has(Lexicon.TAKING_BACK, text) || isAfterAll && Lexicon.has(Lexicon.FAILED, text));
    }

    /** Whether nothing behind a credential makes something else of it: "remove my AZ-305 reminder". */
    boolean endsWith(Part credential) {
        int next = parts.indexOf(credential) + 1;
        while (next < parts.size() && Lexicon.NOUNS.contains(key(next))) {
            next++;
        }
        return next == parts.size() || parts.get(next).isPause() || parts.get(next) instanceof Part.Cred
                || Set.of("and", "after", "again", "please", "pls", "thanks", "from", "for").contains(key(next));
    }

    /** A link with nothing that would say more than whose, which and when. */
    boolean isBare() {
        return parts.stream().anyMatch(Part.Proof.class::isInstance)
                && parts.stream().noneMatch(part -> Lexicon.TELLING.containsKey(part.key()))
                && parts.stream().allMatch(part -> part instanceof Part.Cred || part instanceof Part.Proof
                        || part instanceof Part.When || part.isPause() || Lexicon.isFiller(part.key())
                        || Lexicon.EXAM.contains(part.key()) || Set.of("is", "link", "proof").contains(part.key()));
    }

    private Set<String> verbs() {
        var verbs = new HashSet<>(Lexicon.TELLING.keySet());
        verbs.addAll(Lexicon.FAILING);
        var isTold = parts.stream().anyMatch(part -> Lexicon.TELLING.containsKey(part.key()));
        if (isPraise() && !isTold) {
            verbs.addAll(Lexicon.CONGRATULATED);
        }
        if (isAdded() && !isTold) {
            verbs.addAll(Lexicon.ADDING);
        }
        return verbs;
    }

    List<Clause> clauses() {
        var told = isAdded() && parts.size() > 2 && Set.of("that", ":").contains(key(1))
                ? parts.subList(2, parts.size())
                : parts;
        return SharedDays.ofAll(Clause.of(told, verbs()), parts);
    }

    /** Who passed, failed or took something, before a place; nobody where the speaker is named as well, who may be meant. */
    private List<Slot<Who>> subjects(int to) {
        var earlier = parts.subList(0, Math.max(0, to));
        if (earlier.stream().anyMatch(part -> PeopleWords.FIRST_PERSON.contains(part.key()))) {
            return List.of();
        }
        var subjects = new ArrayList<Slot<Who>>();
        for (int at = 0; at < earlier.size(); at++) {
            if (earlier.get(at) instanceof Part.Whom(var who, var _, var _)) {
                int verb = at + 1;
                while (verb < parts.size() && Relative.isBetween(parts.get(verb))
                        && !Lexicon.SITTING.contains(key(verb))) {
                    verb++;
                }
                if (Lexicon.TELLING.containsKey(key(verb)) || Lexicon.FAILING.contains(key(verb))
                        || Lexicon.SITTING.contains(key(verb))) {
                    subjects.add(who);
                }
            }
        }
        return subjects;
    }

    /** Of whom it says something of an exam. */
    List<Slot<Who>> subjects() {
        return subjects(parts.size());
    }

    /** The same before a clause. */
    List<Slot<Who>> subjectsBefore(Clause clause) {
        if (clause.before().isEmpty()) {
            return subjects();
        }
        // Words that stand there twice are equal.
        int at = 0;
        while (at < parts.size() && parts.get(at) != clause.before().getFirst()) {
            at++;
        }
        return subjects(at);
    }

    /** Whether a clause is of a credential though none is named in it. */
    boolean isOwn(Clause clause) {
        return clause.after().stream()
                .anyMatch(part -> Set.of("it", "this").contains(part.key()) || Lexicon.EXAM.contains(part.key()))
                || Lexicon.EXAM.contains(clause.verb());
    }
}
