package dev.seventy.bot;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.CredentialId;
import dev.seventy.catalog.Nearest;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.PersonId;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.scoring.Proofs;
import dev.seventy.store.Account;
import dev.seventy.store.Person;
import dev.seventy.store.Role;
import dev.seventy.store.Store;

/** Who somebody is here, and what is known of them alone. */
final class MeAnswers {

    /** How far ahead a home page looks. */
    static final int DAYS_AHEAD = 180;

    private static final int MOST_CANDIDATES = 5;

    private final Knowledge knowledge;
    private final Catalog catalog;
    private final Supplier<Store> stores;
    private final Firm firm;

    MeAnswers(Knowledge knowledge, Supplier<Store> stores, Firm firm) {
        this.knowledge = knowledge;
        catalog = knowledge.catalog();
        this.stores = stores;
        this.firm = firm;
    }

    /** What the speaker holds, of each credential the one that lasts longest, those that end first in front. */
    private List<Certification> certifications(Speaker speaker) {
        if (speaker.person().isEmpty()) {
            return List.of();
        }
        Map<CredentialId, Certification> longest = new LinkedHashMap<>();
        for (var held : firm.evidence(speaker.situation(), Terms.NONE).certifications()) {
            if (held.person().equals(speaker.person().get()) && held.active()) {
                longest.merge(held.credential(), held, (one, other) -> end(one).isBefore(end(other)) ? other : one);
            }
        }
        return longest.values().stream().sorted(Comparator.comparing(MeAnswers::end)).toList();
    }

    private static LocalDate end(Certification held) {
        return held.expires().orElse(LocalDate.MAX);
    }

    List<Certification> expiring(Speaker speaker) {
        var today = speaker.today();
        return certifications(speaker).stream()
                .filter(held -> !end(held).isBefore(today) && !end(held).isAfter(today.plusDays(DAYS_AHEAD))).toList();
    }

    /** What is the speaker's own on a home page. */
    List<Block> own(Speaker speaker, List<Certification> expiring) {
        if (speaker.local()) {
            return List.of(new Block.Paragraph("This is the machine itself, which is nobody's account."));
        }
        if (speaker.person().isEmpty()) {
            return untied(speaker);
        }
        if (expiring.isEmpty()) {
            return List.of(new Block.Paragraph("Nothing to renew. What helps the firm most stands below."));
        }
        return List.of(
                new Block.Items(expiring.stream()
                        .map(held -> "Renew " + title(held) + ": expires " + Numbers.show(end(held)) + ", "
                                + inDays(speaker.today(), end(held)))
                        .toList(), false),
                new Block.Buttons(List.of(new Block.Button("My certifications", "me", false))));
    }

    private static String inDays(LocalDate today, LocalDate day) {
        var days = ChronoUnit.DAYS.between(today, day);
        return days == 0 ? "today" : days == 1 ? "tomorrow" : "in " + days + " days";
    }

    private String title(Certification held) {
        return catalog.knows(held.credential()) ? catalog.get(held.credential()).title() : held.credential().value();
    }

