package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import dev.seventy.slack.fake.FakeSlack;

/** A Java process of its own that says on which port it listens, and does what it is told on its standard input. */
final class Child implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("\\bport (\\d+)$");

    private final Process process;
    private final BufferedReader out;
    private final Writer in;
    private final int port;

    private Child(Process process) throws IOException {
        this.process = process;
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        in = new OutputStreamWriter(process.getOutputStream(), UTF_8);
        var line = out.readLine();
        while (line != null && !PORT.matcher(line).find()) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("the process ended before it listened");
        }
        var listening = PORT.matcher(line);
        listening.find();
        port = Integer.parseInt(listening.group(1));
    }

    /** Starts a class of the test class path; what it logs goes to a file. */
    static Child start(Class<?> main, Path log, Map<String, String> environment, String... arguments) {
        return start(List.of(), main, log, environment, arguments);
    }

    /** The same with no more files and sockets open at once than these. */
    static Child limited(Class<?> main, Path log, int files, Map<String, String> environment, String... arguments) {
        return start(List.of("sh", "-c", "ulimit -n " + files + "; exec \"$@\"", "sh"), main, log, environment,
                arguments);
    }

    /** Where {@link #serve} keeps its data. */
    static String database(Path folder) {
        return "jdbc:sqlite:" + folder.resolve("seventy.db");
    }

    /** Starts the server for the workspace of a bot token, with everything it writes in one folder. */
    static Child serve(Path folder, String token, String api) {
        return start(Main.class, folder.resolve("child.log"),
                Map.of("SEVENTY_DATABASE_URL", database(folder), "SEVENTY_PORT", "0", "SEVENTY_HOME", folder.toString(),
                        "SEVENTY_SECRET_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=", "SLACK_SIGNING_SECRET",
                        FakeSlack.SIGNING_SECRET, "SLACK_BOT_TOKEN", token, "SLACK_API_URL", api),
                "serve");
    }

    private static Child start(List<String> shell, Class<?> main, Path log, Map<String, String> environment,
            String... arguments) {
        List<String> command = new ArrayList<>(shell);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx1g", "-cp", System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return new Child(builder.start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int port() {
        return port;
    }

    /** Says a line to the process. */
    void tell(String line) {
        try {
            in.write(line + "\n");
            in.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The next line that the process prints. */
    String hear() {
        try {
            return String.valueOf(out.readLine());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Asks the process to end, by SIGTERM. */
    void ask() {
        process.destroy();
    }

    /** Waits until the process has ended by itself. */
    void awaitEnd() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the process did not end in 30 s");
        }
    }

    /** Ends the process at once, as a loss of power would, and waits until it is gone. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
