package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.seventy.Shipped;
import dev.seventy.evidence.Certification;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import dev.seventy.store.Person;
import dev.seventy.store.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people tell of certifications in a chat, on Friday, 20 November 2026. */
class TellingTest extends TalkingToTheBot {

    @BeforeEach
    void people() {
        talk.take("people.csv", Talk.PEOPLE + """
                P1,Ada Byron,ada@firm.example,,,,Oslo,Lead,2020-01-01,
                P2,Max Manager,max@firm.example,,,,Oslo,Lead,2020-01-01,
                P3,Tom Baker,tom@firm.example,U3,,,Oslo,Lead,2020-01-01,
                P4,Tom Jones,jones@firm.example,,,,Oslo,Lead,2020-01-01,
                """);
        talk.introduce("U1", "Ada", "ada@firm.example");
        talk.introduce("UMANAGER", "Max", "max@firm.example");
    }

    private List<Certification> held() {
        return talk.store.evidence().of(talk.firm).certifications().stream().filter(Certification::active).toList();
    }

    private Certification only() {
        assertThat(held()).hasSize(1);
        return held().getFirst();
    }

    private void logging(String who) {
        assertThat(talk.says("UADMIN", "settings logging " + who).tone()).isEqualTo(Reply.Tone.ANSWER);
    }

