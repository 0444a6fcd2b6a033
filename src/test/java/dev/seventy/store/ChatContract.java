package dev.seventy.store;

import static dev.seventy.store.Rows.LIFETIME;
import static dev.seventy.store.Rows.TRAININGS;
import static dev.seventy.store.Rows.USAGE;
import static dev.seventy.store.Rows.consumed;
import static dev.seventy.store.Rows.earned;
import static dev.seventy.store.Rows.vendor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.DriverManager;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.seventy.evidence.Entry;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.PersonId;
import dev.seventy.store.Account.Standing;
import dev.seventy.store.Account.Tie;
import dev.seventy.store.Errand.State;
import org.junit.jupiter.api.Test;

/** What the store promises to those who serve a chat platform, on every database. */
abstract class ChatContract extends LifeContract {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Vault VAULT = Vault.of(VaultTest.FIRST);

    private Instant now() {
        return clock.instant();
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(times)) {
            return threads.invokeAll(Collections.nCopies(times, work)).stream().map(Future::resultNow).toList();
        }
    }

    // Drafts

    private Drafts.Owner owner(String account, String place) {
        return new Drafts.Owner(ours, "slack", "T1", account, place);
    }

    @Test
    void what_somebody_began_is_theirs_in_its_place_and_outlasts_a_restart_sealed() {
        var until = now().plus(Duration.ofDays(7));
        var number = store.drafts(Optional.of(VAULT)).keep(owner("U1", "C1"), Drafts.Kind.OPEN, "secret words", until);
        store.drafts(Optional.of(VAULT)).keep(owner("U1", "C1"), Drafts.Kind.TOLD, "told 1", until);
        reopen();

        var drafts = store.drafts(Optional.of(VAULT));
        assertThat(drafts.newest(owner("U1", "C1"), Drafts.Kind.OPEN))
                .contains(new Drafts.Kept(number, Drafts.Kind.OPEN, "secret words", until));
        assertThat(drafts.newest(owner("U1", "C2"), Drafts.Kind.OPEN)).isEmpty();
        assertThat(drafts.newest(owner("U2", "C1"), Drafts.Kind.OPEN)).isEmpty();
        assertThat(drafts.open(owner("U1", "C2"), number)).isPresent();
        assertThat(drafts.open(owner("U2", "C1"), number)).isEmpty();
        assertThat(store.drafts(Optional.empty()).open(owner("U1", ""), number).orElseThrow().content())
                .doesNotContain("secret words");
        assertThat(store.drafts(Optional.of(Vault.of(VaultTest.SECOND))).open(owner("U1", ""), number).orElseThrow()
                .content()).isEmpty();
        drafts.end(ours, number);
        assertThat(drafts.newest(owner("U1", "C1"), Drafts.Kind.OPEN)).isEmpty();
        assertThat(drafts.newest(owner("U1", "C1"), Drafts.Kind.TOLD)).isPresent();
    }

    @Test
    void what_is_over_is_emptied_at_once_and_forgotten_after_a_month() {
        var drafts = store.drafts(Optional.empty());
        var number = drafts.keep(owner("U1", "C1"), Drafts.Kind.OPEN, "words", now().plus(Duration.ofDays(7)));
        store.forget(now().plus(Duration.ofDays(6)));
        assertThat(drafts.open(owner("U1", ""), number).orElseThrow().content()).isEqualTo("words");
        store.forget(now().plus(Duration.ofDays(7)));
        assertThat(drafts.open(owner("U1", ""), number).orElseThrow().content()).isEmpty();
        store.forget(now().plus(Duration.ofDays(38)));
        assertThat(drafts.open(owner("U1", ""), number)).isEmpty();
    }

    @Test
    void an_account_leaves_five_open_in_a_place_and_one_that_was_told_last() {
        var drafts = store.drafts(Optional.empty());
        var until = now().plus(Duration.ofDays(7));
        var numbers = IntStream.range(0, 7)
                .mapToObj(index -> drafts.keep(owner("U1", "C1"), Drafts.Kind.OPEN, "words " + index, until)).toList();
        assertThat(numbers.stream().filter(number -> drafts.open(owner("U1", ""), number).isPresent()))
                .isEqualTo(numbers.subList(2, 7));
        drafts.keep(owner("U1", "C1"), Drafts.Kind.TOLD, "told 1", until);
        drafts.keep(owner("U1", "C1"), Drafts.Kind.TOLD, "told 2", until);
        assertThat(drafts.newest(owner("U1", "C1"), Drafts.Kind.TOLD).orElseThrow().content()).isEqualTo("told 2");
        drafts.keep(owner("U1", "C1"), Drafts.Kind.ASKED, "", until);
        drafts.keep(owner("U1", "C1"), Drafts.Kind.ASKED, "7", until);
        assertThat(drafts.all(owner("U1", "C1"))).as("the newest first").extracting(Drafts.Kept::kind)
                .startsWith(Drafts.Kind.ASKED, Drafts.Kind.TOLD, Drafts.Kind.OPEN).containsOnlyOnce(Drafts.Kind.ASKED);
        assertThat(drafts.all(owner("U2", "C1"))).isEmpty();
    }

    // Errands

    private Errands.Draft draft(String lane, Duration dueIn, String kind) {
        return new Errands.Draft(lane, kind, "slack", "T1", "sealed payload", now().plus(dueIn),
                now().plus(Duration.ofHours(1)));
    }

    private Errand add(String lane) {
        return store.errands().add(ours, draft(lane, Duration.ZERO, "post"));
    }

    private Optional<Errand> claim(String lane) {
        return store.errands().claim(lane, now(), LEASE, kind -> kind.equals("update"));
    }

    private Errand claimed(String lane) {
        return claim(lane).orElseThrow();
    }

    private Errand only(OrganisationId organisation, State state) {
        assertThat(StoredErrands.withState(store, organisation, state)).hasSize(1);
        return StoredErrands.withState(store, organisation, state).getFirst();
    }

    @Test
    void an_errand_comes_back_as_it_was_written_down() {
        var errand = add("C1");
        assertThat(StoredErrands.withState(store, ours, State.WAITING)).containsExactly(errand);
        assertThat(errand.id()).isEqualTo(1);
        assertThat(add("C1").id()).isEqualTo(2);
    }

    @Test
    void a_workspace_without_an_organisation_has_errands_too() {
        store.errands().add(OrganisationId.NONE, draft("C1", Duration.ZERO, "post"));
        assertThat(claimed("C1").organisation()).isEqualTo(OrganisationId.NONE);
        assertThat(StoredErrands.withState(store, ours, State.RUNNING)).isEmpty();
    }

    @Test
    void an_errand_is_written_down_only_with_what_asked_for_it() {
        assertThatThrownBy(() -> store.together(() -> {
            add("C1");
            throw new IllegalStateException("the effect failed");
        })).hasMessage("the effect failed");
        assertThat(store.errandOverview().counts()).isEmpty();
    }

    @Test
    void the_errand_due_for_longest_is_done_first_and_of_equals_the_first_written_down() {
        store.errands().add(ours, draft("C1", Duration.ofSeconds(-1), "post"));
        var earliest = store.errands().add(ours, draft("C1", Duration.ofSeconds(-2), "post"));
        store.errands().add(ours, draft("C1", Duration.ofSeconds(-1), "post"));
        assertThat(earliest.id()).isEqualTo(2);
        for (long expected : List.of(2L, 1L, 3L)) {
            var errand = claimed("C1");
            assertThat(errand.id()).isEqualTo(expected);
            assertThat(errand.attempts()).isEqualTo(1);
            assertThat(store.errands().done(errand, "posted")).isTrue();
        }
        assertThat(claim("C1")).isEmpty();
    }

    @Test
    void nothing_is_claimed_before_it_is_due() {
        store.errands().add(ours, draft("C1", Duration.ofSeconds(5), "post"));
        assertThat(store.errands().lanesDue(now())).isEmpty();
        assertThat(claim("C1")).isEmpty();
        clock.pass(Duration.ofSeconds(5));
        assertThat(store.errands().lanesDue(now())).containsExactly("C1");
        assertThat(claim("C1")).isPresent();
    }

    @Test
    void a_lane_has_one_errand_running_and_lanes_do_not_wait_for_each_other() {
        add("C1");
        add("C1");
        add("C2");
        assertThat(store.errands().lanesDue(now())).containsExactly("C1", "C2");
        claimed("C1");
        assertThat(store.errands().lanesDue(now())).containsExactly("C2");
        assertThat(claim("C1")).isEmpty();
        assertThat(claim("C2")).isPresent();
        assertThat(store.errandOverview().counts()).isEqualTo(Map.of(State.WAITING, 1, State.RUNNING, 2));
    }

    @Test
    void of_eight_who_claim_at_the_same_time_one_gets_the_errand() throws Exception {
        add("C1");
        add("C1");
        assertThat(atOnce(8, () -> claim("C1"))).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void an_errand_whose_lease_ran_out_is_unknown_and_the_next_one_is_done() {
        add("C1");
        var next = add("C1");
        claimed("C1");
        clock.pass(LEASE);
        assertThat(store.errands().lanesDue(now())).containsExactly("C1");
        assertThat(claimed("C1").id()).isEqualTo(next.id());
        assertThat(only(ours, State.UNKNOWN).payload()).isEmpty();
    }

    @Test
    void an_errand_that_may_be_repeated_is_begun_again_when_its_lease_ran_out() {
        store.errands().add(ours, draft("C1", Duration.ZERO, "update"));
        var first = claimed("C1");
        clock.pass(LEASE);
        var second = claimed("C1");
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThat(second.payload()).isEqualTo("sealed payload");
        clock.pass(Duration.ofHours(1));
        assertThat(claim("C1")).isEmpty();
        assertThat(only(ours, State.EXPIRED).payload()).isEmpty();
    }

    @Test
    void whoever_comes_back_after_another_has_claimed_changes_nothing() {
        store.errands().add(ours, draft("C1", Duration.ZERO, "update"));
        var late = claimed("C1");
        clock.pass(LEASE);
        var current = claimed("C1");
        assertThat(store.errands().done(late, "late")).isFalse();
        assertThat(store.errands().failed(late, "late")).isFalse();
        assertThat(store.errands().unknown(late, "late")).isFalse();
        assertThat(store.errands().again(late, now(), "late")).isFalse();
        assertThat(only(ours, State.RUNNING)).isEqualTo(current);
        assertThat(store.errands().done(current, "done")).isTrue();
        assertThat(store.errands().done(current, "twice")).isFalse();
        assertThat(only(ours, State.DONE).outcome()).isEqualTo("done");
    }

    @Test
    void an_errand_that_waits_again_keeps_its_payload_and_one_that_ended_loses_it() {
        add("C1");
        assertThat(store.errands().again(claimed("C1"), now().plusSeconds(30), "ratelimited")).isTrue();
        assertThat(only(ours, State.WAITING).due()).isEqualTo(now().plusSeconds(30));
        assertThat(only(ours, State.WAITING).outcome()).isEqualTo("ratelimited");
        clock.pass(Duration.ofSeconds(30));
        var second = claimed("C1");
        assertThat(second.payload()).isEqualTo("sealed payload");
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(store.errands().failed(second, "channel_not_found")).isTrue();
        assertThat(only(ours, State.FAILED).payload()).isEmpty();
    }

    @Test
    void of_what_may_have_been_done_the_place_stays_known_and_of_what_was_done_it_does_not() {
        add("C1");
        assertThat(store.errands().done(claimed("C1"), "done")).isTrue();
        assertThat(only(ours, State.DONE).lane()).isEmpty();
        add("C2");
        assertThat(store.errands().unknown(claimed("C2"), "abandoned")).isTrue();
        assertThat(only(ours, State.UNKNOWN)).satisfies(errand -> {
            assertThat(errand.lane()).isEqualTo("C2");
            assertThat(errand.payload()).isEmpty();
        });
    }

    @Test
    void what_is_past_its_time_is_not_done() {
        add("C1");
        clock.pass(Duration.ofHours(1));
        assertThat(claim("C1")).isEmpty();
        assertThat(only(ours, State.EXPIRED).payload()).isEmpty();
        assertThat(store.errands().lanesDue(now())).isEmpty();
    }

    private int cancel(String workspace) {
        return store.cancelledErrands().cancel("slack", workspace, _ -> {
        });
    }

    @Test
    void what_is_cancelled_is_handed_over_with_the_lane_and_the_payload_that_it_had() {
        store.errands().add(ours, draft("C1", Duration.ZERO, "nudge"));
        var running = claimed("C1");
        var waiting = List.of(store.errands().add(ours, draft("C1", Duration.ZERO, "nudge")),
                store.errands().add(ours, draft("C2", Duration.ZERO, "update")));
        List<Errand> cancelled = new ArrayList<>();
        assertThat(store.cancelledErrands().cancel("slack", "T1", cancelled::add)).isEqualTo(2);
        assertThat(cancelled).usingRecursiveFieldByFieldElementComparatorIgnoringFields("state")
                .containsExactlyInAnyOrderElementsOf(waiting);
        assertThat(StoredErrands.withState(store, ours, State.CANCELLED)).extracting(Errand::payload, Errand::lane)
                .containsOnly(tuple("", ""));
        assertThat(store.errands().done(running, "done")).isTrue();
    }

    @Test
    void cancelling_a_workspace_lets_what_is_running_end() {
        add("C1");
        add("C1");
        store.errands().add(ours, new Errands.Draft("C9", "post", "slack", "T2", "", now(), now().plus(LEASE)));
        var running = claimed("C1");
        assertThat(cancel("T1")).isEqualTo(1);
        assertThat(cancel("T1")).isZero();
        assertThat(only(ours, State.CANCELLED).payload()).isEmpty();
        assertThat(store.errands().done(running, "done")).isTrue();
        assertThat(claim("C9")).isPresent();
    }

    @Test
    void an_errand_that_ended_while_it_was_looked_at_is_not_begun() {
        store.errands().add(ours, draft("C1", Duration.ZERO, "update"));
        var first = claimed("C1");
        clock.pass(LEASE);
        assertThat(store.errands().claim("C1", now(), LEASE, _ -> store.errands().done(first, "done"))).isEmpty();
        assertThat(only(ours, State.DONE).attempts()).isEqualTo(1);
    }

    @Test
    void what_was_cancelled_while_it_was_done_is_not_tried_again() {
        add("C1");
        var running = claimed("C1");
        assertThat(cancel("T1")).isZero();
        assertThat(store.errands().again(running, now(), "connect")).isTrue();
        assertThat(claim("C1")).isEmpty();
        assertThat(only(ours, State.EXPIRED).payload()).isEmpty();
    }

    @Test
    void only_errands_that_ended_are_forgotten() {
        add("C1");
        add("C2");
        add("C3");
        store.errands().done(claimed("C1"), "done");
        claimed("C2");
        clock.pass(Duration.ofSeconds(1));
        assertThat(store.cancelledErrands().forget(now().minusSeconds(2))).isZero();
        assertThat(store.cancelledErrands().forget(now())).isEqualTo(1);
        assertThat(store.errandOverview().counts()).isEqualTo(Map.of(State.WAITING, 1, State.RUNNING, 1));
    }

    // Installations

    private Installations installations() {
        return store.installations(VAULT);
    }

    private Installation installed(String workspace, String token) {
        return installation(Optional.empty(), Optional.of(workspace), token);
    }

    private Installation installation(Optional<String> enterprise, Optional<String> workspace, String token) {
        return new Installation("slack", enterprise, workspace, "Nordlicht", token, Optional.of("refresh " + token),
                Optional.of(now().plus(Duration.ofHours(12))), "UBOT", Set.of("chat:write", "commands"),
                Optional.of("U1"), "A1", now(), Installation.State.ACTIVE, Optional.of(ours));
    }

    private Optional<String> token(String workspace) {
        return installations().find("slack", Optional.of(workspace), Optional.of("E1")).map(Installation::botToken);
    }

    @Test
    void an_installation_comes_back_as_it_was_saved() {
        var installation = installed("T1", "xoxb-1");
        assertThat(installations().save(installation)).isTrue();
        assertThat(installations().find("slack", Optional.of("T1"), Optional.empty())).contains(installation);
        assertThat(installations().all()).containsExactly(installation);
        var plain = new Installation("teams", Optional.of("E1"), Optional.empty(), "", "t", Optional.empty(),
                Optional.empty(), "", Set.of(), Optional.empty(), "", now(), Installation.State.ACTIVE,
                Optional.empty());
        assertThat(installations().save(plain)).isTrue();
        assertThat(installations().find("teams", Optional.empty(), Optional.of("E1"))).contains(plain);
        assertThat(installation.toString()).doesNotContain("xoxb", "Nordlicht");
    }

    @Test
    void a_workspace_has_its_own_installation_before_its_enterprises() {
        installations().save(installation(Optional.of("E1"), Optional.empty(), "of E1"));
        assertThat(token("T1")).contains("of E1");
        installations().save(installation(Optional.of("E1"), Optional.of("T1"), "of T1"));
        assertThat(token("T1")).contains("of T1");
        assertThat(token("T2")).contains("of E1");
        assertThat(installations().find("slack", Optional.of("T2"), Optional.empty())).isEmpty();
        assertThat(installations().find("slack", Optional.empty(), Optional.of("E1")).map(Installation::botToken))
                .contains("of E1");
        assertThat(installations().find("slack", Optional.empty(), Optional.empty())).isEmpty();
        assertThat(installations().find("teams", Optional.of("T1"), Optional.of("E1"))).isEmpty();
    }

    @Test
    void an_older_installation_that_is_saved_late_changes_nothing() {
        var older = installed("T1", "older");
        clock.pass(Duration.ofMinutes(1));
        installations().save(installed("T1", "newer"));
        assertThat(installations().save(older)).isFalse();
        assertThat(token("T1")).contains("newer");
    }

    @Test
    void a_removed_installation_has_no_tokens_and_removing_it_again_changes_nothing() {
        installations().save(installed("T1", "xoxb-1"));
        clock.pass(Duration.ofMinutes(1));
        assertThat(installations().remove("slack", Optional.of("T1"), Optional.empty(), now())).isTrue();
        assertThat(installations().remove("slack", Optional.of("T1"), Optional.empty(), now())).isFalse();
        assertThat(installations().remove("slack", Optional.of("T9"), Optional.empty(), now())).isFalse();
        assertThat(token("T1")).isEmpty();
        assertThat(installations().endedBefore(now())).isEmpty();
        assertThat(installations().endedBefore(now().plusSeconds(1))).singleElement().satisfies(ended -> {
            assertThat(ended.state()).isEqualTo(Installation.State.REMOVED);
            assertThat(ended.botToken()).isEmpty();
            assertThat(ended.refreshToken()).isEmpty();
        });
    }

    @Test
    void a_removal_that_comes_late_leaves_a_newer_installation_and_a_late_save_does_not_undo_it() {
        var first = installed("T1", "first");
        installations().save(first);
        clock.pass(Duration.ofMinutes(1));
        var removed = now();
        clock.pass(Duration.ofMinutes(1));
        installations().save(installed("T1", "second"));
        assertThat(installations().remove("slack", Optional.of("T1"), Optional.empty(), removed)).isFalse();
        assertThat(token("T1")).contains("second");
        var late = installed("T1", "late");
        clock.pass(Duration.ofMinutes(1));
        assertThat(installations().remove("slack", Optional.of("T1"), Optional.empty(), now())).isTrue();
        assertThat(installations().save(late)).isFalse();
        assertThat(token("T1")).isEmpty();
        assertThat(installations().save(installed("T1", "third"))).isTrue();
        assertThat(token("T1")).contains("third");
    }

    @Test
    void removing_an_enterprise_leaves_its_workspaces_own_installations() {
        installations().save(installation(Optional.of("E1"), Optional.empty(), "of E1"));
        installations().save(installation(Optional.of("E1"), Optional.of("T1"), "of T1"));
        assertThat(installations().remove("slack", Optional.empty(), Optional.of("E1"), now())).isTrue();
        assertThat(token("T2")).isEmpty();
        assertThat(token("T1")).contains("of T1");
        assertThat(installations().remove("slack", Optional.of("T1"), Optional.empty(), now())).isTrue();
        assertThat(token("T1")).isEmpty();
    }

    @Test
    void of_eight_who_renewed_a_token_one_keeps_the_new_one() throws Exception {
        var installation = installed("T1", "old");
        installations().save(installation);
        var kept = atOnce(8, () -> installations().replaceTokens(installation, "new", "refresh new",
                now().plus(Duration.ofHours(12))));
        assertThat(kept).filteredOn(isKept -> isKept).hasSize(1);
        assertThat(token("T1")).contains("new");
        assertThat(installations().all().getFirst().refreshToken()).contains("refresh new");
        assertThat(installations().replaceTokens(installation, "late", "refresh late", now())).isFalse();
    }

    @Test
    void one_of_many_learns_that_a_reinstallation_is_needed() throws Exception {
        var installation = installed("T1", "old");
        installations().save(installation);
        assertThat(atOnce(4, () -> installations().needsReinstall(installation))).filteredOn(isFirst -> isFirst)
                .hasSize(1);
        assertThat(token("T1")).isEmpty();
        assertThat(installations().replaceTokens(installation, "new", "refresh new", now())).isFalse();
        clock.pass(Duration.ofMinutes(1));
        installations().save(installed("T1", "new"));
        assertThat(installations().needsReinstall(installation)).isFalse();
        assertThat(token("T1")).contains("new");
    }

    @Test
    void tokens_are_sealed_anew_with_another_key() {
        installations().save(installed("T1", "xoxb-1"));
        installations().save(installed("T2", "xoxb-2"));
        installations().remove("slack", Optional.of("T2"), Optional.empty(), now());
        var both = store.installations(Vault.of(VaultTest.SECOND + "," + VaultTest.FIRST));
        assertThat(both.reseal()).isEqualTo(1);
        assertThat(both.reseal()).isZero();
        assertThat(store.installations(Vault.of(VaultTest.SECOND)).find("slack", Optional.of("T1"), Optional.empty())
                .map(Installation::botToken)).contains("xoxb-1");
        assertThatThrownBy(() -> token("T1")).isInstanceOf(Vault.Sealed.class);
    }

    @Test
    void what_happens_to_an_installation_is_in_the_trail_of_the_organisation_it_is_linked_to() {
        store.organisations().link(ours, "slack", "T1", ACTOR);
        installations().save(installed("T1", "xoxb-1"));
        installations().save(installed("T2", "xoxb-2"));
        installations().needsReinstall(installed("T1", ""));
        installations().remove("slack", Optional.of("T1"), Optional.empty(), now());
        assertThat(store.audit().of(ours)).extracting(AuditEntry::action).containsExactly("organisation.added",
                "organisation.linked", "installation.saved", "installation.reinstall_needed", "installation.removed");
        assertThat(store.audit().of(ours)).asString().doesNotContain("xoxb", "Nordlicht");
    }

    @Test
    void a_state_is_taken_once_by_the_browser_it_was_issued_to() throws Exception {
        var states = store.installationStates();
        var state = states.issue("browser 1", now().plus(Duration.ofMinutes(10))).orElseThrow();
        assertThat(state).hasSizeGreaterThan(40)
                .isNotEqualTo(states.issue("browser 1", now().plusSeconds(1)).orElseThrow());
        assertThat(states.consume(state, "browser 2", now())).isFalse();
        assertThat(states.consume("ü" + state, "browser 1", now())).isFalse();
        assertThat(atOnce(8, () -> states.consume(state, "browser 1", now()))).filteredOn(isTaken -> isTaken)
                .hasSize(1);
    }

    @Test
    void a_state_expires() {
        var state = store.installationStates().issue("browser", now().plus(Duration.ofMinutes(10))).orElseThrow();
        clock.pass(Duration.ofMinutes(10));
        assertThat(store.installationStates().consume(state, "browser", now())).isFalse();
    }

    // Accounts

    private Account identified(String account, String address, Standing standing) {
        return store.accounts().identified(ours, "slack", "T1", account,
                new Account.Profile("Ada Example", Optional.of(address).filter(given -> !given.isEmpty()), standing));
    }

    private Account member(String account, String address) {
        return identified(account, address, Standing.MEMBER);
    }

    private PersonId person(String address) {
        return store.people().of(ours).values().stream().filter(person -> person.addresses().contains(address))
                .findFirst().orElseThrow().id();
    }

    @Test
    void an_account_is_the_persons_who_alone_has_its_address() {
        take(LIFETIME, earned(vendor("1", "ada@example.com"), "dp-203", "2027-03-01", 2),
                earned(vendor("2", "bo@example.com"), "dp-203", "2027-03-01", 3));
        var account = member("U1", "ADA@Example.com");
        assertThat(account.person()).contains(person("ada@example.com"));
        assertThat(account.tie()).isEqualTo(Tie.ADDRESS);
        assertThat(store.accounts().of(ours, "slack", "T1", "U1")).contains(account);
        assertThat(member("U2", "nobody@example.com").person()).isEmpty();
        assertThat(member("U3", "").person()).isEmpty();
        assertThat(store.accounts().all(ours)).extracting(Account::id).containsExactly("U1", "U2", "U3");
        assertThat(store.accounts().all(theirs)).isEmpty();
        assertThat(store.accounts().of(theirs, "slack", "T1", "U1")).isEmpty();
    }

    @Test
    void an_address_of_two_people_or_of_an_import_that_is_not_seen_ties_nothing() {
        stage(LIFETIME, earned(vendor("1", "ada@example.com"), "dp-203", "2027-03-01", 2));
        assertThat(member("U1", "ada@example.com").person()).isEmpty();
        take(LIFETIME, earned(vendor("1", "ada@example.com"), "dp-203", "2027-03-01", 2));
        assertThat(member("U1", "ada@example.com").person()).isPresent();
        assertThat(member("U1", "other@example.com").person()).isEmpty();
    }

    @Test
    void two_ids_of_one_human_are_one_person() {
        take(LIFETIME, earned(vendor("1", "ada@example.com"), "dp-203", "2027-03-01", 2),
                earned(vendor("2", "a.example@example.com"), "dp-203", "2027-03-01", 3));
        var account = member("U1", "a.example@example.com");
        take(TRAININGS, earned(vendor("1", "a.example@example.com"), "az-104", "2027-03-01", 2));
        var human = store.people().of(ours).values().iterator().next();
        assertThat(human.alsoKnownAs()).hasSize(1);
        assertThat(account.person().orElseThrow()).isIn(human.id(), human.alsoKnownAs().iterator().next());
        assertThat(member("U1", "ada@example.com").person()).contains(human.id());
    }

    @Test
    void only_a_members_address_ties() {
        take(LIFETIME, earned(vendor("1", "ada@example.com"), "dp-203", "2027-03-01", 2));
        for (var standing : List.of(Standing.GUEST, Standing.STRANGER, Standing.BOT, Standing.DEACTIVATED)) {
            assertThat(identified("U1", "ada@example.com", standing).person()).isEmpty();
        }
        assertThat(member("U1", "ada@example.com").person()).isPresent();
        assertThat(identified("U1", "ada@example.com", Standing.DEACTIVATED).person()).isEmpty();
    }

    @Test
    void what_somebody_said_outlasts_what_the_platform_says() {
        take(LIFETIME, earned(vendor("1", "ada@example.com"), "dp-203", "2027-03-01", 2),
                earned(vendor("2", "bo@example.com"), "dp-203", "2027-03-01", 3));
        member("U1", "ada@example.com");
        assertThat(store.accounts().tie(ours, "slack", "T1", "U1", person("bo@example.com"), Tie.SELF, ACTOR)).isTrue();
        assertThat(member("U1", "ada@example.com").person()).contains(person("bo@example.com"));
        assertThat(store.accounts().untie(ours, "slack", "T1", "U1", ACTOR)).isTrue();
        assertThat(member("U1", "ada@example.com").person()).isEmpty();
        assertThat(store.accounts().tie(ours, "slack", "T1", "U9", person("bo@example.com"), Tie.SELF, ACTOR))
                .isFalse();
        assertThat(store.audit().of(ours)).extracting(AuditEntry::action).endsWith("account.tied", "account.tied",
                "account.untied");
        assertThat(store.audit().of(ours)).asString().doesNotContain("example.com", "Example");
        assertThat(store.audit().verify(ours)).isInstanceOf(AuditCheck.Intact.class);
    }

    private long rights() {
        return store.organisations().situation("slack", "T1", Optional.empty()).orElseThrow().rights();
    }

    private Account said(Locale locale, Optional<ZoneId> zone) {
        return store.accounts().identified(ours, "slack", "T1", "U1",
                new Account.Profile("Ada", Optional.of("ada@example.com"), Standing.MEMBER, locale, zone));
    }

    @Test
    void what_the_platform_says_of_somebody_comes_together_and_what_it_says_no_more_goes() {
        store.organisations().link(ours, "slack", "T1", ACTOR);
        var tokyo = ZoneId.of("Asia/Tokyo");
        var before = rights();
        assertThat(said(Locale.UK, Optional.of(tokyo))).satisfies(account -> {
            assertThat(account.locale()).isEqualTo(Locale.UK);
            assertThat(account.zone()).contains(tokyo);
        }).isEqualTo(store.accounts().of(ours, "slack", "T1", "U1").orElseThrow());
        var rights = rights();
        assertThat(rights).as("whoever keeps it in memory reads it anew, once").isEqualTo(before + 1);
        said(Locale.UK, Optional.of(tokyo));
        assertThat(rights()).isEqualTo(rights);
        said(Locale.UK, Optional.empty());
        assertThat(store.accounts().of(ours, "slack", "T1", "U1").orElseThrow().zone()).isEmpty();
        said(Locale.ROOT, Optional.empty());
        assertThat(store.accounts().of(ours, "slack", "T1", "U1").orElseThrow().locale()).isEqualTo(Locale.ROOT);
        assertThat(rights()).isEqualTo(rights + 2);
    }

    @Test
    void whose_an_account_is_said_to_be_changes_nothing_of_what_the_platform_says_of_it() {
        take(Rows.LIFETIME, Rows.earned(Rows.vendor("1", "bo@example.com"), "dp-203", "2027-03-01", 2));
        said(Locale.UK, Optional.of(ZoneId.of("Asia/Tokyo")));
        store.accounts().tie(ours, "slack", "T1", "U1", person("bo@example.com"), Tie.MANAGER, ACTOR);
        assertThat(store.accounts().of(ours, "slack", "T1", "U1").orElseThrow()).satisfies(account -> {
            assertThat(account.locale()).isEqualTo(Locale.UK);
            assertThat(account.zone()).contains(ZoneId.of("Asia/Tokyo"));
        });
    }

    @Test
    void a_standing_that_changes_is_in_the_trail() {
        member("U1", "");
        identified("U1", "", Standing.DEACTIVATED);
        identified("U1", "", Standing.DEACTIVATED);
        assertThat(store.audit().of(ours)).filteredOn(entry -> entry.action().equals("account.standing"))
                .extracting(AuditEntry::outcome).containsExactly("deactivated");
    }

    // Settings

    @Test
    void the_last_value_of_a_setting_holds_and_each_change_is_in_the_trail() {
        assertThat(store.settings().of(ours)).isEmpty();
        store.settings().set(ours, "digest.channel", "C1", ACTOR);
        store.settings().set(ours, "digest.channel", "C2", ACTOR);
        store.settings().set(ours, "digest.channel", "C2", ACTOR);
        store.settings().set(ours, "digest.day", "MONDAY", ACTOR);
        assertThat(store.settings().of(ours)).isEqualTo(Map.of("digest.channel", "C2", "digest.day", "MONDAY"));
        assertThat(store.settings().of(theirs)).isEmpty();
        assertThat(store.audit().of(ours)).extracting(AuditEntry::action).containsExactly("organisation.added",
                "setting.changed", "setting.changed", "setting.changed");
    }

    // Organisations

    @Test
    void workspaces_are_linked_to_one_organisation_each() {
        store.organisations().link(ours, "slack", "T1", ACTOR);
        store.organisations().link(ours, "slack", "T2", ACTOR);
        store.organisations().link(ours, "teams", "T1", ACTOR);
        assertThat(store.organisations().workspaces(ours)).containsExactly(new Organisations.Workspace("slack", "T1"),
                new Organisations.Workspace("slack", "T2"), new Organisations.Workspace("teams", "T1"));
        assertThat(store.organisations().linkedTo(ours, "slack")).containsExactly("T1", "T2");
        assertThat(store.organisations().link(theirs, "slack", "T1", ACTOR)).isEqualTo(ours);
        assertThat(store.organisations().linkedTo(theirs, "slack")).isEmpty();
    }

    @Test
    void an_organisation_that_is_marked_is_led_to_no_more_and_then_erased_with_all_it_has() {
        store.organisations().link(ours, "slack", "T1", ACTOR);
        store.organisations().link(theirs, "slack", "T2", ACTOR);
        take(USAGE,
                IntStream.rangeClosed(1, 2_500)
                        .mapToObj(customer -> consumed("t" + customer, "2026-10", "Storage", "1", customer + 1))
                        .toArray(Entry[]::new));
        add("C1");
        member("U1", "ada@example.com");
        var erased = new ArrayList<OrganisationId>();
        store.organisations().whenErased(erased::add);

        assertThat(store.organisations().eraseMarked()).isZero();
        store.organisations().markToErase(ours);
        assertThat(store.organisations().linked("slack", "T1")).isEmpty();
        assertThat(store.evidence().of(ours).usage()).hasSize(2_500);
        assertThatThrownBy(() -> store.together(() -> store.organisations().eraseMarked()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.organisations().eraseMarked()).isEqualTo(1);

        assertThat(store.organisations().all()).extracting(Organisation::id).containsExactly(theirs);
        assertThat(store.evidence().of(ours)).isEqualTo(Evidence.NONE);
        assertThat(store.accounts().all(ours)).isEmpty();
        assertThat(store.errandOverview().counts()).isEmpty();
        assertThat(erased).containsExactly(ours);
        assertThat(store.organisations().linked("slack", "T2")).contains(theirs);
        assertThat(store.organisations().eraseMarked()).isZero();
    }

    @Test
    void an_erased_organisation_has_no_accounts_settings_and_errands() {
        member("U1", "ada@example.com");
        store.settings().set(ours, "digest.channel", "C1", ACTOR);
        var errand = add("C1");
        var running = claimed("C1");
        store.organisations().erase(ours);
        assertThat(store.accounts().all(ours)).isEmpty();
        assertThat(store.settings().of(ours)).isEmpty();
        assertThat(store.errandOverview().counts()).isEmpty();
        assertThat(store.errands().done(running, "late")).isFalse();
        assertThat(errand.id()).isEqualTo(running.id());
    }

    @Test
    void a_reset_of_the_sample_leaves_accounts_that_are_nobodys() {
        var sample = store.organisations().add("sample", ZoneOffset.UTC, true, ACTOR).orElseThrow().id();
        store.accounts().identified(sample, "slack", "T1", "U1",
                new Account.Profile("Ada", Optional.empty(), Standing.MEMBER));
        store.accounts().tie(sample, "slack", "T1", "U1", new PersonId("p1"), Tie.MANAGER, ACTOR);
        store.organisations().resetSample(sample, ACTOR);
        assertThat(store.accounts().all(sample)).singleElement().satisfies(account -> {
            assertThat(account.person()).isEmpty();
            assertThat(account.tie()).isEqualTo(Tie.NONE);
        });
    }

    private Organisations.Situation situation(String workspace) {
        return store.organisations().situation("slack", workspace, Optional.of("E1")).orElseThrow();
    }

    @Test
    void the_situation_of_a_workspace_is_that_of_its_own_organisation_before_its_grids() {
        assertThat(store.organisations().situation("slack", "T1", Optional.of("E1"))).isEmpty();
        store.organisations().link(theirs, "slack", "E1", ACTOR);
        store.organisations().link(ours, "slack", "T1", ACTOR);
        assertThat(situation("T1").organisation()).isEqualTo(store.organisations().get(ours).orElseThrow());
        assertThat(situation("T2").organisation().id()).isEqualTo(theirs);
        assertThat(store.organisations().situation("slack", "T2", Optional.empty())).isEmpty();
        assertThat(store.organisations().situation("teams", "T1", Optional.empty())).isEmpty();
        take(LIFETIME, earned(vendor("1", "ada@example.com"), "dp-203", "2027-03-01", 2));
        assertThat(situation("T1").evidenceVersion()).isEqualTo(store.evidence().version(ours)).isPositive();
        assertThat(store.<Long>together(() -> situation("T1").evidenceVersion())).isPositive();
    }

    @Test
    void rights_change_with_roles_accounts_settings_and_links_and_with_nothing_else() {
        store.organisations().link(ours, "slack", "T1", ACTOR);
        var seen = new TreeSet<Long>();
        var changes = List.<Runnable>of(() -> store.roles().grant(ours, "slack:U1", Role.ADMIN, ACTOR),
                () -> store.roles().retract(ours, "slack:U1", ACTOR), () -> member("U1", "ada@example.com"),
                () -> identified("U1", "ada@example.com", Standing.GUEST),
                () -> store.accounts().tie(ours, "slack", "T1", "U1", new PersonId("p1"), Tie.SELF, ACTOR),
                () -> store.accounts().untie(ours, "slack", "T1", "U1", ACTOR),
                () -> store.settings().set(ours, "digest.day", "MONDAY", ACTOR),
                () -> store.organisations().link(ours, "slack", "T2", ACTOR));
        seen.add(situation("T1").rights());
        for (var change : changes) {
            change.run();
            assertThat(seen.add(situation("T1").rights())).isTrue();
            assertThat(seen.last()).isEqualTo(situation("T1").rights());
        }
        identified("U1", "ada@example.com", Standing.GUEST);
        store.settings().set(ours, "digest.day", "MONDAY", ACTOR);
        store.accounts().identified(theirs, "slack", "T1", "U1",
                new Account.Profile("Ada", Optional.empty(), Standing.MEMBER));
        take(LIFETIME, earned(vendor("1", "ada@example.com"), "dp-203", "2027-03-01", 2));
        add("C1");
        assertThat(situation("T1").rights()).isEqualTo(seen.last());
    }

    @Test
    void a_scheduler_writes_into_the_same_database_between_writers() throws Exception {
        try (var connection = store.schedulerSource().getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("UPDATE scheduled_tasks SET version = 2");
            connection.commit();
        }
        store.settings().set(ours, "digest.day", "MONDAY", ACTOR);
        assertThat(store.settings().of(ours)).hasSize(1);
    }

    // Deliveries

    @Test
    void a_delivery_that_was_forgotten_takes_effect_again() {
        store.deliveries().once(Optional.of(ours), "event 1", () -> "first");
        clock.pass(Duration.ofDays(30));
        store.deliveries().once(Optional.of(ours), "event 2", () -> "second");
        assertThat(store.deliveries().forget(now())).isEqualTo(1);
        assertThat(store.deliveries().once(Optional.of(ours), "event 1", () -> "again"))
                .isEqualTo(new Delivery.First("again"));
        assertThat(store.deliveries().once(Optional.of(ours), "event 2", () -> "again"))
                .isEqualTo(new Delivery.Again("second"));
    }

    @Test
    void the_schedulers_table_is_there_in_the_types_it_expects() throws Exception {
        try (var connection = DriverManager.getConnection(url); var insert = connection.prepareStatement("""
                        INSERT INTO scheduled_tasks (task_name, task_instance, task_data, execution_time, picked,
                            version) VALUES ('digest', '1', ?, ?, ?, 1)""")) {
            insert.setBytes(1, new byte[]{1});
            insert.setTimestamp(2, Timestamp.from(now()));
            insert.setBoolean(3, false);
            assertThat(insert.executeUpdate()).isEqualTo(1);
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT execution_time, picked FROM scheduled_tasks")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getTimestamp(1).toInstant()).isEqualTo(now());
                assertThat(row.getBoolean(2)).isFalse();
            }
        }
    }

    @Test
    void no_more_installations_are_begun_while_thousands_are_under_way() {
        var states = store.installationStates();
        var begun = store.<Boolean>together(() -> IntStream.range(0, 3_000)
                .allMatch(_ -> states.issue("browser", now().plus(Duration.ofMinutes(10))).isPresent()));
        assertThat(begun).isTrue();
        assertThat(states.issue("browser", now().plus(Duration.ofMinutes(10)))).isEmpty();
        clock.pass(Duration.ofMinutes(10));
        assertThat(states.issue("browser", now().plus(Duration.ofMinutes(10)))).isPresent();
    }

    @Test
    void what_is_of_no_more_use_is_forgotten_when_its_time_is_over_and_not_before() {
        var begun = now();
        store.deliveries().once(Optional.of(ours), "event 1", () -> "done");
        add("C1");
        store.errands().done(claimed("C1"), "done");
        add("C2");
        store.installationStates().consume(store.installationStates().issue("browser", begun.plus(LEASE)).orElseThrow(),
                "browser", begun);
        store.installationStates().issue("browser", begun.plus(LEASE));
        store.installationStates().issue("browser", begun.plus(Duration.ofDays(40)));
        assertThat(store.forget(begun)).isEqualTo(new Store.Forgotten(0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(store.forget(begun.plusSeconds(1))).isEqualTo(new Store.Forgotten(0, 0, 0, 1, 0, 0, 0, 0));
        assertThat(store.forget(begun.plus(LEASE))).isEqualTo(new Store.Forgotten(0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(store.forget(begun.plus(LEASE).plusSeconds(1)))
                .isEqualTo(new Store.Forgotten(0, 0, 0, 1, 0, 0, 0, 0));
        assertThat(store.forget(begun.plus(Duration.ofDays(7)))).isEqualTo(new Store.Forgotten(0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(store.forget(begun.plus(Duration.ofDays(7)).plusSeconds(1)))
                .isEqualTo(new Store.Forgotten(2, 0, 1, 0, 0, 0, 0, 0));
        assertThat(store.forget(begun.plus(Duration.ofDays(30))))
                .isEqualTo(new Store.Forgotten(0, 0, 1, 0, 0, 0, 0, 0));
        assertThat(store.forget(begun.plus(Duration.ofDays(30)).plusSeconds(1)))
                .isEqualTo(new Store.Forgotten(0, 1, 0, 0, 0, 0, 0, 0));
        assertThat(store.errandOverview().counts()).isEmpty();
    }
}
