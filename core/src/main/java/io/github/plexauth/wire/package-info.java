/** How the protocol is spelled: headers and encoding out, lenient reading in, and what failures mean. Not exported. */
@NullMarked
package io.github.plexauth.wire;

import org.jspecify.annotations.NullMarked;
