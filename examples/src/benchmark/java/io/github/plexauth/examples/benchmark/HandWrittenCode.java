package io.github.plexauth.examples.benchmark;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The requests of an application that does not use the library. */
final class HandWrittenCode {

    static final String CLIENT_IDENTIFIER = "c9c1a6f0-6c0e-4a5e-8a57-0b9d5e6a2f11";
    static final String PRODUCT = "benchmark";

    private HandWrittenCode() {}

    static URI tokenUri(Target target) {
        return URI.create(target.baseUri() + "/security/token?type=delegation&scope=all");
    }

    static URI resourcesUri(Target target) {
        return URI.create(target.baseUri() + "/security/resources?source="
                + URLEncoder.encode(target.source(), StandardCharsets.UTF_8));
    }
}
