package io.github.plexauth.contract;

/** What a first-class transport can do, and a simple one may declare that it lacks. */
public enum Capability {
    /** The timeout bounds the whole exchange: looking up the name, connecting, headers and body. */
    WHOLE_DEADLINE,
    /** A blocked caller that is interrupted gets InterruptedException at once. */
    INTERRUPTION,
    /** The exchange ends when anybody else completes its future. */
    CANCELLATION,
    /** Closing the transport ends what is in flight, and later calls fail. */
    CLOSING,
    /** A call that is ended while its body is read closes the connection at once. */
    CLOSING_BODIES,
    /** The connection of an answer that is too large is closed at once. */
    CLOSING_OVERSIZE,
    /** A head or a chunk size that the end of the connection cuts off is not taken for a whole one. */
    CUT_HEADS,
    /** A Content-Length that is no number, or a negative one, is a failure. */
    BAD_LENGTHS,
    /** A head, a chunk extension or trailers that never end are given up after a limit. */
    HEAD_LIMITS,
    /** A 407 of a server that is no proxy is a response. */
    PROXY_STATUS,
    /** A 401 or 407 whose challenge the credentials for the proxy do not satisfy is a response. */
    SERVER_CHALLENGES,
    /** A GET without a body has no Content-Length. */
    GET_WITHOUT_LENGTH,
    /** The Host header holds an IPv6 address without its zone. */
    HOST_WITHOUT_ZONE,
    /** If the first address of a host name is dead, the next one is tried. */
    FURTHER_ADDRESSES,
    /** Interim answers other than 100 are skipped. */
    INTERIM_ANSWERS,
    /** Bytes that have arrived after the end of an answer never become the answer to the next request. */
    LEFTOVER_BYTES,
    /** A plex.direct name is not looked up: the transport connects to the address that the name holds. */
    PLEX_DIRECT,
    /** In a request to a plex.direct name, the header Host has the name. */
    PLEX_DIRECT_HOST
}
