package dev.seventy.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;

import org.junit.jupiter.api.Test;

class VaultTest {

    static final String FIRST = key(1);
    static final String SECOND = key(2);

    private final Vault vault = Vault.of(FIRST);

    static String key(int filling) {
        var key = new byte[32];
        Arrays.fill(key, (byte) filling);
        return Base64.getEncoder().encodeToString(key);
    }

    private static void assertSealed(Vault vault, String sealed, String context) {
        assertThatThrownBy(() -> vault.open(sealed, context)).isInstanceOf(Vault.Sealed.class)
                .hasMessageContaining("cannot be opened").hasMessageNotContaining("marker").hasNoCause();
    }

    @Test
    void what_is_sealed_opens_in_its_context() {
        var sealed = vault.seal("xoxb-marker ü", "installations/T1");
        assertThat(sealed).matches("[0-9a-f]{8}:[A-Za-z0-9+/]+=*").doesNotContain("marker");
        assertThat(vault.open(sealed, "installations/T1")).isEqualTo("xoxb-marker ü");
        assertThat(vault.open(vault.seal("", "c"), "c")).isEmpty();
    }

    @Test
    void the_same_text_is_sealed_differently_each_time() {
        assertThat(vault.seal("token", "c")).isNotEqualTo(vault.seal("token", "c"));
    }

    @Test
    void another_context_opens_nothing() {
        assertSealed(vault, vault.seal("marker", "installations/T1"), "installations/T2");
    }

    @Test
    void no_byte_can_be_changed() {
        var sealed = vault.seal("marker", "c");
        var bytes = Base64.getDecoder().decode(sealed.substring(9));
        for (int place = 0; place < bytes.length; place++) {
            var changed = bytes.clone();
            changed[place] ^= 1;
            assertSealed(vault, sealed.substring(0, 9) + Base64.getEncoder().encodeToString(changed), "c");
        }
        assertSealed(vault, sealed.substring(0, 20), "c");
    }

    @Test
    void what_was_never_sealed_is_refused_without_being_repeated() {
        for (var text : new String[]{"", "marker", "xoxb-marker", ":marker", "0123abcd:", "0123abcd:marker"}) {
            assertSealed(vault, text, "c");
        }
    }

    @Test
    void the_first_of_several_keys_seals_and_all_open() {
        var old = vault.seal("token", "c");
        var both = Vault.of(SECOND + ", " + FIRST);
        assertThat(both.open(old, "c")).isEqualTo("token");
        assertThat(both.current(old)).isFalse();
        var fresh = both.seal("token", "c");
        assertThat(both.current(fresh)).isTrue();
        assertSealed(vault, fresh, "c");
    }

    @Test
    void a_key_of_another_length_or_alphabet_is_refused_without_being_repeated() {
        for (var keys : new String[]{"", "marker!", FIRST + ",", FIRST + "," + "bWFya2Vy", "bWFya2Vy"}) {
            assertThatThrownBy(() -> Vault.of(keys)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("32 bytes").hasMessageNotContaining("arker")
                    .hasMessageNotContaining("bWFya2Vy").hasMessageNotContaining(FIRST).hasNoCause();
        }
        assertThat(new String(Base64.getDecoder().decode("bWFya2Vy"), UTF_8)).isEqualTo("marker");
    }
}
