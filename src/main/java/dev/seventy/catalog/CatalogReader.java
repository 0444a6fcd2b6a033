package dev.seventy.catalog;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads catalogue files, strictly: every mistake is noted in the {@link Problems} it was given. */
public final class CatalogReader {

    private final Problems problems;
    private final Catalog.Builder catalog = new Catalog.Builder();
    private final List<Place> references = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, Needing> needing = new TreeMap<>();

    /** @param needs what has to be held first: all of the outer list, any of each inner set */
    private record Needing(Place place, List<Set<CredentialId>> needs) {
    }

    private record LevelTerms(Credential.Lifetime lifetime, Optional<Renewal> renewal, Optional<BigDecimal> priceUsd,
            Optional<BigDecimal> partnerPriceUsd) {
    }

    public CatalogReader(Problems problems) {
        this.problems = problems;
    }

    public CatalogReader read(String file, InputStream content) {
        var root = Place.open(file, content, problems).only("vendor", "sources", "linking", "levels", "certifications",
                "badges", "confusable");
        var vendor = vendor(root.at("vendor"));
        var sources = Source.readAll(root.at("sources"));
        var linking = root.find("linking").map(place -> linking(place, sources));
        linking.ifPresent(known -> catalog.linking(vendor, known));
        var leaving = linking.<Leaving>map(known -> new Leaving.NextMonth(known.leaversDropDay().value()))
                .orElseGet(Leaving.AtOnce::new);
        Map<Level, LevelTerms> terms = new EnumMap<>(Level.class);
        root.at("levels").entries().forEach((word, place) -> level(place, word).ifPresent(level -> terms.put(level,
                terms(place.only("price_usd", "partner_price_usd", "lifetime_months", "renewal")))));
        root.at("certifications").entries().forEach((id, place) -> credential(vendor, leaving, id, place, terms));
        root.find("badges").ifPresent(list -> list.items().forEach(item -> catalog.badges(item.text())));
        root.find("confusable").ifPresent(list -> list.items().forEach(this::confusable));
        return this;
    }

    /** The catalogue of all files read; refuses references to credentials that none of them has. */
    public Catalog catalog() {
        var known = catalog.ids().stream().map(CredentialId::value).collect(Collectors.toSet());
        references.forEach(place -> place.oneOf(place.text(), known));
        inCircles().forEach(one -> one.place().problem("nobody could ever hold it: what it needs needs it in turn"));
        problems.refuse();
        return catalog.build();
    }

    /** Whatever is left when all that can be held with what can be held already is taken away. */
    private Collection<Needing> inCircles() {
        var left = new TreeMap<>(needing);
        boolean shrinks = true;
        while (shrinks) {
            var before = Set.copyOf(left.keySet());
            shrinks = left.values().removeIf(one -> one.needs().stream()
                    .allMatch(group -> group.stream().anyMatch(id -> !before.contains(id.value()))));
        }
        return left.values();
    }

    private static Optional<Level> level(Place place, String word) {
        var words = Arrays.stream(Level.values()).map(Level::word).toList();
        return place.oneOf(word, words).map(known -> Level.valueOf(known.toUpperCase(Locale.ROOT)));
    }

    private static LevelTerms terms(Place place) {
        var price = place.at("price_usd").citedText().value();
        var months = place.at("lifetime_months").citedText().value();
        return new LevelTerms(lifetime(place, months), place.find("renewal").map(CatalogReader::renewal),
                price.equals("none") ? Optional.empty() : whole(place, price),
                place.find("partner_price_usd").map(amount -> amount.citedMoney().value()));
    }

    private static Renewal renewal(Place place) {
        place.only("adds_months", "window_months");
        return new Renewal(Period.ofMonths(place.at("adds_months").citedWholeNumber().value()),
                Period.ofMonths(place.at("window_months").citedWholeNumber().value()));
    }

