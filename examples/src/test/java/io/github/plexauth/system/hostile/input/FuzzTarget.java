package io.github.plexauth.system.hostile.input;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What a fuzzer throws bytes at, and what it starts from; {@code \0} ends a text, as {@link FuzzInput} reads it. */
enum FuzzTarget {
    JSON(FuzzServer::answer, Bodies.jsonSeeds()),
    XML(FuzzServer::answer, Bodies.xmlSeeds()),
    ERROR(FuzzServer::error, Stream.concat(Bodies.errorSeeds().stream(), Bodies.xmlSeeds().stream())
            .map(body -> "\0e" + body)
            .toList()),
    HEADERS(FuzzServer::headers, List.of(
            "\0fhttps://" + Operation.MARKED.value() + ".test:443/x?y\0"
                    + "text/html; charset=utf-8\000120\0gzip\0identity\0X\0",
            "\0//other.test/" + Operation.MARKED.value() + "\0"
                    + "text/" + Operation.MARKED.value() + "\0-1\0\0\0X-Plex-Protocol\0001")),
    ACCOUNT(FuzzServer::account, Bodies.accountSeeds().stream()
            .flatMap(body -> Stream.of("\0", "\1", "\2", "\5", "\6", "\7").map(operation -> operation + body))
            .toList()),
    PIN(FuzzUser::pin, List.of(
            "plexauth-pin-1\t1\tcode\tid\thttps://plex.tv/link\t\t2026-11-24T12:00:00Z",
            "plexauth-pin-1\t1\tcode\tid\thttps://a/#?b\thttps://a/qr\t+999999999-12-31T23:59:59.999999999Z")),
    SOURCE(FuzzUser::source, List.of(
            "server://243b471948ace337/com.plexapp.plugins.library", "provider://tv.plex.provider.podcasts",
            "server://\u00fc\u00ff\u00d8\u003c\r\n")),
    BASE_URI(FuzzUser::baseUri, List.of(
            "http://192.168.1.10:32400", "https://[fe80::1%25eth0]:1/a%20b//", "HTTP://user:secret@pms.test/p?q#f",
            "http://pms.test/\u00fc/../;a=b", "http://pms.test/\u00ff\u00d8\u003c")),
    IDENTITY(FuzzUser::identity, List.of(
            "id\0Product\0001.0\0Linux\0Raspberry Pi\0Wohnk\u00fcche", "\u00ff\u00d8\u003c\0\r\n")),
    TOKEN(FuzzUser::token, List.of("Qx7Zp2Vw9Kd4Jm8Rt3Hy", "transient-90904684-f91a", "eyJhbGciOi.J9", "claim-a\r\n")),
    CODECS(FuzzCodecs::agree, Bodies.jsonSeeds());

    private final Consumer<FuzzInput> property;
    private final List<byte[]> seeds;

    FuzzTarget(Consumer<FuzzInput> property, List<String> seeds) {
        this.property = property;
        this.seeds = seeds.stream().map(seed -> seed.getBytes(StandardCharsets.ISO_8859_1)).toList();
    }

    /** Lets pass what is meant to come out; throws whatever else does, which is a finding. */
    void take(byte[] input) {
        property.accept(new FuzzInput(input));
    }

    List<byte[]> seeds() {
        return seeds;
    }

    static FuzzTarget named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
