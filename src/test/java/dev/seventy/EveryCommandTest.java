package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command answers kindly whatever is said to it. */
class EveryCommandTest {

    @TempDir
    private static Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"score", "why", "help", "rules", "rules show", "rules diff", "rules test", "import",
            "import template", "import confirm", "import discard", "import history", "history", "undo", "certification",
            "specializations", "organisation", "organisation add", "organisation link", "organisation list", "role",
            "role grant", "role revoke", "role list", "share", "send me", "ask admin", "home", "me", "me is",
            "settings", "settings zone", "welcome", "privacy", "sample", "hello", "thanks", "nonsense",
            "score databricks", "why databricks", "pvs", "pvs what if", "what if databricks", "databricks",
            "databricks set", "reference add", "project add", "champion add", "settings track", "certs", "cert",
            "cert add", "cert form", "cert record", "cert fix", "cert draft", "cert drop", "cert forward", "I passed",
            "certs databricks", "champion", "champion list", "attestation", "databricks attestations", "badge",
            "accreditation", "cert list", "cert doctor", "cert steps", "doctor", "who", "who could take", "person",
            "person add", "person invite", "person list", "person merge", "person set", "me forget", "me export",
            "me looked", "person", "person forget", "person export", "export", "export people", "export certifications",
            "export scores", "export reasons", "check audit", "forecast", "forecast data-ai", "forecast ics",
            "share link", "settings anniversary", "digest", "digests", "digest subscribe", "digest list",
            "digest preview", "digest show", "digest change", "digest mute", "digest unmute", "digest stop",
            "subscribe", "unsubscribe", "send me a digest", "outbox", "digest snooze", "digest snoozed",
            "digest unsnooze", "assign", "unassign", "assignments", "assignment", "assignment decline",
            "assignment take", "assignment done", "reminders", "reminders list", "reminders show", "reminders preview",
            "reminders why", "reminders snooze", "reminders unsnooze", "reminders stop", "reminders start", "snooze",
            "remind me", "eco", "eco types", "eco actions", "eco action", "eco done", "eco owner SI-2",
            "eco status SI-2", "eco note SI-2", "eco clear", "eco clear SI-77", "eco actions unowned", "eco focus",
            "eco industries", "eco industry FSI lead", "eco ps", "eco profile", "eco si-check", "eco si-check \"Acme\"",
            "eco si-checks", "eco metrics", "eco metric M4", "eco metric M3 target", "eco report", "eco history",
            "eco show", "professional services", "export playbook"})
    void it_bears_no_arguments_rubbish_and_too_much(String command) {
        var seventy = new CommandLine(folder);
        for (var rest : new String[]{"", " )]}' ${jndi:x} 💥 <!channel> \u202e", " " + "x".repeat(4_000),
                " data-ai as of 99/99/9999", " '; DROP TABLE people; --", " 東京"}) {
            var outcome = seventy.run((command + rest).split(" "));
            assertThat(outcome.text()).as(command + rest).isNotBlank().doesNotContain("Exception", "went wrong");
            assertThat(outcome.code()).as(command + rest).isBetween(0, 3);
        }
    }
}
