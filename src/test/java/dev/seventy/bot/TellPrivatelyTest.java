package dev.seventy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is on file of one is said to another only who may see it, where nobody reads along, whatever is undone. */
class TellPrivatelyTest extends TellFirm {

    private static final String BADGE = "https://www.credly.com/badges/0f1e2d3c-aaaa";

    @BeforeEach
    void everybodyTells() {
        logging("everyone");
    }

    private long newest() {
        return talk.store.imports().history(talk.firm).getFirst().id().value();
    }

    private String shared(String user, String line) {
        return PlainText.render(talk.says(user, Message.Place.SHARED, line).reply());
    }

    @Test
    void taking_a_colleagues_renewal_back_says_no_day_of_it_to_a_member() {
        talk.take("certs.csv", Talk.CERTS + "tom@firm.example,AZ-104,2026-02-01,2027-02-01,,,x\n");
        assertThat(talk.text("U1", "Tom Baker renewed AZ-104 yesterday")).startsWith("Recorded: ");
        assertThat(talk.text("U1", "undo that")).contains("Azure Administrator Associate (AZ-104)")
                .doesNotContain("2026", "2027", "2028");
        assertThat(talk.text("U1", "undo " + newest())).contains("is taken back", "What was there before holds again.")
                .doesNotContain("1 Feb", "somebody else", "Tom");
        assertThat(only().expires().orElseThrow()).hasToString("2027-02-01");
    }

    @Test
    void what_a_member_dropped_of_a_colleague_comes_back_unseen() {
        talk.says("U3", "passed AZ-305 on 1 Feb 2026");
        assertThat(talk.text("U1", "cert drop AZ-305 person: tom@firm.example")).startsWith("Recorded: ");
        assertThat(talk.text("U1", "undo " + newest())).contains("What was there before holds again.")
                .doesNotContain("1 Feb", "AZ-305");
        assertThat(held()).hasSize(1);
    }

    @Test
    void what_a_manager_takes_back_is_read_out_to_themselves_and_not_to_a_channel() {
        talk.says("UMANAGER", "Tom Baker passed AZ-305 on 1 Feb 2026");
        assertThat(shared("UMANAGER", "undo " + newest())).contains("is taken back").doesNotContain("1 Feb", "AZ-305");
        talk.says("UMANAGER", "Tom Baker passed AZ-305 on 1 Feb 2026");
        assertThat(talk.text("UMANAGER", "undo " + newest())).contains(
                "Taken back: Azure Solutions Architect Expert (AZ-305) of 1 Feb 2026, until 1 Feb 2027, of Tom Baker.");
    }

    @Test
    void one_s_own_is_read_out_in_a_channel_too() {
        talk.says("U1", "passed AZ-305 on 1 Feb 2026");
        assertThat(shared("U1", "undo " + newest())).contains("of 1 Feb 2026, until 1 Feb 2027, of yours");
    }

    @Test
    void a_corrected_renewal_of_a_colleague_says_no_day_of_it() {
        talk.take("certs.csv", Talk.CERTS + "tom@firm.example,AZ-104,2026-02-01,2027-02-01,,,x\n"
                + "ada@firm.example,AZ-104,2026-03-01,2027-03-01,,,x\n");
        talk.says("U1", "Tom Baker renewed AZ-104 on 18 Nov 2026");
        assertThat(talk.text("U1", "cert record fix " + newest() + " DP-600 person: me day: 2026-11-02"))
                .doesNotContain("1 Feb");
        talk.says("U1", "Tom Baker renewed AZ-104 on 18 Nov 2026");
        assertThat(talk.text("U1", "no, it was me")).doesNotContain("1 Feb", "2028-02");
    }

    @Test
    void what_holds_again_of_a_colleague_is_not_said_by_correcting_it_to_oneself() {
        talk.take("certs.csv", Talk.CERTS + "tom@firm.example,DP-600,2026-01-05,2027-01-05,,,x\n");
        assertThat(talk.text("U1", "Tom Baker passed DP-600 on 5 Jan 2026 " + BADGE)).startsWith("Recorded: ");
        var corrected = talk.text("U1", "cert record fix " + newest() + " DP-600 person: me day: 2026-02-03");
        assertThat(corrected).startsWith("Corrected: you passed").contains("What was there before holds again.")
                .doesNotContain("5 Jan", "Holds again: ");
        assertThat(days()).hasSize(2);
    }

    @Test
    void the_form_of_a_correction_does_not_tell_when_a_colleagues_expires() {
        talk.take("certs.csv", Talk.CERTS + "tom@firm.example,DP-600,2026-01-05,2028-01-05,,,x\n");
        talk.says("U1", "Tom Baker passed DP-600 on 5 Jan 2026 " + BADGE);
        assertThat(expiry(talk.says("U1", "cert fix " + newest()))).isEmpty();
        talk.says("UMANAGER", "Tom Baker passed DP-600 on 5 Jan 2026 " + BADGE + "b");
        assertThat(expiry(talk.says("UMANAGER", "cert fix " + newest()))).isEqualTo("2028-01-05");
    }

    private static String expiry(Reply form) {
        return form.blocks().stream().filter(Block.Form.class::isInstance).map(Block.Form.class::cast)
                .flatMap(block -> block.fields().stream()).filter(field -> field.name().equals("expires")).findFirst()
                .orElseThrow().initial();
    }

    private String asked() {
        talk.says("U1", "passed AZ-305 on 1 Sept 2026");
        var asked = talk.says("UMANAGER", "Ada Byron passed AZ-305 yesterday");
        assertThat(asked.summary()).startsWith("Ada Byron holds AZ-305 already since 1 Sep 2026");
        return Talk.commands(asked).getFirst().split(" ")[2];
    }

    @Test
    void a_question_about_another_ones_record_is_not_asked_again_where_others_read_along() {
        var number = asked();
        for (var line : new String[]{"cert draft " + number, "cert draft " + number + " no, it was not AZ-999 but",
                "cert draft " + number + " no"}) {
            assertThat(shared("UMANAGER", line)).as(line).doesNotContain("already since", "1 Sep")
                    .contains("Go on in a direct message to me: cert draft " + number + ".");
        }
        assertThat(talk.text("UMANAGER", "cert draft " + number)).startsWith("Ada Byron holds AZ-305 already since");
        assertThat(held()).hasSize(1);
    }

    @Test
    void a_question_about_another_ones_record_is_not_asked_again_of_whoever_is_no_manager_any_more() {
        var number = asked();
        talk.says("UADMIN", "role revoke manager slack:T1:UMANAGER");
        assertThat(talk.text("UMANAGER", "cert draft " + number)).contains("a manager may see")
                .doesNotContain("already since", "1 Sep", "direct message");
    }

    @Test
    void a_question_about_one_s_own_record_is_asked_wherever_one_says() {
        talk.says("U1", "passed AZ-305 on 1 Sept 2026");
        var number = Talk.commands(talk.says("U1", "passed AZ-305 yesterday")).getFirst().split(" ")[2];
        assertThat(shared("U1", "cert draft " + number)).startsWith("You hold AZ-305 already since 1 Sep 2026.");
    }
}
