package io.github.plexauth.system.hostile.input;

import static io.github.plexauth.system.hostile.input.Body.read;
import static io.github.plexauth.system.hostile.input.Body.refused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** XML at its worst. */
final class HostileXml {

    private static final int MANY = 100_000;
    private static final int MILLION = 1_000_000;
    private static final String DTD = "is XML with a DTD";
    private static final String BROKEN = "is not well-formed XML";
    private static final String TOO_DEEP = "is XML that is nested deeper than 64 levels";
    private static final String TOO_MANY = "is XML with more than 20000 elements and attributes";
    private static final String OTHER_ENCODING = "is XML whose encoding is not known";
    private static final String BAD_TOKEN = "holds a token with characters that tokens do not have|names no device";

    private HostileXml() {}

    /** Answers both questions, with something more in front of the root and inside it. */
    private static String answer(String before, String inside) {
        return before + "<MediaContainer token=\"t\"><Device clientIdentifier=\"c\"/>" + inside + "</MediaContainer>";
    }

    static String withDtd(String dtd) {
        return answer("<!DOCTYPE MediaContainer " + dtd + ">", "&e;");
    }

    static Stream<Body> bodies() {
        return Stream.of(dtds(), sizes(), encodings(), texts()).flatMap(bodies -> bodies);
    }

