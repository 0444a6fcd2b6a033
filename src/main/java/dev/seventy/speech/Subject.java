package dev.seventy.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads of whom a clause tells from what stands before its verb. */
final class Subject {

    private static final Set<String> AUXILIARY = Set.of("have", "has", "had", "is", "are", "was", "were", "did", "does",
            "do");
    /** What may stand between an owner and a verb, where something is said of the owner. */
    private static final Set<String> OWNED = Set.of("just", "finally", "also", "now", "already", "new", "own", "and");
    private static final Set<String> COUNTED = Set.of("attempt", "attempts", "try", "tries", "time", "times", "weeks",
            "months", "days", "years", "hours", "failed");
    /** Before "say", where something is told by it. */
    private static final Set<String> SAYING = Set.of("to", "can", "must", "me", "will", "just", "may");
    /** Before somebody who is not the subject. */
    private static final Set<String> BESIDE = Set.of("with", "without", "like", "unlike", "than", "via", "besides",
            "after", "before");
    private static final Set<String> ARTICLES = Set.of("the", "a", "an", "his", "her", "my");
    private static final Set<String> LABELS = Set.of("-", ":", "|");

    private final People people;
    private final boolean isPraise;
    /** Of whom the line said before that they passed, failed or took an exam. */
    private final List<Slot<Who>> earlier;
    private final List<Part> before;
    private final List<Slot<Who>> named = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private boolean isSender;
    private boolean isJoined;
    private boolean hasCredential;
    private boolean isOwn;
    private boolean isDefault;
    private boolean isAfterAuxiliary;
    private boolean isInverted;
    private String others = "";
    /** Whether "and" stands there and whom it joins is still to come. */
    private boolean isGoingOn;
    private boolean isWithOthers;
    private boolean isTitled;

    Subject(List<Part> before, People people, boolean isPraise, List<Slot<Who>> earlier) {
        this.before = before.subList(Relative.announced(before), before.size());
        this.people = people;
        this.isPraise = isPraise;
        this.earlier = earlier;
    }

    /** Those of whom is told; empty where the words before the verb leave it in doubt what is told at all. */
    Optional<List<Slot<Who>>> read() {
        int start = before.size();
        while (start > 0 && !before.get(start - 1).isPause()) {
            start--;
        }
        var phrases = SmallTalk.phrases(before);
        for (int at = start; at < before.size(); at++) {
            if (!phrases.contains(at)
                    || before.get(at) instanceof Part.Plain(var token) && token.is(Token.Kind.NUMBER)) {
                take(before.get(at), at + 1 < before.size() ? before.get(at + 1).key() : "");
            }
        }
        var apart = new ArrayList<Slot<Who>>();
        var mark = "";
        for (int at = 0; at < start; at++) {
            var part = before.get(at);
            if (part instanceof Part.Whom(var who, var _, var _)) {
                apart.add(who);
                isTitled |= isTitle(at);
            } else if (part.isPause()) {
                mark = apart.isEmpty() || !mark.isEmpty() ? mark : part.key();
            } else if (PeopleWords.FIRST_PERSON.contains(part.key()) && !phrases.contains(at)) {
                isSender |= named.isEmpty() && others.isEmpty();
            }
        }
        if (!named.isEmpty() && PeopleWords.COMPANIONS.containsAll(unknown)) {
            unknown.clear();
        }
        var isOfAThing = hasNoName() && !hasCredential && !before.isEmpty()
                && Lexicon.THINGS.contains(before.getLast().key());
        if (isInverted || isOfAThing) {
            return Optional.empty();
        }
        if (!unknown.isEmpty() && !isSender && hasCredential) {
            return Optional.empty();
        }
        var other = named.isEmpty()
                ? Relative.antecedent(before).or(
                        () -> isSender ? Optional.empty() : Relative.group(before).or(() -> Relative.phrase(before)))
                : Optional.<String>empty();
        if (other.isPresent() && unknown.isEmpty()) {
            return Optional.of(List.of(new Slot.Open<>(Why.MISSING, other.get(), List.of())));
        }
        return Optional.of(
                unknown.isEmpty() || isSender || isBesideAName() ? settled(apart, mark) : List.of(people.near(said())));
    }

    /** Whether what is not known are no names but words behind one, which are asked by themselves. */
    private boolean isBesideAName() {
        var said = between();
        return named.size() == 1 && said.containsAll(unknown)
                && unknown.stream().noneMatch(word -> Character.isUpperCase(word.codePointAt(0)));
    }

    /** Whether nothing was said of whose it is. */
    boolean isDefault() {
        return isDefault;
    }

