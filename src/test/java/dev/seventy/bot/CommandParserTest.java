package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;

import dev.seventy.Shipped;
import dev.seventy.rules.ProgramPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
    private static final CommandParser PARSER = new CommandParser(Shipped.knowledge());

    private static Command parse(String line) {
        return PARSER.parse(line, TODAY);
    }

    private static String area(Command command) {
        return switch (command) {
            case Measuring.Score(var area, var _) -> "score " + area.map(known -> known.id()).orElse("all");
            case Measuring.Why(var area, var metric, var _) ->
                "why " + area.id() + metric.map(known -> " " + known.id()).orElse("");
            default -> command.getClass().getSimpleName();
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"score data-ai", "/score data-ai", "SCORE Data & AI", "score dataai", "score d&ai ",
            "score  data   and ai", "score dàta-ai", "/seventy score data-ai", "what do we miss for data and ai?",
            "where do we stand with Data & AI", "how far are we from the data ai badge?", "data-ai",
            "data & ai please"})
    void one_designation_is_asked_for_in_many_ways(String line) {
        assertThat(area(parse(line))).isEqualTo("score data-ai");
    }

    @ParameterizedTest
    @CsvSource({"why data-ai,why data-ai", "why data & ai net adds,why data-ai netCustomerAdds",
            "why security deployments,why security deployments", "/score infra why,why infrastructure",
            "why are we short on usage growth in infrastructure?,why infrastructure usageGrowth",
            "explain modern work,why modern-work", "score,score all", "/score all,score all",
            "how are we doing overall,score all", "hello,Help", "Thanks!,Thanks", "help,Help", "--help,Help", "-h,Help",
            "'',Help", "/seventy,Unclear", "certification az-305,Credential", "az-305,Credential", "rules,RulesList",
            "rules show data-ai 2023-06,RulesShow", "rules show databricks consulting 2026,LadderShow",
            "rules databricks isv,LadderShow", "rules diff databricks technology 2025 2026,LadderDiff",
            "rules diff data-ai 2023-06 2026-08,RulesDiff", "undo,Undo", "import template people,ImportTemplate",
            "role grant admin anna@contoso.example,RoleGrant", "organisation link slack T0123 Contoso,OrganisationLink",
            "share score data-ai,Share", "send me why data-ai,SendMe", "ask an admin to import history,Ask",
            "ask manager why data-ai,Ask", "home,Home", "who am I?,Me", "when do my certifications expire?,Me",
            "me is nobody,MeIs", "settings,SettingsShow", "settings zone Europe/Berlin,SettingsChange",
            "welcome,Welcome", "how do we get started?,Welcome", "privacy,Privacy",
            "what do you keep about me?,Privacy", "sample score data-ai,Sample", "try it with sample data,Sample",
            "sco\u200bre,score all", "score databricks,Tier", "score databricks elite,Tier",
            "why databricks CSI-ELI-1,TierWhy", "databricks,Tier", "pvs,PartnerValue",
            "pvs what if 2 more deals,PartnerValueIf", "what if databricks 2 more deals,PartnerValueIf",
            "databricks certified data engineer associate,Credential", "forecast,Forecast",
            "forecast data-ai as of 2027-01-31 all,Forecast", "forecast security ics,ForecastCalendar",
            "eco,EcoOverview", "eco actions SI high open,EcoActions", "eco SI-2,EcoItem", "eco si2,EcoItem",
            "eco done SI-2 first cohort trained,EcoTell", "eco SI-2 owner @ann,EcoTell", "eco focus 3m,EcoFocus",
            "eco industry FSI,EcoItem", "eco industry FSI lead @bob status Aligned,EcoTell", "eco FSI clear,EcoTell",
            "eco ps enterprise fsi few-devs,EcoEngagement", "eco si-check Acme delivery=no,EcoTell",
            "eco si-check Acme,EcoIntegrator", "eco metric M4 add 1,EcoCount", "eco metric M4 target 10,EcoTell",
            "eco metric M4 target 0,Unclear", "eco report,EcoReport", "ecosystem report,EcoReport",
            "playbook history,EcoHistory", "eco types,EcoTypes", "eco profile,EcoProfile", "eco nonsense,Unclear",
            "forecast ics,ForecastCalendar", "forecast databricks,Unclear",
            "share link data-ai as of 2026-10-31,ShareLink", "share link,Unclear",
            "share link data-ai path smb,Unclear"})
    void every_command_is_understood(String line, String meant) {
        assertThat(area(parse(line))).isEqualTo(meant);
    }

    @Test
    void the_terms_of_a_score_are_read_in_any_order() {
        assertThat(parse("score data-ai path smb as of 31 Aug 2026 rules 2026-08 known on 2026-09-15"))
                .isEqualTo(parse("score data-ai known on 15/9/2026 rules 2026-08 as of 2026-08-31 path smb"));
        assertThat(parse("score data-ai path smb as of 31 Aug 2026")).isInstanceOfSatisfying(Measuring.Score.class,
                score -> {
                    assertThat(score.terms().asOf()).contains(LocalDate.of(2026, 8, 31));
                    assertThat(score.terms().path()).isEqualTo(Optional.of(ProgramPath.SMB));
                });
    }

    @Test
    void a_day_that_can_be_two_is_asked() {
        assertThat(parse("score data-ai as of 03/04/2026")).isInstanceOfSatisfying(General.Unclear.class,
                unclear -> assertThat(unclear.why()).contains("3 Apr 2026", "4 Mar 2026"));
    }

    @Test
    void a_near_miss_offers_the_designation_as_a_button() {
        assertThat(parse("score data-a1")).isInstanceOfSatisfying(General.Unclear.class, unclear -> {
            assertThat(unclear.why()).contains("data-ai");
            assertThat(unclear.meant()).anyMatch(button -> button.command().equals("score data-ai"));
        });
        assertThat(parse("scroe")).isInstanceOfSatisfying(General.Unclear.class,
                unclear -> assertThat(unclear.meant()).anyMatch(button -> button.command().equals("score")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"score", "why", "rules", "import", "undo", "certification", "specializations",
            "organisation", "role", "help", "share", "send me", "ask", "me", "settings", "sample", "welcome",
            "privacy"})
    void every_verb_bears_no_arguments_rubbish_and_too_much(String verb) {
        assertThat(parse(verb)).isNotNull();
        assertThat(parse(verb + " )]}'\" \u202e \u0000 ${jndi} <!channel> 💥")).isNotNull();
        assertThat(parse(verb + " " + "x".repeat(900))).isNotNull();
        assertThat(parse(verb + " " + "💥".repeat(2_000))).isInstanceOfSatisfying(General.Unclear.class,
                unclear -> assertThat(unclear.why()).contains("nothing was done"));
    }

    @ParameterizedTest
    @CsvSource({"why,why data-ai", "rules show,rules show data-ai"})
    void where_no_designation_is_named_each_is_offered(String line, String offered) {
        assertThat(parse(line)).isInstanceOfSatisfying(General.Unclear.class, unclear -> {
            assertThat(unclear.why()).contains("Name a designation, such as: " + offered + ".");
            assertThat(unclear.meant()).extracting(button -> button.command()).contains(offered).hasSizeGreaterThan(3);
        });
    }

    @ParameterizedTest
    @CsvSource({"undo x,such as: undo 3.", "import confirm,such as: import confirm 3."})
    void where_no_import_is_named_the_whole_command_is_shown(String line, String example) {
        assertThat(parse(line)).isInstanceOfSatisfying(General.Unclear.class,
                unclear -> assertThat(unclear.why()).contains(example));
    }
}
