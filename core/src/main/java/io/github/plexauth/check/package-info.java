/** Argument checks that every other package may use. Not exported. */
@NullMarked
package io.github.plexauth.check;

import org.jspecify.annotations.NullMarked;
