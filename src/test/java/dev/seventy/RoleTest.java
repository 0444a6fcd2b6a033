package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles as somebody at a terminal grants them. */
class RoleTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"an\u202ena@contoso.example", "an\u200bna@contoso.example", "anna@contoso\u00ad.example",
            "an\u0007na@contoso.example"})
    void nobody_with_an_unseen_character_in_the_name_gets_a_role(String subject) {
        var seventy = new CommandLine(folder);
        seventy.run("organisation", "add", "Nordlicht");

        assertThat(seventy.run("role", "grant", "admin", subject).text()).contains("Nothing was changed");
        assertThat(seventy.run("role", "grant", "admin", "anna@contoso.example").text()).contains("has the role admin");
        assertThat(seventy.run("role").text()).contains("One role is granted.");
    }
}