    private String holder(Certification held) {
        return Optional.ofNullable(talk.store.people().of(talk.firm).get(held.person())).flatMap(Person::name)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"ayer no saqué AZ-305|I cannot read what that says of it",
            "我昨天通过了AZ-305|I cannot read what that says of it", "does Tom Baker have AZ-305?|I take that for a question",
            "when does my AZ-305 expire?|I take that for a question", "~passed AZ-305 yesterday~|I am not sure"})
    void what_is_not_read_as_told_says_that_nothing_was_recorded(String line, String answer) {
        assertThat(talk.text("U1", line)).startsWith(answer).contains("nothing was recorded");
        assertThat(held()).isEmpty();
        assertThat(talk.text("U1", "what is az-305")).contains("counts in").doesNotContain("recorded");
    }

    @Test
    void of_several_who_are_named_without_and_it_is_asked_who() {
        logging("everyone");

        assertThat(talk.text("U1", "Ada, Tom Baker passed SC-100 yesterday")).startsWith("Several people were named.")
                .contains("Ada Byron", "Tom Baker").doesNotContain("''");
    }

    @Test
    void words_that_are_not_understood_are_named_with_the_question_for_the_day() {
        assertThat(talk.text("U1", "passed the AZ-305 exam, Whizlabs"))
                .startsWith("I do not know what 'Whizlabs' says of it. On which day was that, with AZ-305?");
        assertThat(talk.text("U1", "yesterday")).startsWith("Recorded: you passed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "cert draft 2 day all"})
    void several_that_were_only_supposed_are_asked_once_and_one_yes_records_them(String yes) {
        logging("everyone");

        assertThat(talk.text("U1", "Tom Baker did MS-700 on Monday and I did MD-102 on 3 Nov"))
                .startsWith("Did I understand that right: Tom Baker passed MS-700 on 16 Nov 2026; you passed MD-102 on"
                        + " 3 Nov 2026?")
                .contains("Yes, all of that: cert draft 2 day all");
        assertThat(held()).isEmpty();

        assertThat(talk.text("U1", yes)).startsWith("Recorded");
        assertThat(held()).extracting(one -> holder(one) + " " + one.earned())
                .containsExactlyInAnyOrder("Tom Baker 2026-11-16", "Ada Byron 2026-11-03");
    }

    @Test
    void what_one_says_of_oneself_does_not_answer_what_was_asked_of_somebody_else() {
        logging("everyone");
        assertThat(talk.text("U1", "Tom Baker passed SC-300")).contains("On which day");

        talk.text("U1", "I passed SC-300 on Monday");

        assertThat(held()).extracting(this::holder).containsExactly("Ada Byron");
    }

    @Test
    void several_that_are_told_anew_do_not_go_on_with_what_was_open() {
        logging("everyone");
        talk.text("U1", "Tom Baker did MS-700 and I did MD-102");
        talk.text("U1", "Tom Baker passed SC-300");

        talk.text("U1", "Tom Baker did DP-600 on Monday and I did AZ-104 on 33 Nov");

        assertThat(held()).isEmpty();
    }

    @Test
    void what_somebody_did_who_is_not_named_is_not_supposed_of_who_is() {
        logging("everyone");

        assertThat(talk.text("U1", "Tom Baker did DP-600 on Monday and our intern did SC-200 on 3 Nov"))
                .doesNotContain("Did I understand that right");
    }

    @Test
    void a_no_to_several_that_were_supposed_records_none() {
        logging("everyone");
        talk.text("U1", "Tom Baker did MS-700 on Monday and I did MD-102 on 3 Nov");

        assertThat(talk.text("U1", "no")).contains("Nothing was recorded");
        assertThat(held()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"cert add AZ-305 2026-05-01|2026-05-01",
            "/cert add AZ-305 yesterday|2026-11-19", "I passed AZ-305 yesterday!|2026-11-19",
            "seventy passed az 305 on 3 March|2026-03-03", "cert add 3 March az-305|2026-03-03",
            "cert record AZ-305 person: me day: 2026-05-01|2026-05-01"})
    void one_s_own_is_recorded_in_one_breath(String line, LocalDate day) {
        var reply = talk.text("U1", line);

        assertThat(reply).startsWith("Recorded: you passed Azure Solutions Architect Expert (AZ-305) on ")
                .contains("it holds until", "Undo: undo 2");
        assertThat(only().credential().value()).isEqualTo("azure-solutions-architect-expert");
        assertThat(only().earned()).isEqualTo(day);
        assertThat(only().expires()).contains(day.plusYears(1));
        assertThat(holder(only())).isEqualTo("Ada Byron");
    }

    @ParameterizedTest
    @CsvSource({"en-US, 2026-03-04", "en-GB, 2026-04-03", "de-DE, 2026-04-03", "fr-FR, 2026-04-03", "en-AU, 2026-04-03",
            "pt-BR, 2026-04-03"})
    void days_in_numbers_are_read_by_the_locale_of_whoever_writes_and_said_back_in_words(Locale locale, LocalDate day) {
        talk.speaks("U1", locale);

        assertThat(talk.text("U1", "passed AZ-305 on 3/4/2026")).startsWith("Recorded: ")
                .contains(day.getMonthValue() == 3 ? "on 4 Mar 2026" : "on 3 Apr 2026");
        assertThat(only().earned()).isEqualTo(day);
        assertThat(talk.text("U1", "cert add DP-700 5/6/2026")).startsWith("Recorded: ");
        assertThat(talk.text("U1", "cert record AZ-104 person: me day: 7/8/2026")).startsWith("Recorded: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"und", "en", "en-CA", "ja-JP", "zh-CN"})
    void days_in_numbers_are_asked_where_the_locale_does_not_decide(Locale locale) {
        talk.speaks("U1", locale);

        assertThat(talk.text("U1", "passed AZ-305 on 3/4/2026"))
                .startsWith("'3/4/2026' can be several days. Which one was it?").contains("4 Mar 2026", "3 Apr 2026");
        assertThat(held()).isEmpty();
    }

    @Test
    void the_echo_says_which_scores_moved_and_what_is_missing_next() throws IOException {
        talk.store.organisations().add("Nordlicht", ZoneOffset.UTC, false, Sender.Local.TERMINAL.actor());
        var bot = new Bot(Shipped.knowledge(), () -> talk.store, () -> talk.now,
                Surroundings.of(Optional.of("Nordlicht")));
        try (var files = Files.list(Path.of("src/main/resources/sample"))) {
            bot.say(new Message("import --yes", Sender.Local.TERMINAL, Message.Place.PRIVATE, Optional.empty(),
                    files.filter(file -> file.toString().endsWith(".csv"))
                            .map(file -> new SentFile(file.getFileName().toString(), file)).toList()));
        }
        assertThat(PlainText.render(bot.say(new Message("Henning Krüger passed AZ-305 yesterday", Sender.Local.TERMINAL,
                Message.Place.PRIVATE, Optional.empty(), List.of())).reply()))
                .startsWith(
                        "Recorded: Henning Krüger passed Azure Solutions Architect Expert (AZ-305) on 19 Nov 2026; it"
                                + " holds until 19 Nov 2027.")
                .contains("Data & AI 44.24 → 76.24 of 70, qualified now", "Infrastructure 52.24 → 60.24 of 70",
                        "Next for Infrastructure: +10 points", "Fix: cert fix 2", "Undo: undo 2");
    }

    @Test
    void the_same_delivery_twice_leaves_one_record() {
        var message = Talk.message(Talk.member("U1"), Message.Place.PRIVATE, "same", "passed AZ-305 yesterday");
        var first = talk.bot.say(message, new RecordingKeeping());
        var again = talk.bot.say(message, new RecordingKeeping());

        assertThat(again.reply().summary()).isEqualTo(first.reply().summary());
        assertThat(talk.store.imports().history(talk.firm)).filteredOn(record -> record.isTold()).hasSize(1);
    }

    @Test
    void what_is_known_already_changes_nothing() {
        talk.says("U1", "passed AZ-305 yesterday");
        assertThat(talk.text("U1", "passed AZ-305 yesterday")).startsWith("That was on file already: you passed")
                .contains("Nothing had to be changed.");
        assertThat(only().origin().importNumber()).hasValue(2);
    }

    @Test
    void it_is_corrected_in_a_few_words() {
        talk.says("U1", "passed AZ-305 yesterday");
        assertThat(talk.text("U1", "no, it was AZ-104")).startsWith("Corrected: you passed Azure Administrator")
                .contains("Taken back: Azure Solutions Architect Expert (AZ-305) of 19 Nov 2026.");
        assertThat(only().credential().value()).isEqualTo("azure-administrator-associate");
        assertThat(talk.text("U1", "that was in April")).startsWith("On which day was that, 'in April'?")
                .contains("Nothing has changed yet.");
        assertThat(only().earned()).isEqualTo("2026-11-19");
        assertThat(talk.text("U1", "the 3rd")).startsWith("Corrected: ").contains("on 3 Apr 2026");
        assertThat(only().earned()).isEqualTo("2026-04-03");
        assertThat(only().expires()).contains(LocalDate.parse("2027-04-03"));
    }

    @Test
    void a_correction_that_is_taken_back_brings_what_it_corrected_back() {
        talk.says("U1", "passed AZ-305 yesterday");
        talk.says("U1", "no, on 3 April");
        assertThat(only().earned()).isEqualTo("2026-04-03");
        assertThat(talk.text("U1", "undo 2")).as("what was corrected since").contains("Undo import 3: undo 3");
        assertThat(talk.text("U1", "undo 3")).startsWith("Import 3 is taken back").contains(
                "Taken back: Azure Solutions Architect Expert (AZ-305) of 3 Apr 2026, until 3 Apr 2027, of yours.",
                "Holds again: Azure Solutions Architect Expert (AZ-305) of 19 Nov 2026, until 19 Nov 2027, of yours.");
        assertThat(only().earned()).isEqualTo("2026-11-19");
        assertThat(only().origin().importNumber()).hasValue(2);
        assertThat(talk.text("U1", "undo 2")).contains("Taken back: ").doesNotContain("Holds again: ");
        assertThat(held()).isEmpty();
    }

    @Test
    void what_was_told_anew_since_keeps_a_correction_from_being_taken_back() {
        talk.says("U1", "passed AZ-305 yesterday");
        talk.says("U1", "no, on 3 April");
        talk.says("U1", "passed AZ-305 yesterday");
        assertThat(talk.text("U1", "undo 3")).contains("Undo import 4: undo 4");
        talk.says("U1", "undo 4");
        talk.says("U1", "undo 3");
        assertThat(only().earned()).isEqualTo("2026-11-19");
    }

    @Test
    void a_correction_to_what_is_on_file_already_leaves_it_once() {
        talk.says("U1", "passed AZ-305 on 3 April");
        talk.says("U1", "passed AZ-305 yesterday");
        assertThat(talk.text("U1", "no, on 3 April")).startsWith("Corrected: ");
        assertThat(only().earned()).isEqualTo("2026-04-03");
        talk.says("U1", "undo 4");
        assertThat(held()).hasSize(2);
    }

    @Test
    void a_renewal_is_corrected_by_its_day() {
        talk.says("U1", "passed AZ-104 on 1 February");
        talk.says("U1", "renewed AZ-104 yesterday");
        assertThat(talk.text("U1", "no, on Monday")).startsWith("That was on file already: you renewed")
                .contains("holds until 1 Feb 2028", "whichever day it was done", "Nothing had to be changed.");
        assertThat(talk.text("U1", "no, on 3 May")).contains("can be renewed from 1 Aug 2026 on")
                .contains("Nothing was changed.");
        assertThat(only().expires()).contains(LocalDate.parse("2028-02-01"));
    }

    @Test
    void a_renewal_of_something_else_leaves_what_was_not_renewed_as_it_was() {
        talk.says("U1", "passed AZ-104 on 1 February");
        talk.says("U1", "passed AZ-305 on 2 February");
        talk.says("U1", "renewed AZ-104 yesterday");
        assertThat(talk.text("U1", "no, it was AZ-305")).startsWith("On which day was that, with AZ-305?");
        assertThat(talk.text("U1", "on Monday")).startsWith("Corrected: you renewed Azure Solutions Architect Expert")
                .contains("holds until 2 Feb 2028", "Taken back: ",
                        "Holds again: Azure Administrator Associate (AZ-104) of 1 Feb 2026, until 1 Feb 2027.");
        assertThat(ends()).containsExactlyInAnyOrder("2027-02-01", "2028-02-02");
        assertThat(talk.text("U1", "no, it was AZ-104")).startsWith("On which day");
        talk.says("U1", "on Tuesday");
        assertThat(ends()).containsExactlyInAnyOrder("2028-02-01", "2027-02-02");
        talk.says("U1", "undo 6");
        assertThat(ends()).containsExactlyInAnyOrder("2027-02-01", "2028-02-02");
        talk.says("U1", "undo 5");
        assertThat(ends()).containsExactlyInAnyOrder("2028-02-01", "2027-02-02");
        talk.says("U1", "undo 4");
        assertThat(ends()).containsExactlyInAnyOrder("2027-02-01", "2027-02-02");
    }

    private List<String> ends() {
        return held().stream().map(one -> one.expires().orElseThrow().toString()).toList();
    }

    @Test
    void fix_opens_a_form_with_what_was_recorded_and_words_will_do_as_well() {
        talk.says("U1", "passed AZ-305 yesterday");
        assertThat(talk.text("U1", "cert fix 2")).contains("now AZ-305", "now 2026-11-19", "now me");
        assertThat(talk.text("U1", "cert record fix 2 AZ-305 person: me day: 2026-11-02")).startsWith("Corrected: ");
        assertThat(only().earned()).isEqualTo("2026-11-02");
        talk.says("U1", "cert fix 3");
        assertThat(talk.text("U1", "AZ-104")).startsWith("Corrected: you passed Azure Administrator Associate");
        assertThat(only().credential().value()).isEqualTo("azure-administrator-associate");
    }

    @Test
    void everybody_takes_back_what_they_told_and_nobody_else_does() {
        talk.says("U1", "passed AZ-305 yesterday");
        talk.introduce("U9", "Ned", "ned@firm.example");
        assertThat(talk.says("U9", "undo 2").tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(talk.says("U9", "cert fix 2").tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(talk.says("U9", "cert record fix 2 AZ-104 day: 2026-11-02").tone()).isNotEqualTo(Reply.Tone.ANSWER);
        assertThat(talk.text("U1", "undo 2")).startsWith("Import 2 is taken back");
        assertThat(held()).isEmpty();
        assertThat(talk.text("U1", "no, it was AZ-104")).contains("nothing to correct");
    }

    @Test
    void what_is_missing_is_asked_and_answered_in_any_order_with_other_lines_in_between() {
        assertThat(talk.text("U1", "I passed an exam yesterday, AZ-104 or AZ-305"))
                .contains("Nothing is recorded yet.");
        assertThat(held()).isEmpty();
        assertThat(talk.text("U1", "score")).doesNotContain("recorded");
        assertThat(talk.text("U1", "AZ-305")).startsWith("Recorded: you passed Azure Solutions");
        assertThat(talk.text("U1", "passed DP-700")).startsWith("On which day did you pass DP-700?")
                .contains("Yesterday, 19 Nov 2026: cert draft 6 day 2026-11-19");
        assertThat(talk.text("U1", "help")).doesNotContain("DP-700?");
        assertThat(talk.text("U1", "on 3 March")).startsWith("Recorded: you passed Fabric Data Engineer");
        assertThat(held()).hasSize(2);
    }

    @Test
    void it_is_let_go_when_they_say_so() {
        talk.says("U1", "passed DP-700");
        assertThat(talk.text("U1", "never mind")).startsWith("All right, I let it go. Nothing was recorded.");
        assertThat(talk.text("U1", "yesterday")).startsWith("I did not understand");
        assertThat(held()).isEmpty();
    }

    @Test
    void buttons_answer_and_belong_to_whoever_was_asked() {
        var asked = talk.says("U1", "passed DP-700");
        var yesterday = Talk.commands(asked).stream().filter(line -> line.endsWith("2026-11-19")).findFirst();
        talk.introduce("U9", "Ned", "ned@firm.example");
        assertThat(talk.says("U9", yesterday.orElseThrow()).tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(talk.text("U1", yesterday.orElseThrow())).startsWith("Recorded: ");
        assertThat(talk.says("U1", yesterday.orElseThrow()).tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(only().earned()).isEqualTo("2026-11-19");
    }

    @Test
    void a_pending_question_is_over_after_seven_days_and_says_so() {
        talk.says("U1", "passed DP-700");
        talk.now = talk.now.plus(Duration.ofDays(7));
        talk.introduce("U1", "Ada", "ada@firm.example");
        talk.store.forget(talk.now);
        assertThat(talk.text("U1", "yesterday")).startsWith("What you began to tell me here was not finished");
        assertThat(talk.text("U1", "yesterday")).startsWith("I did not understand");
    }

    @Test
    void places_do_not_mix() {
        var first = new Message("passed DP-700", Talk.member("U1"), Message.Place.ASIDE, Optional.of("a"), List.of(),
                "C1");
        var other = new Message("yesterday", Talk.member("U1"), Message.Place.ASIDE, Optional.of("b"), List.of(), "C2");
        var same = new Message("yesterday", Talk.member("U1"), Message.Place.ASIDE, Optional.of("c"), List.of(), "C1");
        talk.bot.say(first, new RecordingKeeping());
        assertThat(talk.bot.say(other, new RecordingKeeping()).reply().summary()).startsWith("I did not understand");
        assertThat(talk.bot.say(same, new RecordingKeeping()).reply().summary()).startsWith("Recorded: ");
    }

    @Test
    void a_pending_question_outlasts_a_restart() {
        talk.says("U1", "passed DP-700");
        var later = new Bot(Shipped.knowledge(), () -> talk.store, () -> talk.now,
                Surroundings.of(Optional.of("Firm")));
        assertThat(later.say(Talk.message(Talk.member("U1"), Message.Place.PRIVATE, "later", "yesterday"),
                new RecordingKeeping()).reply().summary()).startsWith("Recorded: you passed Fabric Data Engineer");
    }

    @Test
    void two_who_talk_in_one_channel_leave_the_same_records_as_each_alone(@TempDir Path folders) {
        var ada = List.of("passed DP-700", "help", "yesterday", "no, it was on 3 March",
                "passed AZ-104 or AZ-305 on 2 May", "AZ-305", "passed DP-600", "never mind", "score");
        var max = List.of("passed AZ-305 or DP-700", "on 4 May", "DP-700", "cert add AZ-104", "that was in April",
                "the 7th", "passed SC-300", "score", "today");
        var alone = new TreeSet<>(told(folders.resolve("ada"), ada, List.of(), new Random(1)));
        alone.addAll(told(folders.resolve("max"), List.of(), max, new Random(1)));
        assertThat(alone).hasSize(5);
        for (int seed = 0; seed < 8; seed++) {
            assertThat(told(folders.resolve("both" + seed), ada, max, new Random(seed))).as("seed " + seed)
                    .isEqualTo(alone);
        }
    }

    private static Set<String> told(Path folder, List<String> ada, List<String> max, Random random) {
        try (var firm = new Talk(Files.createDirectories(folder))) {
            firm.take("people.csv", Talk.PEOPLE + """
                    P1,Ada Byron,ada@firm.example,,,,Oslo,Lead,2020-01-01,
                    P2,Max Manager,max@firm.example,,,,Oslo,Lead,2020-01-01,
                    """);
            firm.introduce("U1", "Ada", "ada@firm.example");
            firm.introduce("UMANAGER", "Max", "max@firm.example");
            var adas = new ArrayDeque<>(ada);
            var maxs = new ArrayDeque<>(max);
            var left = ada.size() + max.size();
            for (int said = 0; said < left; said++) {
                var isMax = adas.isEmpty() || !maxs.isEmpty() && random.nextBoolean();
                firm.bot.say(
                        new Message((isMax ? maxs : adas).removeFirst(), Talk.member(isMax ? "UMANAGER" : "U1"),
                                Message.Place.ASIDE, Optional.of("key" + said), List.of(), "C1"),
                        new RecordingKeeping());
            }
            var people = firm.store.people().of(firm.firm);
            return firm.store.evidence().of(firm.firm).certifications().stream()
                    .map(held -> Optional.ofNullable(people.get(held.person())).flatMap(Person::name).orElseThrow()
                            + " " + held.credential().value() + " " + held.earned() + " " + held.active())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void others_are_logged_by_whom_the_firm_lets() {
        assertThat(talk.text("UMANAGER", "Ada Byron passed AZ-305 yesterday"))
                .startsWith("In this firm everybody logs their own").contains("Nothing was recorded.");
        logging("managers");
        assertThat(talk.text("U1", "Max Manager passed AZ-305 yesterday")).contains("for the role manager");
        assertThat(talk.text("UMANAGER", "<@U3> got the fabric data engineer on 3 March"))
                .startsWith("Recorded: Tom Baker passed Fabric Data Engineer Associate (DP-700) on 3 Mar 2026");
        assertThat(talk.text("UMANAGER", "Tom passed AZ-305 yesterday")).startsWith("Several people are called 'Tom'.")
                .contains("Tom Jones: cert draft");
        logging("everyone");
        assertThat(talk.text("U1", "cert add AZ-305 2026-05-01 max@firm.example"))
                .startsWith("Recorded: Max Manager passed");
        assertThat(talk.text("U1", "Ada Byron passed AZ-104 yesterday")).startsWith("Recorded: you passed");
    }

    @Test
    void whoever_is_tied_to_nobody_learns_how_and_goes_on_then() {
        talk.introduce("U5", "Tom Jones", dev.seventy.store.Account.Standing.MEMBER);
        var asked = talk.says("U5", "passed AZ-305 yesterday");
        assertThat(asked.summary()).contains("nothing is recorded yet", "which person of the firm you are");
        assertThat(Talk.commands(asked)).anyMatch(line -> line.startsWith("me is ")).contains("cert draft 1 person me");
        talk.says("U5",
                Talk.commands(asked).stream().filter(line -> line.startsWith("me is ")).findFirst().orElseThrow());
        assertThat(talk.text("U5", "cert draft 1 person me")).startsWith("Recorded: you passed");
        assertThat(holder(only())).isEqualTo("Tom Jones");
    }

    @Test
    void it_is_renewed_lost_and_taken_back() {
        talk.says("U1", "passed AZ-104 on 1 February");
        assertThat(talk.text("U1", "renewed AZ-104 yesterday")).startsWith("Recorded: you renewed Azure Administrator")
                .contains("holds until 1 Feb 2028");
        assertThat(only().expires()).contains(LocalDate.parse("2028-02-01"));
        assertThat(talk.text("U1", "my AZ-104 was revoked")).contains("is no longer yours");
        assertThat(held()).isEmpty();
        talk.says("U1", "passed AZ-305 yesterday");
        var asked = talk.says("U1", "I did not pass AZ-305 after all");
        assertThat(asked.tone()).as(asked.summary()).isEqualTo(Reply.Tone.QUESTION);
        assertThat(held()).hasSize(1);
        talk.says("U1", Talk.commands(asked).getFirst());
        assertThat(held()).isEmpty();
    }

    @Test
    void after_something_else_was_told_what_is_open_is_offered_again() {
        talk.says("U1", "passed DP-700");
        assertThat(talk.text("U1", "passed AZ-305 yesterday")).startsWith("Recorded: ")
                .contains("There is something else that you began to tell me here.", "Go on with it: cert draft 1");
        assertThat(talk.text("U1", "cert draft 1")).startsWith("On which day did you pass DP-700?");
        assertThat(talk.text("U1", "last Friday")).contains("13 Nov 2026").contains("Recorded: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed AZ-305 yesterday", "I will take AZ-305 next week", "I hope to pass AZ-305 tomorrow",
            "did I pass AZ-305 yesterday?", "what is AZ-305", "certification AZ-305", "exam az-305", "AZ-305",
            "cert add nonsense", "cert add", "cert form", "thanks", "cert record AZ-999 person: me day: 2026-05-01",
            "cert record AZ-305 person: me day: 2027-05-01", "cert record AZ-305 person: nobody day: 2026-05-01",
            "cert record AZ-305 person: me day: 2026-05-01 link: https://evil.example/x"})
    void what_is_not_passed_is_not_recorded(String line) {
        assertThat(talk.text("U1", line)).isNotBlank();
        assertThat(held()).isEmpty();
    }

    @Test
    void a_link_is_kept_as_a_proof() {
        talk.says("U1", "passed AZ-305 yesterday https://www.credly.com/badges/0f1e2d3c-aaaa-bbbb-cccc-1234567890ab");
        assertThat(only().link()).contains("https://www.credly.com/badges/0f1e2d3c-aaaa-bbbb-cccc-1234567890ab");
    }

    @Test
    void what_somebody_else_wrote_is_put_into_a_form_and_not_recorded() {
        logging("managers");
        var sent = talk.now.minus(Duration.ofDays(3)).getEpochSecond();
        var form = talk.text("UMANAGER", "cert forward <@U3> " + sent + " I passed AZ-305 yesterday!");
        assertThat(form).contains("now AZ-305", "now tom@firm.example", "now 2026-11-16", "Nothing is recorded");
        assertThat(held()).isEmpty();
        assertThat(talk.bot.onlyReads("I passed AZ-305 yesterday!")).isFalse();
    }

    @Test
    void a_congratulation_is_proposed_with_its_day_and_confirmed_by_its_button() {
        logging("managers");
        var sent = talk.now.minus(Duration.ofDays(3)).getEpochSecond();
        var proposed = talk.says("UMANAGER",
                "cert forward <@UBOSS> " + sent + " Congratulations <@U3> for clearing AZ-305 on 3 March 👏👏");
        assertThat(PlainText.render(proposed)).contains("now AZ-305", "now tom@firm.example", "now 2026-03-03",
                "Record will do");
        var form = proposed.blocks().stream().filter(Block.Form.class::isInstance).map(Block.Form.class::cast)
                .findFirst().orElseThrow();
        assertThat(held()).isEmpty();
        assertThat(talk.text("UMANAGER",
                form.line(form.fields().stream().collect(Collectors.toMap(Block.Field::name, Block.Field::initial)))))
                .startsWith("Recorded: Tom Baker passed Azure Solutions Architect Expert (AZ-305) on 3 Mar 2026");
        assertThat(only().earned()).isEqualTo("2026-03-03");
    }

    @Test
    void who_was_congratulated_without_a_name_is_whoever_keeps_the_message_where_they_tell_of_nobody_else() {
        var sent = " " + talk.now.getEpochSecond() + " ";
        assertThat(talk.text("U1", "cert forward <@UMANAGER>" + sent + "Congrats on passing AZ-305 on 3 March!"))
                .contains("now AZ-305", "now me", "now 2026-03-03");
        assertThat(talk.says("U1", "cert forward <@UMANAGER>" + sent + "Congrats <@U3> on passing AZ-305 on 3 March!")
                .tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(talk.says("U1", "cert forward <@UMANAGER>" + sent + "I passed AZ-305 on 3 March!").tone())
                .isEqualTo(Reply.Tone.REFUSED);
        logging("managers");
        assertThat(talk.text("UMANAGER", "cert forward <@U1>" + sent + "Congrats on passing AZ-305 on 3 March!"))
                .contains("now AZ-305", "now 2026-03-03", "a piece is missing").doesNotContain("now me");
        assertThat(held()).isEmpty();
    }

    @Test
    void whoever_logs_for_others_corrects_and_undoes_their_own_words_only_and_an_admin_everybody_s() {
        assertThat(talk.text("U1", "Max Manager passed AZ-305 yesterday"))
                .startsWith("In this firm everybody logs their own").contains("settings logging managers");
        talk.says("U1", "passed AZ-305 yesterday");
        logging("everyone");
        talk.says("UMANAGER", "Ada Byron passed DP-700 yesterday");
        var mine = talk.store.imports().history(talk.firm).getFirst().id().value();
        for (var line : List.of("undo 2", "cert fix 2",
                "cert record fix 2 AZ-104 person: ada@firm.example day: 2026-11-02")) {
            assertThat(talk.says("UMANAGER", line).tone()).as(line).isEqualTo(Reply.Tone.REFUSED);
        }
        for (var line : List.of("undo " + mine, "cert fix " + mine,
                "cert record fix " + mine + " AZ-104 person: me day: 2026-11-02")) {
            assertThat(talk.says("U1", line).tone()).as(line).isEqualTo(Reply.Tone.REFUSED);
        }
        assertThat(held()).hasSize(2);
        assertThat(talk.says("UMANAGER", "undo " + mine).tone()).isEqualTo(Reply.Tone.ANSWER);
        assertThat(talk.says("UADMIN", "undo 2").tone()).as("an admin takes back what anybody told")
                .isEqualTo(Reply.Tone.ANSWER);
        assertThat(held()).isEmpty();
    }

    @Test
    void the_sample_firm_stays_as_it_is() {
        assertThat(talk.text("U1", "sample cert add AZ-305 2026-05-01")).contains("made up");
        assertThat(held()).isEmpty();
    }

    @Test
    void an_admin_corrects_what_others_told() {
        talk.store.roles().grant(talk.firm, "slack:T1:UADMIN", Role.ADMIN, Sender.Local.TERMINAL.actor());
        logging("managers");
        talk.says("U1", "passed AZ-305 yesterday");
        assertThat(talk.text("UADMIN", "cert fix 2")).contains("now ada@firm.example");
    }
}
