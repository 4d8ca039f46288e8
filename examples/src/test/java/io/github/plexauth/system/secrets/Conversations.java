package io.github.plexauth.system.secrets;

import io.github.plexauth.PlexAuth;
import io.github.plexauth.PlexAuthBuilder;
import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.Scope;
import io.github.plexauth.domain.Source;
import io.github.plexauth.domain.TokenType;
import io.github.plexauth.examples.server.EmbeddedPlexServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a Plex server answers, what any server may, and what an application asks by mistake. */
final class Conversations {

    private static final String STRANGER_ID = "0000000000000000000000000000000000000000";
    private static final Source STRANGER = Source.server(STRANGER_ID);
    private static final String REFUSED = "IllegalArgumentException";

    private Conversations() {}

    static List<Case> all() {
        return Stream.of(plex(), successes(), statuses(), mistakes()).flatMap(cases -> cases).toList();
    }

    @FunctionalInterface
    private interface Question {
        Object ask(Caller caller, ServerAuthentication server, EmbeddedPlexServer plex) throws Exception;
    }

    private static Case asked(String name, String expected, Consumer<EmbeddedPlexServer> mood, Question question) {
        return Case.of(name, expected, caller -> {
            try (EmbeddedPlexServer plex = EmbeddedPlexServer.builder().token(Marks.CALLER).start()) {
                mood.accept(plex);
                return question.ask(caller, caller.server(plex.baseUri()), plex);
            }
        });
    }

    private static Stream<Case> plex() {
        Consumer<EmbeddedPlexServer> well = plex -> {};
        return Stream.of(
                asked("Plex gives a token", "TransientToken", well, (caller, server, plex) -> caller.token(server)),
                asked("Plex lends a token", "SourceConnectionInformation", well,
                        (caller, server, plex) -> caller.connections(server, shared(plex))),
                asked("Plex asks anew", "SourceConnectionInformation", well,
                        (caller, server, plex) -> caller.ask(
                                () -> server.refreshSourceConnectionInformation(shared(plex)),
                                () -> server.refreshSourceConnectionInformationAsync(shared(plex)))),
                asked("Plex knows no such source", "PlexNotFoundException|PlexBadRequestException", well,
                        (caller, server, plex) -> caller.connections(server, STRANGER)),
                asked("Plex knows no such type", "PlexBadRequestException", well,
                        (caller, server, plex) -> caller.ask(
                                () -> server.getTransientToken(new TokenType("x"), Scope.ALL),
                                () -> server.getTransientTokenAsync(new TokenType("x"), Scope.ALL))),
                asked("Plex knows no such path", "PlexNotFoundException", well,
                        (caller, server, plex) -> caller.token(caller.server(URI.create(plex.baseUri() + "/a")))),
                asked("Plex does not accept the token", "PlexUnauthorizedException", well,
                        (caller, server, plex) -> caller.token(caller.with(Marks.DEVICE).server(plex.baseUri()))),
                asked("Plex does not give a transient token another", "PlexForbiddenException", well,
                        (caller, server, plex) -> caller.token(
                                caller.with(caller.token(server).accessToken().value()).server(plex.baseUri()))),
                asked("Plex has forgotten the transient token", "PlexUnauthorizedException", well,
                        (caller, server, plex) -> {
                            String transientToken = caller.token(server).accessToken().value();
                            plex.restart();
                            return caller.token(caller.with(transientToken).server(plex.baseUri()));
                        }),
                asked("Plex is in maintenance", "PlexStatusException", plex -> plex.maintenance(true),
                        (caller, server, plex) -> caller.token(server)),
                asked("Plex has had enough", "PlexRateLimitedException", plex -> plex.rateLimit(Duration.ofSeconds(7)),
                        (caller, server, plex) -> caller.token(server)));
    }

    private static Source shared(EmbeddedPlexServer plex) {
        return Source.server(plex.shared().keySet().iterator().next());
    }

    private static Stream<Case> successes() {
        String device = "{\"MediaContainer\":{\"Device\":{\"name\":\"" + Marks.CALLER + "\",\"clientIdentifier\":\""
                + STRANGER_ID + "\",\"accessToken\":\"" + Marks.DEVICE + "\",\"Connection\":[{\"uri\":\"https://h:1/?X-Plex-Token=" + Marks.DEVICE
                + "\",\"address\":\"10.0.0.1\",\"port\":1,\"protocol\":\"https\"},"
                + "{\"uri\":\"https://h:1/" + Marks.DEVICE + "\"},{\"uri\":\"https://h:1/" + Marks.CALLER + "\"},"
                + "{\"uri\":\"https://" + Marks.CALLER + ".invalid\"},{\"address\":\"" + Marks.CALLER + "\"},"
                + "{\"uri\":\"http://" + Marks.DEVICE + "@h:2/#" + Marks.DEVICE + "\"}]}}}";
        String xml = "<MediaContainer><Device name='n' accessToken='" + Marks.DEVICE + "'/></MediaContainer>";
        return Stream.of(
                Case.answered("a token in JSON", "TransientToken",
                        ScriptedServer.ok("{\"MediaContainer\":{\"token\":\"" + Marks.MINTED + "\"}}")),
                Case.answered("a token in XML", "TransientToken",
                        ScriptedServer.ok("<MediaContainer token='" + Marks.MINTED + "'/>")),
                lent("a device in JSON", "SourceConnectionInformation", ScriptedServer.ok(device)),
                lent("a device that was not asked for", "PlexInvalidResponseException",
                        ScriptedServer.ok(device.replace(STRANGER_ID, Marks.CALLER))),
                lent("a device in XML", "SourceConnectionInformation", ScriptedServer.ok(xml)),
                lent("a device that is cut off", "PlexInvalidResponseException",
                        ScriptedServer.ok(device.substring(0, device.length() - 1))),
                lent("a device whose token has a line break", "PlexInvalidResponseException",
                        ScriptedServer.ok(device.replace(Marks.DEVICE, Marks.DEVICE + "\\nx"))),
                lent("a broken device in XML", "PlexInvalidResponseException", ScriptedServer.ok(xml.replace("/>", ">"))),
                lent("devices of which none is meant", "PlexInvalidResponseException", ScriptedServer.ok(
                        xml.replace("<Device", "<Device clientIdentifier='" + Marks.DEVICE + "'/><Device"))),
                lent("a refused device", "PlexNotFoundException",
                        "HTTP/1.1 404 " + Marks.CALLER + "\r\nConnection: close\r\n\r\n<html>" + Marks.CALLER));
    }

