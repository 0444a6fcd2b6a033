package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.seventy.evidence.Certification;
import dev.seventy.evidence.PersonId;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import dev.seventy.store.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** People get what is kept of them, learn who saw it, and are forgotten when they say so. */
class PrivacyTalkTest extends TalkingToTheBot {

    private void ada() {
        talk.take("people.csv", Talk.PEOPLE + "P1,Ada Byron,ada@firm.example,,,max@firm.example,Oslo,Lead,2020-01-01,\n"
                + "P2,Bo Else,bo@firm.example,,,,Oslo,Lead,2020-01-01,\n");
        talk.take("certs.csv", Talk.CERTS + "ada@firm.example,AZ-104,2026-01-01,2027-01-01,,,x\n"
                + "bo@firm.example,AZ-104,2026-01-01,2027-01-01,,,x\n");
        talk.introduce("UADA", "Ada of Slack", "ada@firm.example");
    }

    private static String file(Reply reply, String ending) {
        return reply.blocks().stream()
                .flatMap(block -> block instanceof Block.Attachment(var name, var content) && name.endsWith(ending)
                        ? Optional.of(content).stream()
                        : Optional.<String>empty().stream())
                .findFirst().orElseThrow();
    }

    // Forgetting

    @Test
    void whoever_wants_to_be_forgotten_is_told_what_goes_and_asked_once() {
        ada();
        talk.local("role grant manager ada@firm.example");
        var asked = talk.says("UADA", "me forget");
        assertThat(asked.tone()).isEqualTo(Reply.Tone.QUESTION);
        assertThat(PlainText.render(asked)).contains("cannot be undone", "1 chat account", "1 role",
                "1 certification known only by word", "me export", "backups");
        assertThat(Talk.commands(asked)).containsExactly("me forget --yes", "me");
        assertThat(talk.text("UADA", "me")).contains("You are Ada Byron, role manager");

        var done = talk.says("UADA", "me forget --yes");
        assertThat(done.tone()).isEqualTo(Reply.Tone.ANSWER);
        assertThat(done.summary()).startsWith("You are forgotten.").doesNotContain("Ada");
        assertThat(talk.store.people().of(talk.firm).toString()).doesNotContain("Ada", "ada@").contains("Bo Else");
        assertThat(talk.store.roles().all(talk.firm)).doesNotContainKey("ada@firm.example");
        assertThat(talk.store.accounts().of(talk.firm, "slack", "T1", "UADA")).isEmpty();
        assertThat(talk.store.audit().of(talk.firm)).extracting(entry -> entry.action()).endsWith("person.forgotten");

        talk.introduce("UADA", "Ada of Slack", "ada@firm.example");
        assertThat(talk.text("UADA", "me")).contains("is not known").doesNotContain("Byron");
    }

    @Test
    void an_answer_that_was_kept_does_not_name_them_any_more() {
        ada();
        talk.take("trainings.csv", Talk.CERTS + "ada@firm.example,DP-700,2026-02-01,2027-02-01,,,x\n");
        assertThat(talk.text("UMANAGER", "why data-ai intermediate")).contains("Ada Byron");
        talk.local("person forget ada@firm.example --yes");
        assertThat(talk.text("UMANAGER", "why data-ai intermediate")).doesNotContain("Ada Byron");
        assertThat(talk.text("UMANAGER", "role list")).doesNotContain("ada@");
    }