    /** The words between the subject and the verb, and those before it, that may make something else of it. */
    List<String> unexplained() {
        var said = new ArrayList<String>();
        for (int at = 0; at < before.size(); at++) {
            if (before.get(at).key().equals("say") && (at == 0 || !SAYING.contains(before.get(at - 1).key()))) {
                said.add("say");
            }
        }
        var isOfAnother = isSender && before.size() > 2 && PeopleWords.SPEAKERS.contains(before.getFirst().key())
                && before.get(1).key().equals(":");
        if (isOfAnother) {
            said.add(((Part.Plain) before.getFirst()).token().text());
        }
        for (int at = 1; at < before.size() && !isSender; at++) {
            if (before.get(at) instanceof Part.Whom && BESIDE.contains(before.get(at - 1).key())) {
                said.add(((Part.Plain) before.get(at - 1)).token().text());
            }
        }
        said.addAll(between());
        return said;
    }

    private List<String> between() {
        int first = before.size() - 1;
        while (first >= 0 && !before.get(first).isPause() && !isNamedAt(first)) {
            first--;
        }
        if (isPraise || first < 0 || before.get(first).isPause() || !isSender && named.isEmpty()) {
            return List.of();
        }
        var isOwned = before.get(first) instanceof Part.Whom whom && whom.isOwner();
        var behind = before.subList(first + 1, before.size());
        var phrases = SmallTalk.phrases(behind);
        return isOwned ? List.of()
                : IntStream.range(0, behind.size())
                        .filter(at -> !phrases.contains(at) && behind.get(at) instanceof Part.Plain
                                && !behind.get(at).isPause() && !isFine(behind, at))
                        .mapToObj(at -> ((Part.Plain) behind.get(at)).token().text()).toList();
    }

    private boolean isFine(List<Part> behind, int at) {
        var key = behind.get(at).key();
        var isOfCredential = ARTICLES.contains(key) && at + 1 < behind.size()
                && behind.get(at + 1) instanceof Part.Cred;
        var isWithSomebody = Lexicon.JOINED.contains(key) || PeopleWords.GROUP.contains(key)
                || PeopleWords.THIRD_PERSON.contains(key) || PeopleWords.COMPANIONS.contains(key) || key.equals("who")
                || PeopleWords.HONORIFICS.contains(key);
        return Relative.isBetween(behind.get(at)) && !(key.equals("long") && at + 1 == behind.size())
                || Lexicon.EXAM.contains(key) || Lexicon.FINISHED.contains(key) || isOfCredential
                || isWithSomebody && !isSender;
    }

    private boolean isNamedAt(int at) {
        return PeopleWords.FIRST_PERSON.contains(before.get(at).key())
                || !isSender && before.get(at) instanceof Part.Whom;
    }

    private void take(Part part, String next) {
        isInverted |= isAfterAuxiliary && (part instanceof Part.Whom || PeopleWords.FIRST_PERSON.contains(part.key())
                || PeopleWords.THIRD_PERSON.contains(part.key()));
        isAfterAuxiliary = AUXILIARY.contains(part.key())
                || isAfterAuxiliary && !Set.of("that", "and").contains(part.key());
        switch (part) {
            case Part.Whom(var who, var _, var isOwner) -> {
                named.add(who);
                isGoingOn = false;
                if (isOwner && !next.isEmpty() && !next.equals("#credential") && !OWNED.contains(next)) {
                    unknown.add(next);
                }
            }
            case Part.Cred _ -> hasCredential = true;
            case Part.When _,Part.Proof _ -> {
            }
            case Part.Plain(var token) -> {
                var key = token.key();
                isOwn |= key.equals("my");
                if (token.is(Token.Kind.NUMBER)) {
                    if (!COUNTED.contains(next)) {
                        unknown.add(token.text());
                    }
                } else if (PeopleWords.FIRST_PERSON.contains(key)) {
                    isSender = true;
                    isGoingOn = false;
                } else if (Lexicon.JOINED.contains(key)) {
                    isJoined = true;
                    isGoingOn = !key.equals("both");
                    others = key.equals("both") && others.isEmpty() ? token.text() : others;
                } else if (key.equals("who")) {
                    isInverted |= named.isEmpty() && !isPraise;
                } else if (PeopleWords.THIRD_PERSON.contains(key) || PeopleWords.GROUP.contains(key)
                        || Lexicon.THEIRS.contains(key) && hasNoName()
                        || PeopleWords.ADDRESSED.contains(key) && (hasNoName() || isJoined)) {
                    isWithOthers |= isGoingOn || Lexicon.JOINED.contains(next);
                    others = token.text();
                } else if (isUnknown(part)) {
                    unknown.add(token.text());
                }
            }
        }
    }

