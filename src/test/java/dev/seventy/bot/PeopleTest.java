package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.seventy.Shipped;
import dev.seventy.evidence.Staff;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import dev.seventy.store.AuditEntry;
import dev.seventy.store.Person;
import dev.seventy.store.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The staff list a line at a time, and who holds or could take what. */
class PeopleTest extends TalkingToTheBot {

    @BeforeEach
    void some_people() {
        talk.take("people.csv",
                Talk.PEOPLE + "P1,Ada Byron,ada@firm.example,,,boss@firm.example,Oslo,Lead,2020-01-01,\n"
                        + "P2,Bob Stone,bob@firm.example,,,,Oslo,Engineer,2020-01-01,\n"
                        + "P3,Berta Boss,boss@firm.example,,,,Oslo,Boss,2020-01-01,\n");
        talk.take("certs.csv",
                Talk.CERTS + "ada@firm.example,AZ-104,2026-06-01,2027-06-01,,,x\n"
                        + "bob@firm.example,AZ-305,2024-06-01,2025-06-01,,,x\n"
                        + "boss@firm.example,AZ-305,2026-06-01,2027-06-01,,,x\n"
                        + "bob@firm.example,DP-600,2026-06-01,2027-06-01,https://www.credly.com/badges/1,,x\n");
    }

    private Person person(String address) {
        return talk.store.people().of(talk.firm).values().stream().filter(one -> one.addresses().contains(address))
                .findFirst().orElseThrow();
    }