    private static Linking linking(Place place, Map<String, Source> sources) {
        place.only("leavers_drop_day", "cool_off_days", "links_per_year");
        var dropDay = place.at("leavers_drop_day").citedWholeNumber();
        if (dropDay.value() < 1 || dropDay.value() > 28) {
            place.at("leavers_drop_day").problem("expected a day that every month has");
            dropDay = new Cited<>(1, dropDay.citation());
        }
        return new Linking(dropDay, place.at("cool_off_days").citedWholeNumber(),
                place.at("links_per_year").citedWholeNumber(), sources);
    }

    private static Credential.Lifetime lifetime(Place place, String months) {
        return switch (months) {
            case "never" -> new Credential.Lifetime.Forever();
            case "on the badge" -> new Credential.Lifetime.OnTheBadge();
            default -> whole(place, months).<Credential.Lifetime>map(
                    number -> new Credential.Lifetime.For(Period.ofMonths(number.intValue())))
                    .orElseGet(Credential.Lifetime.Forever::new);
        };
    }

    private static Vendor vendor(Place place) {
        var words = Arrays.stream(Vendor.values()).map(Vendor::word).toList();
        return place.oneOf(place.text(), words).map(known -> Vendor.valueOf(known.toUpperCase(Locale.ROOT)))
                .orElse(Vendor.MICROSOFT);
    }

    private static Optional<BigDecimal> whole(Place place, String text) {
        if (!text.matches("\\d{1,6}")) {
            place.problem("expected a whole number, 'never', 'on the badge' or 'none', found '" + text + "'");
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text));
    }

    private void credential(Vendor vendor, Leaving leaving, String id, Place place, Map<Level, LevelTerms> terms) {
        place.only("name", "level", "exam", "exams", "earlier_exams", "formerly", "needs", "needs_note", "retires",
                "also_called", "partner_center_ids", "scores_nowhere", "note");
        var level = level(place.at("level"), place.at("level").text()).orElse(Level.ASSOCIATE);
        var term = terms.getOrDefault(level, new LevelTerms(new Credential.Lifetime.Forever(), Optional.empty(),
                Optional.empty(), Optional.empty()));
        var credential = new Credential(new CredentialId(id), vendor, place.at("name").text(), level,
                (vendor == Vendor.MICROSOFT ? Optional.of(place.at("exams")) : place.find("exams"))
                        .map(CatalogReader::texts).orElse(List.of()),
                place.find("earlier_exams").map(CatalogReader::texts).orElse(List.of()),
                place.find("needs").map(this::needs).orElse(List.of()), place.find("needs_note").map(Place::text),
                place.find("retires").map(this::retirement), place.find("exam").map(CatalogReader::exam),
                term.lifetime(), term.renewal(), leaving, term.priceUsd(), term.partnerPriceUsd(),
                place.find("also_called").map(CatalogReader::texts).orElse(List.of()),
                place.find("formerly").map(CatalogReader::texts).orElse(List.of()),
                place.find("partner_center_ids")
                        .map(list -> list.items().stream().map(Place::wholeNumber).collect(Collectors.toSet()))
                        .orElse(Set.of()),
                place.find("scores_nowhere").map(Place::flag).orElse(false), place.find("note").map(Place::text));
        if (!credential.needs().isEmpty()) {
            needing.put(id, new Needing(place.at("needs"), credential.needs()));
        }
        if (!catalog.add(credential)) {
            place.problem("another file has a credential of this id already");
        }
        unique(place, credential.name());
        credential.alsoCalled().forEach(name -> unique(place, name));
        credential.formerly().forEach(name -> unique(place, name));
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
        return new Credential.Retirement(place.find("on").map(day -> day.citedDate().value()),
                place.find("counts_through").map(day -> day.citedDate().value()),
                place.find("successor").map(this::reference), place.find("successor_note").map(Place::text));
    }

    private static Credential.Exam exam(Place place) {
        place.only("questions", "minutes");
        return new Credential.Exam(place.at("questions").citedWholeNumber().value(),
                place.at("minutes").citedWholeNumber().value());
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
