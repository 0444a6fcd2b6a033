package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;

import dev.seventy.Shipped;
import dev.seventy.reply.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a customer decides on professional services only where it is said and not left open. */
class EcosystemCustomersTest extends TalkingToTheBot {

    private static final CommandParser PARSER = new CommandParser(Shipped.knowledge());

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "PS for a digital native with many developers, or few?|"
                    + "digital-native many-developers;digital-native few-developers",
            "eco ps digital native with many or few devs|digital-native many-developers;digital-native few-developers",
            "do we need PS for a startup with few/many developers?|"
                    + "digital-native few-developers;digital-native many-developers",
            "do we need PS for a startup with few or lots of developers?|"
                    + "digital-native few-developers;digital-native many-developers",
            "do we need PS for an enterprise that is a bank or a hospital?|enterprise fsi;enterprise hls",
            "eco ps bank or hospital or retail, enterprise|fsi enterprise;hls enterprise;retail enterprise",
            "eco ps enterprise or lighthouse|enterprise;lighthouse",
            "eco ps lighthouse or not enterprise, bank|lighthouse fsi;not enterprise fsi",
            "eco ps bank or hospital, few or many devs|"
                    + "fsi few-developers or many-developers;hls few-developers or many-developers"})
    void of_what_is_left_open_each_is_offered_and_nothing_is_decided(String line, String offered) {
        var reply = talk.says("U1", line);
        assertThat(reply.tone()).isEqualTo(Reply.Tone.MISUNDERSTOOD);
        assertThat(reply.summary()).startsWith("Which is it: ").endsWith("? Nothing was decided.");
        assertThat(Talk.commands(reply))
                .containsExactlyElementsOf(Stream.of(offered.split(";")).map(what -> "eco ps " + what).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"eco ps a bank or an insurer, enterprise|yes, by PS-R2",
            "eco ps healthcare or life sciences, an enterprise|yes, by PS-R2",
            "do we need PS for a small startup with many developers?|no, by PS-R5"})
    void two_names_of_one_thing_leave_nothing_open(String line, String answer) {
        assertThat(talk.text("U1", line)).contains(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"PS for anyone except lighthouse accounts|eco ps not lighthouse;eco ps rules",
            "PS for anyone but lighthouse accounts|eco ps not lighthouse;eco ps rules",
            "eco ps for anyone other than a lighthouse|eco ps not lighthouse;eco ps rules",
            "when do we bring in PS, but not for a bank|eco ps not fsi;eco industry FSI",
            "do we bring in PS or an SI for a lighthouse account?|eco ps lighthouse;eco ps rules",
            "do we need PS for a lighthouse account or not|eco ps lighthouse;eco ps rules",
            "do we need PS for a bank that isn't an enterprise|eco ps fsi not enterprise;eco industry FSI",
            "eco ps enterprise or|eco ps enterprise;eco ps rules"})
    void what_is_left_out_or_open_is_asked_and_never_decided(String line, String offered) {
        var reply = talk.says("U1", line);
        assertThat(reply.tone()).isEqualTo(Reply.Tone.MISUNDERSTOOD);
        assertThat(reply.summary()).containsAnyOf("nothing was done", "Nothing was decided");
        assertThat(Talk.commands(reply)).containsExactly(offered.split(";"));
    }

    @Test
    void what_a_press_decides_by_stands_on_the_button() {
        assertThat(talk.text("U1", "PS for anyone except lighthouse accounts")).contains("PS for: not lighthouse:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PS: I passed AZ-305", "ps thanks", "PS our retail score", "PS for the team",
            "a lighthouse or a bank", "I am known on stage", "as of today all is well", "the path to a bank"})
    void what_is_not_about_it_is_left_to_others(String line) {
        assertThat(PARSER.parse(line, LocalDate.of(2026, 11, 20))).isNotInstanceOf(Ecosystem.class);
        assertThat(talk.text("U1", line)).doesNotContain("eco ", "as a day");
    }
}
