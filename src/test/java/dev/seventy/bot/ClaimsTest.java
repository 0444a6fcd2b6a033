package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.seventy.Shipped;
import dev.seventy.catalog.Credential;
import dev.seventy.catalog.Resolution;
import dev.seventy.evidence.Certification;
import dev.seventy.store.Person;
import dev.seventy.store.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people say of certifications, as it is recorded. */
class ClaimsTest extends TalkingToTheBot {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @BeforeEach
    void people() {
        talk.take("people.csv", Talk.PEOPLE + "P1,Ada Byron,ada@firm.example,,,,Oslo,Lead,2020-01-01,\n");
    }

    private Speaker speaker() {
        var situation = talk.store.organisations().situation("slack", "T1", Optional.empty()).orElseThrow();
        return new Speaker(situation, Talk.member("UADMIN").actor(), Role.ADMIN,
                Talk.message(Talk.member("UADMIN"), Message.Place.PRIVATE, "k", "x"), Talk.START,
                FirmSettings.of(Map.of()), Optional.empty(), Optional.empty());
    }

    private Claims claims() {
        return new Claims(() -> talk.store);
    }

    private static Credential credential(String exam) {
        return Shipped.knowledge().catalog().resolve(exam) instanceof Resolution.Found(var found) ? found
                : Shipped.knowledge().catalog().all().getFirst();
    }

    private Claims.Told passed(String exam, LocalDate day) {
        return claims().earned(speaker(), ada(), credential(exam), day, Optional.empty(), Optional.empty());
    }

    private Person ada() {
        return talk.store.people().of(talk.firm).values().iterator().next();
    }

    private List<Certification> held() {
        return talk.store.evidence().of(talk.firm).certifications();
    }

    @Test
    void what_was_passed_holds_as_long_as_its_kind_does() {
        assertThat(passed("AZ-305", TODAY.minusDays(3))).isInstanceOf(Claims.Told.Recorded.class);
        assertThat(held()).singleElement()
                .satisfies(held -> assertThat(held.expires()).contains(TODAY.minusDays(3).plusYears(1)));
        assertThat(passed("AZ-305", TODAY.minusDays(3))).isInstanceOf(Claims.Told.Known.class);
    }

    @Test
    void days_that_cannot_be_are_refused_and_nothing_is_recorded() {
        assertThat(List.of(passed("AZ-305", TODAY.plusDays(1)), passed("AZ-305", LocalDate.of(1001, 1, 1)),
                claims().earned(speaker(), ada(), credential("AZ-305"), TODAY, Optional.of(TODAY.minusDays(1)),
                        Optional.empty())))
                .allSatisfy(told -> assertThat(told).isInstanceOfSatisfying(Claims.Told.Refused.class,
                        refused -> assertThat(refused.why()).endsWith("Nothing was recorded.")));
        assertThat(held()).isEmpty();
    }

    @Test
    void what_could_no_longer_be_passed_on_that_day_is_refused() {
        var retired = Shipped.knowledge().catalog().all().stream().filter(one -> one.retirement()
                .flatMap(Credential.Retirement::on).filter(day -> day.isBefore(TODAY.minusDays(1))).isPresent())
                .findFirst().orElseThrow();
        var last = retired.retirement().flatMap(Credential.Retirement::on).orElseThrow();
        assertThat(claims().earned(speaker(), ada(), retired, last.plusDays(1), Optional.empty(), Optional.empty()))
                .isInstanceOf(Claims.Told.Refused.class);
        assertThat(claims().earned(speaker(), ada(), retired, last, Optional.empty(), Optional.empty()))
                .isInstanceOf(Claims.Told.Recorded.class);
    }

    @Test
    void a_renewal_adds_a_year_to_the_old_expiry_within_its_window_only() {
        passed("AZ-305", LocalDate.of(2026, 1, 10));
        assertThat(claims().renewed(speaker(), ada(), credential("AZ-305"), LocalDate.of(2026, 7, 9), Optional.empty()))
                .isInstanceOfSatisfying(Claims.Told.Refused.class,
                        refused -> assertThat(refused.why()).contains("can be renewed from 10 Jul 2026"));
        claims().renewed(speaker(), ada(), credential("AZ-305"), TODAY, Optional.empty());
        assertThat(held()).singleElement().satisfies(held -> {
            assertThat(held.earned()).isEqualTo("2026-01-10");
            assertThat(held.expires()).contains(LocalDate.of(2028, 1, 10));
        });
    }

    @Test
    void a_correction_leaves_one_record_and_taking_it_back_by_word_leaves_an_inactive_one() {
        var recorded = (Claims.Told.Recorded) passed("AZ-305", TODAY.minusDays(3));
        claims().corrected(speaker(), recorded.id(), ada(), credential("AZ-305"), TODAY.minusDays(40), Optional.empty(),
                Optional.of("https://www.credly.com/badges/1"));
        assertThat(held()).extracting(Certification::earned).containsExactly(TODAY.minusDays(40));
        assertThat(claims().corrected(speaker(), recorded.id(), ada(), credential("AZ-305"), TODAY, Optional.empty(),
                Optional.empty())).as("what was taken back already").isInstanceOf(Claims.Told.Refused.class);
        claims().revoked(speaker(), ada(), credential("AZ-305"));
        assertThat(held()).singleElement().satisfies(held -> {
            assertThat(held.active()).isFalse();
            assertThat(held.link()).isPresent();
        });
    }
}
