package dev.seventy.bot;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.seventy.evidence.CustomerId;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.PersonId;
import dev.seventy.store.Account;
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
    private final Recent<OrganisationId, Kept<Names>> names = new Recent<>(FIRMS);
    private final Recent<OrganisationId, Kept<Rights>> rights = new Recent<>(FIRMS);
    private final AtomicBoolean hears = new AtomicBoolean();

    /** @param version the number under which it holds */
    private record Kept<T>(long version, T content) {
    }

    /** @param owners whose the accounts are that have been asked for */
    private record Names(Map<PersonId, Person> people, Map<CustomerId, Customer> customers,
            Recent<Account, Optional<PersonId>> owners, Mentioned mentioned) {

        static Names of(Map<PersonId, Person> people, Map<CustomerId, Customer> customers) {
            return new Names(people, customers, new Recent<>(ACCOUNTS), new Mentioned(people));
        }
    }

    /** @param accounts those that have been asked for, by platform, workspace and user */
    private record Rights(Map<String, Role> roles, FirmSettings settings, Recent<Sender.Member, Account> accounts) {
    }

    Firm(Supplier<Store> stores, InstantSource clock) {
        this.stores = stores;
        this.clock = clock;
    }

    private <T> T kept(Recent<OrganisationId, Kept<T>> all, Organisation organisation, long version,
            Function<OrganisationId, T> read) {
        var kept = all.get(organisation.id()).filter(known -> known.version() == version);
        if (kept.isPresent()) {
            return kept.get().content();
        }
        if (hears.compareAndSet(false, true)) {
            stores.get().organisations().whenErased(this::forget);
            stores.get().forgetting().whenForgotten((whose, _) -> forget(whose));
        }
        var content = read.apply(organisation.id());
        all.keep(organisation.id(), new Kept<>(version, content));
        return content;
    }

    private void forget(OrganisationId organisation) {
        evidence.forget(organisation);
        names.forget(organisation);
        rights.forget(organisation);
    }

    /** When a message is said: as its platform has it, unless that is to come, and otherwise now. */
    Instant said(Message message) {
        var now = clock.instant();
        return message.said().filter(now::isAfter).orElse(now);
    }

    Evidence evidence(Situation situation, Terms terms) {
        return terms.strict() ? whole(situation, terms).strict() : whole(situation, terms);
    }

    private Evidence whole(Situation situation, Terms terms) {
        var organisation = situation.organisation();
        if (terms.knownOn().isPresent() || terms.location().isPresent()) {
            return stores.get().evidence().of(organisation.id(), terms.knownOn().map(day -> endOf(day, organisation)),
                    terms.location());
        }
        return kept(evidence, organisation, situation.evidenceVersion(), id -> stores.get().evidence().of(id));
    }

    /** The last moment of a day in the organisation's zone. */
    private static Instant endOf(LocalDate day, Organisation organisation) {
        return day.atTime(LocalTime.MAX).atZone(organisation.zone()).toInstant();
    }

    Map<PersonId, Person> people(Situation situation) {
        return names(situation).people();
    }

    private Names names(Situation situation) {
        return kept(names, situation.organisation(), situation.evidenceVersion(),
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
            var owner = owner(account, names.people());
            names.owners().keep(account, owner);
            return owner;
        });
    }

    private static Optional<PersonId> owner(Account account, Map<PersonId, Person> people) {
        if (account.tie() != Account.Tie.NONE) {
            return account.person()
                    .map(known -> Optional
                            .ofNullable(people.get(known)).map(Person::id).or(() -> people.values().stream()
                                    .filter(person -> person.alsoKnownAs().contains(known)).map(Person::id).findFirst())
                            .orElse(known));
        }
        var named = people.values().stream().filter(person -> users(person, account).contains(account.id())).toList();
        return named.size() == 1 ? Optional.of(named.getFirst().id()) : Optional.empty();
    }

    private static List<String> users(Person person, Account account) {
        return account.platform().equals("slack") ? person.slackUsers() : person.teamsUsers();
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
        return kept(rights, situation.organisation(), situation.rights(), id -> new Rights(stores.get().roles().all(id),
                FirmSettings.of(stores.get().settings().of(id)), new Recent<>(ACCOUNTS)));
    }

    /** Who was granted which role, by the subject in small letters. */
    Map<String, Role> roles(Situation situation) {
        return rights(situation).roles();
    }

    FirmSettings settings(Situation situation) {
        return rights(situation).settings();
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
        read.ifPresent(account -> known.keep(plain, account));
        return read.filter(account -> !account.checked().isBefore(since));
    }
}
