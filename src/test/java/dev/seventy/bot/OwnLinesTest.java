package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account.Standing;
import dev.seventy.store.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sharing, asking, home, me, settings and the tour, as people talk to the bot in a workspace. */
class OwnLinesTest extends TalkingToTheBot {

    @Test
    void an_answer_aside_offers_to_be_shared_or_sent() {
        talk.figures();
        assertThat(Talk.commands(talk.says("U1", Message.Place.ASIDE, "/score data-ai".substring(1)).reply()))
                .contains("share score data-ai", "send me score data-ai");
        assertThat(Talk.commands(talk.says("U1", Message.Place.PRIVATE, "score data-ai").reply()))
                .noneMatch(command -> command.startsWith("share"));
        assertThat(Talk.commands(talk.says("U1", Message.Place.ASIDE, "me").reply()))
                .noneMatch(command -> command.startsWith("share"));
    }

    @Test
    void what_is_shared_names_the_sharer_and_leaves_private_details_out() {
        talk.figures();
        var answer = talk.says("UADMIN", Message.Place.ASIDE, "share why data-ai");
        assertThat(answer.reply().summary()).isEqualTo("Sharing with the channel.");
        assertThat(answer.elsewhere()).singleElement().isInstanceOfSatisfying(Answer.Elsewhere.Everybody.class,
                everybody -> assertThat(PlainText.render(everybody.reply()))
                        .contains("Shared by @Anna Admin. Private details are left out.")
                        .doesNotContain("Contoso", "12,345", "Ada Byron"));
        assertThat(talk.text("UADMIN", "why data-ai")).contains("Contoso", "Ada Byron");
    }

    @Test
    void without_a_channel_sharing_shows_what_it_would_look_like() {
        talk.figures();
        var answer = talk.says("UADMIN", Message.Place.PRIVATE, "share why data-ai");
        assertThat(answer.elsewhere()).isEmpty();
        assertThat(PlainText.render(answer.reply())).contains("nothing was shared").doesNotContain("Contoso");
        assertThat(PlainText.render(talk.local("share score"))).contains("nothing was shared");
    }

