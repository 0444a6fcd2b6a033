package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.seventy.evidence.Evidence;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import dev.seventy.reply.Reply.Tone;
import dev.seventy.store.Account.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the people of a Databricks partner hold, as files and the chat tell it. */
class DatabricksPeopleTest extends TalkingToTheBot {

    private static final String HEADER = "recipient_name,recipient_email,name,issued_on,expired_on\n";
    private static final String WALLET = HEADER
            + "Ada Byron,ada@firm.example,Databricks Certified Data Engineer Professional,2026-01-10,2028-01-10\n"
            + "Ada Byron,ada@firm.example,Databricks Certified Data Engineer Associate,2024-01-10,2026-01-10\n"
            + "Bob Boole,bob@firm.example.partner,Databricks Certified Data Engineer Associate,2025-01-10,\n"
            + "Bob Boole,bob@firm.example,Databricks Certified Data Engineer Associate,2025-09-10,\n"
            + "Bob Boole,bob@firm.example,Lakehouse Fundamentals,2025-06-10,2027-06-10\n"
            + "Cleo Cohn,cleo@firm.example,Microsoft Certified: Azure Databricks Data Engineer Associate,2026-03-10,"
            + "2027-03-10\n";

    private Reply send(String name, String content) {
        return talk.bot.say(new Message("import", Talk.member("UADMIN"), Message.Place.PRIVATE, Optional.empty(),
                List.of(talk.file(name, content)))).reply();
    }

    private Evidence evidence() {
        return talk.store.evidence().of(talk.firm);
    }

    private static List<String> rows(String text, String... words) {
        return text.lines().filter(line -> Stream.of(words).allMatch(line::contains)).toList();
    }

    // Files

    @Test
    void a_wallet_is_shown_first_then_kept_and_can_be_taken_back() {
        var preview = send("wallet.csv",
                WALLET + "Bob Boole,bob@firm.example,Databricks Certfied Data Engineer"
                        + " Asociate,2025-01-10,\nBob Boole,bob@firm.example,Knowledge Badge - Delta,2025-01-10,\n"
                        + "Bob Boole,bob@firm.example,Juggling for Experts,2025-01-10,\n");

        assertThat(preview.tone()).isEqualTo(Tone.QUESTION);
        assertThat(PlainText.render(preview)).contains("wallet export", "professional certification",
                "associate certification, expired", "no certification, under its former name", "Microsoft's",
                "counts nowhere: Knowledge Badge - Delta", "not in the catalogue: Juggling for Experts", "did you mean",
                "Certifications: 6 new");
        assertThat(evidence().certifications()).isEmpty();

        var confirm = Talk.commands(preview).getFirst();
        assertThat(talk.says("UADMIN", confirm).tone()).isEqualTo(Tone.ANSWER);
        assertThat(evidence().certifications()).hasSize(6);
        assertThat(talk.text("UADMIN", "certs databricks")).contains("2 people are certified");

        talk.says("UADMIN", "undo " + confirm.replaceAll("\\D", ""));
        assertThat(evidence().certifications()).isEmpty();
        assertThat(talk.text("UADMIN", "certs databricks")).contains("nobody is known to be certified");
    }

    @Test
    void the_same_wallet_or_badge_again_changes_nothing() {
        talk.take("wallet.csv", WALLET);

        assertThat(PlainText.render(send("again.csv", WALLET))).contains("6 unchanged", "0 new");
        var twice = HEADER + "Ada Byron,ada@firm.example,Databricks Certified Machine Learning Associate,2026-02-01,\n"
                + "Ada Byron,ADA@firm.example,Databricks Machine Learning Associate,2026-02-01,\n"
                + "Ada Byron,ada@firm.example,Databricks Certified Machine Learning Associate,2026-02-01,2027-02-01\n";
        assertThat(PlainText.render(send("twice.csv", twice))).contains("1 new, 1 repeated in the files",
                "1 row rejected", "something else than row 2");
    }

    @Test
    void a_wallet_brings_nobody_together_with_somebody_else() {
        talk.take("people.csv", Talk.PEOPLE + "P1,Ada Byron,ada@firm.example,,,,Oslo,Lead,2020-01-01,\n");
        talk.take("wallet.csv", HEADER
                + "Ada Byron,other@elsewhere.example,Databricks Certified Data Engineer Associate,2026-01-10,\n");

        assertThat(talk.store.people().of(talk.firm)).hasSize(2);
        assertThat(talk.text("UMANAGER", "certs databricks ada@firm.example")).contains("holds no credential");
    }

