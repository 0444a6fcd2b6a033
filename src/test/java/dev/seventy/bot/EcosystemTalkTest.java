package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.seventy.Shipped;
import dev.seventy.bot.Message.Place;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Playbook;
import dev.seventy.store.Account;
import dev.seventy.store.AuditEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked and told of the partner ecosystem's playbook. */
class EcosystemTalkTest extends TalkingToTheBot {

    @BeforeEach
    void people() {
        talk.take("people.csv", Talk.PEOPLE + "P1,Ada Byron,ada@firm.example,,,,Oslo,Lead,2020-01-01,\n");
    }

    private String manager(String line) {
        return talk.text("UMANAGER", line);
    }

    /** Whoever sees revenue. */
    private String admin(String line) {
        return talk.text("UADMIN", line);
    }

    private String member(String line) {
        return talk.text("U1", line);
    }

    @Test
    void every_row_of_the_playbook_can_be_asked_for() {
        var playbook = Shipped.knowledge().rules().playbook();
        for (var row : playbook.rows()) {
            var line = row instanceof Playbook.PartnerType ? "eco type " + row.id() : "eco " + row.id();
            assertThat(member(line)).as(line).contains(texts(row));
        }
        for (var priority : playbook.priorities()) {
            assertThat(member("eco focus " + priority.horizon() + " " + priority.type())).contains(priority.text());
        }
        for (var rule : Shipped.knowledge().rules().engagement().rules()) {
            assertThat(member("eco " + rule.id())).contains(rule.condition(), rule.reason(), rule.yes() ? "yes" : "no");
        }
    }

