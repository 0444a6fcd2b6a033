package dev.seventy.speech;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.catalog.CredentialId;
import dev.seventy.catalog.Nearest;
import dev.seventy.catalog.Resolution;
import dev.seventy.catalog.Vendor;

/** Finds the credentials that a line names: by the code of an exam, a title, or what people call one. */
final class Credentials {

    private static final int MOST_WORDS = 12;
    private static final int MOST_NEAR = 5;
    private static final Set<String> LEVELS = Set.of("associate", "expert", "specialty", "professional");
    private static final Set<String> AROUND = Set.of("microsoft", "certified", "ms", "exam", "certification",
            "databricks");

    private final Catalog catalog;
    private final Map<String, Slot<CredentialId>> byName = new HashMap<>();
    private final Map<String, Slot<CredentialId>> byExam = new TreeMap<>();
    private final Set<String> series = new LinkedHashSet<>();

    /**
     * A credential as it was said.
     *
     * @param exam the code by which it was said; empty where it was a name
     * @param isPlain whether it can hardly be anything else than a credential
     * @param to the first token behind it
     */
    record Found(Slot<CredentialId> credential, String exam, boolean isPlain, int to) {
    }

    Credentials(Catalog catalog) {
        this.catalog = catalog;
        for (var words : catalog.words()) {
            byName.put(String.join(" ", Tokens.keys(words)), slot(words, catalog.resolve(words)));
        }
        Map<String, Set<CredentialId>> shorter = new TreeMap<>();
        for (var credential : catalog.all()) {
            for (var name : credential.names()) {
                shorter(name).forEach(
                        words -> shorter.computeIfAbsent(words, _ -> new LinkedHashSet<>()).add(credential.id()));
            }
            credential.earlierExams().forEach(exam -> byExam.put(examKey(exam),
                    new Slot.Open<>(Why.EARLIER_EXAM, exam, List.of(credential.id()))));
        }
        shorter.forEach((words, ids) -> byName.putIfAbsent(words, choice(words, List.copyOf(ids))));
        catalog.all().forEach(credential -> credential.exams()
                .forEach(exam -> byExam.put(examKey(exam), credential.exams().size() == 1 ? Slot.of(credential.id())
                        : new Slot.Open<>(Why.ONE_OF_SEVERAL, exam, List.of(credential.id())))));
        byExam.keySet().forEach(exam -> series.add(letters(exam)));
    }

    /** A title without its level, and without the word that every title of a vendor has. */
    private static List<String> shorter(String name) {
        var words = new ArrayList<>(Tokens.keys(name));
        words.removeIf("certified"::equals);
        var names = new ArrayList<String>();
        if (words.size() > 2) {
            names.add(String.join(" ", words));
            if (LEVELS.contains(words.getLast())) {
                names.add(String.join(" ", words.subList(0, words.size() - 1)));
            }
        }
        return names;
    }

    private static Slot<CredentialId> choice(String said, List<CredentialId> ids) {
        return ids.size() == 1 ? Slot.of(ids.getFirst()) : new Slot.Open<>(Why.AMBIGUOUS, said, ids);
    }

    private static Slot<CredentialId> slot(String said, Resolution resolution) {
        return switch (resolution) {
            case Resolution.Found(var credential) -> Slot.of(credential.id());
            case Resolution.Choice(var credentials, var _) ->
                new Slot.Open<>(Why.AMBIGUOUS, said, credentials.stream().map(Credential::id).toList());
            case Resolution.Unknown(var nearest) ->
                new Slot.Open<>(Why.UNKNOWN, said, nearest.stream().map(Credential::id).toList());
        };
    }

    private static String examKey(String exam) {
        return exam.toLowerCase(Locale.ROOT).replace("-", "");
    }

    private static String letters(String exam) {
        return exam.substring(0, (int) exam.chars().takeWhile(Character::isLetter).count());
    }

    Catalog catalog() {
        return catalog;
    }

    /** The credential that is named at a place of the line, by the longest name. */
    Optional<Found> at(List<Token> tokens, int from) {
        var from1 = from;
        while (from1 + 1 < tokens.size() && AROUND.contains(tokens.get(from1).key())) {
            from1++;
            from1 = tokens.get(from1).key().equals(":") && from1 + 1 < tokens.size() ? from1 + 1 : from1;
        }
        var start = from1;
        var vendor = tokens.subList(from, start).stream().anyMatch(token -> token.key().equals("databricks"))
                ? Vendor.DATABRICKS
                : Vendor.MICROSOFT;
        return named(tokens, from).or(() -> code(tokens, start))
                .or(() -> start > from ? named(tokens, start).filter(found -> isOf(vendor, found)) : Optional.empty());
    }

    private boolean isOf(Vendor vendor, Found found) {
        return found.credential().known().map(catalog::get).filter(credential -> credential.vendor() == vendor)
                .isPresent();
    }

    private Optional<Found> named(List<Token> tokens, int from) {
        var words = new ArrayList<String>();
        Optional<Found> longest = Optional.empty();
        for (int to = from; to < tokens.size() && words.size() < MOST_WORDS; to++) {
            var token = tokens.get(to);
            if (token.is(Token.Kind.PAUSE) && to > from) {
                continue;
            }
            if (!token.is(Token.Kind.WORD) && !token.is(Token.Kind.NUMBER)) {
                break;
            }
            words.add(token.key());
            var found = byName.get(String.join(" ", words));
            if (found != null) {
                longest = Optional.of(new Found(found, "", words.size() > 1, to + 1));
            }
        }
        return longest;
    }

    private Optional<Found> code(List<Token> tokens, int from) {
        var token = tokens.get(from);
        if (!token.is(Token.Kind.WORD)) {
            return Optional.empty();
        }
        var dictated = DictatedCode.at(tokens, from, series);
        var code = dictated.map(DictatedCode.Heard::code).orElse(token.key());
        var to = dictated.map(DictatedCode.Heard::to).orElse(from + 1);
        var known = byExam.get(code);
        if (known != null) {
            return Optional.of(new Found(known, code, true, to));
        }
        var number = code.substring(letters(code).length());
        return series.contains(letters(code)) && number.length() >= 3 && DayWords.digits(number).isPresent()
                ? Optional.of(new Found(near(code), code, true, to))
                : Optional.empty();
    }

    /** What somebody may mean who says what nothing is called. */
    Slot<CredentialId> near(String said) {
        var exams = Nearest.all(said, byExam.keySet()).stream().flatMap(exam -> {
            var slot = byExam.getOrDefault(exam, Slot.missing());
            return slot instanceof Slot.Open<CredentialId>(var _, var _, var choices) ? choices.stream()
                    : slot.known().stream();
        }).distinct().limit(MOST_NEAR).toList();
        return exams.isEmpty() && slot(said, catalog.resolve(said)) instanceof Slot.Open<CredentialId> open ? open
                : new Slot.Open<>(Why.UNKNOWN, said, exams);
    }

    /** What a title in an address names, where that is one credential. */
    Optional<CredentialId> titled(String title) {
        return title.isBlank() ? Optional.empty()
                : at(Tokens.of(title), 0).flatMap(found -> found.credential().known());
    }
}
