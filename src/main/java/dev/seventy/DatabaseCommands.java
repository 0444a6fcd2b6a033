package dev.seventy;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.seventy.bot.Sender;
import dev.seventy.outbound.Kind;
import dev.seventy.outbound.RenumberedErrands;
import dev.seventy.reply.PlainText;
import dev.seventy.store.Backup;
import dev.seventy.store.OperationRefused;
import dev.seventy.store.Restore;
import dev.seventy.store.Store;
import dev.seventy.store.Transfer;
import dev.seventy.store.Vault;

/** What is done with a whole database, by whoever is at the machine. */
final class DatabaseCommands {

    static final List<String> VERBS = List.of("backup", "restore", "move-database");

    private static final int DONE = 0;
    private static final int NOT_DONE = 2;

    private final Config config;
    private final InstantSource clock;
    private final PrintStream out;

    DatabaseCommands(Config config, InstantSource clock, PrintStream out) {
        this.config = config;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Carries out one of the verbs.
     *
     * @param organisation the one that is named in the command line
     * @return 0 when it is done, 2 when it is not and everything is as it was
     */
    int run(List<String> arguments, Optional<String> organisation) {
        var words = new ArrayList<>(arguments.subList(1, arguments.size()));
        try {
            return switch (arguments.getFirst().toLowerCase(Locale.ROOT)) {
                case "backup" -> words.size() == 1 ? backup(words.getFirst())
                        : usage("backup FILE, such as ./seventy backup seventy-2026-11-21.db.gz");
                case "restore" -> {
                    var isReplacing = words.remove("--replace");
                    yield words.size() == 1 ? restore(words.getFirst(), isReplacing)
                            : usage("restore FILE [--replace]");
                }
                default -> words.size() == 1 ? move(words.getFirst(), organisation)
                        : usage("move-database jdbc:postgresql://HOST/DATABASE [--organisation NAME]");
            };
        } catch (OperationRefused refused) {
            say(refused.sentence());
            return NOT_DONE;
        }
    }

    private int usage(String usage) {
        say("Say it so: ./seventy " + usage);
        return NOT_DONE;
    }

    private void say(String line) {
        out.println(PlainText.safe(line));
    }

    private int backup(String file) {
        var made = Backup.write(config.databaseUrl(), Path.of(file));
        say("Backed up to " + made.file() + ": " + size(made.bytes()) + ", " + size(made.databaseBytes())
                + " unpacked, schema " + made.schema() + ", checked.");
        say(made.sealed() == 0 ? "Nothing in it is sealed; it holds names and revenue, so keep it as you keep those."
                : "Tokens and messages in it are sealed: keep SEVENTY_SECRET_KEY too, and elsewhere. Everything else is"
                        + " not, names and revenue among it.");
        return DONE;
    }

    private static String size(long bytes) {
        return bytes < 1_000_000 ? Math.max(1, bytes / 1_000) + " kB"
                : String.format(Locale.ROOT, "%,d MB", Math.round(bytes / 1e6));
    }

    private int restore(String file, boolean isReplacing) {
        var restored = Restore.run(config.databaseUrl(), Path.of(file), isReplacing, clock, Kind::isRepeatable);
        say("Restored " + restored.file() + ", schema " + restored.schema() + ", checked: "
                + (restored.organisations().isEmpty() ? "no organisation"
                        : String.join(", ", restored.organisations()))
                + ".");
        restored.replaced().ifPresent(aside -> say("What stood there is kept as " + aside
                + "; remove it when you need it no more."));
        if (restored.cancelled() > 0) {
            say(restored.cancelled() + " messages that waited when the backup was made may have been sent since, and were"
                    + " cancelled.");
        }
        say("Whoever was forgotten after the backup was made is back in it: forget them again.");
        return DONE;
    }

    private int move(String target, Optional<String> organisation) {
        if (!config.databaseUrl().startsWith("jdbc:sqlite:")) {
            say("SEVENTY_DATABASE_URL names PostgreSQL already; for this command set it to the file that is to be moved,"
                    + " as jdbc:sqlite:FILE.");
            return NOT_DONE;
        }
        if (!target.startsWith("jdbc:postgresql:")) {
            say("It can be moved into PostgreSQL only: write jdbc:postgresql://HOST/DATABASE.");
            return NOT_DONE;
        }
        try (var from = Store.open(config.databaseUrl(), clock, Store.Option.MUST_EXIST, Store.Option.EXCLUSIVE);
                var into = Store.open(target, clock)) {
            var report = new Transfer(from, into, config.secretKey().map(key -> Vault.of(key.reveal())),
                    new RenumberedErrands()).copy(organisation, Sender.Local.TERMINAL.actor());
            report.moved().forEach(this::tell);
            report.skipped().ifPresent(sample -> say(sample.name() + ", the made-up firm, is there already, and was left"
                    + " out."));
            if (report.strays() > 0) {
                say(report.strays() + " messages to workspaces that belong to no organisation were left out.");
            }
            say("The file is as it was. Serve the new database from now on, and the file no more:");
            say("  SEVENTY_DATABASE_URL=" + target.replaceFirst("(password=)[^&]*", "$1…"));
            return DONE;
        }
    }

    private void tell(Transfer.Moved moved) {
        say(moved.organisation().name() + ": " + moved.rows() + " rows in " + moved.tables().size()
                + " tables, each counted and compared, audit trail whole"
                + (moved.number().equals(moved.organisation().id()) ? ""
                        : "; its number " + moved.organisation().id().value() + " was taken, and is "
                                + moved.number().value() + " now")
                + ".");
        moved.tables().forEach((table, copied) -> {
            if (copied.rows() > 0) {
                say(String.format(Locale.ROOT, "  %-20s %9d  %s", table, copied.rows(), copied.digest()));
            }
        });
    }
}
