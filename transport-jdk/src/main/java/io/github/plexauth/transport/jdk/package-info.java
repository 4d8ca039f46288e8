/** The HTTP transport over the JDK's own client. */
@NullMarked
package io.github.plexauth.transport.jdk;

import org.jspecify.annotations.NullMarked;