    private static Stream<Body> dtds() {
        String laughs = IntStream.range(1, 30)
                .mapToObj(i -> "<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">")
                .collect(Collectors.joining("", "[<!ENTITY l0 \"lol\">", "<!ENTITY e \"&l29;\">]"));
        return Stream.of(
                refused(DTD, "a DTD without anything", withDtd("")),
                refused(DTD, "a billion laughs", withDtd(laughs)),
                refused(DTD, "a quadratic blowup", answer("<!DOCTYPE MediaContainer [<!ENTITY e \"" + "e".repeat(MANY)
                        + "\">]>", "&e;".repeat(MANY))),
                refused(DTD, "an entity that contains itself", withDtd("[<!ENTITY e \"&e;\">]")),
                refused(DTD, "an external entity", withDtd("[<!ENTITY e SYSTEM \"file:///etc/passwd\">]")),
                refused(DTD, "an external DTD", withDtd("SYSTEM \"file:///etc/passwd\"")),
                refused(DTD, "a public DTD", withDtd("PUBLIC \"-//x//y\" \"file:///etc/passwd\"")),
                refused(DTD, "a parameter entity",
                        withDtd("[<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p; <!ENTITY e \"x\">]")),
                refused(DTD, "default values of attributes", withDtd("[<!ATTLIST MediaContainer a CDATA \"x\">]")),
                refused(DTD, "a DTD on which the JDK's parser fails to find the text of its own message",
                        withDtd("[<!ENTITY b SYSTEM \"x\">\1")),
                refused(DTD, "a DTD that never ends", "<!DOCTYPE a [<!ENTITY"),
                refused("is a page of HTML", "a page's DTD with entities",
                        "<!DOCTYPE html [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><html>&e;</html>"));
    }

    private static Stream<Body> sizes() {
        String attributes = IntStream.range(0, MANY)
                .mapToObj(i -> "a" + i + "=\"\"")
                .collect(Collectors.joining(" "));
        return Stream.of(
                refused(TOO_DEEP, "elements in elements", "<a>".repeat(MANY) + "</a>".repeat(MANY)),
                refused(TOO_DEEP, "elements that never end", "<a>".repeat(MANY)),
                refused(BROKEN, "a hundred thousand attributes", answer("", "<a " + attributes + "/>")),
                read("ten thousand children", answer("", "<a/>".repeat(MANY / 10))),
                refused(TOO_MANY, "a hundred thousand children", answer("", "<a/>".repeat(MANY))),
                read("children whose names have one and the same hash", answer("", HostileJson.colliding().limit(10_000)
                        .map(name -> "<" + name + "/>").collect(Collectors.joining()))),
                read("a hundred thousand processing instructions",
                        answer("<?a b?>".repeat(MANY), "<?a?>".repeat(MANY))),
                read("a hundred thousand comments", answer("", "<!---->".repeat(MANY))),
                read("a comment of a megabyte", answer("<!--" + "x".repeat(MILLION) + "-->", "")),
                read("an attribute of a megabyte", answer("", "<a b=\"" + "x".repeat(MILLION) + "\"/>")),
                read("a text of a megabyte", answer("", "<![CDATA[" + "x".repeat(MILLION) + "]]>")),
                refused(BROKEN, "a name of a megabyte", answer("", "<" + "x".repeat(MILLION) + "/>")));
    }

    private static Stream<Body> encodings() {
        return Stream.of(
                read("bytes that are no UTF-8", answer("", "\u00c3("), ISO_8859_1),
                read("US-ASCII that is UTF-8", answer(declared("US-ASCII"), "\u00c3\u00bc"), ISO_8859_1),
                refused(BAD_TOKEN, "bytes that are no UTF-8 in a token", "<MediaContainer token='t\u00c3('/>",
                        ISO_8859_1),
                refused(OTHER_ENCODING, "an encoding that nobody knows", answer(declared("x-nobody"), "")),
                refused(OTHER_ENCODING, "an encoding without a name", answer(declared(""), "")),
                refused(BROKEN, "UTF-16 that is UTF-8", answer(declared("UTF-16"), "")),
                refused(BROKEN, "EBCDIC that is UTF-8", answer(declared("IBM037"), "")),
                refused(DTD, "a DTD in an encoding with shifts", declared("ISO-2022-KR") + withDtd("")),
                read("ISO-8859-1, declared", answer(declared("ISO-8859-1"), "\u00fc"), ISO_8859_1),
                refused("neither JSON nor XML", "UTF-16 with a mark", answer("", ""), UTF_16),
                refused(BROKEN, "UTF-16 without one", answer("", ""), UTF_16LE),
                read("UTF-8 with a mark", "\ufeff" + answer("", "\u00fc")));
    }

    private static String declared(String encoding) {
        return "<?xml version='1.0' encoding='" + encoding + "'?>";
    }

    private static Stream<Body> texts() {
        return Stream.of(
                refused(BROKEN, "a second root", answer("", "") + "<a/>"),
                refused(BROKEN, "text after the root", answer("", "") + "x"),
                refused(BROKEN, "no root but a comment", "<!-- c -->"),
                refused(BROKEN, "no root but a declaration", "<?xml version=\"1.0\"?>"),
                refused(BROKEN, "a single bracket", "<"),
                refused(BROKEN, "an attribute twice", "<MediaContainer token=\"t\" token=\"u\"/>"),
                refused(BROKEN, "a value that never ends", "<MediaContainer token=\"t"),
                refused(BROKEN, "an entity that nobody declared, as a value", "<MediaContainer token=\"&e;\"/>"),
                read("a character that XML does not have", answer("", "&#0;")),
                read("half a surrogate pair", answer("", "&#xD800;")),
                read("a character beyond Unicode", answer("", "&#x110000;")),
                read("a NUL", answer("", "\0")),
                refused(BAD_TOKEN, "a character that XML does not have, in a token", "<MediaContainer token='t&#4;'/>"),
                refused(BAD_TOKEN, "a control character in a token", "<MediaContainer token='\1t'/>"),
                refused(BROKEN, "a control character in a name", answer("", "<a\1/>")),
                refused(BROKEN, "a processing instruction called xml inside", answer("", "<?xml version='1.0'?>")),
                read("a style sheet", answer("<?xml-stylesheet href='file:///etc/passwd'?>", "")),
                read("an inclusion", answer("", "<xi:include href=\"file:///etc/passwd\" parse=\"text\"/>")),
                read("a schema elsewhere", answer("", "<a xsi:schemaLocation=\"a file:///etc/passwd\"/>")));
    }
}
