package io.github.plexauth.system.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.plexauth.system.ClassPath;
import io.github.plexauth.system.Processes;
import io.github.plexauth.system.Processes.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A container must not keep anything of a web application that has ended, over either transport. */
class UndeployTest {

    @Test
    void neitherAThreadNorTheClassLoaderOfAWebApplicationStays(@TempDir Path folder) throws Exception {
        // A process of its own: its threads and its log belong to the container only. With the options, which Tomcat's
        // scripts set too, Tomcat looks for leaks.
        Outcome outcome = Processes.run(Processes.java(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED",
                "-cp", ClassPath.ofThisBuild(),
                UndeployProgram.class.getName(), folder.toString()));

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines().map(line -> line.replaceAll("receivedAt=.*", "…"))).containsExactly(
                "TransientToken[accessToken=AccessToken[TRANSIENT, redacted], …",
                "TransientToken[accessToken=AccessToken[TRANSIENT, redacted], …",
                "The web application has its own copy of the library: true",
                "TransientToken[accessToken=AccessToken[TRANSIENT, redacted], …",
                "TransientToken[accessToken=AccessToken[TRANSIENT, redacted], …",
                "The web application has its own copy of the library: true",
                "class loaders that stay: 0",
                "threads that stay: []");
        // Tomcat finds idle threads, which end by themselves. It must not find a value in a thread of its own.
        assertThat(outcome.err()).doesNotContain("ThreadLocal");
    }
}
