package dev.seventy.bot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.catalog.Nearest;
import dev.seventy.evidence.PersonClues;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.Person;
import dev.seventy.store.Store;

/** Finds whom somebody means who names a person by an account, an address or a name. */
final class PeopleNamed {

    private static final Pattern ACCOUNT = Pattern
            .compile("(slack|teams):(?:([A-Za-z0-9-]{1,64}):)?([A-Za-z0-9-]{1,64})");
    private static final int MOST_NEAR = 4;

    private final Supplier<Store> stores;
    private final Firm firm;

    PeopleNamed(Supplier<Store> stores, Firm firm) {
        this.stores = stores;
        this.firm = firm;
    }

    /** Whom somebody meant. */
    sealed interface Meant {

        record One(Person person) implements Meant {
        }

        /** Several could be meant, or somebody comes near. */
        record Near(List<Person> people) implements Meant {
        }

        /** An account that is tied to no person. */
        record Untied(Optional<String> name) implements Meant {
        }
    }

    /** One person who is meant, or the answer that asks who it is. */
    sealed interface Asked {

        record Sure(Person person) implements Asked {
        }

        record Unsure(Reply reply) implements Asked {
        }
    }

    /**
     * What is said where it is not clear who is meant.
     *
     * @param undone what did not happen: {@code Nothing was changed}
     * @param line the whole line that means somebody, of how they are named in it
     * @param unknown a sentence on what to do where nobody is known by that; may be empty
     * @param besides what else can be done
     * @param reads whether nothing is done to whoever is meant, so that a part of a name will do that only one has
     */
    record Question(String undone, UnaryOperator<String> line, String unknown, List<Button> besides, boolean reads) {
        Question {
            besides = List.copyOf(besides);
        }

        Question(String undone, UnaryOperator<String> line, String unknown, List<Button> besides) {
            this(undone, line, unknown, besides, false);
        }

        Question(String undone, UnaryOperator<String> line, Button besides) {
            this(undone, line, "", List.of(besides));
        }

        /** The same of what is only looked up. */
        Question reading() {
            return new Question(undone, line, unknown, besides, true);
        }
    }

    /** The one who is meant; where that is not sure, it is asked, with names for whoever may see them. */
    Asked ask(String said, Speaker speaker, Question question) {
        return switch (find(said, speaker)) {
            case Meant.One(var person) -> new Asked.Sure(person);
            case Meant.Untied(var name) -> unsure("It is not known which person of the firm " + name
                    .filter(_ -> speaker.seesPeople()).map(known -> "the account of " + known).orElse("that account")
                    + " is. Name an address. " + question.undone() + ".", List.of(), question);
            case Meant.Near(var people) when people.isEmpty() || !speaker.seesPeople() -> unsure(
                    "I know nobody of the firm as '" + NotUnderstood.cut(said) + "'. "
                            + (question.unknown().isEmpty() ? "" : question.unknown() + " ") + question.undone() + ".",
                    List.of(), question);
            case Meant.Near(var people) when question.reads() && people.size() == 1 && address(said).isEmpty() ->
                new Asked.Sure(people.getFirst());
            case Meant.Near(var people) ->
                unsure("Who is '" + NotUnderstood.cut(said) + "'? " + question.undone() + " yet.",
                        choices(people, question.line()), question);
        };
    }

    private static Asked unsure(String why, List<Button> people, Question question) {
        return new Asked.Unsure(Reply.misunderstood(why,
                new Block.Buttons(Stream.concat(people.stream(), question.besides().stream()).toList())));
    }

    /** A button for each of those who could be meant. */
    static List<Button> choices(List<Person> people, UnaryOperator<String> line) {
        return people.stream().flatMap(person -> line(person).stream()
                .map(known -> new Button(label(person, known), line.apply(known), false))).toList();
    }

    private static String label(Person person, String line) {
        return NotUnderstood.cut(person.name().map(name -> name + ", " + line).orElse(line));
    }

    Meant find(String said, Speaker speaker) {
        var account = ACCOUNT.matcher(said);
        if (account.matches()) {
            return account(account.group(1), Optional.ofNullable(account.group(2)), account.group(3), speaker);
        }
        var people = firm.people(speaker.situation()).values().stream().filter(person -> !person.isOnlyAName())
                .toList();
        return address(said).map(address -> byAddress(address, people))
                .orElseGet(() -> byName(said.startsWith("@") ? said.substring(1) : said, people, speaker));
    }

    /** An e-mail address as it is compared; empty where it is none. */
    static Optional<String> address(String said) {
        if (!said.matches("[^\\s@]{1,64}@[^\\s@]{1,250}") || said.lastIndexOf('.') < said.indexOf('@')) {
            return Optional.empty();
        }
        return Optional.of(PersonClues.compared(said));
    }