    private static List<String> texts(Playbook.Row row) {
        return switch (row) {
            case Playbook.PartnerType type ->
                List.of(type.role(), type.motion().orElse("not given"), type.contributes());
            case Playbook.Action action ->
                List.of(action.id(), action.name(), action.purpose(), action.priority().word(), "not started");
            case Playbook.Industry industry -> Stream.concat(Stream.of(industry.name(), "not assigned", "Not aligned"),
                    Stream.of(industry.cockpit(), industry.vertical(), industry.horizontal())
                            .flatMap(use -> use.stream()))
                    .toList();
            case Playbook.Metric metric -> List.of(metric.name(), metric.counts(), "target not set");
            case Playbook.Criterion criterion -> List.of(criterion.dimension(), criterion.name(), criterion.check());
            case Playbook.Table table -> table.rows().stream().flatMap(List::stream).toList();
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"eco", "eco types", "eco actions", "eco SI-2", "eco focus 3m", "eco industries", "eco FSI",
            "eco ps", "eco ps enterprise fsi", "eco ps retail", "eco profile", "eco metrics", "eco metric M4",
            "eco report", "eco history", "eco ps-phases", "eco PS-R2", "eco SI-C4", "eco si-checks"})
    void each_answer_says_that_it_is_advice_and_no_rule_of_databricks(String line) {
        assertThat(manager(line)).contains("a planning playbook of January 2026", "advice, and not a Databricks rule.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"do we need PS for a digital native with many developers that isn't a lighthouse?",
            "do we bring in PS for a customer that is neither an enterprise nor a bank but a lighthouse?",
            "do we need PS for a startup with few rather than many developers?",
            "do we need PS if the bank is hardly an enterprise", "do we need PS for a lighthouse no longer",
            "eco ps lighthouse=maybe", "eco ps hardly enterprise fsi"})
    void what_is_taken_back_in_words_that_are_not_read_decides_nothing(String line) {
        assertThat(manager(line)).doesNotContain("Bring in professional services:", "Conflict:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"eco metric M3 set 180.000 EUR|can be 180 or 180000",
            "eco metric M3 target 250.500|can be 250.5 or 250500", "eco metric M4 set 1.000|can be 1 or 1000",
            "eco metric M4 set 1 2|Those are two numbers"})
    void a_number_that_can_be_two_is_asked(String line, String answer) {
        assertThat(manager(line)).contains(answer);
        assertThat(talk.store.imports().history(talk.firm)).noneMatch(record -> record.isTold());
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "ftp://demo.example/x", "https://ada:secret@demo.example/x"})
    void an_address_that_nobody_should_follow_is_not_told(String address) {
        assertThat(manager("eco industry FSI demo " + address)).contains("no address for everybody")
                .doesNotContain("secret");
        assertThat(manager("eco industry FSI demo https://demo.example/x?a=b")).contains("https://demo.example/x?a=b");
        assertThat(manager("eco industry HLS demo \"shown at HIMSS: ask us\"")).contains("shown at HIMSS");
    }

    @Test
    void me_is_whoever_speaks() {
        assertThat(manager("eco owner SI-1 me")).contains("Nothing was recorded");
        talk.introduce("UMANAGER", "Ada", "ada@firm.example");
        assertThat(manager("eco owner SI-1 me")).contains("owner Ada Byron");
    }

    @Test
    void a_note_is_cleared_by_none() {
        manager("eco note SI-2 \"asked twice\"");
        assertThat(manager("eco SI-2")).contains("asked twice");
        assertThat(manager("eco note SI-2 none")).contains("note cleared");
        assertThat(manager("eco note SI-2 \"none\"")).contains("\"none\"");
    }

    @Test
    void an_action_has_an_owner_a_state_and_a_history_and_each_can_be_taken_back() {
        assertThat(manager("eco owner SI-2 ada@firm.example"))
                .startsWith("SI-2, start an enablement program for integrators: owner Ada Byron. 11 of 11 High");
        assertThat(manager("eco done si2 \"first cohort trained\""))
                .contains("10 of 11 High actions are open, 10 without");
        assertThat(manager("eco SI-2")).contains("done, owner Ada Byron", "\"first cohort trained\"", "Max Manager");
        assertThat(manager("eco actions high")).contains("11 actions, 10 open");
        assertThat(manager("eco actions SI open")).doesNotContain("SI-2");
        assertThat(manager("undo")).contains("action SI-2", "SI-2: status not started again");
        assertThat(manager("eco SI-2"))
                .startsWith("SI-2, start an enablement program for integrators: not started, owner");
        assertThat(manager("eco clear SI-2 owner")).contains("owner cleared");
        assertThat(manager("eco SI-2")).contains("no owner", "eco owner SI-2 @colleague");
        assertThat(manager("undo")).contains("owner Ada Byron holds again");
        assertThat(talk.store.audit().of(talk.firm)).extracting(AuditEntry::action).contains("facts.told",
                "import.retracted");
        assertThat(manager("history")).contains("action SI-2").doesNotContain("Ada");
    }

    @Test
    void what_is_said_again_changes_nothing() {
        manager("eco done SI-2");
        assertThat(manager("eco done SI-2")).contains("on file already", "Nothing had to be changed");
        assertThat(manager("eco clear SI-3")).contains("nothing had to be cleared");
        manager("eco owner SI-2 Ada Byron");
        assertThat(manager("eco owner SI-2 ada@firm.example")).contains("on file already");
    }

    @Test
    void whoever_is_not_of_the_firm_is_recorded_by_name_only_once_that_is_said() {
        var asked = talk.says("UMANAGER", "eco industry FSI lead Bob Weber");
        assertThat(asked.tone()).isEqualTo(Reply.Tone.MISUNDERSTOOD);
        assertThat(asked.summary()).contains("Nothing was recorded");
        assertThat(Talk.commands(asked)).containsExactly("eco industry FSI lead \"Bob Weber\" outside");
        assertThat(manager(Talk.commands(asked).getFirst())).contains("lead Bob Weber");
        assertThat(manager("eco industry FSI status \"Aligned\" demo https://demo.example")).contains("status Aligned",
                "4 of 5 industries are not aligned");
        assertThat(manager("eco FSI")).contains("Aligned; lead Bob Weber; demo https://demo.example");
    }

    @Test
    void members_read_and_only_managers_tell_and_see_whom_and_what_was_noted() {
        manager("eco owner SI-2 ada@firm.example");
        manager("eco done SI-1 \"with Ada\"");
        manager("eco si-check \"Acme\" delivery=no");
        assertThat(member("eco done SI-2")).contains("That is for the role manager");
        assertThat(member("eco metric M4 add 1")).contains("That is for the role manager");
        assertThat(member("eco clear SI-77")).contains("That is for the role manager");
        assertThat(member("eco si-checks")).contains("That is for the role manager");
        for (var line : List.of("eco SI-2", "eco SI-1", "eco actions", "eco report", "eco history",
                "eco focus 3m SI")) {
            assertThat(member(line)).as(line).doesNotContain("Ada", "Acme", "Max Manager");
            assertThat(PlainText.render(talk.says("UMANAGER", Place.SHARED, line).reply())).as(line)
                    .doesNotContain("Ada", "Acme", "Max Manager");
        }
        assertThat(member("eco SI-2")).contains("a name for managers");
        assertThat(PlainText.render(talk.says("UMANAGER", Place.SHARED, "eco si-checks").reply()))
                .contains("nothing was shown");
    }

    @Test
    void a_target_stays_unset_and_there_is_no_percentage_until_somebody_sets_one() {
        assertThat(manager("eco metrics")).contains("5 of 5 metrics have no target", "target not set")
                .doesNotContain("%");
        assertThat(manager("eco metric M4 add 1")).startsWith("M4, SI-delivered Apps: 1; target not set.")
                .doesNotContain("%");
        assertThat(manager("eco metric M4 target 0")).contains("reached by doing nothing", "Nothing was changed");
        assertThat(manager("eco metric M4 target 3")).startsWith("M4, SI-delivered Apps: 1 of 3, 33.3 %.");
        assertThat(manager("eco metric M4 add 4")).startsWith("M4, SI-delivered Apps: 5 of 3, 166.7 %.");
        assertThat(manager("eco metric M4 subtract 9")).contains("there cannot be 9 fewer. Nothing was recorded");
        assertThat(manager("eco metric M4 target TBD")).startsWith("M4, SI-delivered Apps: 5; target not set.");
        assertThat(manager("undo")).contains("target 3 holds again");
        assertThat(manager("eco clear M4")).startsWith("M4, SI-delivered Apps: no value told; target not set.");
    }

    @Test
    void an_amount_keeps_the_currency_that_was_said_and_gets_none_otherwise() {
        assertThat(admin("eco metric M3 set 250000")).startsWith("M3, SI-sourced pipeline: 250,000; target");
        assertThat(admin("eco metric M3")).contains("not given in the playbook, and not said");
        assertThat(admin("eco metric M3 add 5000 EUR")).contains("nobody said the currency", "Nothing was recorded");
        assertThat(admin("eco metric M3 set 250k eur")).startsWith("M3, SI-sourced pipeline: EUR 250,000;");
        assertThat(admin("eco metric M3 add 5000")).contains("cannot be added", "Nothing was recorded");
        assertThat(admin("eco metric M3 add €5,000")).startsWith("M3, SI-sourced pipeline: EUR 255,000;");
        assertThat(admin("eco metric M3 target 1m USD")).contains("no percentage: currencies differ")
                .doesNotContain(" %");
        assertThat(admin("eco metric M3 target 1m EUR")).contains("EUR 255,000 of EUR 1,000,000, 25.5 %");
        assertThat(admin("eco metric M3 set $5")).contains("A dollar sign stands for several currencies");
        assertThat(admin("eco metric M4 5 EUR")).contains("a whole number without a currency");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"eco ps business-outcomes|yes, by PS-R1",
            "eco ps enterprise fsi few-devs|yes, by PS-R2", "eco ps a hospital that is an enterprise|yes, by PS-R2",
            "eco ps few-devs sponsor|yes, by PS-R3", "eco ps lighthouse|yes, by PS-R4",
            "eco ps digital-native many-devs|no, by PS-R5",
            "eco ps lighthouse=no digital-native many-devs|no, by PS-R5",
            "eco ps lighthouse (no) digital-native=yes many-devs|no, by PS-R5",
            "eco ps lighthouse = no digital-native many-devs|no, by PS-R5",
            "eco ps digital-native many-devs lighthouse|Conflict: PS-R4 says yes and PS-R5 says no.",
            "eco ps enterprise retail|No rule applies to an enterprise alone",
            "eco ps not enterprise but fsi|No rule applies to financial services alone",
            "eco ps few developers, business sponsor, lighthouse|yes, by PS-R3 (hands-on help is needed) and PS-R4"})
    void the_engagement_is_decided_with_the_rules_that_fired(String line, String said) {
        assertThat(member(line)).contains(said);
    }

    @Test
    void what_would_let_a_rule_speak_is_one_press_away() {
        var reply = talk.says("U1", "when do we bring in PS for a bank?");
        assertThat(PlainText.render(reply)).startsWith("No rule applies to financial services alone")
                .contains("PS-R2 says yes where there is also: an enterprise", "What was not said counts as not so");
        assertThat(member(Talk.commands(reply).getFirst())).startsWith("Bring in professional services: yes, by PS-R2");
    }

    @Test
    void an_integrator_is_counted_against_the_profile_and_what_is_not_met_is_named() {
        assertThat(manager("eco si-check \"Acme\" apps-first=yes vertical=yes \"banking\" databricks=yes delivery=no"))
                .startsWith("Acme meets 3 of 4 criteria; unmet: SI-C4 (delivery model). The action to take: SI-2")
                .contains("banking").doesNotContain("%");
        assertThat(manager("eco si-check acme delivery=tbd")).contains("Acme meets 3 of 4", "not answered: SI-C4");
        assertThat(manager("undo")).contains("delivery no holds again");
        assertThat(manager("eco si-checks")).contains("Acme", "3 of 4");
        assertThat(manager("eco si-check Acmee")).contains("Did you mean Acme?");
        assertThat(manager("eco si-check Acme clear")).contains("The answers on Acme are cleared");
        assertThat(manager("eco si-checks")).startsWith("No integrator has been held");
        assertThat(manager("eco si-check Acme delivery=perhaps")).contains("neither yes nor no");
        assertThat(manager("eco si-check Acme delivry=no")).contains("Did you mean delivery?");
    }

    @Test
    void the_report_is_one_card_with_what_was_told_lately() {
        manager("eco done SI-2");
        manager("eco industry FSI status in progress");
        manager("eco metric M4 target 10");
        assertThat(manager("eco report"))
                .startsWith("Partner ecosystem: 10 of 11 High actions are open, 10 without an"
                        + " owner; 4 of 5 industries are not aligned; 4 of 5 metrics have no target.")
                .contains("20 Nov 2026: SI-2, status done", "target not set");
        talk.now = talk.now.plus(Duration.ofDays(7));
        talk.introduce("UMANAGER", "Max Manager", Account.Standing.MEMBER);
        assertThat(manager("eco report")).contains("Told in the last 7 days\n\nNothing.");
        assertThat(manager("eco report as of 2026-11-19")).startsWith("Partner ecosystem: 11 of 11 High");
        assertThat(manager("eco history")).contains("3 things were told", "undo NUMBER");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"eco SI-9|SI-1", "eco done SI-9 \"a note\"|eco done SI-1 \"a note\"",
            "eco action IL-5|eco action IL-1", "eco industry retial|eco industry RETAIL", "eco metric M9|eco metric M1",
            "eco type SIX|eco type SI", "eco actoins|eco actions", "eco ps entreprise|eco ps enterprise",
            "eco status SI-2 in progres|eco status SI-2 in progress", "eco focus 4m|eco focus 3m",
            "eco owner SI-2 Ada|eco owner SI-2 ada@firm.example"})
    void what_is_not_known_is_asked_back_with_what_comes_nearest(String line, String offered) {
        var reply = talk.says("UMANAGER", line);
        assertThat(reply.tone()).isEqualTo(Reply.Tone.MISUNDERSTOOD);
        assertThat(reply.summary().toLowerCase(Locale.ROOT)).contains("nothing was");
        assertThat(Talk.commands(reply)).anyMatch(command -> command.contains(offered));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"what should integrators do and who leads?|eco industries;eco profile",
            "tell me about our integrators|eco profile;eco si-checks", "delete the playbook|eco;eco report",
            "our ISVs and the metrics|eco metrics;eco type ISV"})
    void of_a_sentence_that_may_mean_much_the_two_closest_are_offered(String sentence, String offered) {
        var reply = talk.says("U1", sentence);
        assertThat(reply.tone()).isEqualTo(Reply.Tone.MISUNDERSTOOD);
        assertThat(Talk.commands(reply)).containsExactlyInAnyOrder(offered.split(";"));
        assertThat(reply.summary()).contains("I am not sure", "nothing was done");
    }

    @Test
    void a_sentence_that_tells_something_is_asked_about_and_not_taken() {
        var reply = talk.says("UMANAGER", "SI-2 is done");
        assertThat(Talk.commands(reply)).containsExactly("eco done SI-2", "eco SI-2");
        assertThat(manager("eco SI-2")).contains("not started");
    }

    @ParameterizedTest
    @ValueSource(strings = {"I passed AZ-305 yesterday", "who az-305", "score security", "what do we need for elite?",
            "do we have enough references?", "thanks", "who leads the team?", "which integrations are validated?"})
    void what_is_about_something_else_is_left_alone(String line) {
        assertThat(new CommandParser(Shipped.knowledge()).parse(line, LocalDate.of(2026, 11, 20)))
                .isNotInstanceOf(Ecosystem.class);
        assertThat(PlainText.render(talk.says("U1", line))).doesNotContain("playbook");
    }

    @Test
    void the_actions_that_nobody_owns_can_be_asked_for() {
        manager("eco owner SI-2 ada@firm.example");
        assertThat(manager("eco actions SI unowned"))
                .startsWith("3 actions of system integrators without an owner, 3 open: 1 of them High.")
                .doesNotContain("SI-2");
        manager("eco owner SI-1 ada@firm.example");
        manager("eco owner SI-3 ada@firm.example");
        manager("eco owner SI-4 ada@firm.example");
        assertThat(manager("eco actions SI without an owner")).startsWith("There is no such action without an owner.");
    }

    @Test
    void long_lists_have_a_button_that_shows_all() {
        var reply = talk.says("U1", "eco actions");
        assertThat(rows(reply)).isEqualTo(12);
        assertThat(Talk.commands(reply)).contains("eco actions all");
        assertThat(rows(talk.says("U1", "eco actions all"))).isEqualTo(19);
    }

    private static int rows(Reply reply) {
        return reply.blocks().stream()
                .flatMap(block -> block instanceof Block.Table table ? Stream.of(table) : Stream.empty()).findFirst()
                .orElseThrow().rows().size();
    }

    @Test
    void what_holds_is_exported_as_a_file_that_can_be_imported_again() {
        manager("eco owner SI-2 ada@firm.example");
        manager("eco metric M3 set 5000 EUR");
        manager("eco si-check \"Acme, Inc.\" vertical=yes \"banking\"");
        var csv = csv(talk.says("UADMIN", "export playbook"));
        manager("eco clear SI-2");
        manager("eco clear M3");
        talk.take("playbook.csv", csv);
        assertThat(manager("eco SI-2")).contains("owner Ada Byron");
        assertThat(admin("eco M3")).contains("EUR 5,000");
        assertThat(csv(talk.says("UADMIN", "export playbook"))).contains("\"Acme, Inc.\",SI-C2,yes,,banking");
        assertThat(member("export playbook")).contains("That is for the role manager");
    }

    @Test
    void what_is_imported_of_an_earlier_day_stays_history_wherever_it_is_asked_for() {
        manager("eco status SI-2 in progress");
        var monday = csv(talk.says("UMANAGER", "export playbook"));
        var then = talk.now;
        talk.now = then.plus(Duration.ofDays(1));
        talk.introduce("UMANAGER", "Max Manager", Account.Standing.MEMBER);
        manager("eco done SI-2");
        talk.now = then.plus(Duration.ofDays(2));
        talk.introduce("UMANAGER", "Max Manager", Account.Standing.MEMBER);
        assertThat(PlainText.render(talk.take("playbook.csv", monday + "action,SI-1,status,done,,,,2026-11-20,\n")))
                .contains("1 row of the playbook is of an earlier day than what is on file", "SI-2 status");
        assertThat(manager("eco SI-1")).contains("find App-first SIs: done");
        assertThat(manager("eco SI-2")).contains("integrators: done, no owner").containsSubsequence("21 Nov 2026",
                "status done", "20 Nov 2026", "status in progress");
        assertThat(manager("eco SI-2 as of 2026-11-21")).contains("integrators: done, no owner");
        assertThat(manager("eco SI-2 as of 2026-11-20")).contains("integrators: in progress, no owner");
        assertThat(csv(talk.says("UMANAGER", "export playbook"))).contains("SI-2,status,done")
                .doesNotContain("in progress");
        assertThat(manager("eco status SI-2 in progress")).contains("status in progress");
        assertThat(manager("eco SI-2")).contains("integrators: in progress, no owner");
    }

    private static String csv(Reply reply) {
        return reply.blocks().stream()
                .flatMap(block -> block instanceof Block.Attachment file ? Stream.of(file) : Stream.empty())
                .filter(file -> file.fileName().endsWith(".csv")).findFirst().orElseThrow().content();
    }

    @Test
    void whoever_is_forgotten_owns_nothing_any_more() {
        manager("eco owner SI-2 ada@firm.example");
        manager("eco note SI-2 \"Ada Byron asks Databricks\"");
        talk.local("person forget ada@firm.example");
        talk.says("UADMIN", Talk.commands(talk.says("UADMIN", "person forget ada@firm.example")).getFirst());
        assertThat(manager("eco SI-2")).contains("no owner").doesNotContain("Ada");
        assertThat(manager("eco history all")).doesNotContain("Ada")
                .containsPattern("SI-2 +owner cleared, as a person was forgotten {2,}\\d")
                .containsPattern("SI-2 +note cleared, as a person was forgotten {2,}\\d");
        manager("eco owner SI-1 max manager outside");
        manager("eco clear SI-1 owner");
        assertThat(manager("eco history all")).containsPattern("SI-1 +owner cleared +Max Manager");
    }

    @Test
    void what_was_left_open_with_a_note_of_somebody_stays_told_when_they_are_forgotten() {
        manager("eco status SI-1 in progress");
        var head = csv(talk.says("UMANAGER", "export playbook")).lines().findFirst().orElseThrow();
        talk.take("playbook.csv", head + "\naction,SI-1,status,,,left open since Ada Byron went,,2026-11-20,\n");
        assertThat(manager("eco history all")).containsPattern("SI-1 +status cleared.*Ada Byron went");
        talk.says("UADMIN", Talk.commands(talk.says("UADMIN", "person forget ada@firm.example")).getFirst());
        assertThat(manager("eco history all")).doesNotContain("Ada")
                .containsPattern("SI-1 +status cleared {2,}whoever runs Seventy");
    }
}
