package dev.seventy.outbound;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

class SqliteOutboundTest extends OutboundContract {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Override
    String newDatabase() {
        return "jdbc:sqlite:" + folder.resolve("seventy.db");
    }
}
