package io.github.plexauth.system.secrets;

import io.github.plexauth.contract.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Servers that say the token, whole or in pieces, wherever the protocol or a breach of it lets them. */
final class Echoes {

    private static final String SAID = "@@";

    private static final String REFUSED = "PlexStatusException";
    private static final String UNAUTHORIZED = "PlexUnauthorizedException";
    private static final String UNREADABLE = "PlexInvalidResponseException";
    private static final String BROKEN = "PlexTransportException";

    /** An answer in which a place is left for what the server says. */
    private record Template(String name, String expected, String answer) {}

    /** What a server says to a caller with a token. */
    private record Echo(String name, String token, String text) {}

    private static final List<Echo> ECHOES = List.of(
            new Echo("the token", Marks.CALLER, Marks.CALLER),
            new Echo("its last twelve characters", Marks.CALLER, Marks.CALLER.substring(Marks.CALLER.length() - 12)),
            new Echo("it in upper case", Marks.CALLER, Marks.CALLER.toUpperCase(Locale.ROOT)),
            new Echo("hexadecimal digits", Marks.HEXADECIMAL, Marks.HEXADECIMAL),
            new Echo("digits", Marks.DIGITS, Marks.DIGITS),
            new Echo("a fresh token", Marks.CALLER, Marks.MINTED),
            new Echo("a stranger's token", Marks.CALLER, Marks.JWT));

    private Echoes() {}

    /** What comes over the wire is read alike in both modes: one echo is enough to see that a failure is, too. */
    static List<Case> all(Mode mode) {
        List<Echo> echoes = mode == Mode.BLOCKING ? ECHOES : ECHOES.subList(0, 1);
        List<Case> cases = new ArrayList<>();
        for (List<Template> templates : List.of(heads(), redirects(), framings(), refusals(), successes())) {
            for (Template template : templates) {
                for (Echo echo : echoes) {
                    Case played = Case.answered(
                            template.name + " says " + echo.name, template.expected,
                            template.answer.replace(SAID, echo.text));
                    cases.add(new Case(played.name(), played.expected(),
                            caller -> played.action().run(caller.with(echo.token))));
                }
            }
        }
        return cases;
    }

    /** The body ends with the connection, so that its length need not be known before the echo is. */
    private static String answer(String status, String headers, String body) {
        return "HTTP/1.1 " + status + "\r\n" + headers + "Connection: close\r\n\r\n" + body;
    }

    private static Template refusal(String name, String expected, String headers, String body) {
        String status = expected.equals(UNAUTHORIZED) ? "401 No" : "500 No";
        return new Template(name, expected, answer(status, headers, body));
    }

    private static Template success(String name, String body) {
        return new Template(name, UNREADABLE, answer("200 OK", "", body));
    }

