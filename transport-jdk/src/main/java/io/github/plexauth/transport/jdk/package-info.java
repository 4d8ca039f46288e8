/** The HTTP transport over the client of the JDK. */
@NullMarked
package io.github.plexauth.transport.jdk;

import org.jspecify.annotations.NullMarked;
