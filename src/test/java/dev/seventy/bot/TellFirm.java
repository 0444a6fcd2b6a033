package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import dev.seventy.evidence.Certification;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import org.junit.jupiter.api.BeforeEach;

/** A firm in which a member, a manager and an admin tell, on Friday, 20 November 2026. */
abstract class TellFirm extends TalkingToTheBot {

    @BeforeEach
    void people() {
        talk.take("people.csv", Talk.PEOPLE + """
                P1,Ada Byron,ada@firm.example,,,,Oslo,Lead,2020-01-01,
                P2,Max Manager,max@firm.example,,,,Oslo,Lead,2020-01-01,
                P3,Tom Baker,tom@firm.example,U3,,,Oslo,Lead,2020-01-01,
                P4,Lea Left,lea@firm.example,,,,Oslo,Lead,2020-01-01,2026-06-30
                """);
        talk.introduce("U1", "Ada", "ada@firm.example");
        talk.introduce("UMANAGER", "Max", "max@firm.example");
        talk.introduce("U3", "Tom", "tom@firm.example");
    }

    void logging(String who) {
        assertThat(talk.says("UADMIN", "settings logging " + who).tone()).isEqualTo(Reply.Tone.ANSWER);
    }

    List<Certification> held() {
        return talk.store.evidence().of(talk.firm).certifications().stream().filter(Certification::active).toList();
    }

    /** Each as {@code azure-fundamentals 2026-01-05}. */
    List<String> days() {
        return held().stream().map(one -> one.credential().value() + " " + one.earned()).sorted().toList();
    }

    Certification only() {
        assertThat(held()).hasSize(1);
        return held().getFirst();
    }

    /** Presses a button by its label. */
    String press(Reply reply, String label) {
        var line = reply.blocks().stream()
                .flatMap(block -> block instanceof Block.Buttons(var buttons) ? buttons.stream() : Stream.empty())
                .filter(button -> button.label().startsWith(label)).findFirst().orElseThrow().command();
        return talk.text("U1", line);
    }
}
