package io.github.plexauth.examples.benchmark;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/**
 * The classes that an application without the library writes to read the responses with JSON Binding. They keep a URI
 * as text, because an application parses only the one that it uses.
 */
public final class Beans {

    private Beans() {}

    public static final class TokenAnswer {
        @JsonbProperty("MediaContainer")
        public Token container;
    }

    public static final class Token {
        public String token;
    }

    public static final class DeviceAnswer {
        @JsonbProperty("MediaContainer")
        public DeviceContainer container;
    }

    public static final class DeviceContainer {
        public int size;

        @JsonbProperty("Device")
        public Device device;
    }

    public static final class DevicesAnswer {
        @JsonbProperty("MediaContainer")
        public DevicesContainer container;
    }

    public static final class DevicesContainer {
        public int size;

        @JsonbProperty("Device")
        public List<Device> devices;
    }

    public static final class Device {
        public String name;
        public String clientIdentifier;
        public String accessToken;

        @JsonbProperty("Connection")
        public List<Connection> connections;
    }

    public static final class Connection {
        public String protocol;
        public String address;
        public int port;
        public String uri;
        public boolean local;
        public boolean relay;
    }
}
