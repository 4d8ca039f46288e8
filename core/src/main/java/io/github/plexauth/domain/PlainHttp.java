package io.github.plexauth.domain;

/** Whether a connection may be chosen that sends the access token in clear text. */
public enum PlainHttp {
    /** Only https: the default. */
    REFUSED,
    /** Also http, after every https connection of the same place; for home networks that are trusted. */
    ALLOWED
}
