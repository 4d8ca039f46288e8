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
                "b", "1", "c", "<\u00fc", "d", List.of(Map.of("e", "2"), Map.of()), "f", List.of("x")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16"})
    void theDeclaredEncodingIsUsed(String charset) {
        byte[] body = ("<?xml version='1.0' encoding='" + charset + "'?><a b='\u00fc'/>")
                .getBytes(Charset.forName(charset));

        assertThat(XmlReader.read(body).get("a").get("b").text()).contains("\u00fc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-charset", "not a charset", ""})
    void anEncodingThatIsUnknownIsUnreadable(String declared) {
        assertThatExceptionOfType(UnreadableBodyException.class)
                .isThrownBy(() -> xml("<?xml version='1.0' encoding='" + declared + "'?><a b='\u00fc'/>x"))
                .withMessage("is XML whose encoding is not known")
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a\u0004b | a\uFFFDb", "a&#4;b | a\uFFFDb", "a&#x4;b | a\uFFFDb", "a&#xD800;b | a\uFFFDb",
        "a&#99999999999;b | a\uFFFDb", "a&#x0;b | a\uFFFDb", "a\uFFFEb | a\uFFFDb", "a&#x41;&#000066;b | aABb",
        "a&#x1F37F;b | a\ud83c\udf7fb", "a&amp;#4;b | a&#4;b"
    })
    void charactersThatXmlDoesNotAllowAreReplaced(String sent, String read) {
        assertThat(xml("<a b='" + sent + "'/>").get("a").get("b").text()).contains(read);
    }

    @Test
    void bytesThatDoNotMatchTheEncodingAreReplaced() {
        byte[] latin1 = "<a b='\u00fcx' c='1'/>".getBytes(StandardCharsets.ISO_8859_1);
        byte[] ascii = "<?xml version='1.0' encoding='US-ASCII'?><a b='\u00ffx'/>"
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(XmlReader.read(latin1).get("a").get("b").text()).contains("\uFFFDx");
        assertThat(XmlReader.read(latin1).get("a").get("c").text()).contains("1");
        assertThat(XmlReader.read(ascii).get("a").get("b").text()).contains("\uFFFDx");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<a\u0004b/>", "<a b\u0004='c'/>", "<a><b\u0004/></a>", "<a/>\u0000", "\u0004<a/>", "<a/>&#4;"
    })
    void theStructureMustBeClean(String body) {
        assertThatExceptionOfType(UnreadableBodyException.class).isThrownBy(() -> xml(body)).withNoCause();
    }

    @Test
    void theTextOfAnElementTakesThePlaceOfItsMembers() {
        assertThat(xml("<a><b>c<!-- d -->e</b><b f='1'>g</b><b> </b>h</a>"))
                .isEqualTo(new Node(Map.of("a", Map.of(
                        "b", List.of("ce", Map.of("f", "1", "#text", "g"), Map.of())))));
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
