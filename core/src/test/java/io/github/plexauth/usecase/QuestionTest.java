package io.github.plexauth.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a question is built. */
class QuestionTest {

    private static final Question QUESTION = Question.of("/path");

    @Test
    void aNewQuestionHasNoParametersAndNeedsTheToken() {
        assertThat(QUESTION).isEqualTo(new Question("/path", Map.of(), true));
    }

    @Test
    void parametersKeepTheirOrderAndAreNotEncoded() {
        Question question = QUESTION.with("z", "1 &").with("a", "\u00fc").with("m", "");

        assertThat(question.parameters()).containsExactly(
                Map.entry("z", "1 &"), Map.entry("a", "\u00fc"), Map.entry("m", ""));
        assertThat(question.path()).isEqualTo("/path");
        assertThat(question.needsToken()).isTrue();
    }

    @Test
    void aQuestionIsImmutable() {
        Question first = QUESTION.with("a", "1");
        first.with("b", "2");
        first.withoutToken();

        assertThat(QUESTION.parameters()).isEmpty();
        assertThat(first).isEqualTo(new Question("/path", Map.of("a", "1"), true));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> first.parameters().put("b", "2"));
    }

    @Test
    void aQuestionWithoutTokenKeepsItsParameters() {
        assertThat(QUESTION.with("a", "1").withoutToken()).isEqualTo(new Question("/path", Map.of("a", "1"), false));
        assertThat(QUESTION.withoutToken().with("a", "1").needsToken()).isFalse();
    }
}
