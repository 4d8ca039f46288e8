package io.github.plexauth.examples;

import io.github.plexauth.examples.server.EmbeddedPlexServer;
import io.github.plexauth.examples.server.EmbeddedPlexTv;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs the program that the system property {@code example} names, with the arguments. {@code mvn exec:java} starts it,
 * because Maven answers the name of a class that does not exist with a stack trace.
 */
public final class Launcher {

    /** The main method of a program. */
    @FunctionalInterface
    interface Program {
        void main(String... arguments) throws Exception;
    }

    static final Map<String, Program> PROGRAMS = new LinkedHashMap<>();

    static {
        PROGRAMS.put("Quickstart", Quickstart::main);
        PROGRAMS.put("AsyncTokens", AsyncTokens::main);
        PROGRAMS.put("HandlingErrors", HandlingErrors::main);
        PROGRAMS.put("ConnectToSource", ConnectToSource::main);
        PROGRAMS.put("SignIn", SignIn::main);
        PROGRAMS.put("KeepSignedIn", KeepSignedIn::main);
        PROGRAMS.put("SignedInForGood", SignedInForGood::main);
        PROGRAMS.put("LongRunning", LongRunning::main);
        PROGRAMS.put("BringYourOwnTransport", BringYourOwnTransport::main);
        PROGRAMS.put("BringYourOwnCodec", BringYourOwnCodec::main);
        PROGRAMS.put("server.EmbeddedPlexServer", EmbeddedPlexServer::main);
        PROGRAMS.put("server.EmbeddedPlexTv", EmbeddedPlexTv::main);
    }

    private Launcher() {}

    /**
     * Runs the program. If there is none with this name, prints the names and ends the JVM with exit code 1.
     *
     * @param arguments the arguments of the program
     * @throws Exception if the program throws one
     */
    public static void main(String... arguments) throws Exception {
        String name = System.getProperty("example", "Quickstart");
        Program program = PROGRAMS.get(name);
        if (program == null) {
            System.err.println("There is no example " + name + ". These exist:");
            PROGRAMS.keySet().forEach(each -> System.err.println("  " + each));
            System.exit(1);
        }
        program.main(arguments);
    }
}