    @Test
    void every_template_of_databricks_is_taken_without_a_warning() {
        for (var template : List.of("databricks", "attestations", "achievements", "databricks_certs")) {
            var reply = talk.says("UADMIN", "import template " + template);
            var csv = reply.blocks().stream().flatMap(
                    block -> block instanceof Block.Attachment(var _, var text) ? Stream.of(text) : Stream.empty())
                    .findFirst().orElseThrow();
            var preview = PlainText.render(send(template + ".csv", csv));
            assertThat(preview).as(template).contains("2 rows read. ", "2 new").doesNotContain("left aside",
                    "rejected");
            talk.take(template + ".csv", csv);
        }
        assertThat(evidence().measures()).hasSize(4);
        assertThat(evidence().achievements()).hasSize(2);
        assertThat(evidence().certifications()).hasSize(2);
    }

    // Who holds what

    @Test
    void a_manager_sees_who_holds_what_and_how_long() {
        talk.take("wallet.csv", WALLET);
        var said = talk.text("UMANAGER", "certs databricks");

        assertThat(rows(said, "Ada Byron", "Professional", "10 Jan 2028", "416", "counts")).hasSize(1);
        assertThat(rows(said, "Ada Byron", "Associate", "expired 314 days ago")).hasSize(1);
        assertThat(rows(said, "Bob Boole", "Associate", "10 Sep 2027", "counts")).hasSize(1);
        assertThat(rows(said, "Bob Boole", "Associate", "10 Jan 2027", "held twice, counted once")).hasSize(1);
        assertThat(rows(said, "Bob Boole", "Fundamentals", "is no certification")).hasSize(1);
        assertThat(rows(said, "Certified, any level", "2")).hasSize(1);
        assertThat(said).contains("2 people are certified by Databricks, with 2 certifications",
                "1 person holds Azure Databricks Data Engineer Associate (DP-750), which is Microsoft's",
                "which Databricks does not publish");
        assertThat(rows(said, "Cleo")).isEmpty();
    }

    @Test
    void what_expires_soon_is_said_so_to_the_last_day() {
        talk.take("wallet.csv", HEADER
                + "Ada Byron,ada@firm.example,Databricks Certified Data Engineer Associate,2025-02-18,2027-02-18\n"
                + "Bob Boole,bob@firm.example,Databricks Certified Data Engineer Associate,2025-02-19,2027-02-19\n"
                + "Cleo Cohn,cleo@firm.example,Databricks Certified Data Engineer Associate,2024-11-20,2026-11-20\n"
                + "Dora Dunn,dora@firm.example,Databricks Certified Data Engineer Associate,2024-11-19,2026-11-19\n");
        var said = talk.text("UMANAGER", "certs databricks");

        assertThat(rows(said, "Ada Byron", " 90  counts, expires soon")).hasSize(1);
        assertThat(rows(said, "Bob Boole", " 91  counts")).singleElement().asString().doesNotContain("soon");
        assertThat(rows(said, "Cleo Cohn", " 0  counts, expires soon")).hasSize(1);
        assertThat(rows(said, "Dora Dunn", "does not count: expired 1 day ago")).hasSize(1);
        assertThat(said).contains("3 people are certified", "2 expire within 90 days");
    }

    @Test
    void the_ladder_counts_the_same_people() {
        talk.take("wallet.csv", WALLET);

        var why = talk.text("UADMIN", "why databricks CSI-ELI-1");
        assertThat(why).contains("2 of 200");
        assertThat(talk.text("UADMIN", "certs databricks as of 2026-01-10")).contains("2 people are certified",
                "with 3 certifications");
        assertThat(talk.text("UADMIN", "certs databricks as of 2023-01-10")).contains("0 people are certified");
    }

