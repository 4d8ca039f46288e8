/** The threads and the clock of the library: what runs later, and what runs in another thread, goes through here. */
@NullMarked
package io.github.plexauth.clock;

import org.jspecify.annotations.NullMarked;
