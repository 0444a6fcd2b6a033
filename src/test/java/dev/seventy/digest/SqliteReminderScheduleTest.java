package dev.seventy.digest;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

class SqliteReminderScheduleTest extends ReminderScheduleContract {

    @TempDir
    private Path folder;

    @Override
    String newDatabase() {
        return "jdbc:sqlite:" + folder.resolve("seventy.db");
    }
}