    @Test
    void a_reported_figure_that_is_more_than_the_rows_is_told() {
        talk.take("wallet.csv", WALLET);
        talk.says("UADMIN", "databricks set databricks_certified_people 40");
        talk.says("UADMIN", "databricks set databricks_champions 13");
        talk.says("UADMIN", "databricks set databricks_certifications 12");

        assertThat(talk.text("UMANAGER", "certs databricks")).contains("reported and are more",
                "40 certified people, 12 certifications and 13 Champions");
        assertThat(talk.text("UADMIN", "pvs"))
                .contains("1 Professional, 1 Associate, 10 more reported without a level");
    }

    @ParameterizedTest
    @ValueSource(strings = {"certs databricks", "certs databricks ada@firm.example", "certs databricks Ada Byron",
            "champion list", "attestations", "share certs databricks", "send me certs databricks"})
    void a_member_reads_no_name_nor_anybody_in_a_channel(String line) {
        talk.take("wallet.csv", WALLET);
        talk.take("attestations.csv",
                "attestation,holds,attested_by,attested_on\nagreement_signed,yes,Ada Byron,2026-03-12\n");
        for (var place : Message.Place.values()) {
            assertThat(talk.says("U1", place, line).toString()).as(place + line).doesNotContain("Byron", "Boole",
                    "Cohn", "bob@");
        }
        var shared = talk.says("UMANAGER", Message.Place.SHARED, line);
        assertThat(PlainText.render(shared.reply())).doesNotContain("Boole", "Cohn", "bob@");
        assertThat(shared.elsewhere()).filteredOn(Answer.Elsewhere.Everybody.class::isInstance).allSatisfy(
                everybody -> assertThat(everybody.toString()).doesNotContain("Byron", "Boole", "Cohn", "bob@"));
    }

    @Test
    void a_member_sees_how_many_hold_what() {
        talk.take("wallet.csv", WALLET);

        assertThat(rows(talk.text("U1", "certs databricks"), "Databricks Certified Data Engineer Associate",
                "associate", "1")).hasSize(1);
    }

    @Test
    void one_person_is_found_by_address_log_in_whole_name_and_account() {
        talk.take("people.csv", Talk.PEOPLE + "P1,Ada Byron,ada@firm.example,,,,Oslo,Lead,2020-01-01,\n"
                + "P2,Ada Lovelace,al@firm.example,,,,Oslo,Lead,2020-01-01,\n");
        talk.take("wallet.csv", WALLET);
        talk.introduce("UADA", "ada.b", "ada@firm.example");

        for (var who : List.of("ada@firm.example", "Ada@Firm.Example.partner", "ada byron", "@Ada Byron", "P1",
                "slack:T1:UADA", "slack:uada", "@ada.b")) {
            assertThat(talk.text("UMANAGER", "certs databricks " + who)).as(who)
                    .contains("Ada Byron: 1 certification of Databricks counts");
        }
        assertThat(Talk.commands(talk.says("UMANAGER", "certs databricks ada")))
                .contains("certs databricks ada@firm.example", "certs databricks al@firm.example");
        for (var who : List.of("zoe@firm.example", "slack:T1:UNOBODY", "slack:T2:UADA", "'; DROP TABLE people; --",
                "x".repeat(900))) {
            assertThat(talk.says("UMANAGER", "certs databricks " + who).tone()).as(who).isEqualTo(Tone.MISUNDERSTOOD);
        }
    }

    @Test
    void looking_at_names_leaves_an_entry() {
        talk.take("wallet.csv", WALLET);
        var before = talk.store.audit().of(talk.firm).size();
        talk.says("UMANAGER", "certs databricks");
        talk.says("U1", "certs databricks");

        assertThat(talk.store.audit().of(talk.firm)).hasSize(before + 1);
    }

    // Champions

    @Test
    void a_champion_is_told_by_account_address_or_name_listed_and_taken_back() {
        talk.take("people.csv", Talk.PEOPLE + "P1,Ada Byron,ada@firm.example,UADA,,,Oslo,Lead,2020-01-01,\n"
                + "P2,Bob Boole,bob@firm.example,,,,Oslo,Lead,2020-01-01,\n");
        for (var who : List.of("slack:T1:UADA", "ADA@firm.example", "ada@firm.example.partner", "Ada Byron")) {
            var told = talk.says("UADMIN", "champion add " + who);
            assertThat(told.summary()).as(who).contains("Recorded Ada Byron as a Champion");
            assertThat(talk.text("UMANAGER", "champion list")).contains("1 Champion.", "Ada Byron", "20 Nov 2026");
            assertThat(talk.says("UADMIN", "champion add ada@firm.example").summary()).contains("already");
            talk.says("UADMIN",
                    Talk.commands(told).stream().filter(line -> line.startsWith("undo")).findFirst().orElseThrow());
            assertThat(talk.text("UMANAGER", "champion list")).as(who).contains("No Champion is on file");
        }
        assertThat(talk.store.people().of(talk.firm)).hasSize(2);
    }