    Reply me(Speaker speaker) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Items(may(speaker), false));
        if (speaker.local()) {
            return new Reply("You are at the machine itself: the role admin, nobody's account.", Reply.Tone.ANSWER,
                    blocks);
        }
        if (speaker.person().isEmpty()) {
            blocks.addAll(untied(speaker));
            return new Reply("You are " + speaker.name() + ", role " + OrganisationAnswers.word(speaker.role())
                    + "; which person of the firm that is, is not known.", Reply.Tone.ANSWER, blocks);
        }
        var held = certifications(speaker);
        var proofs = proofs(speaker);
        blocks.add(new Block.Heading("My certifications"));
        blocks.add(held.isEmpty() ? new Block.Paragraph("None is known. An import of the trainings export brings them.")
                : new Block.Table(
                        List.of(new Block.Column("Certification", false), new Block.Column("Earned", false),
                                new Block.Column("Expires", false), new Block.Column("State", false),
                                new Block.Column("Proof", false)),
                        held.stream().map(one -> row(one, proofs, speaker.today())).toList()));
        blocks.add(new Block.Buttons(List.of(new Block.Button("Home", "home", true),
                new Block.Button("That is not me", "me is nobody", false))));
        return new Reply(
                "You are " + person(speaker).flatMap(Person::name).orElseGet(speaker::name) + ", role "
                        + OrganisationAnswers.word(speaker.role()) + ", known " + tie(speaker) + ".",
                Reply.Tone.ANSWER, blocks);
    }

    private Optional<Person> person(Speaker speaker) {
        return speaker.person().flatMap(id -> Optional.ofNullable(firm.people(speaker.situation()).get(id)));
    }

    private static String tie(Speaker speaker) {
        return switch (speaker.account().map(Account::tie).orElse(Account.Tie.NONE)) {
            case ADDRESS -> "by your address";
            case SELF -> "because you said so";
            case MANAGER -> "because a manager said so";
            case NONE -> "by the people file";
        };
    }

    private Proofs proofs(Speaker speaker) {
        return new Proofs(firm.evidence(speaker.situation(), Terms.NONE), knowledge.catalog(),
                knowledge.rules().programOn(speaker.today()).skillingRefreshDays().value());
    }

    private List<String> row(Certification held, Proofs proofs, LocalDate today) {
        return List.of(title(held), Numbers.show(held.earned()), held.expires().map(Numbers::show).orElse("never"),
                end(held).isBefore(today) ? "expired" : held.expires().map(day -> inDays(today, day)).orElse("holds"),
                ProofWords.of(proofs.of(held), today));
    }

    private static List<String> may(Speaker speaker) {
        List<String> may = new ArrayList<>(List.of("You may see the firm's scores, the rules and your own record"));
        if (Permissions.covers(speaker.role(), Role.MANAGER)) {
            may.add("You may see names of people");
        }
        if (speaker.seesRevenue()) {
            may.add("You may see revenue");
        }
        if (Permissions.covers(speaker.role(), Role.ADMIN)) {
            may.add("You may import, take imports back, grant roles and change the settings");
        }
        return may;
    }

    /** How somebody gets tied to their person. */
    List<Block> untied(Speaker speaker) {
        var candidates = candidates(speaker);
        if (candidates.isEmpty()) {
            return List.of(new Block.Paragraph("Your account is not tied to a person of the firm yet, so your own"
                    + " certifications are not shown. It is tied as soon as the people file has your address, or your"
                    + " account in the column slack_user_id: ask an admin to import it."));
        }
        return List.of(
                new Block.Paragraph(
                        "Your account is not tied to a person of the firm yet. Is one of these you? It shows"
                                + " you your own record and gives no role."),
                new Block.Buttons(candidates.stream()
                        .map(person -> new Block.Button("I am " + person.name().orElse("somebody without a name"),
                                "me is " + person.id().value(), false))
                        .toList()));
    }

    /** People with a name like the account's whom no other account of the workspace is tied to. */
    private List<Person> candidates(Speaker speaker) {
        if (speaker.account().isEmpty()) {
            return List.of();
        }
        var own = speaker.account().get();
        var taken = new HashSet<PersonId>();
        for (var other : stores.get().accounts().all(speaker.organisation().id())) {
            if (other.platform().equals(own.platform()) && other.workspace().equals(own.workspace())
                    && !other.id().equals(own.id())) {
                other.person().ifPresent(taken::add);
            }
        }
        return firm.people(speaker.situation()).values().stream()
                .filter(person -> !taken.contains(person.id()) && !person.isOnlyAName())
                .filter(person -> person.name().filter(name -> alike(name, own.name())).isPresent())
                .limit(MOST_CANDIDATES).toList();
    }

    /** The same words in any order, one name within the other, or nearly the same letters. */
    private static boolean alike(String one, String other) {
        var first = Vocabulary.key(one);
        var second = Vocabulary.key(other);
        var words = List.of(first.split(" "));
        var others = List.of(second.split(" "));
        return !first.isBlank() && !second.isBlank() && (words.containsAll(others) || others.containsAll(words)
                || Nearest.to(second, List.of(first)).isPresent());
    }

    /** The speaker says who they are, or that they are none of those. */
    Reply is(Optional<String> wanted, Speaker speaker) {
        if (speaker.account().isEmpty()) {
            return Reply.refused("The machine itself is nobody's account. Nothing was changed.");
        }
        var account = speaker.account().get();
        var accounts = stores.get().accounts();
        if (wanted.isEmpty()) {
            if (speaker.person().isEmpty()) {
                return Reply.refused("Your account is tied to nobody. Nothing was changed.");
            }
            accounts.untie(speaker.organisation().id(), account.platform(), account.workspace(), account.id(),
                    speaker.actor());
            return Reply.answer("Your account is tied to nobody now.", new Block.Buttons(
                    List.of(new Block.Button("Undo", "me is " + speaker.person().get().value(), false))));
        }
        if (speaker.person().isPresent()) {
            return Reply.refused(
                    "Your account is tied to a person already. Nothing was changed. Say first: me is nobody.",
                    new Block.Buttons(List.of(new Block.Button("That is not me", "me is nobody", true))));
        }
        var person = candidates(speaker).stream()
                .filter(known -> known.id().value().toLowerCase(Locale.ROOT).equals(wanted.get())).findFirst();
        if (person.isEmpty()) {
            return Reply.refused(
                    "Nobody of that id has a name like yours and no account yet, so nothing was changed."
                            + " An admin can tie you by your address in the people file.",
                    new Block.Buttons(List.of(new Block.Button("Who am I here?", "me", true))));
        }
        accounts.tie(speaker.organisation().id(), account.platform(), account.workspace(), account.id(),
                person.get().id(), Account.Tie.SELF, speaker.actor());
        return Reply.answer(
                "You are " + person.get().name().orElse("somebody without a name")
                        + " here now: your own record is shown to you.",
                new Block.Buttons(List.of(new Block.Button("My certifications", "me", true),
                        new Block.Button("Undo", "me is nobody", false))));
    }
}
