package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

import dev.seventy.Shipped;
import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonId;
import dev.seventy.evidence.Staff;
import dev.seventy.planning.Lapse;
import dev.seventy.store.Nudges;
import dev.seventy.store.Nudges.Book;
import dev.seventy.store.Nudges.Pause;
import dev.seventy.store.Nudges.Sent;
import dev.seventy.store.Nudges.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever ends, is renewed, snoozed or refused, and whenever it is looked: nobody is told too much, or too often. */
class ReminderRoundTest {

    private static final Catalog CATALOG = Shipped.knowledge().catalog();
    private static final LocalDate BEGIN = LocalDate.of(2026, 9, 1);
    private static final List<CredentialId> CREDENTIALS = CATALOG.all().stream()
            .filter(one -> one.lifetime().end(BEGIN).isPresent() && !one.isRetired(BEGIN.plusYears(2)))
            .map(one -> one.id()).limit(12).toList();
    private static final Origin ORIGIN = new Origin(Origin.Kind.CASE, "case", BEGIN, Instant.EPOCH);
    private static final int FIRMS = 300;
    private static final int LOOKS = 120;

    /** A firm of three, of whom the first manages the others, over a random time. */
    private static final class World {

        private final Random random;
        private final int cap;
        private final List<PersonId> people = List.of(new PersonId("a"), new PersonId("b"), new PersonId("c"));
        private final List<ZoneId> zones = List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("America/Los_Angeles"),
                ZoneId.of("Pacific/Auckland"));
        private final Map<String, Certification> held = new HashMap<>();
        private final Set<PersonId> left = new HashSet<>();
        private final List<Sent> sent = new ArrayList<>();
        private final List<Told> told = new ArrayList<>();
        private final Map<String, Pause> pauses = new HashMap<>();
        private Instant now = BEGIN.atStartOfDay(ZoneOffset.UTC).toInstant();

        World(long seed) {
            random = new Random(seed);
            cap = 1 + random.nextInt(3);
            for (var person : people) {
                for (int one = 0; one < 6; one++) {
                    earn(person, CREDENTIALS.get(random.nextInt(CREDENTIALS.size())),
                            BEGIN.plusDays(random.nextInt(300)));
                }
            }
        }

        private void earn(PersonId person, CredentialId credential, LocalDate end) {
            held.put(person.value() + credential.value(),
                    new Certification(person, credential, end.minusYears(1), Optional.of(end), true, ORIGIN, 1));
        }

        private List<Lapse> lapses() {
            var staff = people.stream().map(person -> new Staff(person, Optional.empty(),
                    left.contains(person) ? Optional.of(BEGIN) : Optional.empty())).toList();
            return Lapse.of(new Evidence(List.copyOf(held.values()), List.of(), List.of(), List.of(), staff, List.of()),
                    CATALOG, LocalDate.ofInstant(now, ZoneOffset.UTC));
        }

        private LocalDate day(int reader) {
            return LocalDate.ofInstant(now, zones.get(reader));
        }

        private ReminderRound round() {
            return new ReminderRound(new Book(sent, told, List.copyOf(pauses.values())), UnaryOperator.identity(), cap);
        }

        void goOn() {
            // Sometimes the clock is set back.
            now = now.plus(Duration.ofHours(random.nextInt(20) == 0 ? -random.nextInt(60) : random.nextInt(80)));
            var person = random.nextInt(people.size());
            var id = people.get(person);
            var one = held.values().stream().skip(random.nextInt(held.size())).findFirst().orElseThrow();
            switch (random.nextInt(12)) {
                case 0 -> earn(one.person(), one.credential(), one.expires().orElseThrow().plusYears(1));
                case 1 -> pauses.put(id.value() + one.credential().value(), new Pause(id, Optional.of(one.credential()),
                        day(person), Optional.of(day(person).plusDays(7))));
                case 2 -> pauses.put(id.value(), new Pause(id, Optional.empty(), day(person),
                        random.nextBoolean() ? Optional.empty() : Optional.of(day(person).plusDays(14))));
                case 3 -> pauses.keySet().removeIf(key -> key.startsWith(id.value()));
                case 4 -> {
                    if (random.nextInt(20) == 0) {
                        left.add(id);
                    }
                }
                default -> {
                }
            }
            look();
        }

