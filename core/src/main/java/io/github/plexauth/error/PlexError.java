package io.github.plexauth.error;

import java.io.Serializable;

/**
 * One entry of an error answer. Plex sends such entries from plex.tv; a media server mostly sends a page of HTML.
 *
 * @param code    Plex's own number, such as 1001; 0 if there is none
 * @param message Plex's own words, such as {@code User could not be authenticated}; empty if there are none
 * @param status  the HTTP status that the entry names; 0 if it names none
 */
public record PlexError(int code, String message, int status) implements Serializable {

    /** Refuses null. */
    public PlexError {
        if (message == null) {
            throw new IllegalArgumentException("message is null");
        }
    }
}
