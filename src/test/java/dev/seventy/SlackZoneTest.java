package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.seventy.bot.Bot;
import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;
import dev.seventy.bot.SentFile;
import dev.seventy.bot.Surroundings;
import dev.seventy.evidence.Certification;
import dev.seventy.slack.fake.SlackUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody in Austin, of whom Slack is asked first, tells a firm in UTC what they passed that evening. */
class SlackZoneTest {

    private static final Instant EVENING_IN_AUSTIN = Instant.parse("2026-11-22T02:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void the_day_is_the_one_where_they_live_as_slack_has_it() throws Exception {
        try (var firm = SlackFirm.empty(folder)) {
            var file = Files.writeString(folder.resolve("people.csv"),
                    "person_key,full_name,work_email,slack_user_id\nP1,Ada Byron,ada@firm.example,U5\n");
            var name = firm.store().organisations().get(firm.firm()).orElseThrow().name();
            new Bot(Shipped.knowledge(), firm::store, firm.slack.clock(), Surroundings.of(Optional.of(name)))
                    .say(new Message("import --yes", Sender.Local.TERMINAL, Message.Place.PRIVATE, Optional.empty(),
                            List.of(new SentFile("people.csv", file))));
            firm.slack.user(SlackUser.member("U5", "T1").in(ZoneId.of("America/Chicago")));
            firm.slack.clock().advance(Duration.between(firm.slack.clock().instant(), EVENING_IN_AUSTIN));

            assertThat(firm.directly(SlackFirm.direct("U5"), "passed AZ-305 yesterday").text())
                    .contains("Recorded: you passed", "20 Nov 2026");

            assertThat(firm.store().evidence().of(firm.firm()).certifications()).extracting(Certification::earned)
                    .containsExactly(LocalDate.of(2026, 11, 20));
            assertThat(firm.slack.violations()).isEmpty();
        }
    }
}
