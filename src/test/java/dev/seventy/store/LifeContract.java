package dev.seventy.store;

import static dev.seventy.store.Rows.PEOPLE;
import static dev.seventy.store.Rows.TRAININGS;
import static dev.seventy.store.Rows.employed;
import static dev.seventy.store.Rows.vendor;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonClues;
import dev.seventy.evidence.PersonId;
import dev.seventy.evidence.Staff;
import org.junit.jupiter.api.Test;

/** What becomes of certifications and people by what is told, file by file and word by word. */
abstract class LifeContract extends StoreContract {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);
    private static final ImportFile WALLET = new ImportFile("wallet.csv", "aa", Origin.Kind.WALLET, "");
    private static final ImportFile CERTIFICATIONS = new ImportFile("certs.csv", "ab",
            Origin.Kind.CERTIFICATIONS_TEMPLATE, "");

    private static PersonClues by(String address) {
        return PersonClues.written(address);
    }

    private static Entry.Earned passed(PersonClues who, LocalDate day, int years, boolean active, String link) {
        return new Entry.Earned(who, new CredentialId("az-305"), day, Optional.of(day.plusYears(years)), active,
                Optional.of(link).filter(given -> !given.isEmpty()), 0);
    }

    private Optional<ImportId> tell(Entry... entries) {
        clock.pass(Duration.ofMinutes(1));
        return store.imports().told(ours, ACTOR, "a certification", List.of(entries), false);
    }

    private Retraction takeBack(ImportId id) {
        clock.pass(Duration.ofMinutes(1));
        return store.imports().retract(ours, id, ACTOR);
    }

    private PersonId person(String address) {
        return store.people().of(ours).values().stream().filter(one -> one.addresses().contains(address)).findFirst()
                .orElseThrow().id();
    }

    @Test
    void a_link_comes_back_as_it_was_told_and_a_row_without_one_is_unchanged() {
        tell(passed(by("a@example.com"), DAY, 1, true, "https://www.credly.com/badges/1"));
        assertThat(evidence().certifications()).singleElement()
                .satisfies(held -> assertThat(held.link()).contains("https://www.credly.com/badges/1"));
        assertThat(tell(passed(by("a@example.com"), DAY, 1, true, "https://www.credly.com/badges/1"))).isEmpty();
        take(TRAININGS, Rows.earned(vendor("1", "a@example.com"), "dp-203", "2027-03-01", 2));
        var again = take(TRAININGS, Rows.earned(vendor("1", "a@example.com"), "dp-203", "2027-03-01", 2));
        assertThat(store.imports().find(ours, again).orElseThrow().counts().of(FactKind.CERTIFICATION).unchanged())
                .isEqualTo(1);
    }

    @Test
    void what_is_renewed_or_taken_back_by_word_replaces_what_was_told_by_whichever_address() {
        take(PEOPLE,
                new Entry.Employed(
                        new PersonClues(Optional.of("K1"), Optional.empty(), Optional.empty(),
                                List.of("a@example.com", "b@example.com"), Optional.empty()),
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty(), 2));
        tell(passed(by("a@example.com"), DAY, 1, true, ""));
        var renewed = tell(passed(by("b@example.com"), DAY, 2, true, "")).orElseThrow();
        assertThat(evidence().certifications()).singleElement()
                .satisfies(held -> assertThat(held.expires()).contains(DAY.plusYears(2)));
        tell(passed(by("a@example.com"), DAY, 2, false, ""));
        assertThat(evidence().certifications()).singleElement().satisfies(held -> assertThat(held.active()).isFalse());
        assertThat(takeBack(renewed)).isInstanceOf(Retraction.SupersededBy.class);
    }

    @Test
    void what_is_told_leaves_the_export_as_it_is() {
        take(TRAININGS, new Entry.Earned(vendor("1", "a@example.com"), new CredentialId("az-305"), DAY,
                Optional.of(DAY.plusYears(1)), true, 2));
        tell(passed(by("a@example.com"), DAY, 2, true, ""));
        assertThat(evidence().certifications()).extracting(Certification::expires)
                .containsExactlyInAnyOrder(Optional.of(DAY.plusYears(1)), Optional.of(DAY.plusYears(2)));
    }

    @Test
    void what_is_told_and_what_a_wallet_shows_stand_side_by_side_whichever_comes_first() {
        var shown = passed(by("a@example.com"), DAY, 1, true, "");
        take(WALLET, shown);
        tell(passed(by("a@example.com"), DAY, 1, true, "https://www.credly.com/badges/1"));
        tell(passed(by("b@example.com"), DAY, 1, true, ""));
        take(WALLET, shown, passed(by("b@example.com"), DAY, 1, true, ""));
        assertThat(evidence().certifications()).extracting(held -> held.origin().kind())
                .containsExactlyInAnyOrder(Origin.Kind.WALLET, Origin.Kind.WALLET, Origin.Kind.CHAT, Origin.Kind.CHAT);
        var again = take(WALLET, shown);
        assertThat(store.imports().find(ours, again).orElseThrow().counts().of(FactKind.CERTIFICATION))
                .isEqualTo(new ImportCounts.Changes(0, 0, 1, 0, 0));
    }

    @Test
    void what_a_wallet_shows_of_a_day_does_not_keep_a_correction_of_that_day_from_being_taken_back() {
        var told = tell(passed(by("a@example.com"), DAY, 1, true, "")).orElseThrow();
        clock.pass(Duration.ofMinutes(1));
        var corrected = ((Correction.Corrected) store.imports().corrected(ours, ACTOR, "a certification", told,
                List.of(passed(by("a@example.com"), DAY.plusDays(1), 1, true, "")))).id();
        take(WALLET, passed(by("a@example.com"), DAY, 1, true, ""));
        assertThat(takeBack(corrected)).isEqualTo(new Retraction.Retracted());
        assertThat(evidence().certifications()).extracting(held -> held.earned() + " " + held.origin().kind())
                .containsExactlyInAnyOrder(DAY + " CHAT", DAY + " WALLET");
    }

    @Test
    void what_is_told_anew_of_a_day_keeps_a_correction_of_that_day_from_being_taken_back() {
        var told = tell(passed(by("a@example.com"), DAY, 1, true, "")).orElseThrow();
        clock.pass(Duration.ofMinutes(1));
        var corrected = ((Correction.Corrected) store.imports().corrected(ours, ACTOR, "a certification", told,
                List.of(passed(by("a@example.com"), DAY.plusDays(1), 1, true, "")))).id();
        var anew = tell(passed(by("a@example.com"), DAY, 1, true, "")).orElseThrow();
        assertThat(takeBack(corrected)).isEqualTo(new Retraction.SupersededBy(anew));
    }

    @Test
    void a_file_of_ours_replaces_what_was_told_by_whatever_it_names_the_person() {
        take(TRAININGS, Rows.earned(vendor("1", "a@example.com"), "dp-203", "2027-03-01", 2));
        var told = tell(passed(by("a@example.com"), DAY, 1, true, "")).orElseThrow();
        var file = take(CERTIFICATIONS, passed(vendor("1"), DAY, 2, true, ""));
        assertThat(expiries()).containsExactly(Optional.of(DAY.plusYears(2)));
        assertThat(takeBack(told)).isInstanceOf(Retraction.SupersededBy.class);
        takeBack(file);
        assertThat(expiries()).containsExactly(Optional.of(DAY.plusYears(1)));
        var same = take(CERTIFICATIONS, passed(vendor("1"), DAY, 1, true, ""));
        assertThat(store.imports().find(ours, same).orElseThrow().counts().of(FactKind.CERTIFICATION).unchanged())
                .isEqualTo(1);
        assertThat(expiries()).containsExactly(Optional.of(DAY.plusYears(1)));
        assertThat(takeBack(told)).isEqualTo(new Retraction.SupersededBy(same));
    }

    @Test
    void what_another_says_again_in_the_chat_goes_with_what_was_said_first() {
        var first = tell(passed(by("a@example.com"), DAY, 1, true, "")).orElseThrow();
        var another = new Actor("slack:T1:UANOTHER", "slack");
        assertThat(store.imports().told(ours, another, "a certification",
                List.of(passed(by("a@example.com"), DAY, 1, true, "")), false)).isEmpty();
        assertThat(takeBack(first)).isEqualTo(new Retraction.Retracted());
        assertThat(evidence().certifications()).isEmpty();
    }

    @Test
    void what_was_told_with_one_saying_is_found_by_each_of_it_and_what_was_told_alone_is_alone() {
        var alone = tell(passed(by("a@example.com"), DAY, 1, true, "")).orElseThrow();
        var one = tell(passed(by("b@example.com"), DAY, 1, true, "")).orElseThrow();
        var other = tell(passed(by("c@example.com"), DAY, 1, true, "")).orElseThrow();
        var sayings = store.sayings();
        assertThat(sayings.with(ours, other)).containsExactly(other);
        sayings.together(ours, List.of(one, other));
        assertThat(sayings.with(ours, one)).containsExactly(other, one);
        assertThat(sayings.with(ours, other)).containsExactly(other, one);
        assertThat(sayings.with(ours, alone)).containsExactly(alone);
        takeBack(one);
        assertThat(sayings.with(ours, other)).as("also what is taken back since").containsExactly(other, one);
    }

    private List<Optional<LocalDate>> expiries() {
        return evidence().certifications().stream().filter(held -> held.credential().value().equals("az-305"))
                .map(Certification::expires).toList();
    }

    @Test
    void a_people_file_replaces_what_was_told_of_somebody_s_employment() {
        tell(new Entry.Employed(by("a@example.com"), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of(DAY), Optional.empty(), Optional.empty(), 0));
        take(PEOPLE, employed("K1", "Ada Example", "a@example.com", "boss@example.com", 2));
        assertThat(evidence().staff()).singleElement().satisfies(staff -> assertThat(staff.until()).isEmpty());
    }

    @Test
    void a_leaving_day_said_in_the_chat_replaces_the_file_s_row_of_the_person() {
        take(PEOPLE, employed("K1", "Ada Example", "a@example.com", "boss@example.com", 2));
        tell(new Entry.Employed(by("a@example.com"), Optional.of("boss@example.com"), Optional.of("Hamburg"),
                Optional.of("Engineer"), Optional.of(LocalDate.of(2020, 1, 1)), Optional.of(DAY), Optional.empty(),
                Optional.empty(), 0));
        assertThat(evidence().staff()).singleElement().satisfies(staff -> assertThat(staff.until()).contains(DAY));
    }

    @Test
    void two_who_are_merged_are_one_until_that_is_taken_back_and_each_keeps_what_was_told_meanwhile() {
        take(TRAININGS, Rows.earned(vendor("1", "a@example.com"), "dp-203", "2027-03-01", 2),
                Rows.earned(vendor("2", "b@example.com"), "az-104", "2027-03-01", 3));
        clock.pass(Duration.ofMinutes(1));
        var merged = store.imports().same(ours, ACTOR, "two people who are one", person("a@example.com"),
                person("b@example.com"));
        assertThat(store.people().of(ours)).hasSize(1);
        tell(passed(by("b@example.com"), DAY, 1, true, ""));
        assertThat(evidence().certifications()).extracting(Certification::person).containsOnly(person("a@example.com"));
        assertThat(takeBack(merged)).isEqualTo(new Retraction.Retracted());
        assertThat(store.people().of(ours)).hasSize(2);
        assertThat(evidence().certifications()).filteredOn(held -> held.credential().value().equals("az-305"))
                .extracting(Certification::person).containsExactly(person("b@example.com"));
        assertThat(store.audit().of(ours)).filteredOn(entry -> entry.action().equals("people.merged")).singleElement()
                .satisfies(entry -> assertThat(entry.objects()).hasSize(3).contains("import/" + merged.value(),
                        AuditTrail.person(person("a@example.com")), AuditTrail.person(person("b@example.com"))));
    }

    @Test
    void the_trail_says_of_whom_something_was_told_corrected_and_taken_back() {
        var first = tell(passed(by("a@example.com"), DAY, 1, true, "")).orElseThrow();
        var who = AuditTrail.person(person("a@example.com"));
        clock.pass(Duration.ofMinutes(1));
        var second = corrected(ours, passed(by("a@example.com"), DAY.plusDays(1), 1, true, "")).orElseThrow();
        takeBack(second);
        assertThat(store.audit().about(ours, List.of(who))).extracting(AuditEntry::action).containsExactly("facts.told",
                "facts.corrected", "import.retracted");
        assertThat(store.audit().about(ours, List.of(who))).first()
                .satisfies(entry -> assertThat(entry.objects()).containsExactly("import/" + first.value(), who));
        take(TRAININGS, Rows.earned(vendor("1", "a@example.com"), "dp-203", "2027-03-01", 2));
        assertThat(store.audit().about(ours, List.of(who))).as("files speak of many").hasSize(3);
    }

    @Test
    void two_who_are_merged_lean_on_what_first_tells_of_them_and_not_on_what_tells_of_them_again() {
        var file = take(TRAININGS, Rows.earned(vendor("1", "a@example.com"), "dp-203", "2027-03-01", 2),
                Rows.earned(vendor("2", "b@example.com"), "az-104", "2027-03-01", 3));
        var told = tell(passed(by("b@example.com"), DAY, 1, true, "")).orElseThrow();
        clock.pass(Duration.ofMinutes(1));
        var merged = store.imports().same(ours, ACTOR, "two people who are one", person("a@example.com"),
                person("b@example.com"));
        assertThat(takeBack(file)).isEqualTo(new Retraction.SupersededBy(merged));
        assertThat(takeBack(told)).isEqualTo(new Retraction.Retracted());
        assertThat(store.people().of(ours)).hasSize(1);
    }

    @Test
    void a_correction_takes_the_place_of_what_was_told_and_gives_it_back() {
        var first = tell(passed(by("a@example.com"), DAY, 1, true, "")).orElseThrow();
        clock.pass(Duration.ofMinutes(1));
        var second = corrected(ours, passed(by("a@example.com"), DAY.plusDays(1), 1, true, "")).orElseThrow();
        clock.pass(Duration.ofMinutes(1));
        assertThat(evidence().certifications()).extracting(Certification::earned).containsExactly(DAY.plusDays(1));
        assertThat(store.imports().corrected(ours, ACTOR, "a certification", first,
                List.of(passed(by("a@example.com"), DAY, 2, true, "")))).isEqualTo(new Correction.SupersededBy(second));
        assertThat(store.imports().corrected(ours, ACTOR, "a certification", second,
                List.of(passed(by("a@example.com"), DAY.plusDays(1), 1, true, ""))))
                .isEqualTo(new Correction.Unchanged());
        assertThat(takeBack(first)).isEqualTo(new Retraction.SupersededBy(second));
        assertThat(takeBack(second)).isEqualTo(new Retraction.Retracted());
        assertThat(evidence().certifications()).extracting(Certification::earned).containsExactly(DAY);
        assertThat(store.imports().corrected(ours, ACTOR, "a certification", second,
                List.of(passed(by("a@example.com"), DAY, 2, true, "")))).isEqualTo(new Correction.NotVisible());
        assertThat(store.audit().of(ours)).extracting(AuditEntry::action).contains("facts.corrected");
    }

    @Test
    void two_identical_deliveries_leave_one_record() {
        for (int time = 0; time < 2; time++) {
            store.deliveries().once(Optional.of(ours), "the same delivery", () -> {
                tell(passed(by("a@example.com"), DAY, 1, true, ""));
                return "recorded";
            });
        }
        tell(passed(by("A@example.com"), DAY, 1, true, ""));
        assertThat(evidence().certifications()).hasSize(1);
        assertThat(store.imports().history(ours)).hasSize(1);
    }

    /** Something that is done to an organisation; empty where nothing came of it. */
    private interface Deed extends Function<OrganisationId, Optional<ImportId>> {
    }

    private record Done(Deed deed, ImportId id) {
    }

    @Test
    void whatever_is_added_corrected_undone_imported_and_merged_leaves_what_the_rest_of_it_leaves_in_order() {
        var merged = 0;
        var retracted = 0;
        var refused = 0;
        var changed = 0;
        var withdrawn = 0;
        for (int seed = 0; seed < 25; seed++) {
            var random = new Random(seed);
            var first = organisation("First " + seed);
            List<Done> done = new ArrayList<>();
            for (int step = 0; step < 24; step++) {
                if (random.nextInt(4) == 0 && !done.isEmpty()) {
                    var one = done.get(random.nextInt(done.size()));
                    clock.pass(Duration.ofMinutes(1));
                    if (!(store.imports().retract(first, one.id(), ACTOR) instanceof Retraction.Retracted)) {
                        refused++;
                    } else {
                        retracted++;
                        done.remove(one);
                        if (random.nextBoolean()) {
                            carryOut(deed(random), first, done);
                        }
                    }
                } else {
                    carryOut(deed(random), first, done);
                }
            }
            var second = organisation("Second " + seed);
            var left = new ArrayList<Done>();
            done.forEach(one -> carryOut(one.deed(), second, left));
            assertThat(left).as("seed %s", seed).hasSameSizeAs(done);
            assertThat(known(first)).as("seed %s", seed).isEqualTo(known(second));
            for (var record : store.imports().history(first)) {
                var changes = record.counts().of(FactKind.CERTIFICATION);
                changed += changes.changed();
                withdrawn += changes.withdrawn();
                merged += record.files().getFirst().name().equals("one person") ? 1 : 0;
            }
        }
        assertThat(List.of(merged, retracted, refused, changed, withdrawn)).as("each took place")
                .allSatisfy(times -> assertThat(times).isGreaterThan(5));
    }

    private OrganisationId organisation(String name) {
        return store.organisations().add(name, ZoneOffset.UTC, false, ACTOR).orElseThrow().id();
    }

    private void carryOut(Deed deed, OrganisationId organisation, List<Done> done) {
        clock.pass(Duration.ofMinutes(1));
        deed.apply(organisation).ifPresent(id -> done.add(new Done(deed, id)));
    }

    private Deed deed(Random random) {
        var who = random.nextInt(4);
        var work = "w" + who + "@example.com";
        var home = "h" + who + "@example.com";
        var address = random.nextInt(3) == 0 ? home : work;
        var day = DAY.plusDays(random.nextInt(3));
        var years = 1 + random.nextInt(2);
        var active = random.nextInt(4) > 0;
        return switch (random.nextInt(11)) {
            case 0, 1 -> organisation -> store.imports().told(organisation, ACTOR, "a certification",
                    List.of(passed(by(address), day, years, active, "")), false);
            case 2 -> organisation -> imported(organisation, TRAININGS,
                    passed(vendor("v" + who, work), day, years, active, ""),
                    passed(vendor("u" + who, home), day, 1, true, ""));
            case 3 -> organisation -> imported(organisation, PEOPLE,
                    employed("K" + who, "Person " + who, work, "boss@example.com", 2));
            case 4 -> organisation -> store.imports().told(organisation, ACTOR, "a last day",
                    List.of(new Entry.Employed(by(work), Optional.empty(), Optional.empty(), Optional.empty(),
                            Optional.empty(), Optional.of(day), Optional.empty(), Optional.empty(), 0)),
                    false);
            case 5 -> organisation -> imported(organisation, WALLET, passed(by(address), day, years, active, ""));
            case 6 -> organisation -> imported(organisation, CERTIFICATIONS,
                    passed(vendor("v" + who, work), day, years, active, ""));
            case 7 -> organisation -> imported(organisation, Rows.LIFETIME,
                    passed(vendor("v" + who, work), day, years, active, ""));
            case 8, 9 -> organisation -> corrected(organisation, passed(by(address), day, years, true, ""));
            default -> organisation -> merged(organisation, work, home);
        };
    }

    private Optional<ImportId> imported(OrganisationId organisation, ImportFile file, Entry... entries) {
        try (var writer = store.imports().begin(organisation, ACTOR, List.of(file))) {
            for (var entry : entries) {
                writer.add(0, entry);
            }
            writer.finish();
            clock.pass(Duration.ofMinutes(1));
            store.imports().confirm(organisation, writer.id(), ACTOR);
            return Optional.of(writer.id());
        }
    }

    /** Puts right the certification that was told last. */
    private Optional<ImportId> corrected(OrganisationId organisation, Entry right) {
        return store.imports().history(organisation).stream()
                .filter(record -> record.state() == ImportRecord.State.VISIBLE && record.isTold()
                        && record.files().getFirst().name().equals("a certification"))
                .findFirst()
                .flatMap(told -> store.imports().corrected(organisation, ACTOR, "a certification", told.id(),
                        List.of(right)) instanceof Correction.Corrected(var id) ? Optional.of(id) : Optional.empty());
    }

    private Optional<ImportId> merged(OrganisationId organisation, String one, String other) {
        var people = store.people().of(organisation).values();
        var first = people.stream().filter(person -> person.addresses().contains(one)).findFirst();
        var second = people.stream().filter(person -> person.addresses().contains(other)).findFirst();
        return first.isPresent() && second.isPresent() && !first.get().id().equals(second.get().id())
                ? Optional.of(
                        store.imports().same(organisation, ACTOR, "one person", first.get().id(), second.get().id()))
                : Optional.empty();
    }

    /** What is known, with people by everything that identifies them in place of ids. */
    private Map<String, List<String>> known(OrganisationId organisation) {
        var evidence = store.evidence().of(organisation);
        Map<String, List<String>> known = new TreeMap<>();
        var people = store.people().of(organisation);
        Function<PersonId, List<String>> whose = id -> known.computeIfAbsent(
                Optional.ofNullable(people.get(id)).map(LifeContract::signature).orElse("nobody"),
                _ -> new ArrayList<>());
        for (var id : people.keySet()) {
            assertThat(whose.apply(id)).isEmpty();
        }
        for (var held : evidence.certifications()) {
            whose.apply(held.person()).add(
                    held.credential().value() + held.earned() + held.expires() + held.active() + held.origin().kind());
        }
        for (Staff staff : evidence.staff()) {
            whose.apply(staff.person()).add("staff" + staff.from() + staff.until());
        }
        known.values().forEach(Collections::sort);
        return known;
    }

    private static String signature(Person person) {
        var all = new ArrayList<>(person.addresses());
        all.addAll(person.vendorIds());
        all.addAll(person.keys());
        Collections.sort(all);
        return String.join(" ", all);
    }
}
