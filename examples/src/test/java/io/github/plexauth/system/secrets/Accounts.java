package io.github.plexauth.system.secrets;

import io.github.plexauth.AccountAuthentication;
import io.github.plexauth.contract.ScriptedServer;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.AccountServers;
import io.github.plexauth.domain.HomePin;
import io.github.plexauth.domain.HomeUser;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.domain.PlainHttp;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What plex.tv answers, and what it may say of the secrets that each call sends and returns. */
final class Accounts {

    private static final String SAID = "@@";
    private static final AccessToken TOKEN = AccessToken.of(Marks.CALLER);
    private static final HomePin HOME_PIN = HomePin.of(Marks.HOME_PIN);
    private static final HomeUser USER =
            new HomeUser("a1b2c3d4", Optional.of(Marks.CALLER), Optional.empty(), true, false, false, false);
    private static final Pin PIN = new Pin(
            Marks.PIN_ID, Marks.PIN_CODE, "audit", URI.create("https://app.plex.tv/auth#?code=" + Marks.PIN_CODE),
            Optional.of(URI.create("https://plex.tv/qr/" + Marks.PIN_CODE)), Instant.now().plusSeconds(600));
    private static final String PIN_ANSWER = "{\"id\":" + Marks.PIN_ID + ",\"code\":\"" + Marks.PIN_CODE
            + "\",\"qr\":\"https://plex.tv/qr/" + Marks.PIN_CODE + "\",\"expiresIn\":900,\"authToken\":\""
            + Marks.DEVICE + "\"}";
    private static final String SERVERS = "[{\"provides\":\"server\",\"name\":\"" + Marks.CALLER
            + "\",\"clientIdentifier\":\"a\",\"accessToken\":\"" + Marks.DEVICE + "\",\"connections\":["
            + "{\"uri\":\"https://h:1/" + Marks.DEVICE + "\"},{\"uri\":\"https://" + Marks.CALLER + ".invalid\"}]},"
            + "{\"provides\":\"server\",\"clientIdentifier\":\"" + Marks.CALLER + "\"},"
            + "{\"provides\":\"server\",\"clientIdentifier\":\"b\",\"accessToken\":\"" + Marks.JWT + "\"},"
            + "{\"provides\":\"server\",\"clientIdentifier\":\"c\",\"accessToken\":\"" + Marks.HEXADECIMAL + "\"}]";

    /** A call, what the server may repeat of it, its right answer, and what comes of that. */
    private record Operation(String name, String said, String answer, String expected, Call call) {}

    @FunctionalInterface
    private interface Call {
        Object of(Caller caller, AccountAuthentication account) throws Exception;
    }

    private Accounts() {}

    static List<Case> all() {
        return Stream.concat(operations().stream().flatMap(Accounts::cases), others()).toList();
    }

    private static List<Operation> operations() {
        String account = "{\"id\":7,\"uuid\":\"a1\",\"username\":\"" + Marks.CALLER + "\",\"email\":\"" + Marks.DEVICE
                + "\",\"authToken\":\"" + Marks.DEVICE + "\"}";
        return List.of(
                new Operation("createPin", Marks.MINTED, PIN_ANSWER, "Pin",
                        (caller, it) -> caller.ask(it::createPin, it::createPinAsync)),
                new Operation("checkPin", Marks.PIN_ID, PIN_ANSWER, "Optional",
                        (caller, it) -> caller.ask(() -> it.checkPin(PIN), () -> it.checkPinAsync(PIN))),
                new Operation("awaitToken", Marks.PIN_ID, PIN_ANSWER, "AccessToken", (caller, it) -> {
                    Duration timeout = Duration.ofMillis(40); // Most answers do not end the wait.
                    return caller.ask(() -> it.awaitToken(PIN, timeout), () -> it.awaitTokenAsync(PIN, timeout));
                }),
                new Operation("validate", Marks.CALLER, account, "Valid",
                        (caller, it) -> caller.ask(() -> it.validate(TOKEN), () -> it.validateAsync(TOKEN))),
                new Operation("ping", Marks.CALLER, "<pong>" + Marks.CALLER + "</pong>", "Optional",
                        (caller, it) -> caller.ask(() -> done(() -> it.ping(TOKEN)),
                                () -> it.pingAsync(TOKEN).thenApply(Optional::ofNullable))),
                new Operation("signOut", Marks.CALLER, "", "Optional",
                        (caller, it) -> caller.ask(() -> done(() -> it.signOut(TOKEN)),
                                () -> it.signOutAsync(TOKEN).thenApply(Optional::ofNullable))),
                new Operation("getServers", Marks.CALLER, SERVERS, "AccountServers", Accounts::servers),
                new Operation("getHomeUsers", Marks.CALLER, "{\"users\":[{\"uuid\":\"a1\",\"title\":\"" + Marks.CALLER
                        + "\"},{\"uuid\":\"" + Marks.CALLER + "\"}]}", "ListN|List12",
                        (caller, it) -> caller.ask(() -> it.getHomeUsers(TOKEN), () -> it.getHomeUsersAsync(TOKEN))),
                new Operation("switchHomeUser", Marks.CALLER + " " + Marks.HOME_PIN, account, "AccessToken",
                        (caller, it) -> caller.ask(() -> it.switchHomeUser(TOKEN, USER, HOME_PIN),
                                () -> it.switchHomeUserAsync(TOKEN, USER, HOME_PIN))));
    }

