package dev.seventy.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every known credential, found by its id, its number in Partner Center or whatever people call it. */
public final class Catalog {

    private static final Pattern VENDOR_PREFIX = Pattern
            .compile("^(microsoft certified|microsoft 365 certified|microsoft certification|github certified): *");
    private static final Pattern TRAILING_CODES = Pattern.compile("\\(([^()]{3,30})\\)\\s*$");
    private static final Pattern EXAM_CODE = Pattern.compile("(?<![a-z0-9])([a-z]{2,4})[ _–-]?(\\d{3,4})(?![0-9])");
    /** Words that stand in some titles and not in others of the same credential. */
    private static final Set<String> LOOSE = Set.of("certified", "certification", "certificate", "exam", "badge",
            "credential");
    private static final int MOST_SUGGESTIONS = 5;

    private final Map<CredentialId, Credential> byId;
    private final Map<String, Set<Credential>> byName = new HashMap<>();
    private final Map<String, Set<Credential>> byLooseName = new HashMap<>();
    private final Map<String, Set<Credential>> byExam = new HashMap<>();
    private final Map<Integer, Credential> byPartnerCenterId = new HashMap<>();
    private final Map<String, Confusable> confusable = new HashMap<>();
    private final List<String> badges;
    private final Map<Vendor, Linking> linking;

    /** Words that fit several credentials equally well, perhaps also something outside the catalogue. */
    record Confusable(String words, List<CredentialId> choices, String also) {

        Confusable and(Confusable other) {
            return new Confusable(words, Stream.concat(choices.stream(), other.choices.stream()).distinct().toList(),
                    Stream.of(also, other.also).filter(outside -> !outside.isEmpty())
                            .collect(Collectors.joining(" and ")));
        }
    }

    Catalog(Collection<Credential> credentials, Collection<Confusable> confusable, Collection<String> badges,
            Map<Vendor, Linking> linking) {
        this.linking = Map.copyOf(linking);
        this.badges = badges.stream().map(Catalog::key).toList();
        Map<CredentialId, Credential> ids = new TreeMap<>();
        for (var credential : credentials) {
            ids.put(credential.id(), credential);
            credential.names().forEach(name -> called(byName, key(name), credential));
            credential.names().forEach(name -> called(byLooseName, loose(key(name)), credential));
            credential.exams().forEach(exam -> called(byExam, examKey(exam), credential));
            credential.earlierExams().forEach(exam -> called(byExam, examKey(exam), credential));
            credential.partnerCenterIds().forEach(number -> byPartnerCenterId.put(number, credential));
        }
        byId = Map.copyOf(ids);
        confusable.forEach(entry -> this.confusable.merge(key(entry.words()), entry, Confusable::and));
    }

    private static void called(Map<String, Set<Credential>> names, String key, Credential credential) {
        names.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(credential);
    }

    public List<Credential> all() {
        return byId.values().stream().sorted(Comparator.comparing(Credential::name)).toList();
    }

    /** A vendor's credentials of some levels, by name. */
    public List<Credential> of(Vendor vendor, Collection<Level> levels) {
        return all().stream().filter(credential -> credential.vendor() == vendor && levels.contains(credential.level()))
                .toList();
    }

    /** How a vendor's portal ties what people hold to the firm, as far as that is told. */
    public Optional<Linking> linking(Vendor vendor) {
        return Optional.ofNullable(linking.get(vendor));
    }

    public Set<CredentialId> ids() {
        return byId.keySet();
    }

    /** Every name, and all words that people confuse, as they are compared. */
    public Set<String> words() {
        return Stream.concat(byName.keySet().stream(), confusable.keySet().stream()).collect(Collectors.toSet());
    }

    public boolean knows(CredentialId id) {
        return byId.containsKey(id);
    }

    /** The credential of an id that a rule file or a stored fact names. */
    public Credential get(CredentialId id) {
        var credential = byId.get(id);
        if (credential == null) {
            throw new IllegalArgumentException("no credential " + id);
        }
        return credential;
    }

    /** The credential that Partner Center exports under a number (TrainingActivityId). */
    public Optional<Credential> byPartnerCenterId(int number) {
        return Optional.ofNullable(byPartnerCenterId.get(number));
    }

    /**
     * The credential that bears this name officially, now or formerly: how an export or a form names it. Unlike
     * {@link #resolve}, words that people confuse are taken at their word.
     */
    public Optional<Credential> named(String title) {
        var names = byName.getOrDefault(key(title), Set.of());
        return names.size() == 1 ? Optional.of(names.iterator().next()) : Optional.empty();
    }