    private static List<Template> heads() {
        List<Template> templates = new ArrayList<>(List.of(
                new Template("the reason", UNAUTHORIZED, answer("401 " + SAID, "", "")),
                new Template("a reason in front of a broken body", UNREADABLE, answer("200 " + SAID, "", "{")),
                new Template("the status", BROKEN + "|" + REFUSED,
                        "HTTP/1.1 " + SAID + " OK\r\nContent-Length: 0\r\n\r\n"),
                new Template("the version", BROKEN, "HTTP/" + SAID + " 200 OK\r\nContent-Length: 0\r\n\r\n"),
                new Template("no status line", BROKEN, SAID + "\r\n\r\n"),
                new Template("the name of a header", "", answer("500 No", SAID + ": 1\r\n", "")),
                new Template("a header without a colon", "", answer("500 No", SAID + "\r\n", "")),
                new Template("a header's name with a blank", "", answer("500 No", "a " + SAID + ": 1\r\n", "")),
                new Template("a folded header", "", answer("500 No", "A: 1\r\n " + SAID + "\r\n", "")),
                new Template("a header with a control character", "",
                        answer("500 No", "A: \u0001" + SAID + "\r\n", "")),
                new Template("a head that is cut off", BROKEN, "HTTP/1.1 401 No\r\nContent-Length: 0\r\nA: " + SAID),
                new Template("an interim answer", UNAUTHORIZED,
                        "HTTP/1.1 103 " + SAID + "\r\nA: " + SAID + "\r\n\r\n" + answer("401 No", "", "")),
                new Template("a switch of protocols", "",
                        answer("101 " + SAID, "Upgrade: " + SAID + "\r\n", "")),
                new Template("a code beyond all codes", "", answer("1" + SAID + " No", "", ""))));
        for (String header : List.of("Retry-After", "Content-Type", "X-Plex-Protocol", "Server", "Via", "Warning",
                "Connection", "Keep-Alive", "Date", "Upgrade", "Alt-Svc", "X-Plex-Token")) {
            templates.add(new Template(header, "", answer("429 No", header + ": " + SAID + "\r\n", "")));
        }
        for (String header : List.of(
                "WWW-Authenticate: Basic realm=\"@@\"",
                "Proxy-Authenticate: @@ @@=@@, @@",
                "Authentication-Info: nextnonce=\"@@\"",
                "Set-Cookie: @@=@@; Expires=@@; Domain=@@; Max-Age=@@",
                "Content-Type: text/@@; charset=@@; @@",
                "Content-Encoding: @@")) {
            String name = header.split(":")[0];
            templates.add(refusal(name, UNAUTHORIZED, header + "\r\n", "<html><title>No</title>"));
            templates.add(new Template(name + " of a success", UNREADABLE, answer("200 OK", header + "\r\n", "{")));
        }
        return templates;
    }

    private static List<Template> redirects() {
        return List.of("https://pms.test/@@", "https://pms.test/?X-Plex-Token=@@", "https://pms.test/#@@",
                        "https://@@:@@@pms.test/", "https://@@/", "https://@@.test:32400/", "https://pms.test:@@/",
                        "//@@/", "@@", "/@@", "@@://pms.test/", "@@:@@", "http:// @@", "https://[@@]/", "a@@://x/")
                .stream()
                .map(target -> new Template("a redirect to " + target, REFUSED,
                        answer("302 Found", "Location: " + target + "\r\n", "<a href='" + target + "'>here</a>")))
                .toList();
    }

    private static List<Template> framings() {
        String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        return List.of(
                new Template("the size of a chunk", BROKEN + "|" + UNREADABLE, chunked + SAID + "\r\n{}\r\n0\r\n\r\n"),
                new Template("the size of a later chunk", BROKEN + "|" + UNREADABLE,
                        chunked + "1\r\n{\r\n" + SAID + "\r\n}\r\n0\r\n\r\n"),
                new Template("a chunk's extension", UNREADABLE, chunked + "2;" + SAID + "=1\r\n{}\r\n0\r\n\r\n"),
                new Template("bytes after a chunk", BROKEN + "|" + UNREADABLE,
                        chunked + "2\r\n{}" + SAID + "\r\n0\r\n\r\n"),
                new Template("a trailer", "", chunked + "2\r\n{}\r\n0\r\n" + SAID + ": " + SAID + "\r\n\r\n"),
                new Template("a trailer without a colon", "", chunked + "2\r\n{}\r\n0\r\n" + SAID + "\r\n\r\n"),
                new Template("an end within a chunk", BROKEN, chunked + "FFF\r\n{\"" + SAID),
                new Template("Content-Length", "", answer("200 OK", "Content-Length: " + SAID + "\r\n", "{}")),
                new Template("Content-Length of an error", "",
                        answer("500 No", "Content-Length: -" + SAID + "\r\n", "{}")),
                new Template("two Content-Lengths", "",
                        answer("200 OK", "Content-Length: 2\r\nContent-Length: " + SAID + "\r\n", "{}")),
                new Template("Transfer-Encoding", "", answer("200 OK", "Transfer-Encoding: " + SAID + "\r\n", "{}")),
                new Template("a body that is cut off", BROKEN,
                        "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{\"MediaContainer\":{\"token\":\"" + SAID));
    }

