package io.github.plexauth.domain;

/** Whether the library may choose a connection that sends the access token in clear text. */
public enum PlainHttp {
    /** Only https connections are tried. This is the default. */
    FORBIDDEN,
    /** Connections over http are tried too, after the https connections of the same place. */
    ALLOWED
}
