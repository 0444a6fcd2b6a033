package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A workspace of its own with the sample firm for each test, in none of which anything is done that Slack refuses. */
abstract class InSlackWithSample {

    @TempDir
    Path folder;

    SlackFirm firm;

    @BeforeEach
    void a_firm() {
        firm = SlackFirm.sample(folder);
    }

    @AfterEach
    void ends_without_a_violation() {
        assertThat(firm.slack.violations()).isEmpty();
        firm.close();
    }
}
