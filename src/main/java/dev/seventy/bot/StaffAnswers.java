package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import dev.seventy.evidence.PersonId;
import dev.seventy.evidence.Staff;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.Person;
import dev.seventy.store.Store;

/** Lists who is known of the firm, those who have left behind the others, and whose chat account is known. */
final class StaffAnswers {

    static final int ON_A_PAGE = 40;

    private final Supplier<Store> stores;
    private final Firm firm;

    StaffAnswers(Supplier<Store> stores, Firm firm) {
        this.stores = stores;
        this.firm = firm;
    }

    /** @param lastDay inclusive; empty where nobody said that they leave */
    private record Listed(Person person, Optional<LocalDate> lastDay, Set<String> platforms) {

        boolean hasLeft(LocalDate today) {
            return lastDay.filter(day -> day.isBefore(today)).isPresent();
        }
    }

    /** @param page from 1 */
    Reply list(int page, Speaker speaker) {
        if (!speaker.seesPeople()) {
            return Reply.refused(
                    "Who is known is for managers, where nobody else reads along. Say it to me directly;"
                            + " nothing is shown.",
                    new Block.Buttons(List.of(new Block.Button("Who am I here?", "me", true))));
        }
        var all = listed(speaker);
        if (all.isEmpty()) {
            return Reply.answer("Nobody is known yet. The people file brings them, or: person add NAME EMAIL.",
                    new Block.Buttons(
                            List.of(new Block.Button("Template for people", "import template people", true))));
        }
        var pages = (all.size() + ON_A_PAGE - 1) / ON_A_PAGE;
        if (page > pages) {
            return Reply.misunderstood(pages == 1 ? "There is one page only." : "There are " + pages + " pages.",
                    new Block.Buttons(List.of(button(pages == 1 ? "The list" : "The last page", pages))));
        }
        var people = firm.people(speaker.situation());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                List.of(new Block.Column("Person", false), new Block.Column("Address", false),
                        new Block.Column("Role", false), new Block.Column("Manager", false),
                        new Block.Column("Location", false), new Block.Column("Last day", false),
                        new Block.Column("Account", false)),
                all.stream().skip((page - 1L) * ON_A_PAGE).limit(ON_A_PAGE)
                        .map(one -> row(one, people, speaker.today())).toList()));
        blocks.add(new Block.Note((pages == 1 ? "" : "Page " + page + " of " + pages + ". ")
                + speaker.sampleDay().map(_ -> "Sample firm (made up). ").orElse("") + "As of "
                + Numbers.show(speaker.today()) + ". An account is known as soon as somebody writes to Seventy with an"
                + " address of theirs, or the people file names it."));
        List<Block.Button> buttons = new ArrayList<>();
        if (page < pages) {
            buttons.add(button("Next page", page + 1));
        }
        if (page > 1) {
            buttons.add(button("Page before", page - 1));
        }
        buttons.add(new Block.Button("As a file", "export people", false));
        blocks.add(new Block.Buttons(buttons));
        return new Reply(summary(all, speaker.today()), Reply.Tone.ANSWER, blocks);
    }

    private static Block.Button button(String label, int page) {
        return new Block.Button(label, page == 1 ? "person list" : "person list page " + page, page > 1);
    }

    private static String summary(List<Listed> all, LocalDate today) {
        var left = all.stream().filter(one -> one.hasLeft(today)).count();
        var here = all.size() - left;
        var linked = all.stream().filter(one -> !one.hasLeft(today) && !one.platforms().isEmpty()).count();
        return (here == 1 ? "1 person is known" : here + " people are known") + ", " + linked
                + (linked == 1 ? " has" : " have") + " an account here"
                + (left == 0 ? "" : "; " + left + (left == 1 ? " has left" : " have left")) + ".";
    }

    private List<Listed> listed(Speaker speaker) {
        Map<PersonId, Staff> employed = new HashMap<>();
        firm.evidence(speaker.situation(), Terms.NONE).staff().forEach(one -> employed.put(one.person(), one));
        Map<PersonId, Set<String>> platforms = new HashMap<>();
        for (var account : stores.get().accounts().all(speaker.organisation().id())) {
            if (account.standing() != Account.Standing.DEACTIVATED) {
                firm.owner(account, speaker.situation()).ifPresent(
                        person -> platforms.computeIfAbsent(person, _ -> new TreeSet<>()).add(account.platform()));
            }
        }
        return firm.people(speaker.situation()).values().stream().filter(person -> !person.isOnlyAName())
                .map(person -> new Listed(person, Optional.ofNullable(employed.get(person.id())).flatMap(Staff::until),
                        platforms.getOrDefault(person.id(), Set.of())))
                .sorted(Comparator.comparing((Listed one) -> one.hasLeft(speaker.today()))
                        .thenComparing(one -> Vocabulary.key(PeopleNamed.name(one.person())))
                        .thenComparing(one -> one.person().id()))
                .toList();
    }

    private static List<String> row(Listed one, Map<PersonId, Person> people, LocalDate today) {
        var person = one.person();
        return List.of(PeopleNamed.name(person), person.addresses().stream().findFirst().orElse(""),
                person.role().orElse(""),
                person.manager().flatMap(id -> Optional.ofNullable(people.get(id))).map(PeopleNamed::name).orElse(""),
                person.location().orElse(""),
                one.lastDay().map(day -> Numbers.show(day) + (one.hasLeft(today) ? ", has left" : "")).orElse(""),
                one.platforms().isEmpty() ? "not known"
                        : Wording.list(one.platforms().stream().map(Wording::capital).toList()));
    }
}
