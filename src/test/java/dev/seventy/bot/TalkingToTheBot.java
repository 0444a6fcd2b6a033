package dev.seventy.bot;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A firm of its own for each test, with people who talk to the bot. */
abstract class TalkingToTheBot {

    @TempDir
    private Path folder;

    /** The people, the clock and what they say. */
    protected Talk talk;

    @BeforeEach
    void a_firm() {
        talk = new Talk(folder);
    }

    @AfterEach
    void closes() {
        talk.close();
    }
}
