package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.seventy.Shipped;
import dev.seventy.reply.PlainText;
import dev.seventy.store.Account;
import dev.seventy.store.Actor;
import dev.seventy.store.Role;
import dev.seventy.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Talks to the bot as people with different roles, about a firm that the test makes up. */
class AnswersTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String USAGE = "PGAMpnID,SubscriptionId,Month,ServiceLevel2,CustomerName,CustomerTenantId,"
            + "CustomerSegment,MPNID,PartnerAttributionType,IsACRDuplicateAtPGALevel,ACR_USD\n";

    @TempDir
    private Path folder;

    private Store store;
    private Bot bot;

    @BeforeEach
    void a_firm_with_a_linked_workspace() {
        store = Store.open("jdbc:sqlite:" + folder.resolve("seventy.db"), InstantSource.fixed(NOW));
        var actor = new Actor("local", "terminal");
        var firm = store.organisations().add("Firm", ZoneOffset.UTC, false, actor).orElseThrow().id();
        store.organisations().link(firm, "slack", "T1", actor);
        store.roles().grant(firm, "slack:UADMIN", Role.ADMIN, actor);
        store.roles().grant(firm, "slack:UMANAGER", Role.MANAGER, actor);
        bot = new Bot(Shipped.knowledge(), () -> store, InstantSource.fixed(NOW), Surroundings.of(Optional.empty()));
    }

    @AfterEach
    void closes() {
        store.close();
    }

    private String local(String line) {
        return PlainText.render(
                bot.say(new Message(line, Sender.Local.TERMINAL, Message.Place.PRIVATE, Optional.empty(), List.of()))
                        .reply());
    }

    private String slack(String user, Message.Place place, String line) {
        bot.introduce(new Sender.Member("slack", "T1", user), new Account.Profile(user, Optional.empty(), Account.Standing.MEMBER));
        return PlainText.render(
                bot.say(new Message(line, new Sender.Member("slack", "T1", user), place, Optional.empty(), List.of()))
                        .reply());
    }

    private void take(String name, String content) {
        try {
            var file = Files.writeString(folder.resolve(name), content);
            var said = PlainText.render(bot.say(new Message("import --yes", Sender.Local.TERMINAL,
                    Message.Place.PRIVATE, Optional.empty(), List.of(new SentFile(name, file)))).reply());
            assertThat(said).contains("Imported as number");
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void usage(String... monthsAndAmounts) {
        var rows = new StringBuilder(USAGE);
        for (int index = 0; index < monthsAndAmounts.length; index += 2) {
            rows.append("1,s1,").append(monthsAndAmounts[index])
                    .append("-01,Storage,Contoso,62e23c0f-5dd0-4894-921a-000000000001,Enterprise,7,PAL,0,")
                    .append(monthsAndAmounts[index + 1]).append('\n');
        }
        take("usage" + monthsAndAmounts[0] + ".csv", rows.toString());
    }

    private void measures(String... lines) {
        take("measures" + lines[0].hashCode() + ".csv",
                "as_of,area,path,measure,association,month,value,unit,source\n" + String.join("\n", lines) + "\n");
    }

    private void officialScores(String... lines) {
        take("official" + lines[0].hashCode() + ".csv",
                "as_of,area,path,metric,points,max_points\n" + String.join("\n", lines) + "\n");
    }

    @Test
    void what_is_not_known_is_said_and_never_shown_as_zero_points() {
        usage("2026-10", "12000", "2026-09", "12000", "2025-10", "10000", "2025-09", "10000");
        assertThat(local("score data-ai"))
                .contains("at least", "no data for intermediate certifications", "no certifications imported yet")
                .doesNotContain("missing prerequisite");
    }

    @Test
    void growth_compares_two_months_of_one_source() {
        usage("2026-10", "12000", "2026-09", "1", "2025-10", "10000", "2025-09", "1");
        measures("2026-03-10,data-ai,,baseline_acr_usd,,,1000,usd,read off");
        assertThat(local("score data-ai")).contains("+20 %").doesNotContain("+1,100 %");
        measures("2026-11-10,data-ai,,baseline_acr_usd,,,20000,usd,read off",
                "2026-11-10,data-ai,,current_acr_usd,,,22000,usd,read off");
        assertThat(local("score data-ai")).contains("+10 %");
    }

    @Test
    void usage_that_has_grown_old_is_not_scored_as_if_it_were_last_month() {
        usage("2026-03", "12000", "2026-02", "12000", "2025-03", "10000", "2025-02", "10000");
        assertThat(local("score data-ai")).contains("the newest Azure usage imported is too old");
    }

    @Test
    void a_figure_that_lies_in_the_past_is_no_advice() {
        measures("2026-10-31,business-applications,,current_mcv,,,31000,mcv,x",
                "2026-10-31,business-applications,,baseline_mcv,,,23000,mcv,x",
                "2026-10-31,business-applications,,mcv_units:Business Central,,2026-10,31,users,x",
                "2026-10-31,business-applications,,mcv_units:Business Central,,2025-10,23,users,x",
                "2026-10-31,business-applications,,deployments,,,2,deployments,x");
        assertThat(local("score business-applications path smb")).contains("needed a year ago")
                .doesNotContain("more MCV", "MCV more").contains("1 more deployment");
    }

    @Test
    void a_path_whose_condition_is_not_known_is_called_assumed() {
        measures("2026-10-31,data-ai,,smb_customer_share_percent,,,85,percent,x",
                "2026-10-31,data-ai,,deployments,,,3,services,x");
        assertThat(local("score data-ai rules 2024-03")).contains("path is assumed").doesNotContain("USD 0");
    }

    @Test
    void only_an_official_total_cannot_be_placed() {
        usage("2026-10", "12000", "2026-09", "12000", "2025-10", "10000", "2025-09", "10000");
        officialScores("2026-11-10,data-ai,enterprise,total,41,100");
        assertThat(local("score data-ai"))
                .contains("Partner Center showed 41 on 10 Nov 2026", "Only the total was noted")
                .doesNotContain("every metric agrees");
    }

    @Test
    void some_official_metrics_are_no_total() {
        usage("2026-10", "12000", "2026-09", "12000", "2025-10", "10000", "2025-09", "10000");
        officialScores("2026-11-10,data-ai,enterprise,usage_growth,20,20",
                "2026-11-10,data-ai,enterprise,intermediate_certifications,8,40");
        assertThat(local("score data-ai")).contains("Partner Center on 10 Nov 2026", "we have no data for it")
                .doesNotContain("showed 28");
    }

    @Test
    void people_count_on_the_days_on_which_they_are_at_the_firm() {
        take("people.csv", """
                person_key,full_name,work_email,slack_user_id,teams_user_id,manager_email,location,role,start_date,end_date
                P1,Ada Byron,ada@firm.example,,,,Oslo,Lead,2020-01-01,2026-03-31
                P9,Ada Byron,ada@firm.example,,,,Oslo,Lead,2026-06-01,
                """);
        take("certs.csv", """
                person_key,exam_or_cert,issued_on,expires_on,credential_url,mcid,source
                P1,AZ-104,2026-01-01,2027-01-01,,,x
                """);
        assertThat(local("why data-ai intermediate as of 2026-03-31")).contains("1 person of at least 2");
        assertThat(local("why data-ai intermediate as of 2026-05-01")).contains("0 people of at least 2",
                "not at the firm on that day");
        assertThat(local("why data-ai intermediate as of 2026-11-01")).contains("1 person of at least 2");
    }

    @Test
    void revenue_is_for_admins_in_private_and_names_are_for_managers() {
        usage("2026-10", "12345.67", "2026-09", "1", "2025-10", "10000.5", "2025-09", "1");
        take("certs.csv", """
                person_key,exam_or_cert,issued_on,expires_on,credential_url,mcid,source
                ada@firm.example,AZ-104,2026-01-01,2027-01-01,,,x
                """);
        take("people.csv", """
                person_key,full_name,work_email,slack_user_id,teams_user_id,manager_email,location,role,start_date,end_date
                P1,Ada Byron,ada@firm.example,,,,Oslo,Lead,2020-01-01,
                """);
        for (var line : List.of("score", "score data-ai", "why data-ai", "score data-ai --json",
                "score data-ai rules 2024-03", "rules diff data-ai 2023-06 2026-08")) {
            assertThat(slack("U1", Message.Place.PRIVATE, line)).as(line).doesNotContain("12,345", "10,000.5",
                    "Contoso", "Ada Byron");
            assertThat(slack("UMANAGER", Message.Place.PRIVATE, line)).as(line).doesNotContain("12,345", "10,000.5",
                    "Contoso");
            assertThat(slack("UADMIN", Message.Place.SHARED, line)).as(line).doesNotContain("12,345", "Contoso",
                    "Ada Byron");
        }
        assertThat(slack("UMANAGER", Message.Place.PRIVATE, "why data-ai")).contains("Ada Byron");
        assertThat(slack("UADMIN", Message.Place.PRIVATE, "why data-ai")).contains("12,345.67", "Contoso", "Ada Byron");
    }
}