    @Test
    void what_is_sent_directly_stays_with_the_sender_and_leaves_an_entry() {
        talk.figures();
        for (int time = 0; time < 2; time++) {
            assertThat(talk.says("UMANAGER", Message.Place.ASIDE, "send me why data-ai").elsewhere()).singleElement()
                    .isInstanceOfSatisfying(Answer.Elsewhere.Directly.class,
                            directly -> assertThat(PlainText.render(directly.reply())).contains("Ada Byron"));
        }
        assertThat(talk.store.audit().of(talk.firm)).filteredOn(entry -> entry.action().equals("people read"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"share role list", "share share score", "share me", "send me import history",
            "share sample score", "share nonsense of the highest order", "share", "send me"})
    void what_changes_or_is_private_is_not_shared(String line) {
        var answer = talk.says("UADMIN", Message.Place.ASIDE, line);
        assertThat(answer.elsewhere()).isEmpty();
        assertThat(answer.reply().tone()).isIn(Reply.Tone.REFUSED, Reply.Tone.MISUNDERSTOOD);
        assertThat(answer.reply().summary()).containsAnyOf("Nothing was shared", "Nothing was sent");
        assertThat(Talk.commands(answer.reply())).isNotEmpty();
    }

    @Test
    void whoever_may_not_can_have_those_asked_who_may_once_a_day() {
        var refused = talk.says("U1", "/seventy import history");
        assertThat(Talk.commands(refused)).containsExactly("ask admin import history");

        var asked = talk.says("U1", Message.Place.PRIVATE, "ask admin import history");
        assertThat(asked.reply().summary()).isEqualTo("One admin was asked. Nothing else was done.");
        assertThat(asked.changed()).isTrue();
        assertThat(asked.elsewhere()).singleElement().isInstanceOfSatisfying(Answer.Elsewhere.Account.class,
                account -> {
                    assertThat(account.user()).isEqualTo("UADMIN");
                    assertThat(account.reply().summary()).isEqualTo("@Una asks: import history");
                    assertThat(Talk.commands(account.reply())).containsExactly("import history");
                });
        assertThat(talk.says("U1", Message.Place.PRIVATE, "ask admin import history").elsewhere()).isEmpty();
        assertThat(talk.says("UMANAGER", Message.Place.PRIVATE, "ask admin import history").reply().summary())
                .contains("Anna Admin");
        talk.now = Talk.START.plus(Duration.ofHours(23));
        assertThat(talk.says("U1", Message.Place.PRIVATE, "ask admin import history").elsewhere()).hasSize(1);
    }

    @Test
    void somebody_with_a_role_is_asked_before_they_have_ever_written() {
        talk.local("role grant admin slack:U5ONCE");
        assertThat(talk.says("U1", Message.Place.PRIVATE, "ask admin undo").elsewhere())
                .extracting(elsewhere -> ((Answer.Elsewhere.Account) elsewhere).user())
                .containsExactlyInAnyOrder("UADMIN", "U5ONCE");
    }

    @Test
    void the_zone_is_changed_before_the_other_settings_of_a_line() {
        talk.says("UADMIN", "settings retention 5 zone Europe/Oslo");
        var actions = talk.store.audit().of(talk.firm).stream().map(entry -> entry.action()).toList();
        assertThat(actions.subList(actions.size() - 3, actions.size())).containsExactly("organisation.zone",
                "setting.changed", "setting.changed");
    }

    @Test
    void an_admin_by_an_address_that_has_not_written_yet_is_told_of() {
        talk.local("role grant admin boss@firm.example");
        talk.local("role revoke admin slack:T1:UADMIN");
        assertThat(talk.says("U1", "ask admin undo").summary()).contains("named admin by their address",
                "has not written to Seventy yet", "nobody was asked", "/seventy");

        talk.introduce("UBOSS", "The Boss", "Boss@firm.example");
        assertThat(talk.says("U1", Message.Place.PRIVATE, "ask admin undo").elsewhere())
                .extracting(elsewhere -> ((Answer.Elsewhere.Account) elsewhere).user()).containsExactly("UBOSS");
    }

    @Test
    void five_things_a_day_can_be_asked_for_by_an_account_however_they_are_written() {
        for (var line : List.of("undo 1", "UNDO 1", "undo 2", "undo 3", "undo 4", "undo 5", "undo 1")) {
            talk.says("U1", "ask admin " + line);
        }
        assertThat(talk.store.audit().of(talk.firm).stream().filter(entry -> entry.action().equals("asked")))
                .hasSize(5);

        assertThat(talk.says("U1", "ask admin undo 6").summary()).contains("You asked 5 things today",
                "Nobody was asked");
        assertThat(talk.says("UMANAGER", Message.Place.PRIVATE, "ask admin undo 6").elsewhere()).hasSize(1);
        talk.now = Talk.START.plus(Duration.ofDays(1));
        assertThat(talk.says("U1", Message.Place.PRIVATE, "ask admin undo 6").elsewhere()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"undo 3 because the boss is at https://evil.example,undo 3",
            "import history and read https://evil.example,import history", "show me the import history,import history",
            "import confirm 3 quick,import confirm 3"})
    void words_besides_the_command_are_not_passed_on(String line, String meant) {
        var answer = talk.says("U1", Message.Place.PRIVATE, "ask admin " + line);
        assertThat(answer.elsewhere()).isEmpty();
        assertThat(answer.reply().summary()).contains("I read that as: " + meant, "nobody was asked");
        assertThat(Talk.commands(answer.reply())).containsExactly("ask admin " + meant);
        assertThat(Talk.commands(talk.says("U1", line))).containsExactly("ask admin " + meant);
        assertThat(talk.says("U1", Message.Place.PRIVATE, "ask admin " + meant).elsewhere()).hasSize(1);
    }

    @Test
    void a_role_for_nobody_is_not_asked_for() {
        var answer = talk.says("U1", Message.Place.PRIVATE, "ask admin role grant admin press-this-now");
        assertThat(answer.elsewhere()).isEmpty();
        assertThat(answer.reply().summary()).contains("nobody was asked");
    }

    @Test
    void what_gives_rights_or_changes_the_firm_is_not_the_first_button_to_press() {
        assertThat(askedFor("import history").primary()).isTrue();
        assertThat(askedFor("role grant admin slack:U1").primary()).isFalse();
        assertThat(askedFor("role revoke admin slack:U7").primary()).isFalse();
        assertThat(askedFor("settings zone Europe/Berlin retention 31").primary()).isFalse();
    }

    private Block.Button askedFor(String line) {
        var asked = talk.says("U1", Message.Place.PRIVATE, "ask admin " + line).elsewhere().getFirst().reply();
        return asked.blocks().stream().flatMap(
                block -> block instanceof Block.Buttons(var some) ? some.stream() : Stream.<Block.Button>empty())
                .findFirst().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"role revoke admin SLACK:T1:uadmin", "role grant member slack:T1:UADMIN",
            "role grant manager slack:T1:UADMIN"})
    void the_last_admin_stays_but_for_the_terminal(String line) {
        var refused = talk.says("UADMIN", line);
        assertThat(refused.tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(refused.summary()).contains("the last admin", "Nothing was changed", "role grant admin EMAIL");
        assertThat(talk.store.roles().of(talk.firm, "slack:T1:UADMIN")).contains(Role.ADMIN);

        talk.says("UADMIN", "role grant admin slack:T1:U1");
        assertThat(talk.says("UADMIN", line).tone()).isEqualTo(Reply.Tone.ANSWER);
        assertThat(talk.local("role revoke admin slack:T1:U1").tone()).isEqualTo(Reply.Tone.ANSWER);
        assertThat(talk.store.roles().all(talk.firm)).doesNotContainValue(Role.ADMIN);
    }

    @Test
    void where_nobody_has_the_role_it_says_how_that_is_mended() {
        talk.local("role revoke admin slack:T1:UADMIN");
        assertThat(talk.says("U1", "ask admin undo").summary()).contains("Nobody", "./seventy role grant admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask admin score", "ask admin hello there you nice people", "ask admin",
            "ask admin organisation add X", "ask admin ask admin undo"})
    void nobody_is_written_to_without_need(String line) {
        var answer = talk.says("U1", Message.Place.PRIVATE, line);
        assertThat(answer.elsewhere()).isEmpty();
        assertThat(answer.reply().tone()).isIn(Reply.Tone.REFUSED, Reply.Tone.MISUNDERSTOOD);
    }

    @Test
    void home_says_what_to_do_where_nothing_is_imported() {
        var admin = talk.says("UADMIN", "home");
        assertThat(admin.summary()).contains("that is not zero points");
        assertThat(Talk.commands(admin)).contains("sample score", "import");
        assertThat(Talk.commands(talk.says("U1", "home"))).contains("sample score").doesNotContain("import");
    }

    @Test
    void home_says_that_files_are_being_read() {
        try (var writer = talk.store.imports().begin(talk.firm, Sender.Local.TERMINAL.actor(), List.of())) {
            assertThat(talk.text("U1", "home")).contains("being read now");
        }
        assertThat(talk.text("U1", "home")).doesNotContain("being read now");
    }

    @Test
    void home_begins_with_what_is_ones_own_and_ends_with_the_settings() {
        talk.figures();
        talk.introduce("UADA", "Ada", "ada@firm.example");
        var home = talk.says("UADA", "home");
        var text = PlainText.render(home);
        assertThat(home.summary()).startsWith("One of your certifications expires within 180 days.");
        assertThat(text).contains("Renew Azure Administrator Associate (AZ-104): expires 1 Jan 2027, in 42 days");
        assertThat(text.indexOf("Renew")).isLessThan(text.indexOf("Our firm"));
        assertThat(text.indexOf("Our firm")).isLessThan(text.indexOf("Settings"));
        assertThat(home.blocks()).noneMatch(Block.Form.class::isInstance);
        assertThat(talk.says("UADMIN", "home").blocks()).anyMatch(Block.Form.class::isInstance);
        assertThat(talk.text("U1", "home")).doesNotContain("Renew").contains("not tied to a person");
    }

    @Test
    void an_address_ties_an_account_and_gives_the_role_of_the_person() {
        talk.figures();
        talk.introduce("UADA", "Ada", "Ada@Firm.example");
        assertThat(talk.text("UADA", "me")).contains("You are Ada Byron, role member, known by your address",
                "Azure Administrator Associate (AZ-104)", "1 Jan 2027");
        talk.local("role grant manager ada@firm.example");
        assertThat(talk.text("UADA", "me")).contains("role manager");
    }

    @Test
    void who_says_who_they_are_sees_their_own_record_and_gets_no_role() {
        talk.figures();
        talk.local("role grant admin ada@firm.example");
        talk.introduce("UADA", "Byron, Ada", Standing.MEMBER);
        var offered = Talk.commands(talk.says("UADA", "me")).stream().filter(line -> line.startsWith("me is"))
                .findFirst().orElseThrow();
        assertThat(talk.says("UADA", offered).summary()).startsWith("You are Ada Byron here now");
        assertThat(talk.text("UADA", "me")).contains("You are Ada Byron, role member", "AZ-104");
        assertThat(talk.says("UADA", "import history").tone()).isEqualTo(Reply.Tone.REFUSED);
        assertThat(talk.says("UADA", "me is nobody").tone()).isEqualTo(Reply.Tone.ANSWER);
        assertThat(talk.text("UADA", "me")).doesNotContain("AZ-104");
        assertThat(talk.says("UADA", offered).tone()).isEqualTo(Reply.Tone.ANSWER);
    }

    @Test
    void nobody_becomes_somebody_with_another_name_or_who_is_taken() {
        talk.figures();
        talk.introduce("UADA", "Ada Byron", Standing.MEMBER);
        var offered = Talk.commands(talk.says("UADA", "me")).stream().filter(line -> line.startsWith("me is"))
                .findFirst().orElseThrow();
        assertThat(talk.says("U1", offered).tone()).isEqualTo(Reply.Tone.REFUSED);
        talk.says("UADA", offered);
        talk.introduce("UTWIN", "Ada Byron", Standing.MEMBER);
        assertThat(talk.says("UTWIN", offered).tone()).isEqualTo(Reply.Tone.REFUSED);
    }

    @Test
    void settings_are_changed_one_or_several_at_a_time_and_taken_back_with_a_button() {
        var changed = talk.says("UADMIN", "settings zone europe/berlin retention 60 days revenue managers");
        assertThat(changed.summary())
                .isEqualTo("Changed: zone UTC → Europe/Berlin, retention 30 → 60, revenue admins → managers.");
        assertThat(Talk.commands(changed)).contains("settings zone UTC retention 30 revenue admins");
        assertThat(talk.text("U1", "settings")).contains("Europe/Berlin", "60", "managers", "Admins can change them");
        assertThat(talk.store.audit().of(talk.firm)).filteredOn(entry -> entry.action().equals("setting.changed"))
                .hasSize(3);
        talk.says("UADMIN", "settings zone UTC retention 30 revenue admins");
        assertThat(talk.text("U1", "settings")).contains("UTC").doesNotContain("Europe/Berlin");
    }

    @Test
    void the_form_makes_the_line_that_could_be_typed() {
        var form = (Block.Form) talk.says("UADMIN", "settings").blocks().stream().filter(Block.Form.class::isInstance)
                .findFirst().orElseThrow();
        assertThat(form.line(Map.of("zone", "Europe/Berlin", "retention", "30", "revenue", "admins", "logging", "own")))
                .isEqualTo("settings zone Europe/Berlin retention 30 revenue admins logging own");
    }

    @Test
    void revenue_is_seen_by_managers_where_the_firm_has_set_it_and_never_in_a_channel() {
        talk.figures();
        assertThat(talk.text("UMANAGER", "why data-ai")).doesNotContain("Contoso");
        talk.says("UADMIN", "settings revenue managers");
        assertThat(talk.text("UMANAGER", "why data-ai")).contains("Contoso");
        assertThat(PlainText.render(talk.says("UMANAGER", Message.Place.SHARED, "why data-ai").reply()))
                .doesNotContain("Contoso");
        assertThat(talk.text("U1", "why data-ai")).doesNotContain("Contoso");
    }

    @ParameterizedTest
    @CsvSource({"settings zone Europe/Berln,settings zone Europe/Berlin", "settings zone berlin oops,settings",
            "settings retention 4000,settings retention 30", "settings retention -1,settings retention 30",
            "settings revenue everyone,settings revenue admins", "settings logging nobody,settings logging own",
            "settings zone,settings", "settings colour red,settings"})
    void a_setting_that_cannot_be_is_told_with_what_can_be(String line, String offered) {
        var reply = talk.says("UADMIN", line);
        assertThat(reply.tone()).isEqualTo(Reply.Tone.MISUNDERSTOOD);
        assertThat(reply.summary()).contains("Nothing was changed");
        assertThat(Talk.commands(reply)).contains(offered);
        assertThat(talk.store.settings().of(talk.firm)).isEmpty();
    }

    @Test
    void members_do_not_change_settings() {
        assertThat(talk.says("UMANAGER", "settings retention 5").summary()).contains("for the role admin");
    }

    @Test
    void the_tour_is_for_anybody_and_every_button_stays_in_it() {
        var unlinked = new Sender.Member("slack", "T9", "U1");
        var keeping = new RecordingKeeping(Keeping.Wait.LONG);
        assertThat(talk.bot.say(Talk.message(unlinked, Message.Place.PRIVATE, "1", "sample score"), keeping))
                .isSameAs(Answer.WAITING);
        assertThat(talk.samplesLoaded).isZero();
        var score = talk.bot.say(Talk.message(unlinked, Message.Place.PRIVATE, "2", "sample score"),
                new RecordingKeeping());
        assertThat(talk.samplesLoaded).isEqualTo(1);
        assertThat(PlainText.render(score.reply())).contains("Sample firm (made up)", "designations");
        assertThat(Talk.commands(score.reply())).isNotEmpty().allMatch(line -> line.startsWith("sample "));
        assertThat(talk.says("U1", Message.Place.ASIDE, "sample score").reply()).isEqualTo(score.reply());
        assertThat(talk.samplesLoaded).isEqualTo(1);
        for (var line : List.of("sample undo", "sample role grant admin slack:U1", "sample settings retention 1",
                "sample import --yes", "sample rules test")) {
            assertThat(talk.says("UADMIN", line).tone()).as(line).isIn(Reply.Tone.REFUSED, Reply.Tone.MISUNDERSTOOD);
        }
    }

    @Test
    void a_bare_undo_asks_first_where_files_were_taken_in_or_another_told_it() {
        talk.figures();
        var asked = talk.says("UADMIN", "undo");
        assertThat(asked.tone()).isEqualTo(Reply.Tone.QUESTION);
        assertThat(asked.summary())
                .isEqualTo("Import 3 (certs.csv, 1 row) of 20 Nov 2026 would be taken back. Nothing has changed yet.");
        assertThat(Talk.commands(asked)).containsExactly("undo 3");
        assertThat(talk.says("UADMIN", "undo 3").tone()).isEqualTo(Reply.Tone.ANSWER);
        assertThat(Talk.commands(talk.local("undo"))).containsExactly("undo 2");
        talk.says("UMANAGER", "person add Eva Lund eva@firm.example");
        assertThat(talk.says("UADMIN", "undo").summary()).isEqualTo(
                "Import 4 (a person, told by Max Manager) of 20 Nov 2026 would be taken back. Nothing has changed yet.");
    }

    @Test
    void a_bare_undo_takes_back_at_once_what_the_speaker_told_last() {
        talk.figures();
        talk.says("UADMIN", "person add Eva Lund eva@firm.example");
        assertThat(talk.text("UADMIN", "undo")).startsWith("Import 4 is taken back: a person, told on 20 Nov 2026.")
                .doesNotContain("replaced holds again");
        assertThat(talk.says("UADMIN", "undo").tone()).as("the files").isEqualTo(Reply.Tone.QUESTION);
    }

    @Test
    void help_and_welcome_lead_to_privacy_and_support() {
        for (var line : List.of("help", "welcome", "privacy")) {
            assertThat(talk.text("U1", line)).contains("https://seventy.example/privacy",
                    "mailto:help@seventy.example");
        }
        assertThat(talk.text("U1", "welcome")).contains("Nobody but you and people who write to me");
        assertThat(Talk.commands(talk.says("U1", "welcome"))).contains("sample score");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense words here", "score data-a1", "why", "undo 99", "import confirm 77", "import",
            "import discard x", "role grant king x", "role revoke admin slack:UX", "organisation add X",
            "certification xyzzy", "rules show data-ai 1999", "rules diff data-ai", "ask", "me is you",
            "import template none", "rules test", "score data-ai path middle", "score data-ai as of never"})
    void what_was_not_done_says_so_and_offers_a_way_on(String line) {
        var reply = talk.says("UADMIN", line);
        assertThat(reply.tone()).isIn(Reply.Tone.MISUNDERSTOOD, Reply.Tone.REFUSED);
        assertThat(reply.summary()).matches("(?s).*([Nn]othing|[Nn]obody) .*");
        assertThat(Talk.commands(reply)).isNotEmpty();
    }

    @Test
    void what_cannot_be_seen_is_not_read_and_names_nobody() {
        assertThat(talk.says("U1", "sco\u200bre\u2060")).isEqualTo(talk.says("U1", "score"));
        assertThat(talk.says("UADMIN", "role grant admin slack:U\u200b7").tone()).isEqualTo(Reply.Tone.MISUNDERSTOOD);
        assertThat(talk.says("U1", Message.Place.PRIVATE, "score").elsewhere()).isEqualTo(List.of());
        assertThat(Optional.of(talk.says("U1", "\u200b")).map(Reply::tone)).contains(Reply.Tone.ANSWER);
    }
}