    /** Whether somebody who stands apart is whom it is told of: by the full name at the beginning, or "for" somebody. */
    private boolean isTitle(int at) {
        var said = ((Part.Whom) before.get(at)).said();
        var isAdded = before.subList(0, at).stream().anyMatch(part -> Lexicon.ADDING.contains(part.key()));
        var isLabel = at > 1 && LABELS.contains(before.get(at - 1).key()) && before.get(at - 2) instanceof Part.Cred;
        return isLabel || said.strip().contains(" ") && (at == 0 || isAdded)
                || at > 1 && before.get(at - 1).key().equals("for") && before.get(at - 2) instanceof Part.Cred;
    }

    private boolean hasNoName() {
        return named.isEmpty() && !isSender;
    }

    private boolean isUnknown(Part part) {
        return part instanceof Part.Plain(var token) && !Lexicon.BEFORE.contains(token.key())
                && !PeopleWords.ADDRESSED.contains(token.key()) && !Lexicon.JOINED.contains(token.key())
                && !PeopleWords.FIRST_PERSON.contains(token.key()) && !PeopleWords.GROUP.contains(token.key())
                && !Lexicon.THEIRS.contains(token.key()) && !Lexicon.FINISHED.contains(token.key())
                && !Lexicon.SITTING.contains(token.key())
                && !(isPraise && (Lexicon.CONGRATULATIONS.contains(token.key()) || Set
                        .of("on", "to", "well", "done", "great", "job", "shout", "out", "hats", "off", "way", "go",
                                "nice", "one", "work", "big", "up", "good", "s", "she", "he", "they")
                        .contains(token.key())))
                && !token.is(Token.Kind.NUMBER) && !PeopleWords.THIRD_PERSON.contains(token.key());
    }

    /** The words of the subject, as they were said. */
    private String said() {
        return before.stream().filter(part -> part instanceof Part.Plain(var token) && (unknown.contains(token.text())))
                .map(part -> ((Part.Plain) part).token().text()).collect(Collectors.joining(" "));
    }

    private List<Slot<Who>> settled(List<Slot<Who>> apart, String mark) {
        if (!others.isEmpty() && named.isEmpty() && !isSender && !(before.stream().anyMatch(Part.Cred.class::isInstance)
                && Set.of("all", "both").contains(Token.key(others)))) {
            var isSingular = !PeopleWords.GROUP.contains(Token.key(others));
            var known = isSingular || apart.isEmpty() ? earlier : apart;
            return isSingular && known.size() == 1 ? known : List.of(new Slot.Open<>(Why.MISSING, others, List.of()));
        }
        // "@Ada she passed" speaks to her, of somebody else.
        if (named.size() == 1 && !isSender && !isJoined && Set.of("he", "she").contains(Token.key(others))) {
            return List.of(new Slot.Open<>(Why.MISSING, others, List.of()));
        }
        var subjects = new ArrayList<>(named);
        if (isSender) {
            subjects.add(Slot.of(new Who.Sender()));
        }
        if (!subjects.isEmpty()) {
            if (isWithOthers) {
                subjects.add(new Slot.Open<>(Why.MISSING, others, List.of()));
            }
            if (isSender && LABELS.contains(mark) && !apart.isEmpty()) {
                subjects.addAll(apart);
                return List.of(oneOf(subjects));
            }
            var isList = !apart.isEmpty() && !isSender || !apart.isEmpty() && isJoined;
            if (isList && !isPraise) {
                subjects.addAll(0, apart);
            }
            return subjects.size() == 1 || isJoined ? subjects : List.of(oneOf(subjects));
        }
        if (!apart.isEmpty()) {
            var isNamed = isPraise || isTitled || LABELS.contains(mark);
            var all = new ArrayList<>(apart);
            if (!isNamed) {
                all.addFirst(Slot.of(new Who.Sender()));
            }
            return isNamed && apart.size() == 1 ? apart : List.of(oneOf(all));
        }
        isDefault = !isOwn;
        return List.of(isPraise ? Slot.missing() : Slot.of(new Who.Sender()));
    }

    /** Whether the speaker or somebody else is meant is open. */
    static List<Slot<Who>> speakerOr(List<Slot<Who>> others) {
        return List.of(oneOf(Stream.concat(Stream.of(Slot.<Who>of(new Who.Sender())), others.stream()).toList()));
    }

    private static Slot<Who> oneOf(List<Slot<Who>> subjects) {
        return new Slot.Open<>(Why.AMBIGUOUS, "", subjects.stream().flatMap(subject -> switch (subject) {
            case Slot.Known<Who>(var who) -> List.of(who).stream();
            case Slot.Open<Who>(var _, var _, var choices) -> choices.stream();
        }).distinct().toList());
    }
}
