package io.github.plexauth.contract;

/** What a first-class transport can do, and a simple one may declare that it lacks. */
public enum Capability {
    /** The timeout bounds the whole exchange: connecting, headers and body. */
    WHOLE_DEADLINE,
    /** A blocked caller that is interrupted gets InterruptedException at once. */
    INTERRUPTION,
    /** The exchange ends when anybody else completes its future. */
    CANCELLATION,
    /** Closing the transport ends what is in flight, and later calls fail. */
    CLOSING,
    /** The connection of an answer that is too large is closed at once. */
    CLOSING_OVERSIZE,
    /** A head that the end of the connection cuts off is not taken for a whole one. */
    CUT_HEADS,
    /** A Content-Length that is no number, or a negative one, is a failure. */
    BAD_LENGTHS,
    /** A 407 of a server that is no proxy is a response. */
    PROXY_STATUS,
    /** Interim answers other than 100 are skipped. */
    INTERIM_ANSWERS
}