        private void look() {
            for (int reader = 0; reader < people.size(); reader++) {
                var id = people.get(reader);
                var day = day(reader);
                if (left.contains(id) || !ReminderHours.mayBeOrdered(now, zones.get(reader))
                        || !round().mayHear(id, day)) {
                    continue;
                }
                var lapses = lapses();
                var team = reader > 0 ? List.<Lapse>of()
                        : lapses.stream().filter(lapse -> !lapse.holder().equals(id)).toList();
                var message = new ReminderRound.Message(id, round().own(id, lapses, day),
                        round().team(id, team, day, _ -> true));
                if (!message.isEmpty()) {
                    assertAllowed(message, day);
                    sent.add(new Sent(id, ReminderHours.week(day), day, !message.team().isEmpty()));
                    told.addAll(ReminderRound.told(message, day));
                }
            }
        }

        private void assertAllowed(ReminderRound.Message message, LocalDate day) {
            assertThat(day.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            assertThat(left).as("who left").doesNotContain(message.reader());
            assertThat(pauses.values()).as("who wants none").noneMatch(pause -> pause.person().equals(message.reader())
                    && pause.credential().isEmpty() && pause.until().map(day::isBefore).orElse(true));
            for (var item : message.own()) {
                var lapse = item.lapse();
                assertThat(held.get(lapse.holder().value() + lapse.credential().value()))
                        .as("what is held still ends then").isEqualTo(lapse.held());
                assertThat(pauses.values()).as("what was snoozed")
                        .noneMatch(pause -> pause.person().equals(message.reader())
                                && pause.credential().equals(Optional.of(lapse.credential()))
                                && pause.until().map(day::isBefore).orElse(true));
            }
            assertThat(message.team()).allSatisfy(item -> {
                assertThat(item.lapse().daysLeft(day)).isBetween(-1L, 14L);
                assertThat(left).doesNotContain(item.lapse().holder());
            });
        }

        void assertOnce() {
            Map<String, Integer> messages = new HashMap<>();
            Map<String, Integer> teams = new HashMap<>();
            sent.forEach(one -> messages.merge(one.reader() + one.week(), 1, Integer::sum));
            sent.stream().filter(Sent::team).forEach(one -> teams.merge(one.week(), 1, Integer::sum));
            assertThat(messages.values()).allMatch(count -> count <= cap);
            assertThat(teams.values()).allMatch(count -> count == 1);
            assertThat(sent.stream().map(one -> one.reader() + " " + one.day())).doesNotHaveDuplicates();
            assertThat(told.stream()
                    .map(one -> one.reader() + " " + one.holder() + one.credential() + one.expires() + one.step()))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void nobody_is_told_a_step_twice_more_than_so_often_a_week_or_what_is_done_or_snoozed() {
        int messages = 0;
        int late = 0;
        for (int seed = 0; seed < FIRMS; seed++) {
            var world = new World(seed);
            for (int look = 0; look < LOOKS; look++) {
                world.goOn();
            }
            world.assertOnce();
            messages += world.sent.size();
            late += (int) world.told.stream().filter(one -> one.step().equals("7")).count();
        }
        assertThat(messages).as("so that something was looked at").isGreaterThan(FIRMS);
        assertThat(late).isGreaterThan(FIRMS / 3);
    }

    private static final PersonId ANNA = new PersonId("anna");
    private static final LocalDate END = LocalDate.of(2027, 2, 18);
    private static final CredentialId AZ_305 = new CredentialId("azure-solutions-architect-expert");

    private static Lapse lapse(LocalDate end) {
        var held = new Certification(ANNA, AZ_305, end.minusYears(1), Optional.of(end), true, ORIGIN, 1);
        return Lapse.of(new Evidence(List.of(held), List.of(), List.of(), List.of(), List.of(), List.of()), CATALOG,
                end.minusDays(70)).getFirst();
    }

    private static ReminderRound told(LocalDate end, String step, LocalDate day, Pause... pauses) {
        return new ReminderRound(
                new Book(List.of(), List.of(new Told(ANNA, ANNA, AZ_305, end, step, day)), List.of(pauses)),
                UnaryOperator.identity(), 2);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "3, false", "4, true", "-3, false", "365, true"})
    void an_end_that_another_source_has_some_days_apart_is_the_same(int apart, boolean again) {
        var lapse = lapse(END);
        assertThat(told(END.plusDays(apart), "60", END.minusDays(60)).own(ANNA, List.of(lapse), END.minusDays(50)))
                .hasSize(again ? 1 : 0);
    }

    @Test
    void a_clock_that_was_set_back_does_not_bring_an_earlier_step_after_a_later_one() {
        assertThat(told(END, "30", END.minusDays(30)).own(ANNA, List.of(lapse(END)), END.minusDays(40))).isEmpty();
        assertThat(told(END, "30", END.minusDays(30)).own(ANNA, List.of(lapse(END)), END.minusDays(14))).hasSize(1);
    }

    @Test
    void a_window_that_opens_later_than_sixty_days_before_is_told_when_it_opens() {
        var opens = END.minusDays(45);
        var lapse = new Lapse(lapse(END).held(), new Lapse.Mend.Renewal(END), Optional.of(opens));
        assertThat(told(END, "60", END.minusDays(60)).own(ANNA, List.of(lapse), opens.minusDays(1))).isEmpty();
        assertThat(told(END, "60", END.minusDays(60)).own(ANNA, List.of(lapse), opens)).singleElement()
                .satisfies(item -> assertThat(item.words()).containsExactly("opens"));
        assertThat(told(END, "opens", opens).own(ANNA, List.of(lapse), opens.plusDays(1))).isEmpty();
        assertThat(told(END, "opens", opens).own(ANNA, List.of(lapse), END.minusDays(30))).hasSize(1);
    }

    @Test
    void who_is_one_human_under_two_ids_is_told_once() {
        var round = new ReminderRound(new Book(List.of(),
                List.of(new Told(new PersonId("other"), new PersonId("other"), AZ_305, END, "60", END.minusDays(60))),
                List.of()), id -> id.value().equals("other") ? ANNA : id, 2);
        assertThat(round.own(ANNA, List.of(lapse(END)), END.minusDays(55))).isEmpty();
    }

    @Test
    void after_a_snooze_it_is_said_once_more_though_the_step_is_the_same() {
        var pause = new Pause(ANNA, Optional.of(AZ_305), END.minusDays(59), Optional.of(END.minusDays(45)));
        var round = told(END, "60", END.minusDays(60), pause);
        assertThat(round.own(ANNA, List.of(lapse(END)), END.minusDays(46))).isEmpty();
        var items = round.own(ANNA, List.of(lapse(END)), END.minusDays(45));
        assertThat(items).hasSize(1);
        assertThat(items.getFirst().words()).containsExactly("after " + END.minusDays(45));
        var book = new ArrayList<>(List.of(new Told(ANNA, ANNA, AZ_305, END, "60", END.minusDays(60))));
        book.addAll(ReminderRound.told(new ReminderRound.Message(ANNA, items, List.of()), END.minusDays(45)));
        assertThat(new ReminderRound(new Nudges.Book(List.of(), book, List.of(pause)), UnaryOperator.identity(), 2)
                .own(ANNA, List.of(lapse(END)), END.minusDays(44))).isEmpty();
    }

    @Test
    void the_next_reminder_is_on_a_working_day_after_what_was_snoozed() {
        var lapse = lapse(END);
        assertThat(told(END, "opens", END.minusDays(100)).next(lapse, END.minusDays(70)))
                .contains(LocalDate.of(2026, 12, 21));
        assertThat(told(END, "7", END.minusDays(7)).next(lapse, END.minusDays(6))).isEmpty();
    }
}