    @Test
    void an_admin_forgets_somebody_by_an_address_and_others_may_not() {
        ada();
        assertThat(talk.says("UMANAGER", "person forget ada@firm.example --yes").tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(talk.store.people().of(talk.firm).toString()).contains("Ada Byron");
        assertThat(Talk.commands(talk.says("UADMIN", "person forget Ada Byron")))
                .containsExactly("person forget ada@firm.example --yes", "privacy");
        assertThat(talk.says("UADMIN", "person forget ada@firm.example --yes").summary())
                .startsWith("That person is forgotten.");
        assertThat(talk.says("UADMIN", "person forget ada@firm.example").summary()).contains("Nobody is known by that");
        assertThat(talk.says("UADMIN", "person forget Bo").tone()).isEqualTo(Reply.Tone.QUESTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forget me", "please delete all my data", "I invoke my right to be forgotten"})
    void whoever_says_so_in_a_sentence_is_asked_all_the_same(String sentence) {
        ada();
        var asked = talk.says("UADA", sentence);
        assertThat(asked.summary()).isEqualTo("Shall I forget you? It cannot be undone.");
        assertThat(talk.store.people().of(talk.firm).toString()).contains("Ada Byron");
    }

    @ParameterizedTest
    @ValueSource(strings = {"please don't forget me", "never forget me", "do not forget me"})
    void whoever_wants_to_be_remembered_is_not_asked(String sentence) {
        ada();
        assertThat(talk.says("UADA", sentence).tone()).isNotEqualTo(Reply.Tone.QUESTION);
    }

    @Test
    void the_last_admin_grants_the_role_to_somebody_else_first() {
        assertThat(talk.says("UADMIN", "me forget --yes").summary()).contains("last admin", "Nothing was forgotten");
        talk.local("role grant admin slack:T1:UMANAGER");
        assertThat(talk.says("UADMIN", "me forget --yes").summary()).startsWith("You are forgotten.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"me forget", "me forget --yes", "me export", "me looked", "person forget bo@firm.example",
            "person export bo@firm.example", "export scores", "export people"})
    void what_is_about_a_person_is_not_said_where_others_read_along(String line) {
        ada();
        talk.local("role grant admin slack:T1:UADA");
        var answer = talk.says("UADA", Message.Place.SHARED, line).reply();
        assertThat(answer.tone()).as(line).isEqualTo(Reply.Tone.REFUSED);
        assertThat(answer.blocks()).noneMatch(Block.Attachment.class::isInstance);
        assertThat(talk.store.people().of(talk.firm).toString()).contains("Ada Byron");
    }

    // Who looked

    @Test
    void people_see_who_was_shown_their_record_and_by_what() {
        ada();
        assertThat(talk.says("UADA", "me looked").summary()).contains("nobody else");
        talk.says("UADA", "me");
        talk.says("UMANAGER", "export certifications");
        talk.says("UADMIN", "person export ada@firm.example");
        talk.says("UADMIN", "person export bo@firm.example");
        talk.says("U1", "score");
        assertThat(talk.text("UADA", "me looked")).contains("2 times", "Max Manager", "export certifications",
                "Anna Admin", "person export", "2026-11-20 10:00");
        talk.local("person forget slack:T1:UMANAGER --yes");
        assertThat(talk.text("UADA", "me looked")).contains("somebody who was forgotten").doesNotContain("Max");
    }

    @Test
    void a_member_who_tells_something_of_a_colleague_is_seen_by_them() {
        ada();
        talk.says("UADMIN", "settings logging everyone");
        talk.says("U1", "Ada Byron passed AZ-104 on 1 Jan 2026");
        assertThat(talk.text("UADA", "me looked")).contains("once", "Una", "tell");
        talk.says("U1", "score");
        talk.says("UADA", "me");
        assertThat(talk.text("UADA", "me looked")).contains("once");
    }

    @Test
    void who_looked_is_asked_for_one_person_and_not_for_whoever_has_an_id_like_theirs() {
        ada();
        var actor = Talk.member("UMANAGER").actor();
        talk.store.audit().append(talk.firm, actor, "people read", List.of("person/" + id("Ada Byron").value() + "x"),
                "done");
        talk.store.audit().append(talk.firm, actor, "people read", List.of("people/700"), "done");
        assertThat(talk.text("UADA", "me looked")).contains("once", "a list of 700 people");
    }

    @Test
    void whom_an_answer_names_is_found_by_whole_names_and_addresses() {
        ada();
        var people = talk.store.people().of(talk.firm);
        var mentioned = new Mentioned(people);
        var ada = id("Ada Byron");
        assertThat(mentioned.in("1. ADA BYRON, and others")).containsExactly(ada);
        assertThat(mentioned.in("<ada@firm.example>; Ada Byronson; Ada")).containsExactly(ada);
        assertThat(mentioned.in("Ada Byronson, Adaline, nada@firm.example.org")).isEmpty();
        assertThat(mentioned.in("Ada Byron and Bo Else")).isEqualTo(Set.of(ada, id("Bo Else")));
    }

    private PersonId id(String name) {
        return talk.store.people().of(talk.firm).values().stream()
                .filter(person -> person.name().equals(Optional.of(name))).findFirst().orElseThrow().id();
    }

    // A copy of everything

    @Test
    void a_copy_says_what_was_taken_back_what_is_begun_and_who_told_something() {
        ada();
        talk.says("UADMIN", "settings logging everyone");
        talk.says("UADA", "cert add AZ-305 2026-03-01");
        talk.says("UADA", "undo 3");
        talk.says("UADA", "passed DP-700");
        talk.says("U1", "Ada Byron passed AZ-500");
        talk.says("UMANAGER", "Ada Byron passed SC-300 yesterday");
        talk.says("UMANAGER", "undo");
        var kept = JsonMapper.builder().build().readTree(file(talk.says("UADA", "me export"), ".json")).get("kept");
        assertThat(kept.get("certifications").valueStream()
                .map(row -> row.get("credential").asString() + " " + row.get("import_is").asString())).containsExactly(
                        "azure-administrator-associate in force", "azure-solutions-architect-expert taken back",
                        "identity-and-access-administrator-associate taken back");
        assertThat(kept.get("drafts").toString()).contains("DP-700");
        assertThat(kept.get("drafts_of_others_about_you").size()).isEqualTo(1);
        assertThat(kept.get("drafts_of_others_about_you").toString()).doesNotContain("U1", "Una", "AZ-500");
        assertThat(kept.get("who_looked_or_changed").valueStream()
                .map(row -> row.get("who").asString() + " " + row.get("action").asString()))
                .contains("Max Manager facts.told", "Max Manager import.retracted");
    }

    @Test
    void a_copy_holds_each_thing_once_and_nothing_of_others() {
        talk.take("people.csv", Talk.PEOPLE
                + "mark-key,Mark Name,mark@firm.example,,mark-teams,bo@firm.example,Mark Town,Mark Role,2020-01-01,\n"
                + "P2,Bo Else,bo@firm.example,,,,Oslo,Lead,2020-01-01,\n");
        talk.take("mark-certs.csv", Talk.CERTS + "mark@firm.example,AZ-104,2026-01-01,2027-01-01,,mark-vendor,x\n"
                + "bo@firm.example,AZ-305,2026-01-01,2027-01-01,,,x\n");
        talk.introduce("UMARK", "Mark Account", "mark@firm.example");
        talk.local("role grant manager slack:T1:UMARK");
        talk.store.settings().set(talk.firm, "mark-setting", "mark-value", Talk.member("UMARK").actor());
        talk.says("UMANAGER", "export people");
        for (var reply : List.of(talk.says("UMARK", "me export"),
                talk.says("UADMIN", "person export mark@firm.example"))) {
            for (var content : List.of(file(reply, ".csv"), file(reply, ".json"))) {
                for (var once : List.of("Mark Name", "mark-key", "mark-teams", "Mark Town", "Mark Role", "mark-vendor",
                        "Mark Account", "mark-value", "mark-certs.csv", "azure-administrator", "Max Manager",
                        "export people")) {
                    assertThat(content.split(java.util.regex.Pattern.quote(once), -1)).as(once).hasSize(2);
                }
                assertThat(content).doesNotContain("Bo Else", "bo@firm", "solutions-architect");
            }
            assertThat(JsonMapper.builder().build().readTree(file(reply, ".json")).get("kept").get("names").size())
                    .isEqualTo(1);
        }
        assertThat(talk.store.audit().of(talk.firm)).extracting(entry -> entry.action()).contains("person.exported");
    }

    // Exports

    /** Reads RFC 4180, and nothing else. */
    private static List<List<String>> read(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        var cell = new StringBuilder();
        boolean quoted = false;
        assertThat(csv).startsWith("\uFEFF").endsWith("\r\n");
        for (int at = 1; at < csv.length(); at++) {
            char letter = csv.charAt(at);
            if (quoted) {
                if (letter != '"') {
                    cell.append(letter);
                } else if (at + 1 < csv.length() && csv.charAt(at + 1) == '"') {
                    cell.append('"');
                    at++;
                } else {
                    quoted = false;
                }
            } else if (letter == '"') {
                assertThat(cell).isEmpty();
                quoted = true;
            } else if (letter == ',') {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (letter == '\r') {
                assertThat(csv.charAt(at + 1)).isEqualTo('\n');
                at++;
                row.add(cell.toString());
                cell.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
            } else {
                assertThat(letter).isNotEqualTo('\n');
                cell.append(letter);
            }
        }
        assertThat(quoted).isFalse();
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49", "-5", "@SUM(A1)", "＝1", "'=x", "a \"\"quoted\"\", one", "Ægir, Þór"})
    void what_is_exported_is_no_formula_and_reads_back_as_it_was(String place) {
        talk.take("people.csv", Talk.PEOPLE + "P1,Ada Byron,ada@firm.example,,,,\"" + place + "\",Lead,2020-01-01,\n");
        var before = talk.store.people().of(talk.firm).values().iterator().next();
        assertThat(before.location()).isPresent();
        var exported = file(talk.says("UMANAGER", "export people"), ".csv");
        var rows = read(exported);
        assertThat(rows).hasSize(2).allMatch(row -> row.size() == 10);
        assertThat(rows.getLast().get(6)).doesNotMatch("(?s)[=+\\-@\t\r\n＝＋－＠].*");
        talk.local("person forget ada@firm.example --yes");
        talk.take("people-again.csv", exported);
        assertThat(talk.store.people().of(talk.firm).values()).singleElement().satisfies(person -> {
            assertThat(person.location()).isEqualTo(before.location());
            assertThat(person.addresses()).isEqualTo(before.addresses());
            assertThat(person.id()).isNotEqualTo(before.id());
        });
    }

    @Test
    void certifications_that_were_exported_can_be_imported_again() {
        ada();
        talk.take("more.csv", Talk.CERTS
                + "ada@firm.example,DP-600,2026-02-01,2027-02-01,https://www.credly.com/badges/0f1e2d3c,,x\n");
        talk.says("UADA", "cert add AZ-305 2026-03-01");
        talk.says("UADA", "cert drop AZ-305");
        var reply = talk.says("UMANAGER", "export certifications");
        assertThat(PlainText.render(reply)).contains("1 that were taken back");
        var exported = file(reply, ".csv");
        assertThat(read(exported).getFirst()).startsWith("person_key", "exam_or_cert", "issued_on", "expires_on");
        var before = held();
        assertThat(before).hasSize(3).anyMatch(held -> held.endsWith("credly.com/badges/0f1e2d3c]"));
        for (var id : List.of(5, 4, 3, 2)) {
            talk.local("undo " + id);
        }
        assertThat(held()).isEmpty();
        talk.take("again.csv", exported);
        assertThat(held()).isEqualTo(before);
    }

    private List<String> held() {
        return talk.store.evidence().of(talk.firm).certifications().stream().filter(Certification::active)
                .map(held -> held.credential() + " " + held.person() + " " + held.earned() + " " + held.expires() + " "
                        + held.link())
                .sorted().toList();
    }

    @Test
    void scores_and_reasons_come_as_rows_and_as_json_with_the_same_content() {
        talk.figures();
        for (var what : List.of("scores", "reasons")) {
            var reply = talk.says("UMANAGER", "export " + what);
            var rows = read(file(reply, ".csv"));
            assertThat(rows).hasSizeGreaterThan(2).allMatch(row -> row.size() == rows.getFirst().size());
            assertThat(JsonMapper.builder().build().readTree(file(reply, ".json")).size()).isEqualTo(rows.size() - 1);
        }
        assertThat(file(talk.says("UMANAGER", "export reasons"), ".csv")).contains("Ada Byron")
                .doesNotContain("Contoso", "12345");
        assertThat(file(talk.says("UADMIN", "export reasons"), ".csv")).contains("Ada Byron", "Contoso");
    }

    @Test
    void the_standing_with_databricks_is_exported_as_reported_and_as_estimated() {
        talk.figures();
        assertThat(file(talk.says("U1", "export scores"), ".csv")).doesNotContain("databricks");
        talk.says("UMANAGER", "databricks set tier elite");
        talk.says("UMANAGER", "databricks set employees 120");
        var reply = talk.says("U1", "export scores");
        assertThat(reply.summary()).contains("is called reported; every other number is our estimate");
        assertThat(tiers(reply)).containsExactly("tier Elite reported yes", "tier none our estimate yes",
                "partner_value_score 0 our estimate yes");
        talk.says("UMANAGER", "databricks set reported_pvs 41");
        assertThat(tiers(talk.says("U1", "export scores"))).contains("partner_value_score 41 reported yes");
        talk.says("UADMIN", "databricks set influenced_annual_dbu_usd 500000");
        assertThat(tiers(talk.says("U1", "export scores"))).as("the consumption is for admins")
                .noneMatch(line -> line.matches("partner_value_score .* our estimate .*"));
        assertThat(tiers(talk.says("UADMIN", "export scores")))
                .anyMatch(line -> line.matches("partner_value_score .* our estimate .*"));
        assertThat(JsonMapper.builder().build().readTree(file(reply, ".json")).valueStream()
                .filter(row -> row.get("designation").asString().equals("databricks"))
                .map(row -> row.get("value").asString())).containsExactly("Elite", "none", "0");
    }

    private static List<String> tiers(Reply reply) {
        return read(file(reply, ".csv")).stream().filter(row -> row.getFirst().equals("databricks"))
                .map(row -> row.get(4) + " " + row.get(11) + " " + row.get(10) + " " + row.get(9)).toList();
    }

    @Test
    void names_are_exported_by_managers_and_scores_by_everybody() {
        talk.figures();
        for (var what : List.of("people", "certifications", "reasons")) {
            assertThat(talk.says("U1", "export " + what).tone()).isEqualTo(Reply.Tone.REFUSED);
        }
        assertThat(file(talk.says("U1", "export scores"), ".csv")).contains("data-ai").doesNotContain("Ada");
        assertThat(talk.text("U1", "export")).contains("people, certifications, scores and reasons");
    }

    @Test
    void nothing_known_is_nothing_to_export() {
        for (var what : List.of("people", "certifications", "reasons", "scores")) {
            assertThat(talk.text("UADMIN", "export " + what)).contains("nothing to export yet");
        }
    }

    // The trail

    @Test
    void admins_check_the_trail() {
        assertThat(talk.text("UADMIN", "check audit")).contains("as it was written", "keep this elsewhere: entry ",
                talk.store.audit().of(talk.firm).getLast().hash());
        assertThat(talk.says("UMANAGER", "check audit").tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(talk.store.roles().of(talk.firm, "slack:T1:UADMIN")).contains(Role.ADMIN);
    }
}
