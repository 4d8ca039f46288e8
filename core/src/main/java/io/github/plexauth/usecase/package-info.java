/**
 * The use cases: one class per question to a server. Each turns its parameters into a
 * {@link io.github.plexauth.protocol.Question} and an {@link io.github.plexauth.usecase.Answer} into a value.
 *
 * <p>All classes are pure and perform no I/O. Not exported.
 */
@NullMarked
package io.github.plexauth.usecase;

import org.jspecify.annotations.NullMarked;
