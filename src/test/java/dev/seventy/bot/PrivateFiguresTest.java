package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.Account.Standing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Revenue, and the firm itself, towards those whom they are none of. */
class PrivateFiguresTest extends TalkingToTheBot {

    /** One month, two and four of the only customer, in every way of writing them, and the customer. */
    private static final List<String> REVENUE = List.of("12,345", "12345", "12.345", "24,691", "24691", "49,382",
            "49382", "Contoso", "62e23c0f");

    @BeforeEach
    void a_firm_with_one_customer() {
        talk.figures();
    }

    private static List<String> lines() {
        var lines = new ArrayList<>(List.of("help", "help import", "home", "me", "settings", "import", "import history",
                "import how", "import template usage", "import discard 1", "import confirm 1", "undo", "role list",
                "rules list", "rules test", "organisation list", "credential az-104", "specializations", "privacy",
                "welcome", "ask admin why data-ai", "show revenue", "what revenue do our customers bring?",
                "how much do we make with data and AI?", "<script>", "score data-a1", "score databricks",
                "why databricks", "pvs", "reference list", "deal list", "attestations", "champion list",
                "what if databricks 5 more deals"));
        for (var designation : List.of("data-ai", "security", "modern-work", "infrastructure", "digital-app-innovation",
                "business-applications", "")) {
            for (var verb : List.of("score", "why", "score --json", "why --json", "rules show", "rules diff",
                    "share score", "share why", "send me score", "send me why", "score as of 2026-10-31")) {
                var words = verb.split(" --| as ", 2);
                lines.add((words[0] + " " + designation + verb.substring(words[0].length())).strip());
            }
            for (var metric : List.of("performance", "skilling", "customerSuccess", "netCustomerAdds", "usageGrowth")) {
                lines.add(("why " + designation).strip() + " " + metric);
            }
        }
        return lines;
    }

    private static String whole(Answer answer) {
        return answer + PlainText.render(answer.reply());
    }

    @ParameterizedTest
    @ValueSource(strings = {"U1", "UMANAGER"})
    void whoever_may_not_see_revenue_finds_it_in_no_answer_not_even_as_a_total(String user) {
        for (var place : Message.Place.values()) {
            for (var line : lines()) {
                assertThat(whole(talk.says(user, place, line))).as("%s in %s", line, place).doesNotContain(REVENUE);
            }
        }
    }

    @Test
    void who_may_see_it_sees_it_alone_and_nobody_in_a_channel() {
        assertThat(lines().stream().map(line -> whole(talk.says("UADMIN", Message.Place.PRIVATE, line)))
                .filter(answer -> REVENUE.stream().anyMatch(answer::contains))).hasSizeGreaterThan(3);
        for (var line : lines()) {
            var answer = talk.says("UADMIN", Message.Place.SHARED, line);
            assertThat(answer.reply() + PlainText.render(answer.reply())).as(line).doesNotContain(REVENUE);
            assertThat(answer.elsewhere()).filteredOn(Answer.Elsewhere.Everybody.class::isInstance).as(line)
                    .allSatisfy(shared -> assertThat(shared.toString()).doesNotContain(REVENUE));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Standing.class, mode = EnumSource.Mode.EXCLUDE, names = "MEMBER")
    void guests_strangers_programs_and_those_who_left_are_refused_whatever_their_role(Standing standing) {
        talk.local("role grant admin slack:T1:UGONE");
        talk.introduce("UGONE", "Gone", standing);
        var before = talk.store.audit().of(talk.firm).size();
        for (var line : lines()) {
            var answer = talk.says("UGONE", Message.Place.ASIDE, line);
            assertThat(answer.reply().tone()).as(line).isEqualTo(Reply.Tone.REFUSED);
            assertThat(whole(answer)).as(line).contains("Nothing was done").doesNotContain(REVENUE)
                    .doesNotContain("points", "Ada Byron");
        }
        assertThat(talk.store.audit().of(talk.firm)).hasSize(before);
    }

    @Test
    void equal_ids_in_slack_and_teams_are_two_people_of_two_firms() {
        var actor = Sender.Local.TERMINAL.actor();
        var teams = new Sender.Member("teams", "T1", "UADMIN");
        var message = Talk.message(teams, Message.Place.PRIVATE, "1", "why data-ai");
        var inSlack = talk.text("UADMIN", "why data-ai");
        assertThat(inSlack).contains("Contoso");
        assertThat(whole(talk.bot.say(message))).contains("not linked").doesNotContain(REVENUE);

        var other = talk.store.organisations().add("Other", ZoneOffset.UTC, false, actor).orElseThrow().id();
        talk.store.organisations().link(other, "teams", "T1", actor);
        talk.store.roles().grant(other, "teams:UADMIN", dev.seventy.store.Role.ADMIN, actor);
        talk.bot.introduce(teams, new Account.Profile("Somebody else", Optional.empty(), Standing.MEMBER));
        for (int turn = 0; turn < 2; turn++) {
            var inTeams = talk.bot.say(Talk.message(teams, Message.Place.PRIVATE, "t" + turn, "why data-ai"));
            assertThat(whole(inTeams)).doesNotContain(REVENUE);
            assertThat(inTeams.reply().tone()).isEqualTo(Reply.Tone.ANSWER);
            assertThat(talk.text("UADMIN", "why data-ai")).isEqualTo(inSlack);
        }
        // The same key of a delivery, too, is another one elsewhere.
        talk.bot.say(Talk.message(teams, Message.Place.PRIVATE, "same", "role grant manager slack:U7"));
        talk.bot.say(Talk.message(Talk.member("UADMIN"), Message.Place.PRIVATE, "same", "role grant manager slack:U8"));
        assertThat(talk.store.roles().all(other)).containsKey("slack:u7").doesNotContainKey("slack:u8");
        assertThat(talk.store.roles().all(talk.firm)).containsKey("slack:u8").doesNotContainKey("slack:u7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "''", "\"", "'; DROP TABLE people; --", "' OR '1'='1", "%", "_", "\\", "a%' ESCAPE '",
            ":name", "?", "$1", "NULL", "); DELETE FROM roles; --", "\u0000"})
    void no_free_text_is_read_as_sql(String text) {
        var rolesBefore = talk.store.roles().all(talk.firm);
        var peopleBefore = talk.store.people().of(talk.firm).keySet();
        for (var line : List.of("me is " + text, "role grant admin " + text, "role revoke " + text, "why " + text,
                "score " + text, "credential " + text, "settings zone " + text, "import discard " + text,
                "ask admin " + text, "share " + text, "organisation add " + text, "rules show " + text,
                "role grant admin slack:" + text, "role grant admin a" + text + "@firm.example")) {
            assertThat(talk.says("UADMIN", line).summary()).as(line).isNotBlank()
                    .doesNotContain("Something went wrong");
        }
        talk.take("people.csv", Talk.PEOPLE + "P9,\"Ada " + text.replace("\"", "\"\"")
                + "\",p9@firm.example,,,,Oslo,Lead,2020-01-01,\n");
        talk.says("UADMIN", "role list");
        assertThat(talk.store.people().of(talk.firm).keySet()).containsAll(peopleBefore);
        assertThat(talk.store.roles().all(talk.firm)).containsAllEntriesOf(rolesBefore);
        assertThat(talk.text("UADMIN", "why data-ai")).contains("Contoso");
    }
}