    private static List<Template> refusals() {
        return List.of(
                refusal("a page's title", UNAUTHORIZED, "Content-Type: text/html\r\n",
                        "<html><title>" + SAID + "</title><h1>" + SAID + "</h1>"),
                refusal("a long title", REFUSED, "", "<html><title>" + "x".repeat(190) + " " + SAID + "</title>"),
                refusal("a title across lines", REFUSED, "",
                        "<html><title id='" + SAID + "'>\r\n" + SAID + "\n</title>"),
                refusal("a text", REFUSED, "Content-Type: text/plain\r\n", SAID),
                refusal("an error's message", UNAUTHORIZED, "",
                        "{\"errors\":[{\"code\":1001,\"message\":\"no " + SAID + "\",\"status\":401}]}"),
                refusal("an error's code and status", UNAUTHORIZED, "",
                        "{\"errors\":[{\"code\":\"" + SAID + "\",\"status\":\"" + SAID + "\",\"message\":7}]}"),
                refusal("many errors", REFUSED, "", "{\"errors\":[" + ("\"" + SAID + "\",{\"message\":\"" + SAID
                        + "\"},").repeat(30) + "[]]}"),
                refusal("an error's envelope", REFUSED, "", "{\"status\":500,\"error\":\"" + SAID + "\"}"),
                refusal("a member's name", REFUSED, "", "{\"" + SAID + "\":{\"errors\":1},\"errors\":{}}"),
                refusal("an error's attribute", UNAUTHORIZED, "",
                        "<errors><error code='1' message='" + SAID + "'/></errors>"),
                refusal("a Response", REFUSED, "",
                        "<Response code='503' title='" + SAID + "' status='" + SAID + "'/>"),
                refusal("an element's name", REFUSED, "", "<Response><a" + SAID + "/></Response>"),
                refusal("a broken error in JSON", REFUSED, "", "{\"errors\":[{\"message\":" + SAID + "}]}"),
                refusal("a broken error in XML", REFUSED, "", "<Response title='" + SAID + "' " + SAID + "/>"),
                refusal("an error with a DTD", REFUSED, "", "<!DOCTYPE a SYSTEM 'file:/" + SAID + "'><a/>"));
    }

    private static List<Template> successes() {
        String begun = "{\"MediaContainer\":{\"token\":\"" + SAID;
        return List.of(
                success("an empty success", ""),
                success("a text", SAID),
                success("a page", "<html><title>" + SAID + "</title>"),
                success("JSON that is cut off in a string", begun),
                success("JSON that is cut off after a string", begun + "\""),
                success("JSON without quotes", "{\"MediaContainer\":{\"token\":" + SAID + "z}}"),
                success("JSON without a comma", begun + "\"\"" + SAID + "\":1}}"),
                success("JSON with a wrong escape", begun + "\\x\"}}"),
                success("JSON that is no UTF-8", begun + "\u00ff\"}}"),
                success("JSON and more", begun + "\"}}" + SAID),
                success("JSON nested too deep", "[\"" + SAID + "\"," + "[".repeat(100)),
                success("a name in JSON", "{\"" + SAID + "\":1}"),
                success("a key without a value", "{" + SAID + ":" + SAID + "}"),
                success("a token with a line break", begun + "\\n" + SAID + "\"}}"),
                success("a token with a letter that no token has", begun + "\u00c3\u00bc\"}}"),
                success("a token in a list", "{\"MediaContainer\":{\"token\":[\"" + SAID + "\"]}}"),
                success("XML that is cut off", "<MediaContainer token='" + SAID),
                success("XML without quotes", "<MediaContainer token=" + SAID + "/>"),
                success("XML with an attribute twice", "<MediaContainer token='" + SAID + "' token='" + SAID + "'/>"),
                success("XML that ends otherwise", "<MediaContainer></a" + SAID + ">"),
                success("XML with an entity", "<MediaContainer token='&a" + SAID + ";'/>"),
                success("XML with a DTD", "<!DOCTYPE a [<!ENTITY b '" + SAID + "'>]><a>&b;</a>"),
                success("XML in an encoding", "<?xml version='1.0' encoding='" + SAID + "'?><a/>"),
                success("XML of a version", "<?xml version='" + SAID + "'?><a/>"),
                success("XML and more", "<MediaContainer/>" + SAID),
                success("a token with a tab in XML", "<MediaContainer token='" + SAID + "&#9;x'/>"));
    }
}
