package dev.seventy.bot;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

import dev.seventy.evidence.CustomerId;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.PersonId;
import dev.seventy.evidence.PlaybookEntry;
import dev.seventy.store.Account;
import dev.seventy.store.Assignment;
import dev.seventy.store.Customer;
import dev.seventy.store.Organisation;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Organisations.Situation;
import dev.seventy.store.Person;
import dev.seventy.store.Role;
import dev.seventy.store.Store;

/** What is known of an organisation, kept in memory until something changes, others are asked for or it is erased. */
final class Firm {

    private static final int FIRMS = 200;
    private static final int ACCOUNTS = 10_000;

    private final Supplier<Store> stores;
    private final InstantSource clock;
    private final Recent<OrganisationId, Kept<Evidence>> evidence = new Recent<>(FIRMS);
    private final Recent<OrganisationId, Kept<List<PlaybookEntry>>> playbooks = new Recent<>(FIRMS);
    private final Recent<OrganisationId, Kept<Names>> names = new Recent<>(FIRMS);
    private final Recent<OrganisationId, Kept<Rights>> rights = new Recent<>(FIRMS);
    private final KeptFindings findings = new KeptFindings();
    private final AtomicBoolean hears = new AtomicBoolean();

    /** @param version the number under which it holds */
    private record Kept<T>(long version, T content) {
    }

    /** @param owners whose the accounts are that have been asked for */
    private record Names(Map<PersonId, Person> people, Map<CustomerId, Customer> customers,
            Recent<Account, Optional<PersonId>> owners, Mentioned mentioned, Map<String, List<PersonId>> slackUsers,
            Map<String, List<PersonId>> teamsUsers) {

        static Names of(Map<PersonId, Person> people, Map<CustomerId, Customer> customers) {
            return new Names(people, customers, new Recent<>(ACCOUNTS), new Mentioned(people),
                    byUser(people, Person::slackUsers), byUser(people, Person::teamsUsers));
        }

        private static Map<String, List<PersonId>> byUser(Map<PersonId, Person> people,
                Function<Person, List<String>> users) {
            Map<String, List<PersonId>> all = new HashMap<>();
            people.values().forEach(person -> Set.copyOf(users.apply(person))
                    .forEach(user -> all.computeIfAbsent(user, _ -> new ArrayList<>()).add(person.id())));
            return all;
        }

        private List<PersonId> named(Account account) {
            return (account.platform().equals("slack") ? slackUsers : teamsUsers).getOrDefault(account.id(), List.of());
        }
    }

    /** @param accounts those that have been asked for, by platform, workspace and user */
    private record Rights(Map<String, Role> roles, FirmSettings settings, Recent<Sender.Member, Account> accounts,
            List<Assignment> assignments) {
    }

