package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two that want one port. */
class PortTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"demo", "serve"})
    void a_port_that_is_taken_is_named_with_what_mends_it(String verb) throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var printed = new ByteArrayOutputStream();
            var code = Main.run(List.of(verb), new PrintStream(printed, true, UTF_8),
                    Map.of("SEVENTY_HOME", folder.toString(), "SEVENTY_DATABASE_URL",
                            "jdbc:sqlite:" + folder.resolve("seventy.db"), "SEVENTY_PORT",
                            String.valueOf(other.getLocalPort())));
            assertThat(printed.toString(UTF_8)).isEqualToIgnoringNewLines("Port " + other.getLocalPort()
                    + " is in use; set SEVENTY_PORT to another, or to 0 for any that is free.");
            assertThat(code).isEqualTo(2);
        }
    }
}
