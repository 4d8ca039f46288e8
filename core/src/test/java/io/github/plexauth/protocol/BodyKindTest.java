package io.github.plexauth.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the format of a body is determined. */
class BodyKindTest {

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY", "' \r\n\t', EMPTY", "'\uFEFF', EMPTY", "'{', JSON", "'\uFEFF \n[', JSON", "'<a', XML",
        "'\uFEFF<?xml', XML", "'<!-- c -->', XML", "'<!DOCTYPE a>', XML", "'<', XML", "'<html', HTML",
        "' <HTML lang=\"de\">', HTML",
        "'<head>', HTML",
        "'<!-- x --><html>', HTML", "' <!-- a --> \n<!-- <b> -->\n<!DOCTYPE html>', HTML",
        "'<?xml version=\"1.0\"?><!DOCTYPE html>', HTML", "'<!-- x --><MediaContainer/>', XML",
        "'<?xml version=\"1.0\"?><MediaContainer/>', XML", "'<!-- <html>', XML", "'<!-- x -->text', XML",
        "'<!DOCTYPE html>', HTML", "'<!doctype HTML PUBLIC', HTML", "'text', OTHER", "'\"text\"', OTHER", "'1', OTHER",
        "'null', OTHER", "'\u001f\u008b', OTHER", "'\u0001', OTHER"
    })
    void theFirstCharactersDetermineTheFormat(String body, BodyKind kind) {
        assertThat(BodyKind.of(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(kind);
    }

    @Test
    void aLongCommentMayPrecedeAPage() {
        assertThat(BodyKind.of(("<!--" + " ".repeat(5_000) + "--><html>").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(BodyKind.HTML);
        assertThat(BodyKind.of("<!---->".repeat(100_000).getBytes(StandardCharsets.UTF_8))).isEqualTo(BodyKind.XML);
    }

    @Test
    void onlyTheFirst256BytesAreExamined() {
        assertThat(BodyKind.of((" ".repeat(255) + "{").getBytes(StandardCharsets.UTF_8))).isEqualTo(BodyKind.JSON);
        assertThat(BodyKind.of((" ".repeat(256) + "{").getBytes(StandardCharsets.UTF_8))).isEqualTo(BodyKind.OTHER);
        assertThat(BodyKind.of(" ".repeat(256).getBytes(StandardCharsets.UTF_8))).isEqualTo(BodyKind.EMPTY);
    }
}
