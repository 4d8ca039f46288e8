/**
 * One class per question: two pure functions, from the question to a request and from an answer to a value. Not
 * exported.
 */
@NullMarked
package io.github.plexauth.usecase;

import org.jspecify.annotations.NullMarked;
