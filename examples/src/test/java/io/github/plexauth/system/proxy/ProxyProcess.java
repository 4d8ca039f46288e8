package io.github.plexauth.system.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A running nginx or HAProxy. Both move to the background when they listen, and write their process id to a file. */
final class ProxyProcess implements AutoCloseable {

    /** The folder with the certificates. The script stops the proxies whose process ids are still in it at the end. */
    static final Path FOLDER = Path.of(System.getProperty("proxy.folder", "proxy.folder-is-set-by-src/test/proxy/run"));

    private static final Pattern NAME = Pattern.compile("@([A-Z0-9]+)@");

    private final Path pidFile;
    private final Map<String, String> ports;

    private ProxyProcess(Path pidFile, Map<String, String> ports) {
        this.pidFile = pidFile;
        this.ports = ports;
    }

    static ProxyProcess nginx(Map<String, String> known) throws IOException, InterruptedException {
        Path folder = FOLDER.toAbsolutePath();
        return start("nginx.conf", known, "nginx", "-p", folder + "/", "-e", "nginx.log", "-c", "nginx.conf");
    }

    static ProxyProcess haproxy(Map<String, String> known) throws IOException, InterruptedException {
        return start("haproxy.cfg", known, "haproxy", "-q", "-D", "-p", "haproxy.pid", "-f", "haproxy.cfg");
    }

    private static ProxyProcess start(String config, Map<String, String> known, String... command)
            throws IOException, InterruptedException {
        Map<String, String> values = new HashMap<>(known);
        String template = Files.readString(Path.of("src", "test", "proxy", config));
        addFreePorts(template, values);
        Files.writeString(FOLDER.resolve(config), NAME.matcher(template).replaceAll(name -> values.get(name.group(1))));

        Path output = FOLDER.resolve(command[0] + ".out");
        var builder = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile()); // The process in the background would keep a pipe open.
        builder.environment().merge("PATH", "/usr/sbin", (path, sbin) -> path + ":" + sbin);
        Process process = builder.start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return new ProxyProcess(FOLDER.resolve(command[0] + ".pid"), values);
    }

    /** Holds all ports until the last one is found. Otherwise two of them could be equal. */
    private static void addFreePorts(String template, Map<String, String> values) throws IOException {
        List<String> names = NAME.matcher(template).results().map(name -> name.group(1)).toList();
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (String name : names) {
                if (!values.containsKey(name)) {
                    held.add(new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")));
                    values.put(name, Integer.toString(held.get(held.size() - 1).getLocalPort()));
                }
            }
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    /** Returns the host and port of a listener in the configuration. */
    String at(String name) {
        return "127.0.0.1:" + port(name);
    }

    String port(String name) {
        return ports.get(name);
    }

    @Override
    public void close() throws IOException {
        ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip())).ifPresent(process -> {
            process.destroy();
            process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        });
        Files.deleteIfExists(pidFile);
    }
}