    @Test
    void a_champion_whom_nobody_knows_is_asked_for_and_recorded_only_when_it_is_said_again() {
        talk.take("people.csv", Talk.PEOPLE + "P1,Ada Byron,ada@firm.example,,,,Oslo,Lead,2020-01-01,\n"
                + "P2,Ada Lovelace,al@firm.example,,,,Oslo,Lead,2020-01-01,\n");
        for (var who : List.of("adda@firm.example", "Ada", "slack:T1:UNOBODY", "@nobody", "x".repeat(250))) {
            var asked = talk.says("UADMIN", "champion add " + who);
            assertThat(asked.tone()).as(who).isEqualTo(Tone.MISUNDERSTOOD);
            assertThat(asked.summary()).as(who).contains("Nothing was recorded");
        }
        assertThat(evidence().certifications()).isEmpty();
        var commands = Talk.commands(talk.says("UADMIN", "champion add adda@firm.example"));
        assertThat(commands).contains("champion add ada@firm.example", "champion add adda@firm.example new")
                .doesNotContain("champion add al@firm.example");

        assertThat(talk.says("UADMIN", "champion add adda@firm.example new").tone()).isEqualTo(Tone.ANSWER);
        assertThat(evidence().certifications()).hasSize(1);
        assertThat(talk.says("U1", "champion add ada@firm.example").tone()).isEqualTo(Tone.REFUSED);
    }

    @Test
    void an_account_of_somebody_unknown_is_named_in_the_question() {
        talk.introduce("UX", "Xenia", Standing.MEMBER);

        assertThat(talk.says("UADMIN", "champion add slack:T1:UX").summary()).contains("the account of Xenia");
    }

    // Attestations

    @Test
    void who_attested_what_and_when_is_shown_to_managers() {
        talk.take("attestations.csv", "attestation,holds,attested_by,attested_on\n"
                + "agreement_signed,yes,Ada Byron,2026-03-12\nindustry_expertise,no,bob@firm.example,2026-03-13\n");
        talk.says("UADMIN", "databricks set application submitted");
        var said = talk.text("UMANAGER", "databricks attestations");

        assertThat(rows(said, "agreement signed", "yes", "Ada Byron", "12 Mar 2026", "row 2")).hasSize(1);
        assertThat(rows(said, "industry expertise", "no", "bob@firm.example", "13 Mar 2026")).hasSize(1);
        assertThat(rows(said, "application submitted", "yes", "Anna Admin", "20 Nov 2026", "chat")).hasSize(1);
        assertThat(talk.text("UADMIN", "score databricks")).contains("Registered");
    }

    // Titles

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Databricks Certified Data Engineer Professional|level professional|holds for 24 months",
            "\"Databricks Certified Data Engineer Professional\"|level professional|59 scored questions",
            "which certification is this: DATABRICKS CERTIFIED DATA ENGINEER ASSOCIATE|level associate|24 months",
            "what badge is this: Databricks Certified Associate Developer for Apache Spark 3.0 (Python)|withdrawn|Retired",
            "Academy Accreditation - Databricks Lakehouse Fundamentals|not a certification|former name",
            "certification Generative AI Fundamentals Accreditation|not a certification|badge says",
            "Partner Training - Solutions Architect Champion|Champion|not a certification",
            "Knowledge Badge - SQL Analytics|no certification|counts nowhere",
            "certification dp-750|Microsoft's certification|no tier of Databricks",
            "certification databricks data engineer|Several|Data Engineer Professional"})
    void a_pasted_title_is_looked_up(String line, String one, String other) {
        assertThat(talk.text("U1", line)).contains(one).contains(other);
    }

    @Test
    void a_withdrawn_exam_has_no_price() {
        assertThat(talk.text("U1", "certification Databricks Certified Hadoop Migration Architect"))
                .doesNotContain("USD");
    }
}