    /** Whether a wallet's title names a badge that counts nowhere, by how it begins; a credential's name goes first. */
    public boolean isBadge(String title) {
        var key = key(title);
        return named(title).isEmpty() && badges.stream().anyMatch(key::startsWith);
    }

    /** What somebody means who types this: a name, an alias or an exam code in any spelling. */
    public Resolution resolve(String typed) {
        return resolve(typed, this::byExamCodesIn);
    }

    /**
     * What a title in a wallet names. Unlike {@link #resolve}, an exam's code within it decides nothing: a course for an
     * exam has it too.
     */
    public Resolution titled(String title) {
        return named(title).<Resolution>map(Resolution.Found::new).orElseGet(() -> resolve(title, _ -> Set.of()));
    }

    private Resolution resolve(String typed, Function<String, Set<Credential>> otherwise) {
        var key = key(typed);
        var loose = loose(key);
        for (var words : List.of(key, loose)) {
            var mistakable = confusable.get(words);
            if (mistakable != null) {
                return new Resolution.Choice(mistakable.choices().stream().map(this::get).toList(), mistakable.also());
            }
            if (byName.containsKey(words)) {
                return oneOf(byName.getOrDefault(words, Set.of()));
            }
        }
        var exact = new LinkedHashSet<>(otherwise.apply(typed));
        if (exact.isEmpty()) {
            exact.addAll(byLooseName.getOrDefault(loose, Set.of()));
        }
        return exact.isEmpty() ? new Resolution.Unknown(nearest(key)) : oneOf(exact);
    }

    private static Resolution oneOf(Set<Credential> found) {
        return found.size() == 1 ? new Resolution.Found(found.iterator().next())
                : new Resolution.Choice(List.copyOf(found), "");
    }

    /** Without the words by which titles of one credential differ. */
    private static String loose(String key) {
        return Arrays.stream(key.split(" ")).filter(word -> !LOOSE.contains(word)).collect(Collectors.joining(" "));
    }

    /** The credentials all of whose words, or nearly, stand in what was typed. */
    private List<Credential> nearest(String key) {
        var found = new LinkedHashSet<Credential>();
        if (key.length() >= 3) {
            Nearest.all(key, byName.keySet()).forEach(name -> found.addAll(byName.getOrDefault(name, Set.of())));
            Nearest.all(key.replace(" ", ""), byExam.keySet())
                    .forEach(exam -> found.addAll(byExam.getOrDefault(exam, Set.of())));
            var words = List.of(key.split(" "));
            all().stream().filter(credential -> List.of(key(credential.name()).split(" ")).containsAll(words))
                    .forEach(found::add);
        }
        return found.stream().limit(MOST_SUGGESTIONS).toList();
    }

    private Set<Credential> byExamCodesIn(String typed) {
        var text = typed.toLowerCase(Locale.ROOT);
        var found = new LinkedHashSet<Credential>();
        var codes = EXAM_CODE.matcher(text);
        while (codes.find()) {
            found.addAll(byExam.getOrDefault(codes.group(1) + codes.group(2), Set.of()));
        }
        if (found.isEmpty()) {
            found.addAll(byExam.getOrDefault(examKey(typed), Set.of()));
        }
        return found;
    }

    /** Case, accents of punctuation and vendor prefixes do not tell two names apart. */
    static String key(String name) {
        var lower = name.strip().toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("[\\s\\u00a0]+", " ");
        lower = VENDOR_PREFIX.matcher(lower).replaceFirst("");
        lower = TRAILING_CODES.matcher(lower)
                .replaceFirst(match -> EXAM_CODE.matcher(match.group(1)).find() ? "" : "($1)");
        return lower.replaceAll("[^\\p{L}\\p{N}+&#]+", " ").strip();
    }

    private static String examKey(String exam) {
        return exam.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
    }

    /** Gathers what the files of a catalogue say. */
    static final class Builder {
        private final Map<CredentialId, Credential> credentials = new TreeMap<>();
        private final List<Confusable> confusable = new ArrayList<>();
        private final List<String> badges = new ArrayList<>();
        private final Map<Vendor, Linking> linking = new EnumMap<>(Vendor.class);

        void linking(Vendor vendor, Linking terms) {
            linking.put(vendor, terms);
        }

        boolean add(Credential credential) {
            return credentials.putIfAbsent(credential.id(), credential) == null;
        }

        void confusable(Confusable entry) {
            confusable.add(entry);
        }

        void badges(String beginning) {
            badges.add(beginning);
        }

        Set<CredentialId> ids() {
            return credentials.keySet();
        }

        Catalog build() {
            return new Catalog(credentials.values(), confusable, badges, linking);
        }
    }
}
