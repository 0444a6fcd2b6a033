package dev.seventy.speech;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.catalog.CredentialId;

/**
 * What a line says was not passed, in a stretch that says nothing else: "I passed AZ-305, Ada has not passed SC-100".
 *
 * @param credentials what was not; empty where it is what the rest of the line tells of
 * @param who of whom; empty where nobody is named
 * @param whom as they were named
 * @param day on which it was not; empty where none is said
 * @param from where the stretch begins, and {@code to} where it ends
 */
record NotPassed(List<Slot<CredentialId>> credentials, Optional<Slot<Who>> who, String whom, Optional<SpokenDay> day,
        int from, int to) {

    private static final Slot<Who> SENDER = Slot.of(new Who.Sender());
    private static final Set<String> SPEAKING = Set.of("i", "ive");
    private static final Set<String> AUXILIARY = Set.of("has", "have", "had", "did", "ve", "s");
    private static final Set<String> NOT = Set.of("not", "never", "didnt", "hasnt", "havent", "hadnt");
    private static final Set<String> PASSING = Lexicon.words("pass get earn clear achieve take taken complete do done");
    private static final Set<String> AROUND = Lexicon
            .words("yet though sadly unfortunately the exam test cert certification and or nor so far either");

    NotPassed {
        credentials = List.copyOf(credentials);
    }

    /** Those stretches of a line, from its beginning on. */
    static List<NotPassed> in(List<Part> parts) {
        List<NotPassed> all = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= parts.size(); at++) {
            if (at == parts.size() || isApart(parts, at)) {
                of(parts, from, at).ifPresent(all::add);
                from = at + 1;
            }
        }
        return all;
    }

    private static boolean isApart(List<Part> parts, int at) {
        var part = parts.get(at);
        var next = at + 1 < parts.size() ? parts.get(at + 1) : part;
        return part.isPause() || part.isEnd() || Lexicon.APART.contains(part.key()) || part.key().equals("and")
                && (next instanceof Part.Whom || SPEAKING.contains(next.key()) || NOT.contains(next.key()));
    }

    private static Optional<NotPassed> of(List<Part> parts, int from, int to) {
        var stretch = parts.subList(from, to).stream().filter(part -> !AROUND.contains(part.key())).toList();
        List<Slot<CredentialId>> credentials = new ArrayList<>();
        int at = named(stretch, 0, credentials);
        var who = Optional.<Slot<Who>>empty();
        var whom = "";
        if (at < stretch.size() && stretch.get(at) instanceof Part.Whom(var named, var said, var isOwner) && !isOwner) {
            who = Optional.of(named);
            whom = said;
            at++;
        } else if (at < stretch.size() && SPEAKING.contains(stretch.get(at).key())) {
            who = Optional.of(SENDER);
            at++;
        }
        at += at < stretch.size() && AUXILIARY.contains(stretch.get(at).key()) ? 1 : 0;
        if (at == stretch.size() || !NOT.contains(stretch.get(at).key()) && !isFailing(stretch.get(at))) {
            return Optional.empty();
        }
        at++;
        at += at < stretch.size() && isPassing(stretch.get(at)) ? 1 : 0;
        at = named(stretch, at, credentials);
        var day = Optional.<SpokenDay>empty();
        if (at < stretch.size() && stretch.get(at) instanceof Part.When when) {
            day = Optional.of(when.day());
            at++;
        }
        return at < stretch.size() || credentials.isEmpty() && who.isEmpty() ? Optional.empty()
                : Optional.of(new NotPassed(credentials, who, whom, day, from, to));
    }

    /** Where the credentials end that are named from a place on, which are gathered. */
    private static int named(List<Part> stretch, int from, List<Slot<CredentialId>> credentials) {
        int at = from;
        while (at < stretch.size() && stretch.get(at) instanceof Part.Cred credential) {
            credentials.add(credential.slot());
            at++;
        }
        return at;
    }

    private static boolean isFailing(Part part) {
        return Lexicon.FAILING.contains(part.key());
    }

    private static boolean isPassing(Part part) {
        return PASSING.contains(part.key()) || Lexicon.TELLING.get(part.key()) == Claim.Kind.EARNED;
    }

    boolean isOwn() {
        return who.filter(SENDER::equals).isPresent();
    }

    /** What is left of a line without those stretches, and without what joins them to it. */
    static List<Part> without(List<NotPassed> all, List<Part> parts) {
        List<Part> left = new ArrayList<>();
        for (int at = 0; at < parts.size(); at++) {
            var place = at;
            if (all.stream().noneMatch(denied -> denied.covers(place, parts))) {
                left.add(parts.get(at));
            }
        }
        return left;
    }

    private boolean covers(int at, List<Part> parts) {
        return at >= from && at < to || at == from - 1 && !parts.get(at).isEnd() || from == 0 && at == to;
    }

    /** Whether it speaks against something that is told beside it, or may. */
    boolean isAgainst(Telling telling) {
        var isOfThem = who.isEmpty() || meanings(telling.who()).findAny().isEmpty()
                || !Collections.disjoint(all(who.get()), all(telling.who()));
        var isOfIt = credentials.isEmpty() || telling.credential().isOpen() || credentials.stream()
                .anyMatch(denied -> !Collections.disjoint(all(denied), all(telling.credential())));
        return isOfThem && isOfIt && !isOfAnotherDay(telling);
    }

    /** What was not passed yesterday may be today. */
    private boolean isOfAnotherDay(Telling telling) {
        return day.filter(said -> said instanceof SpokenDay.On(var date) && !all(telling.day()).isEmpty()
                && !all(telling.day()).contains(date)).isPresent();
    }

    /** What never was so of whom, to be taken back. */
    List<Telling> takenBack(String words) {
        return credentials.stream().map(credential -> new Telling(Claim.Kind.RETRACTED, who.orElse(SENDER), credential,
                Slot.missing(), Optional.empty(), Optional.empty(), words)).toList();
    }

    private static <T> Collection<T> all(Slot<T> slot) {
        return meanings(slot).collect(Collectors.toSet());
    }

    private static <T> Stream<T> meanings(Slot<T> slot) {
        return switch (slot) {
            case Slot.Known<T>(var value) -> Stream.of(value);
            case Slot.Open<T>(var _, var _, var choices) -> choices.stream();
        };
    }
}