    private Meant account(String platform, Optional<String> workspace, String user, Speaker speaker) {
        var known = stores.get().accounts().all(speaker.organisation().id()).stream()
                .filter(account -> account.platform().equals(platform) && account.id().equalsIgnoreCase(user)
                        && workspace.map(account.workspace()::equalsIgnoreCase).orElse(true))
                .toList();
        var people = firm.people(speaker.situation());
        var owners = known.stream().flatMap(account -> firm.owner(account, speaker.situation()).stream()).distinct()
                .flatMap(id -> Optional.ofNullable(people.get(id)).stream()).toList();
        if (owners.isEmpty() && known.isEmpty()) {
            owners = people.values().stream()
                    .filter(person -> platform.equals("slack") ? person.slackUsers().contains(user)
                            : person.teamsUsers().contains(user))
                    .toList();
        }
        return owners.size() == 1 ? new Meant.One(owners.getFirst())
                : new Meant.Untied(known.stream().findFirst().map(Account::name).filter(name -> !name.isBlank()));
    }

    /** The accounts in a workspace that are known to be somebody's, and of which the platform says that they are members'. */
    List<Account> accounts(Person person, Sender.Member workspace, Speaker speaker) {
        return members(workspace, speaker)
                .filter(account -> firm.owner(account, speaker.situation()).equals(Optional.of(person.id()))).toList();
    }

    /** The accounts of members in a workspace. */
    Stream<Account> members(Sender.Member workspace, Speaker speaker) {
        return stores.get().accounts().all(speaker.organisation().id()).stream()
                .filter(account -> account.platform().equals(workspace.platform())
                        && account.workspace().equals(workspace.workspace())
                        && account.standing() == Account.Standing.MEMBER);
    }

    private static Meant byAddress(String address, List<Person> people) {
        var found = people.stream().filter(person -> person.addresses().contains(address)).toList();
        if (found.size() == 1) {
            return new Meant.One(found.getFirst());
        }
        return new Meant.Near(
                people.stream().filter(person -> person.addresses().stream().anyMatch(known -> isNear(address, known)))
                        .limit(MOST_NEAR).toList());
    }

    /** Both parts by themselves: addresses of one firm are near to each other by their ends alone. */
    private static boolean isNear(String address, String known) {
        var at = address.indexOf('@');
        var end = known.indexOf('@');
        return end > 0 && Nearest.to(address.substring(0, at), List.of(known.substring(0, end))).isPresent()
                && Nearest.to(address.substring(at + 1), List.of(known.substring(end + 1))).isPresent();
    }

    /** A whole name, or a key, that only one person has is meant; of anything less it is asked. */
    private Meant byName(String said, List<Person> people, Speaker speaker) {
        var wanted = Vocabulary.key(said);
        var whole = people.stream()
                .filter(person -> person.name().filter(name -> Vocabulary.key(name).equals(wanted)).isPresent()
                        || person.keys().contains(said.toLowerCase(Locale.ROOT)))
                .toList();
        if (whole.size() == 1 && !wanted.isEmpty()) {
            return new Meant.One(whole.getFirst());
        }
        if (!whole.isEmpty() || wanted.isEmpty()) {
            return new Meant.Near(whole.stream().limit(MOST_NEAR).toList());
        }
        var words = List.of(wanted.split(" "));
        var near = people.stream()
                .filter(person -> person.name()
                        .filter(name -> List.of(Vocabulary.key(name).split(" ")).containsAll(words)).isPresent())
                .toList();
        var named = stores.get().accounts().all(speaker.organisation().id()).stream()
                .filter(account -> Vocabulary.key(account.name()).equals(wanted))
                .flatMap(account -> firm.owner(account, speaker.situation()).stream()).collect(Collectors.toSet());
        var called = people.stream().filter(person -> named.contains(person.id())).toList();
        // What somebody calls their account is no more than that: others of the firm have that name too.
        return called.size() == 1 && called.containsAll(near) ? new Meant.One(called.getFirst())
                : new Meant.Near(Stream.concat(called.stream(), near.stream()).distinct().limit(MOST_NEAR).toList());
    }

    /** What somebody is called in an answer that may name them. */
    static String name(Person person) {
        return person.name().or(() -> line(person)).orElse("somebody without a name");
    }

    /** How a person is named in a line, so that nobody else is meant; empty where nothing would do. */
    static Optional<String> line(Person person) {
        return person.addresses().stream().findFirst().or(() -> person.keys().stream().findFirst());
    }

    /** The one thing by which a row tells of a person whom the firm knows. */
    static Optional<PersonClues> clues(Person person) {
        var address = person.addresses().stream().limit(1).toList();
        Optional<String> key = address.isEmpty() ? person.keys().stream().findFirst() : Optional.empty();
        Optional<String> vendorId = address.isEmpty() && key.isEmpty() ? person.vendorIds().stream().findFirst()
                : Optional.empty();
        Optional<String> directoryId = address.isEmpty() && key.isEmpty() && vendorId.isEmpty()
                ? person.directoryIds().stream().findFirst()
                : Optional.empty();
        var clues = new PersonClues(key, vendorId, directoryId, address, Optional.empty());
        return clues.identifies() ? Optional.of(clues) : Optional.empty();
    }
}