    private static Case lent(String name, String expected, String answer) {
        return Case.of(name, expected, caller -> {
            try (ScriptedServer server = caller.serve(Case.once(answer))) {
                return caller.connections(caller.server(server.uri("")), STRANGER);
            }
        });
    }

    private static Stream<Case> statuses() {
        String echo = Marks.CALLER + "\r\nX-Echo: " + Marks.CALLER + "\r\nConnection: close\r\n\r\n<html><title>"
                + Marks.CALLER + "</title>";
        return IntStream.of(300, 301, 304, 307, 308, 400, 401, 402, 403, 404, 405, 407, 408, 409, 410, 413, 418, 422,
                        426, 429, 431, 451, 500, 501, 502, 503, 504, 511, 599, 600, 999)
                .mapToObj(status -> Case.answered("status " + status, "", "HTTP/1.1 " + status + " " + echo));
    }

    /** The token where it does not belong: refused at once, or at least not repeated. */
    private static Stream<Case> mistakes() {
        return Stream.of(
                base("http://127.0.0.1/?X-Plex-Token=" + Marks.CALLER),
                base("http://127.0.0.1/#" + Marks.CALLER),
                base("http://" + Marks.CALLER + "@127.0.0.1/"),
                base("http://a:" + Marks.CALLER + "@127.0.0.1:0/"),
                base("http://a_" + Marks.CALLER + "/"),
                base("http://127.0.0.1:9999999/?" + Marks.CALLER),
                base(Marks.CALLER + "://127.0.0.1/"),
                base("ftp:" + Marks.CALLER),
                base(Marks.CALLER),
                mistake("a source without a prefix", caller -> Source.parse(Marks.CALLER)),
                mistake("a source with another prefix", caller -> Source.parse("token://" + Marks.CALLER)),
                mistake("a source with half a letter", caller -> Source.server(Marks.CALLER + "\ud800")),
                mistake("a type with half a letter", caller -> new TokenType(Marks.CALLER + "\udc00")),
                mistake("a scope with half a letter", caller -> new Scope(Marks.CALLER + "\ud800")),
                token(Marks.CALLER + "\n"),
                token("\r\n" + Marks.CALLER),
                token(Marks.CALLER + " "),
                token(Marks.CALLER + "\u00fc"),
                token(Marks.CALLER + "\0"),
                application("clientIdentifier", builder -> builder.clientIdentifier("a\n" + Marks.CALLER)),
                application("clientIdentifier", builder -> builder.clientIdentifier(Marks.CALLER + "\ud800")),
                application("product", builder -> builder.product(Marks.CALLER + "\r\nX: 1")),
                application("version", builder -> builder.version(Marks.CALLER + "\0")),
                application("platform", builder -> builder.platform(Marks.CALLER + "\u0085")),
                application("device", builder -> builder.device(Marks.CALLER + "\t")),
                application("deviceName", builder -> builder.deviceName(Marks.CALLER + "\ud800")),
                mistake("no timeout", caller -> caller.server(Failures.nobody("http")).withTimeout(Duration.ZERO)),
                Case.of("no token", "NullPointerException", caller -> caller.application().build()
                        .server(Failures.nobody("http"), (AccessToken) null)),
                Case.of("the token for a source", "PlexTransportException", caller -> caller.connections(
                        caller.server(Failures.nobody("http")), Source.server(Marks.CALLER))),
                Case.of("the token for a type", "PlexTransportException", caller -> {
                    ServerAuthentication server = caller.server(Failures.nobody("http"));
                    return caller.ask(
                            () -> server.getTransientToken(new TokenType(Marks.CALLER), Scope.ALL),
                            () -> server.getTransientTokenAsync(new TokenType(Marks.CALLER), Scope.ALL));
                }));
    }

    private static Case mistake(String name, Case.Action action) {
        return Case.of(name, REFUSED, action);
    }

    private static Case base(String uri) {
        return mistake("a base URI: " + uri, caller -> caller.server(URI.create(uri)));
    }

    private static Case token(String text) {
        return mistake("a token of " + text.length() + " characters", caller -> AccessToken.of(text));
    }

    private static Case application(String parameter, Consumer<PlexAuthBuilder> mistake) {
        return mistake("a bad " + parameter, caller -> {
            PlexAuthBuilder builder = caller.application();
            mistake.accept(builder);
            return builder.build();
        });
    }
}
