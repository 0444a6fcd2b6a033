package dev.seventy.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads of whom a clause tells from what stands before its verb. */
final class Subject {

    private static final Set<String> LABELS = Set.of("-", ":", "|");

    private final People people;
    private final boolean isPraise;
    /** Whoever was named in the line before. */
    private final List<Slot<Who>> earlier;
    private final List<Part> before;
    private final List<Slot<Who>> named = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private boolean isSender;
    private boolean isJoined;
    private boolean hasCredential;
    private String others = "";

    Subject(List<Part> before, People people, boolean isPraise, List<Slot<Who>> earlier) {
        this.before = before;
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
        var end = start;
        before.subList(start, before.size()).forEach(this::take);
        var apart = new ArrayList<Slot<Who>>();
        var mark = "";
        for (var part : before.subList(0, end)) {
            if (part instanceof Part.Whom(var who, var _)) {
                apart.add(who);
            } else if (part.isPause()) {
                mark = apart.isEmpty() || !mark.isEmpty() && !part.key().equals(",") ? mark : part.key();
            } else if (part instanceof Part.Plain && isUnknown(part)) {
                return Optional.empty();
            } else if (Lexicon.FIRST_PERSON.contains(part.key())) {
                isSender |= named.isEmpty() && others.isEmpty();
            }
        }
        return unknown.isEmpty() ? Optional.of(settled(apart, mark))
                : isSender || hasCredential ? Optional.empty() : Optional.of(List.of(people.near(said())));
    }

    private void take(Part part) {
        switch (part) {
            case Part.Whom(var who, var _) -> named.add(who);
            case Part.Cred _ -> hasCredential = true;
            case Part.When _, Part.Proof _ -> {
            }
            case Part.Plain(var token) -> {
                var key = token.key();
                if (Lexicon.FIRST_PERSON.contains(key)) {
                    isSender = true;
                } else if (Lexicon.JOINED.contains(key)) {
                    isJoined = true;
                } else if (Lexicon.THIRD_PERSON.contains(key) || Lexicon.GROUP.contains(key)
                        || Lexicon.THEIRS.contains(key) && hasNoName()) {
                    others = token.text();
                } else if (isUnknown(part)) {
                    unknown.add(token.text());
                }
            }
        }
    }

    private boolean hasNoName() {
        return named.isEmpty() && !isSender;
    }

    private boolean isUnknown(Part part) {
        return part instanceof Part.Plain(var token) && !Lexicon.BEFORE.contains(token.key())
                && !Lexicon.JOINED.contains(token.key()) && !Lexicon.FIRST_PERSON.contains(token.key())
                && !Lexicon.GROUP.contains(token.key()) && !Lexicon.THEIRS.contains(token.key())
                && !(isPraise && (Lexicon.CONGRATULATIONS.contains(token.key())
                        || Set.of("on", "to", "well", "done", "great", "job", "shout", "out", "hats", "off", "way", "go",
                                "nice", "one", "work", "big", "up", "good", "s", "she", "he", "they").contains(token.key())))
                && !token.is(Token.Kind.NUMBER);
    }

    /** The words of the subject, as they were said. */
    private String said() {
        return before.stream().filter(part -> part instanceof Part.Plain(var token)
                && (unknown.contains(token.text()))).map(part -> ((Part.Plain) part).token().text())
                .collect(Collectors.joining(" "));
    }

    private List<Slot<Who>> settled(List<Slot<Who>> apart, String mark) {
        if (!others.isEmpty() && named.isEmpty() && !isSender) {
            var before = apart.isEmpty() ? earlier : apart;
            var isSingular = !Lexicon.GROUP.contains(Token.key(others));
            return isSingular && before.size() == 1 ? before
                    : List.of(new Slot.Open<>(Why.MISSING, others, List.of()));
        }
        var subjects = new ArrayList<>(named);
        if (isSender) {
            subjects.add(Slot.of(new Who.Sender()));
        }
        if (!subjects.isEmpty()) {
            var isList = !apart.isEmpty() && !isSender || !apart.isEmpty() && isJoined;
            if (isList && !isPraise) {
                subjects.addAll(0, apart);
            }
            return subjects.size() == 1 || isJoined ? subjects : List.of(oneOf(subjects));
        }
        if (!apart.isEmpty()) {
            var isNamed = isPraise || LABELS.contains(mark);
            var all = new ArrayList<>(apart);
            if (!isNamed) {
                all.addFirst(Slot.of(new Who.Sender()));
            }
            return isNamed && apart.size() == 1 ? apart : List.of(oneOf(all));
        }
        return List.of(isPraise ? Slot.missing() : Slot.of(new Who.Sender()));
    }

    private static Slot<Who> oneOf(List<Slot<Who>> subjects) {
        return new Slot.Open<>(Why.AMBIGUOUS, "", subjects.stream().flatMap(subject -> switch (subject) {
            case Slot.Known<Who>(var who) -> List.of(who).stream();
            case Slot.Open<Who>(var _, var _, var choices) -> choices.stream();
        }).distinct().toList());
    }
}
