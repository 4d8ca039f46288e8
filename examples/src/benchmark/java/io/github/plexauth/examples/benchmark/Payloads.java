package io.github.plexauth.examples.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The bodies of responses in the form that a Plex Media Server sends. */
final class Payloads {

    private Payloads() {}

    static byte[] token() {
        return container("\"size\":0,\"token\":\"transient-7a1d4cf9-4f2c-4d1b-9c57-2f6f0f6f3c11\"");
    }

    static byte[] resources(int connections) {
        return container("\"size\":1,\"Device\":" + device(0, connections));
    }

    static byte[] devices(int devices) {
        return container("\"size\":" + devices + ",\"Device\":[" + join(devices, i -> device(i, 3)) + "]");
    }

    private static String device(int number, int connections) {
        return "{\"name\":\"Living room " + number + "\",\"clientIdentifier\":\"243b471948ace337a8f92f129ec97d1902fcb1d"
                + number + "\",\"accessToken\":\"transient-0b9d5e6a-6c0e-4a5e-8a57-2f11c9c1a6f" + number
                + "\",\"Connection\":[" + join(connections, Payloads::connection) + "]}";
    }

    private static String connection(int number) {
        String host = "10-0-2-" + number + ".0123456789abcdef0123456789abcdef.plex.direct";
        return "{\"protocol\":\"https\",\"address\":\"10.0.2." + number + "\",\"port\":32400,\"uri\":\"https://" + host
                + ":32400\",\"local\":" + (number % 2 == 0) + ",\"relay\":false}";
    }

    private static String join(int count, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(","));
    }

    private static byte[] container(String content) {
        return ("{\"MediaContainer\":{" + content + "}}").getBytes(StandardCharsets.UTF_8);
    }
}
