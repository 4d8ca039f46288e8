package io.github.plexauth.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a question is built. */
class QuestionTest {

    private static final Question QUESTION = Question.get("/path");

    @Test
    void aNewQuestionHasNoParametersAndNeedsTheToken() {
        assertThat(QUESTION).isEqualTo(new Question("GET", "/path", "/path", Map.of(), Map.of(), "", true, List.of()));
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
        assertThat(first)
                .isEqualTo(new Question("GET", "/path", "/path", Map.of("a", "1"), Map.of(), "", true, List.of()));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> first.parameters().put("b", "2"));
    }

    @Test
    void aQuestionWithoutTokenKeepsItsParameters() {
        assertThat(QUESTION.with("a", "1").withoutToken())
                .isEqualTo(new Question("GET", "/path", "/path", Map.of("a", "1"), Map.of(), "", false, List.of()));
        assertThat(QUESTION.withoutToken().with("a", "1").needsToken()).isFalse();
    }

    @Test
    void aHiddenSegmentIsEncodedInThePathAndNotShown() {
        Question question = Question.of("POST", "/users").withHiddenSegment("a/b ü").withPath("/switch").with("a", "1");

        assertThat(question.path()).isEqualTo("/users/a%2Fb%20%C3%BC/switch");
        assertThat(question.shownPath()).isEqualTo("/users/***/switch");
        assertThat(question).hasToString("POST /users/***/switch");
    }

    @Test
    void headersAreThoseOfOneQuestion() {
        assertThat(QUESTION.withHeader("Origin", "https://a.test").with("a", "1").withoutToken().headers())
                .containsExactly(Map.entry("Origin", "https://a.test"));
        assertThat(QUESTION.headers()).isEmpty();
    }
}
