package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;

import dev.seventy.Shipped;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences as people say them, held against the lines that they stand for. */
class SentencesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final CommandParser PARSER = new CommandParser(Shipped.knowledge());

    @TempDir
    private static Path folder;

    private static Talk talk;

    @BeforeAll
    static void a_firm_with_figures() {
        talk = new Talk(folder);
        talk.figures();
    }

    @AfterAll
    static void closes() {
        talk.close();
    }

    /** What a line comes to, with the line that it passes on read as well. */
    private static Object meant(String line) {
        var command = PARSER.parse(line, TODAY);
        record PassedOn(Object kind, Object line) {
        }
        return switch (command) {
            case Command.Share(var inner) -> new PassedOn("share", meant(inner));
            case Command.SendMe(var inner) -> new PassedOn("send", meant(inner));
            case Command.Ask(var of, var inner) -> new PassedOn(of, meant(inner));
            case Command.Sample(var inner) -> new PassedOn("sample", meant(inner));
            default -> command;
        };
    }

    @ParameterizedTest
    @CsvFileSource(resources = "sentences.csv", delimiter = '|', numLinesToSkip = 1)
    void a_sentence_reaches_the_command_that_could_be_typed(String sentence, String typed) {
        assertThat(meant(sentence)).isEqualTo(meant(typed)).isNotInstanceOf(General.Unclear.class);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "sentences.csv", delimiter = '|', numLinesToSkip = 1)
    void a_sentence_is_answered_with_the_same_numbers(String sentence, String typed) {
        var command = PARSER.parse(typed, TODAY);
        // Each copy of what is kept is itself written down, so the next one has more.
        if (!Permissions.once(command) && !(command instanceof Importing.Import)
                && !(command instanceof Custody.MeExport)) {
            assertThat(talk.text("UADMIN", sentence)).isEqualTo(talk.text("UADMIN", typed));
        }
    }

    @ParameterizedTest
    @CsvSource({"scroe,score", "setings,settings", "hlep,help", "pirvacy,privacy", "score data-a1,score data-ai",
            "what do we miss for infrastrcture?,score infrastructure", "how far are we from securty?,score security",
            "why is modrn work so low?,why modern-work", "share scroe,score"})
    void a_near_miss_is_asked_back_with_a_button(String line, String offered) {
        var reply = talk.says("UADMIN", line);
        assertThat(reply.tone()).isEqualTo(Reply.Tone.MISUNDERSTOOD);
        assertThat(PlainText.render(reply)).contains("Did you mean");
        assertThat(Talk.commands(reply)).contains(offered);
    }
}
