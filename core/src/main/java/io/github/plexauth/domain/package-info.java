/** The values that questions and answers are made of. All are immutable; those that hold a token do not print it. */
@NullMarked
package io.github.plexauth.domain;

import org.jspecify.annotations.NullMarked;
