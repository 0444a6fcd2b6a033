package dev.seventy.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTextsTest {

    private final PersonTexts texts = new PersonTexts(List.of("Nora O'Brien", "nora@firm.example", "", "Bo"),
            PersonTexts.words(List.of("Nora O'Brien", "Bo Li Bo")));

    @ParameterizedTest
    @ValueSource(strings = {"Nora O'Brien", "of nora@firm.example.", "said:\\nNora O'Brien", "tab\\tnora@firm.example",
            "Nora O\\u0027Brien passed", "a form in a form: \\\\\\\"Nora O'Brien\\\\\\\"", "C:\\\\\\nNORA O'BRIEN\\"})
    void somebody_is_found_however_the_text_is_written(String text) {
        assertThat(texts.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bo", "Eleonora O'Brien", "xnora@firm.example", "Nora", "said:\\nNora", "\\u00", "\\u12\\"})
    void a_part_of_a_name_or_of_another_word_is_not_them(String text) {
        assertThat(texts.in(text)).isFalse();
    }

    @Test
    void a_word_of_the_name_may_mean_them() {
        assertThat(texts.mayBeIn("said:\\nNora passed")).isTrue();
        assertThat(texts.mayBeIn("Brien")).isTrue();
        assertThat(texts.mayBeIn("Noras and Bo")).isFalse();
    }
}
