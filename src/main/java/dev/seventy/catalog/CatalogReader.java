package dev.seventy.catalog;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads catalogue files, strictly: every mistake is noted in the {@link Problems} it was given. */
public final class CatalogReader {

    private final Problems problems;
    private final Catalog.Builder catalog = new Catalog.Builder();
    private final List<Place> references = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private record LevelTerms(Optional<Period> lifetime, Optional<BigDecimal> priceUsd) {
    }

    public CatalogReader(Problems problems) {
        this.problems = problems;
    }

    public CatalogReader read(String file, InputStream content) {
        var root = Place.open(file, content, problems).only("vendor", "sources", "levels", "certifications",
                "confusable");
        Source.readAll(root.at("sources"));
        Map<Level, LevelTerms> terms = new EnumMap<>(Level.class);
        root.at("levels").entries().forEach((word, place) -> level(place, word)
                .ifPresent(level -> terms.put(level, terms(place.only("price_usd", "lifetime_months")))));
        root.at("certifications").entries().forEach((id, place) -> credential(id, place, terms));
        root.find("confusable").ifPresent(list -> list.items().forEach(this::confusable));
        return this;
    }

    /** The catalogue of all files read; refuses references to credentials that none of them has. */
    public Catalog catalog() {
        var known = catalog.ids().stream().map(CredentialId::value).collect(Collectors.toSet());
        references.forEach(place -> place.oneOf(place.text(), known));
        problems.refuse();
        return catalog.build();
    }

    private static Optional<Level> level(Place place, String word) {
        var words = java.util.Arrays.stream(Level.values()).map(Level::word).toList();
        return place.oneOf(word, words).map(known -> Level.valueOf(known.toUpperCase(Locale.ROOT)));
    }

    private static LevelTerms terms(Place place) {
        var price = place.at("price_usd").citedText().value();
        var months = place.at("lifetime_months").citedText().value();
        return new LevelTerms(
                months.equals("never") ? Optional.empty()
                        : whole(place, months).map(number -> Period.ofMonths(number.intValue())),
                price.equals("none") ? Optional.empty() : whole(place, price));
    }

    private static Optional<BigDecimal> whole(Place place, String text) {
        if (!text.matches("\\d{1,6}")) {
            place.problem("expected a whole number, 'never' or 'none', found '" + text + "'");
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text));
    }

    private void credential(String id, Place place, Map<Level, LevelTerms> terms) {
        place.only("name", "level", "exams", "earlier_exams", "needs", "needs_note", "retires", "also_called",
                "partner_center_ids", "scores_nowhere", "note");
        var level = level(place.at("level"), place.at("level").text()).orElse(Level.ASSOCIATE);
        var term = terms.getOrDefault(level, new LevelTerms(Optional.empty(), Optional.empty()));
        var credential = new Credential(new CredentialId(id), place.at("name").text(), level, texts(place.at("exams")),
                place.find("earlier_exams").map(CatalogReader::texts).orElse(List.of()),
                place.find("needs").map(this::needs).orElse(List.of()), place.find("needs_note").map(Place::text),
                place.find("retires").map(this::retirement), term.lifetime(), term.priceUsd(),
                place.find("also_called").map(CatalogReader::texts).orElse(List.of()),
                place.find("partner_center_ids")
                        .map(list -> list.items().stream().map(Place::wholeNumber).collect(Collectors.toSet()))
                        .orElse(Set.of()),
                place.find("scores_nowhere").map(Place::flag).orElse(false), place.find("note").map(Place::text));
        if (!catalog.add(credential)) {
            place.problem("another file has a credential of this id already");
        }
        unique(place, credential.name());
        credential.alsoCalled().forEach(name -> unique(place, name));
    }

    private void unique(Place place, String name) {
        if (!names.add(Catalog.key(name))) {
            place.problem("the name '" + name + "' belongs to another credential already");
        }
    }

    private List<Set<CredentialId>> needs(Place place) {
        return place.items().stream()
                .map(group -> group.items().stream().map(this::reference).collect(Collectors.toUnmodifiableSet()))
                .toList();
    }

    private Credential.Retirement retirement(Place place) {
        place.only("on", "counts_through", "successor", "successor_note");
        return new Credential.Retirement(place.at("on").citedDate().value(),
                place.find("counts_through").map(day -> day.citedDate().value()),
                place.find("successor").map(this::reference), place.find("successor_note").map(Place::text));
    }

    private CredentialId reference(Place place) {
        references.add(place);
        return new CredentialId(place.text());
    }

    private void confusable(Place place) {
        place.only("words", "choices", "also");
        catalog.confusable(new Catalog.Confusable(place.at("words").text(),
                place.at("choices").items().stream().map(this::reference).toList(),
                place.find("also").map(Place::text).orElse("")));
    }

    private static List<String> texts(Place place) {
        return place.items().stream().map(Place::text).toList();
    }
}
