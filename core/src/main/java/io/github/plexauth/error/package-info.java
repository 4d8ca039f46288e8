/**
 * What can go wrong: the server refuses, the answer is not what it should be, or there is none.
 *
 * <p>Messages name method, host and path, what happened and what to do; never a query, a token or a body.
 */
@NullMarked
package io.github.plexauth.error;

import org.jspecify.annotations.NullMarked;
