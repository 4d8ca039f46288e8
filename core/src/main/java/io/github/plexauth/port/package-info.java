/**
 * The two ports that the outside is plugged in to, and the words that cross them. An adapter needs this package only.
 */
@NullMarked
package io.github.plexauth.port;

import org.jspecify.annotations.NullMarked;