    private static AccountServers servers(Caller caller, AccountAuthentication account) throws Exception {
        return caller.ask(() -> account.getServers(TOKEN), () -> account.getServersAsync(TOKEN));
    }

    private static Optional<Object> done(Runnable call) {
        call.run();
        return Optional.empty();
    }

    private static Stream<Case> cases(Operation operation) {
        return Stream.of(
                answered(operation, "well", operation.expected, ScriptedServer.ok(operation.answer)),
                answered(operation, "a right answer that is cut off", "",
                        ScriptedServer.ok(operation.answer.replaceFirst(".?$", " @@"))),
                answered(operation, "a page", "", ScriptedServer.ok("<html><title>" + SAID + "</title>" + SAID)),
                answered(operation, "a token in vain", "", ScriptedServer.ok("{\"id\":\"" + SAID + "\",\"authToken\":\""
                        + SAID + "\\n" + SAID + "\",\"uuid\":\"" + SAID + "\"}")),
                refused(operation, "401 " + SAID, "{\"errors\":[{\"code\":1001,\"message\":\"" + SAID + "\"}]}"),
                refused(operation, "403 No", "{\"errors\":[{\"code\":1041,\"message\":\"is not " + SAID + "\"}]}"),
                refused(operation, "404 No", "<errors><error code='1020' message='" + SAID + "'/></errors>"),
                refused(operation, "422 No", "{\"error\":\"Invalid token " + SAID + "\"}"),
                refused(operation, "503 No", "<html><title>" + SAID + "</title>"),
                played(operation, "an end within the answer", "", connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 200 " + operation.said + "\r\nContent-Length: 999\r\n\r\n"
                            + "{\"authToken\":\"" + operation.said);
                    connection.reset();
                }));
    }

    private static Case refused(Operation operation, String status, String body) {
        return answered(operation, "a refusal with " + status, "", "HTTP/1.1 " + status + "\r\nRetry-After: " + SAID
                + "\r\nContent-Type: text/" + SAID + "\r\nConnection: close\r\n\r\n" + body);
    }

    private static Case answered(Operation operation, String name, String expected, String answer) {
        String said = answer.replace(SAID, operation.said);
        int body = said.indexOf("\r\n\r\n") + 4;
        String whole = said.replaceFirst("Content-Length: \\d+", "Content-Length: " + (said.length() - body));
        return played(operation, name, expected, Case.once(whole));
    }

    private static Case played(Operation operation, String name, String expected, ScriptedServer.Script script) {
        return Case.of(operation.name + " gets " + name, expected, caller -> {
            try (ScriptedServer server = caller.serve(script)) {
                return operation.call.of(caller, caller.account(server.uri("")));
            }
        });
    }

    private static Stream<Case> others() {
        return Stream.of(
                Case.of("a PIN is shown", "Pin", caller -> caller.see(PIN)),
                Case.of("a PIN is made of a text", "IllegalArgumentException",
                        caller -> Pin.fromSecretText(PIN.toSecretText().replace("https:", "h t:"))),
                Case.of("a home PIN is too long", "IllegalArgumentException",
                        caller -> HomePin.of(caller.see(HOME_PIN).value() + " " + Marks.HOME_PIN)),
                Case.of("no server of the account is reached", "PlexConnectException", caller -> {
                    URI uri = Failures.nobody("http");
                    try (ScriptedServer server = caller.serve(Case.once(ScriptedServer.ok("[{\"provides\":\"server\","
                            + "\"clientIdentifier\":\"a\",\"accessToken\":\"" + Marks.DEVICE + "\",\"connections\":["
                            + "{\"uri\":\"" + uri + "\"}]}]")))) {
                        var found = servers(caller, caller.account(server.uri(""))).servers().get(0);
                        var plexAuth = caller.application().accountUri(server.uri("")).build();
                        return caller.ask(() -> plexAuth.connect(found, PlainHttp.ALLOWED),
                                () -> plexAuth.connectAsync(found, PlainHttp.ALLOWED));
                    }
                }));
    }
}
