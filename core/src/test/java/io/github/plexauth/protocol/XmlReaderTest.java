package io.github.plexauth.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree that XML is read into, and which XML is unreadable. */
class XmlReaderTest {

    @Test
    void xmlIsReadIntoTheTreeThatJsonWouldHave() {
        Node tree = xml("<?xml version='1.0'?>"
                + "<a b='1' c=\"&lt;&#xFC;\">text<d e='2'/><!-- c --><d/><f><![CDATA[x]]></f></a>");

        assertThat(tree).isEqualTo(new Node(Map.of("a", Map.of(
                "b", "1", "c", "<\u00fc", "d", List.of(Map.of("e", "2"), Map.of()), "f", List.of(Map.of())))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16"})
    void theDeclaredEncodingIsUsed(String charset) {
        byte[] body = ("<?xml version='1.0' encoding='" + charset + "'?><a b='\u00fc'/>")
                .getBytes(Charset.forName(charset));

        assertThat(XmlReader.read(body).get("a").get("b").text()).contains("\u00fc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"US-ASCII", "UTF-16", "no-such-charset", "not a charset", ""})
    void anEncodingThatIsUnknownOrDoesNotMatchTheBytesIsUnreadable(String declared) {
        assertThatExceptionOfType(UnreadableBodyException.class)
                .isThrownBy(() -> xml("<?xml version='1.0' encoding='" + declared + "'?><a b='\u00fc'/>x"))
                .withMessage("is XML whose encoding is not the one that it declares")
                .withNoCause();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                                      | is not well-formed XML",
        "<!-- only a comment -->                 | is not well-formed XML",
        "<a                                      | is not well-formed XML",
        "<a></b>                                 | is not well-formed XML",
        "<a/><b/>                                | is not well-formed XML",
        "<a/>text                                | is not well-formed XML",
        "<a b='1' b='2'/>                        | is not well-formed XML",
        "<a b='<'/>                              | is not well-formed XML",
        "<a>&unknown;</a>                        | is not well-formed XML",
        "<!DOCTYPE a><a/>                        | is XML with a DTD, which Plex servers do not send",
        "<!DOCTYPE a SYSTEM 'file:///none'><a/>  | is XML with a DTD, which Plex servers do not send",
        "<!DOCTYPE a [<!ENTITY b 'c'>]><a d='&b;'/> | is XML with a DTD, which Plex servers do not send"
    })
    void malformedXmlAndDtdsAreUnreadable(String body, String reason) {
        assertThatExceptionOfType(UnreadableBodyException.class)
                .isThrownBy(() -> xml(body))
                .withMessage(reason)
                .withNoCause();
    }

    @Test
    @Timeout(20)
    void elementsMayBeNested64LevelsDeep() {
        assertThat(xml("<a>".repeat(64) + "</a>".repeat(64)).get("a").isPresent()).isTrue();
        for (int depth : List.of(65, 100_000)) {
            assertThatExceptionOfType(UnreadableBodyException.class)
                    .isThrownBy(() -> xml("<a>".repeat(depth)))
                    .withMessage("is XML that is nested deeper than 64 levels");
        }
    }

    private static Node xml(String body) {
        return XmlReader.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