    private Staff staff(String address) {
        var all = talk.store.evidence().of(talk.firm).staff().stream()
                .filter(one -> one.person().equals(person(address).id())).toList();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void somebody_is_added_and_taken_back() {
        assertThat(talk.text("UMANAGER", "person add Eva Lund eva@firm.example"))
                .contains("Added Eva Lund (eva@firm.example).", "nobody was written to");
        assertThat(person("eva@firm.example").name()).contains("Eva Lund");
        assertThat(talk.text("UMANAGER", "person add Eva Lund eva@firm.example")).contains("already");
        assertThat(talk.text("U1", "person add Mallory mallory@firm.example")).contains("for the role manager");
        assertThat(talk.text("UMANAGER", "person add Eva")).contains("person add Anna Example");
    }

    @Test
    void a_leaving_day_keeps_all_else_of_the_list_and_says_until_when_things_count() {
        assertThat(talk.text("UMANAGER", "person set ada@firm.example leaves on 2026-11-30")).contains(
                "Ada Byron's last day: 30 Nov 2026.", "1 certification counts until 9 Dec 2026",
                "is reported to drop what a leaver holds about the 10th of the next month");
        assertThat(staff("ada@firm.example").until()).hasToString("Optional[2026-11-30]");
        assertThat(staff("ada@firm.example").from()).hasToString("Optional[2020-01-01]");
        assertThat(person("ada@firm.example")).satisfies(ada -> {
            assertThat(ada.location()).contains("Oslo");
            assertThat(ada.role()).contains("Lead");
            assertThat(ada.manager()).contains(person("boss@firm.example").id());
        });
        talk.text("UMANAGER", "person set Ada Byron leaves never");
        assertThat(staff("ada@firm.example").until()).isEmpty();
        assertThat(talk.text("UMANAGER", "person set ada@firm.example leaves 2019-01-01"))
                .contains("cannot leave before the first day");
    }

    @Test
    void manager_location_and_role_are_set_and_undone() {
        talk.text("UMANAGER", "person set bob@firm.example manager Ada Byron");
        talk.text("UMANAGER", "person set bob@firm.example location New York");
        var last = talk.text("UMANAGER", "person set bob@firm.example role Principal Engineer");
        assertThat(last).contains("Bob Stone's role: Principal Engineer.");
        assertThat(person("bob@firm.example")).satisfies(bob -> {
            assertThat(bob.manager()).contains(person("ada@firm.example").id());
            assertThat(bob.location()).contains("New York");
            assertThat(bob.role()).contains("Principal Engineer");
        });
        talk.local("undo 5");
        assertThat(person("bob@firm.example").role()).contains("Engineer");
        assertThat(person("bob@firm.example").location()).contains("New York");
        assertThat(talk.text("UMANAGER", "person set bob@firm.example manager bob@firm.example"))
                .contains("Nobody is their own manager");
    }

    @Test
    void two_are_merged_by_admins_alone_and_parted_again() {
        talk.take("certs2.csv", Talk.CERTS + "bob.home@example.com,DP-300,2026-06-01,2027-06-01,,,x\n");
        assertThat(talk.text("UMANAGER", "person merge bob@firm.example bob.home@example.com"))
                .contains("for the role admin");
        assertThat(talk.text("UADMIN", "person merge bob@firm.example bob.home@example.com"))
                .contains("are one person now");
        assertThat(person("bob.home@example.com").name()).contains("Bob Stone");
        assertThat(talk.store.audit().of(talk.firm)).extracting(AuditEntry::action).contains("people.merged");
        assertThat(talk.text("UADMIN", "person merge bob@firm.example bob.home@example.com")).contains("already");
        talk.local("undo 4");
        assertThat(person("bob.home@example.com").name()).isEmpty();
    }

    @Test
    void who_holds_it_is_told_with_names_to_managers_alone() {
        assertThat(talk.text("UMANAGER", "who az-305"))
                .contains("1 person holds Azure Solutions Architect Expert (AZ-305), as is claimed; 1 held it, and it"
                        + " expired.", "Berta Boss", "Bob Stone", "expired");
        assertThat(talk.text("U1", "who az-305")).contains("1 person holds").doesNotContain("Berta", "Bob");
        assertThat(talk.text("UMANAGER", "who sc-300")).contains("Nobody holds");
        assertThat(talk.store.audit().of(talk.firm)).filteredOn(entry -> entry.action().equals("people read"))
                .as("one answer showed names").singleElement()
                .satisfies(entry -> assertThat(entry.objects()).containsExactlyInAnyOrder("who",
                        "person/" + person("bob@firm.example").id().value(),
                        "person/" + person("boss@firm.example").id().value()));
    }

    @Test
    void who_could_take_it_is_told_with_the_reasons_and_what_is_missing() {
        assertThat(talk.text("UMANAGER", "who could take az-305")).contains(
                "1 person could take Azure Solutions Architect Expert (AZ-305), and 1 once they have what it"
                        + " needs. It needs AZ-104 first.",
                "Ada Byron", "holds AZ-104, which it needs", "Bob Stone", "held it until 1 Jun 2025", "lacks AZ-104")
                .doesNotContain("Berta");
        assertThat(talk.text("UMANAGER", "who could take dp-700")).contains("Bob Stone",
                "holds DP-600, which counts for Data & AI as it does");
        assertThat(talk.text("UMANAGER", "who could take dp-203")).contains("Nobody can take", "retired");
        assertThat(talk.text("U1", "who could take az-305")).doesNotContain("Ada", "Bob");
    }

    @Test
    void a_list_is_shown_to_its_owner_and_to_managers() {
        talk.introduce("UBOB", "Bob", "bob@firm.example");
        assertThat(talk.text("UBOB", "cert list me")).contains("You hold 1 certification.");
        assertThat(talk.text("UBOB", "cert list")).contains("You hold 1 certification.", "claimed, link given",
                "expired");
        assertThat(talk.text("UBOB", "cert list bob@firm.example")).contains("You hold 1 certification.");
        assertThat(talk.text("UBOB", "cert list ada@firm.example")).contains("for managers").doesNotContain("AZ-104");
        assertThat(talk.text("UMANAGER", "cert list @Ada Byron")).contains("Ada Byron holds 1 certification.");
        assertThat(talk.text("UMANAGER", "certs slack:T1:UBOB")).contains("Bob Stone holds");
    }

    @Test
    void everybody_is_listed_with_manager_last_day_and_account_those_who_left_at_the_end() {
        talk.introduce("UADA", "Ada of Slack", "ada@firm.example");
        talk.says("UMANAGER", "person set boss@firm.example leaves 2026-12-31");
        talk.says("UMANAGER", "person set bob@firm.example leaves 2026-10-31");
        var list = talk.says("UMANAGER", "person list");
        assertThat(list.summary()).isEqualTo("2 people are known, 1 has an account here; 1 has left.");
        assertThat(rows(list)).containsExactly(
                List.of("Ada Byron", "ada@firm.example", "Lead", "Berta Boss", "Oslo", "", "Slack"),
                List.of("Berta Boss", "boss@firm.example", "Boss", "", "Oslo", "31 Dec 2026", "not known"),
                List.of("Bob Stone", "bob@firm.example", "Engineer", "", "Oslo", "31 Oct 2026, has left", "not known"));
        assertThat(talk.text("U1", "person list")).contains("for the role manager").doesNotContain("Byron");
        var overheard = talk.says("UMANAGER", Message.Place.SHARED, "person list").reply();
        assertThat(overheard.tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(PlainText.render(overheard)).contains("for managers").doesNotContain("Byron");
    }

    private static List<List<String>> rows(Reply reply) {
        return reply.blocks().stream().flatMap(
                block -> block instanceof Block.Table table ? table.rows().stream() : Stream.<List<String>>empty())
                .toList();
    }

    @Test
    void a_long_list_comes_in_pages_that_hold_everybody_once() {
        talk.take("more.csv", Talk.PEOPLE + IntStream.range(0, 60).mapToObj(number -> "M" + number + ",Person " + number
                + ",p" + number + "@firm.example,,,,Oslo,Lead,2020-01-01,\n").collect(Collectors.joining()));
        var first = talk.says("UMANAGER", "person list");
        assertThat(Talk.commands(first)).containsExactly("person list page 2", "export people");
        var second = talk.says("UMANAGER", "person list page 2");
        assertThat(Talk.commands(second)).containsExactly("person list", "export people");
        assertThat(Stream.concat(rows(first).stream(), rows(second).stream()).map(List::getFirst)).hasSize(63)
                .doesNotHaveDuplicates();
        assertThat(talk.text("UMANAGER", "person list page 3")).contains("There are 2 pages.");
        assertThat(talk.text("UMANAGER", "person list of everything")).contains("person list page 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cert steps Ada", "person set Ada role Boss", "person merge Ada with boss@firm.example"})
    void who_could_be_meant_is_asked_with_names_only_where_nobody_reads_along(String line) {
        var asked = talk.says("UADMIN", line);
        assertThat(asked.tone()).isEqualTo(Reply.Tone.MISUNDERSTOOD);
        assertThat(asked.summary()).startsWith("Who is 'Ada'? Nothing was ");
        assertThat(Talk.commands(asked)).contains(line.replace("Ada", "ada@firm.example"));
        assertThat(PlainText.render(talk.says("UADMIN", Message.Place.SHARED, line).reply())).doesNotContain("Byron",
                "ada@firm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cert list Ada", "cert list byron", "certs databricks Ada", "who Ada", "who is ada byron?"})
    void what_is_only_looked_up_is_told_of_the_one_who_has_such_a_name(String line) {
        assertThat(talk.text("UADMIN", line)).startsWith("Ada Byron holds ");
        assertThat(PlainText.render(talk.says("UADMIN", Message.Place.SHARED, line).reply())).doesNotContain("Byron");
        assertThat(talk.text("U1", line)).doesNotContain("Byron");
        talk.says("UMANAGER", "person add Ada Lovelace lovelace@firm.example");
        talk.says("UMANAGER", "person add Cara Byron cara@firm.example");
        if (!line.contains("ada byron")) {
            assertThat(Talk.commands(talk.says("UADMIN", line))).as("two have it").hasSizeGreaterThan(2)
                    .anyMatch(button -> button.endsWith(" ada@firm.example"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"who", "who %", "who are you?", "who AZ-9999", "who is certified in fabric?", "who Zaphod"})
    void who_that_names_nothing_we_know_is_asked_back_by_its_own_word(String line) {
        var asked = talk.says("UADMIN", line);
        assertThat(asked.tone()).as(asked.summary()).isEqualTo(Reply.Tone.MISUNDERSTOOD);
        assertThat(asked.summary()).doesNotContain("'why'", "I do not know 'who'")
                .containsIgnoringCase("certification");
    }

    // What two do at the same time

    private Speaker speaker() {
        var situation = talk.store.organisations().situation("slack", "T1", Optional.empty()).orElseThrow();
        return new Speaker(situation, Talk.member("UADMIN").actor(), Role.ADMIN,
                Talk.message(Talk.member("UADMIN"), Message.Place.PRIVATE, "k", "x"), Talk.START,
                FirmSettings.of(Map.of()), Optional.empty(), Optional.empty());
    }

    @Test
    void what_another_has_changed_of_somebody_meanwhile_stays() {
        var firm = new Firm(() -> talk.store, () -> talk.now);
        var people = new PersonAnswers(Shipped.knowledge(), () -> talk.store, new PeopleNamed(() -> talk.store, firm));
        var both = speaker();
        firm.people(both.situation());
        firm.evidence(both.situation(), Terms.NONE);
        people.set(
                new Staffing.PersonSet("bob@firm.example", Staffing.PersonField.LOCATION, "New York", Optional.empty()),
                both);
        people.set(new Staffing.PersonSet("bob@firm.example", Staffing.PersonField.LEAVES, "",
                Optional.of(LocalDate.of(2026, 12, 31))), both);
        people.set(new Staffing.PersonSet("bob@firm.example", Staffing.PersonField.ROLE, "Boss", Optional.empty()),
                both);
        assertThat(person("bob@firm.example").location()).contains("New York");
        assertThat(person("bob@firm.example").role()).contains("Boss");
        assertThat(staff("bob@firm.example").until()).contains(LocalDate.of(2026, 12, 31));
    }

    @Test
    void two_of_the_staff_list_who_are_merged_are_pointed_out_whatever_was_asked_before() {
        assertThat(talk.text("UADMIN", "person merge ada@firm.example bob@firm.example")).contains("are one person now",
                "Both stand in the staff list");
        assertThat(talk.text("UMANAGER", "who az-104")).contains("1 person holds");
    }

    @Test
    void what_was_told_before_two_were_merged_can_be_taken_back_and_what_first_told_of_them_cannot() {
        talk.says("UMANAGER", "settings logging managers");
        talk.says("UADMIN", "settings logging managers");
        talk.says("UMANAGER", "Bob Stone passed DP-700 on 1 Nov 2026");
        talk.says("UADMIN", "person merge ada@firm.example bob@firm.example");
        assertThat(talk.text("UMANAGER", "undo 3")).startsWith("Import 3 is taken back");
        assertThat(talk.text("UADMIN", "undo 1"))
                .contains("import 4 says that two people are one, of whom it is the first to tell")
                .doesNotContain("replaced or repeated");
    }

    // Who is added and invited

    @ParameterizedTest
    @ValueSource(strings = {"me", "AZ-104", "yesterday", "Everyone", "12"})
    void nobody_is_added_by_a_name_that_means_something_else(String name) {
        assertThat(talk.text("UMANAGER", "person add " + name + " x@firm.example"))
                .contains("means something else here", "Nothing was changed");
        assertThat(talk.store.people().of(talk.firm)).hasSize(3);
    }

    @Test
    void whoever_is_invited_is_added_and_written_to_once_a_day() {
        talk.introduce("UEVA", "Eva of Slack", "eva@firm.example");
        var invited = talk.says("UMANAGER", Message.Place.PRIVATE, "person invite Eva Lund eva@firm.example");
        assertThat(invited.reply().summary()).startsWith("Added Eva Lund (eva@firm.example). I wrote to them");
        assertThat(invited.elsewhere()).singleElement().isInstanceOfSatisfying(Answer.Elsewhere.Account.class,
                letter -> {
                    assertThat(letter.user()).isEqualTo("UEVA");
                    assertThat(PlainText.render(letter.reply())).contains("@Max Manager invites you",
                            "passed AZ-305 yesterday", "me looked", "me forget");
                });
        assertThat(staff("eva@firm.example").until()).isEmpty();
        for (var line : List.of("person invite eva@firm.example", "person invite slack:T1:UEVA",
                "person invite Eva Lund")) {
            var again = talk.says("UADMIN", Message.Place.PRIVATE, line);
            assertThat(again.reply().summary()).as(line).contains("was invited today already");
            assertThat(again.elsewhere()).isEmpty();
        }
        talk.now = talk.now.plus(Duration.ofDays(1));
        assertThat(talk.says("UMANAGER", Message.Place.PRIVATE, "person invite eva@firm.example").elsewhere())
                .hasSize(1);
        assertThat(talk.says("UMANAGER", "undo 3").tone()).isEqualTo(Reply.Tone.ANSWER);
        assertThat(talk.store.audit().of(talk.firm)).filteredOn(entry -> entry.action().equals("person.invited"))
                .hasSize(2);
    }

    @Test
    void without_an_account_the_words_are_given_to_be_handed_over() {
        var invited = talk.says("UMANAGER", Message.Place.PRIVATE, "person invite ada@firm.example");
        assertThat(invited.elsewhere()).isEmpty();
        assertThat(PlainText.render(invited.reply())).contains("Ada Byron is in the staff list already",
                "Nobody was written to", "Words to hand over", "passed AZ-305 yesterday");
        assertThat(talk.text("UMANAGER", "person invite slack:T1:UNOBODY")).contains("Nobody was invited");
        assertThat(talk.text("UMANAGER", "person invite new@firm.example")).contains("Say the name as well");
        assertThat(talk.text("U1", "person invite ada@firm.example")).contains("for the role manager");
        assertThat(PlainText.render(talk.local("person invite Eva Lund eva@firm.example")))
                .contains("Added Eva Lund (eva@firm.example)", "Nobody was written to");
    }

    @Test
    void an_account_that_is_nobody_s_yet_is_added_by_its_address() {
        talk.introduce("UEVA", "Eva Lund", "eva@firm.example");
        talk.introduce("UIDA", "Ida Holm", "ida@firm.example");
        assertThat(talk.says("UMANAGER", Message.Place.PRIVATE, "person invite slack:T1:UEVA").elsewhere()).hasSize(1);
        assertThat(talk.says("UMANAGER", Message.Place.PRIVATE, "invite @Ida Holm to Seventy").elsewhere()).hasSize(1);
        assertThat(person("eva@firm.example").name()).contains("Eva Lund");
        assertThat(person("ida@firm.example").name()).contains("Ida Holm");
    }

    @Test
    void a_change_whose_answer_names_somebody_is_seen_by_them_as_a_look() {
        talk.introduce("UADA", "Ada of Slack", "ada@firm.example");
        talk.says("UMANAGER", "person set ada@firm.example role Lead of all");
        talk.says("UMANAGER", "person set bob@firm.example role Engineer of all");
        assertThat(talk.text("UADA", "me looked")).contains("once", "Max Manager", "person set");
        assertThat(talk.store.audit().of(talk.firm)).extracting(AuditEntry::action).contains("people named");
    }
}
