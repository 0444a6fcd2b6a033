package dev.seventy.speech;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.seventy.catalog.CredentialId;

/** Reads which of several that were named a line means: by place, by certification, by whose it is, or all of them. */
public final class Chosen {

    private static final Set<String> ALL = Set.of("all", "both", "everything");
    private static final List<String> COUNTS = List.of("two", "three", "four", "five");
    private static final List<Set<String>> PLACES = List.of(Set.of("first", "1st"), Set.of("second", "2nd"),
            Set.of("third", "3rd"), Set.of("fourth", "4th"), Set.of("fifth", "5th"));
    private static final Set<String> JOINING = Set.of("and", "&", "+", ",", ";");
    private static final Set<String> AROUND = Lexicon.words("the one ones of them these those that this certification"
            + " certifications cert certs exam exams take back undo please pls thanks thank you thx just only number"
            + " option too also yes then for");

    private final Credentials credentials;
    private final List<Option> options;
    private final List<Set<String>> names;
    private final List<Set<String>> owners;
    private final boolean isShown;
    private final List<Set<Integer>> meant = new ArrayList<>();
    /** Those that may be meant by what stands since the last "and"; empty where nothing does. */
    private Optional<Set<Integer>> now = Optional.empty();
    private boolean isCredentialNamed;
    private boolean isAll;
    private boolean isMore;

    /**
     * One of several.
     *
     * @param whose the name of whose it is; empty where it is the speaker's own, or may not be said
     * @param number by which it was shown; 0 where it was not
     */
    public record Option(CredentialId credential, String whose, long number) {
    }

    private Chosen(List<Option> options, boolean isShown, Credentials credentials) {
        this.options = options;
        this.isShown = isShown;
        this.credentials = credentials;
        names = options.stream().map(option -> credentials.catalog().get(option.credential()).names().stream()
                .flatMap(name -> Tokens.keys(name).stream()).collect(Collectors.toUnmodifiableSet())).toList();
        owners = options.stream().map(option -> Set.copyOf(Tokens.keys(option.whose()))).toList();
    }

    /**
     * For each that is meant the places of those that it may be; nothing of all that where it is not clear which are
     * meant, and empty where the line is about none of them.
     *
     * @param isShown whether whoever says it has seen them in this order, so that a place and "both" mean something
     */
    static Optional<List<Set<Integer>>> in(String line, List<Option> options, boolean isShown,
            Credentials credentials) {
        if (line.length() > SpeechReader.MOST_CHARACTERS || PlainAnswer.isAsking(line)) {
            return Optional.empty();
        }
        var chosen = new Chosen(options, isShown, credentials);
        var tokens = Tokens.of(line);
        for (int at = 0; at < tokens.size();) {
            at = chosen.next(tokens, at);
        }
        chosen.join();
        return chosen.found();
    }

    private int next(List<Token> tokens, int at) {
        var token = tokens.get(at);
        var key = token.key();
        if (JOINING.contains(key)) {
            join();
        } else if (isShown && ALL.contains(key)) {
            isAll = true;
            isMore |= key.equals("both") && options.size() != 2;
            var count = at + 1 < tokens.size() ? count(tokens.get(at + 1).key()) : 0;
            isMore |= count > 0 && count != options.size();
            return count > 0 ? at + 2 : at + 1;
        } else if (!AROUND.contains(key) && !token.is(Token.Kind.END)) {
            return named(tokens, at);
        }
        return at + 1;
    }

    private static int count(String key) {
        return COUNTS.contains(key) ? COUNTS.indexOf(key) + 2 : DayWords.digits(key).orElse(0);
    }

    private int named(List<Token> tokens, int at) {
        var places = isShown ? places(tokens.get(at).key()) : Set.<Integer>of();
        if (!places.isEmpty()) {
            restrict(places);
            return at + 1;
        }
        var found = credentials.at(tokens, at);
        if (found.isPresent()) {
            if (isCredentialNamed) {
                join();
            }
            isCredentialNamed = true;
            restrict(where(found.get().credential()));
            return found.get().to();
        }
        var words = where(tokens.get(at));
        isMore |= words.isEmpty();
        if (!words.isEmpty()) {
            restrict(words);
        }
        return at + 1;
    }

    private Set<Integer> places(String key) {
        var digits = DayWords.digits(key);
        return IntStream.range(0, options.size())
                .filter(index -> digits.isPresent()
                        ? digits.get() == index + 1 || digits.get() == options.get(index).number()
                        : key.equals("last") ? index == options.size() - 1
                                : index < PLACES.size() && PLACES.get(index).contains(key))
                .boxed().collect(Collectors.toSet());
    }

    private Set<Integer> where(Slot<CredentialId> named) {
        var ids = named instanceof Slot.Open<CredentialId>(var _, var _, var choices) ? choices
                : named.known().stream().toList();
        return IntStream.range(0, options.size()).filter(index -> ids.contains(options.get(index).credential())).boxed()
                .collect(Collectors.toSet());
    }

    private Set<Integer> where(Token word) {
        return IntStream.range(0, options.size())
                .filter(index -> owners.get(index).contains(word.owner()) || names.get(index).contains(word.key()))
                .boxed().collect(Collectors.toSet());
    }

    private void restrict(Set<Integer> to) {
        var left = new HashSet<>(now.orElse(to));
        left.retainAll(to);
        now = Optional.of(left);
    }

    private void join() {
        now.ifPresent(meant::add);
        now = Optional.empty();
        isCredentialNamed = false;
    }

    private Optional<List<Set<Integer>>> found() {
        if (meant.isEmpty() && !isAll) {
            return Optional.empty();
        }
        var isContrary = meant.stream().anyMatch(Set::isEmpty)
                || isAll && !meant.isEmpty() && meant.stream().flatMap(Set::stream).distinct().count() < options.size();
        return Optional.of(isMore || isContrary ? List.of()
                : isAll ? IntStream.range(0, options.size()).mapToObj(Set::of).toList() : List.copyOf(meant));
    }
}
