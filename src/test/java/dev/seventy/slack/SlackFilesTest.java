package dev.seventy.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Fault;
import dev.seventy.slack.fake.SlackUser;
import dev.seventy.store.Account;
import dev.seventy.store.Account.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackFilesTest {

    private static final byte[] CONTENT = "a,b\n1,2\n".repeat(1000).getBytes(UTF_8);

    @TempDir
    private Path folder;

    private Setting setting;
    private FakeSlack slack;
    private SlackFiles files;
    private String token;

    @BeforeEach
    void starts() throws IOException {
        setting = new Setting(Files.createDirectory(folder.resolve("store")));
        slack = setting.slack;
        files = new SlackFiles(setting.api);
        token = slack.install("T1").value();
        Files.createDirectory(folder.resolve("files"));
    }

    @AfterEach
    void ends() {
        setting.close();
    }

    private SlackFiles.Fetched fetch(String address, long largest) {
        return files.fetch(token, address, largest, folder.resolve("files"));
    }

    private String sent() {
        return slack.fileJson(slack.file("T1", "usage.csv", "text/csv", CONTENT)).path("url_private_download")
                .asString();
    }

    private boolean isEmpty() throws IOException {
        try (var left = Files.list(folder.resolve("files"))) {
            return left.findAny().isEmpty();
        }
    }

    @Test
    void a_file_is_fetched_whole() throws IOException {
        var here = (SlackFiles.Fetched.Here) fetch(sent(), CONTENT.length);

        assertThat(here.content()).hasBinaryContent(CONTENT);
    }

    @Test
    void a_file_that_is_too_large_leaves_nothing_behind() throws IOException {
        assertThat(fetch(sent(), CONTENT.length - 1)).isEqualTo(new SlackFiles.Fetched.TooLarge());
        assertThat(isEmpty()).isTrue();
    }

    @Test
    void the_token_goes_to_no_other_host_nor_along_a_redirect() throws IOException {
        assertThat(fetch("https://files.slack.com.evil.example/x", 10))
                .isInstanceOf(SlackFiles.Fetched.NotFetched.class);
        slack.next(FakeSlack.DOWNLOAD, Fault.redirect("http://169.254.169.254/"), Fault.html(), Fault.resetAfter());

        assertThat(fetch(sent(), 100_000)).isEqualTo(new SlackFiles.Fetched.NotFetched("status 302", false));
        assertThat(fetch(sent(), 100_000))
                .isEqualTo(new SlackFiles.Fetched.NotFetched("a page instead of the file", false));
        assertThat(((SlackFiles.Fetched.NotFetched) fetch(sent(), 100_000)).mayComeLater()).isTrue();
        assertThat(isEmpty()).isTrue();
    }

    private SlackAnswer send() {
        return files.send(token, "C1", "rejected.csv", CONTENT, Optional.of("Rows left out"));
    }

    @Test
    void a_file_is_handed_over_in_three_steps() {
        slack.channel("C1", "T1");

        assertThat(send()).isInstanceOf(SlackAnswer.Ok.class);
        assertThat(slack.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("rejected.csv");
            assertThat(file.completed()).isTrue();
            assertThat(file.content().orElseThrow()).isEqualTo(CONTENT);
        });
    }

    @Test
    void whatever_fails_before_the_last_step_shows_nothing_and_may_be_done_again() {
        slack.channel("C1", "T1");
        slack.next("files.getUploadURLExternal", Fault.resetAfter());
        slack.next(FakeSlack.UPLOAD, Fault.resetAfter(), Fault.status(500));

        for (int time = 0; time < 3; time++) {
            assertThat(send()).isInstanceOf(SlackAnswer.NotSent.class);
        }
        assertThat(slack.messages()).isEmpty();
        slack.next("files.completeUploadExternal", Fault.resetAfter());
        assertThat(send()).isInstanceOf(SlackAnswer.Lost.class);
        assertThat(slack.messages()).hasSize(1);
    }

    private Account.Profile who(SlackUser user) {
        slack.user(user);
        return ((SlackPeople.Found.Somebody) new SlackPeople(setting.api).ask(token, Optional.of("T1"),
                Optional.empty(), user.id())).who();
    }

    @Test
    void slack_tells_who_somebody_is_and_what_they_are_there() {
        var member = SlackUser.member("U1", "T1");

        assertThat(who(member)).isEqualTo(new Account.Profile("Person U1", Optional.of("u1@example.com"),
                Standing.MEMBER, Locale.ENGLISH, Optional.of(ZoneId.of("Europe/Berlin"))));
        assertThat(who(member.but(SlackUser.Kind.GUEST)).standing()).isEqualTo(Standing.GUEST);
        assertThat(who(member.but(SlackUser.Kind.SINGLE_CHANNEL_GUEST)).standing()).isEqualTo(Standing.GUEST);
        assertThat(who(member.but(SlackUser.Kind.STRANGER)).standing()).isEqualTo(Standing.STRANGER);
        assertThat(who(SlackUser.member("U2", "T2")).standing()).isEqualTo(Standing.STRANGER);
        assertThat(who(member.but(SlackUser.Kind.BOT)).standing()).isEqualTo(Standing.BOT);
        assertThat(who(member.but(SlackUser.Kind.DELETED, SlackUser.Kind.GUEST)).standing())
                .isEqualTo(Standing.DEACTIVATED);
        assertThat(who(member.withEmail(Optional.empty())).address()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en-US, America/Chicago, en-US", "en-US, America/Indiana/Knox, en-US", "en-US, Pacific/Honolulu, en-US",
            "en-US, Europe/Stockholm, en", "en-US, America/Toronto, en", "en-US, America/Sao_Paulo, en",
            "en-GB, America/Chicago, en-GB", "de-DE, Europe/Berlin, de-DE", "pt-BR, America/Sao_Paulo, pt-BR"})
    void american_english_says_how_days_are_written_in_american_time_zones_only(String given, ZoneId zone,
            Locale locale) {
        assertThat(who(SlackUser.member("U1", "T1").in(zone).writing(given)).locale()).isEqualTo(locale);
    }

    @Test
    void where_slack_does_not_tell_nobody_is_made_up() {
        assertThat(new SlackPeople(setting.api).ask(token, Optional.of("T1"), Optional.empty(), "U404"))
                .isInstanceOf(SlackPeople.Found.Unknown.class);
    }
}
