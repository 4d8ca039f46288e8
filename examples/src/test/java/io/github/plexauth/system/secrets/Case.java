package io.github.plexauth.system.secrets;

import io.github.plexauth.contract.ScriptedServer;
import java.util.List;

/**
 * One thing that goes well or wrong.
 *
 * @param name     what happens
 * @param expected the simple names of what it may end in; none if all is well that ends without a mark
 * @param action   does it, and returns or throws what the application gets
 */
record Case(String name, List<String> expected, Action action) {

    @FunctionalInterface
    interface Action {
        Object run(Caller caller) throws Exception;
    }

    static Case of(String name, String expected, Action action) {
        return new Case(name, expected.isEmpty() ? List.of() : List.of(expected.split("\\|")), action);
    }

    /** A call for a token that a server answers with these bytes. */
    static Case answered(String name, String expected, String answer) {
        return played(name, expected, once(answer));
    }

    /** Ends the connection after the answer: not every answer says where it ends. */
    static ScriptedServer.Script once(String answer) {
        return connection -> {
            if (connection.readRequest() != null) {
                connection.write(answer);
            }
        };
    }

    static Case played(String name, String expected, ScriptedServer.Script script) {
        return of(name, expected, caller -> {
            try (ScriptedServer server = caller.serve(script)) {
                return caller.token(caller.server(server.uri("")));
            }
        });
    }

    boolean allows(Object outcome) {
        return expected.isEmpty() || expected.contains(outcome.getClass().getSimpleName());
    }
}
