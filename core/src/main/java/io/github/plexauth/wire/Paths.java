package io.github.plexauth.wire;

/** The paths of the calls. */
public final class Paths {

    /** Makes a transient token. */
    public static final String TOKEN = "/security/token";

    /** Tells how to reach a source. */
    public static final String RESOURCES = "/security/resources";

    /** Tells who the server is, without a token. */
    public static final String IDENTITY = "/identity";

    private Paths() {}
}