    Firm(Supplier<Store> stores, InstantSource clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /**
     * What is written and not committed yet is read where that is written, and never kept: were the commit to fail, it
     * would stand here under a number that something else gets.
     */
    private <T> T kept(Recent<OrganisationId, Kept<T>> all, Situation situation, ToLongFunction<Situation> number,
            Function<OrganisationId, T> read) {
        var organisation = situation.organisation();
        var version = number.applyAsLong(situation);
        var kept = all.get(organisation.id()).filter(known -> known.version() == version);
        if (kept.isPresent()) {
            return kept.get().content();
        }
        hear();
        var isUnchanged = isUnchanged(situation, List.of(number));
        var content = read.apply(organisation.id());
        if (isUnchanged) {
            all.keep(organisation.id(), new Kept<>(version, content));
        }
        return content;
    }

    private void hear() {
        if (hears.compareAndSet(false, true)) {
            stores.get().organisations().whenErased(this::forget);
            stores.get().forgetting().whenForgotten((whose, _) -> forget(whose));
        }
    }

    /** Whether nothing has changed since, in the transaction that this is part of either. */
    private boolean isUnchanged(Situation situation, List<ToLongFunction<Situation>> numbers) {
        return stores.get().organisations().situation(situation.organisation().id()).filter(
                now -> numbers.stream().allMatch(number -> number.applyAsLong(now) == number.applyAsLong(situation)))
                .isPresent();
    }

    private void forget(OrganisationId organisation) {
        evidence.forget(organisation);
        playbooks.forget(organisation);
        names.forget(organisation);
        rights.forget(organisation);
        findings.forget(organisation);
    }

    /** When a message is said: as its platform has it, unless that is to come, and otherwise now. */
    Instant said(Message message) {
        var now = clock.instant();
        return message.said().filter(now::isAfter).orElse(now);
    }

    Evidence evidence(Situation situation, Terms terms) {
        return terms.strict() ? whole(situation, terms).strict() : whole(situation, terms);
    }

    /**
     * What was found of all that is known of the firm, worked out once for all who ask the same; asked twice at once, it
     * may be worked out twice. As with all that is kept here, only by what is committed.
     */
    <T> T found(Situation situation, KeptFindings.Question<T> question, Supplier<T> find) {
        return findings.get(situation, question).orElseGet(() -> {
            hear();
            var isUnchanged = isUnchanged(situation, List.of(Situation::evidenceVersion, Situation::rights));
            var found = find.get();
            if (isUnchanged) {
                findings.keep(situation, question, found);
            }
            return found;
        });
    }

    private Evidence whole(Situation situation, Terms terms) {
        var organisation = situation.organisation();
        if (terms.knownOn().isPresent() || terms.location().isPresent()) {
            return stores.get().evidence().of(organisation.id(), terms.knownOn().map(day -> endOf(day, organisation)),
                    terms.location());
        }
        return kept(evidence, situation, Situation::evidenceVersion, id -> stores.get().evidence().of(id));
    }

    /** All that was told of the playbook, in the order in which it was recorded. */
    List<PlaybookEntry> playbook(Situation situation, Terms terms) {
        var organisation = situation.organisation();
        return terms.knownOn().isPresent()
                ? stores.get().evidence().playbook(organisation.id(),
                        terms.knownOn().map(day -> endOf(day, organisation)))
                : kept(playbooks, situation, Situation::evidenceVersion,
                        id -> stores.get().evidence().playbook(id, Optional.empty()));
    }

    /** The last moment of a day in the organisation's zone. */
    private static Instant endOf(LocalDate day, Organisation organisation) {
        return day.atTime(LocalTime.MAX).atZone(organisation.zone()).toInstant();
    }

    Map<PersonId, Person> people(Situation situation) {
        return names(situation).people();
    }

    private Names names(Situation situation) {
        return kept(names, situation, Situation::evidenceVersion,
                id -> Names.of(stores.get().people().of(id), stores.get().customers().of(id)));
    }

    /** The people whom a text names. */
    Set<PersonId> mentioned(Situation situation, String text) {
        return names(situation).mentioned().in(text);
    }

    /** Whose an account is: by what is known of the account, or because the firm's own file names it. */
    Optional<PersonId> owner(Account account, Situation situation) {
        var names = names(situation);
        return names.owners().get(account).orElseGet(() -> {
            var owner = owner(account, names);
            names.owners().keep(account, owner);
            return owner;
        });
    }

    private static Optional<PersonId> owner(Account account, Names names) {
        if (account.tie() != Account.Tie.NONE) {
            return account.person().map(known -> human(known, names.people()));
        }
        var named = names.named(account);
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    /** Who brought facts in. */
    Tellers tellers(Situation situation) {
        return new Tellers(stores, situation.organisation().id());
    }

    /** The names that somebody may see. */
    Directory directory(Speaker speaker) {
        Map<PersonId, String> people = new HashMap<>();
        Map<CustomerId, String> customers = new HashMap<>();
        if (speaker.seesPeople()) {
            people(speaker.situation()).forEach((id, person) -> people.put(id,
                    person.name().or(() -> PeopleNamed.line(person)).orElse("somebody without a name")));
        }
        if (speaker.seesRevenue()) {
            names(speaker.situation()).customers().forEach((id, customer) -> customers.put(id, customer.name()));
        }
        return new Directory(people, customers, speaker.seesPeople(), speaker.seesRevenue());
    }

    private Rights rights(Situation situation) {
        return kept(rights, situation, Situation::rights,
                id -> new Rights(stores.get().roles().all(id), FirmSettings.of(stores.get().settings().of(id)),
                        new Recent<>(ACCOUNTS), stores.get().assignments().of(id)));
    }

    /** Who was granted which role, by the subject in small letters. */
    Map<String, Role> roles(Situation situation) {
        return rights(situation).roles();
    }

    FirmSettings settings(Situation situation) {
        return rights(situation).settings();
    }

    /** What people were asked to do, whatever became of it. */
    List<Assignment> assignments(Situation situation) {
        return rights(situation).assignments();
    }

    /** The id that stands for somebody now; the same where nobody is known by it. */
    PersonId human(PersonId id, Situation situation) {
        return human(id, people(situation));
    }

    private static PersonId human(PersonId id, Map<PersonId, Person> people) {
        return people.containsKey(id) ? id
                : people.values().stream().filter(person -> person.alsoKnownAs().contains(id)).map(Person::id)
                        .findFirst().orElse(id);
    }

    /** What the platform said of an account, not longer ago than it holds. */
    Optional<Account> account(Situation situation, Sender.Member member, Instant since) {
        var known = rights(situation).accounts();
        var plain = new Sender.Member(member.platform(), member.workspace(), member.user());
        var kept = known.get(plain).filter(account -> !account.checked().isBefore(since));
        if (kept.isPresent()) {
            return kept;
        }
        var read = stores.get().accounts().of(situation.organisation().id(), member.platform(), member.workspace(),
                member.user());
        read.filter(_ -> isUnchanged(situation, List.of(Situation::rights)))
                .ifPresent(account -> known.keep(plain, account));
        return read.filter(account -> !account.checked().isBefore(since));
    }
}
