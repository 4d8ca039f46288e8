/**
 * The driven ports {@link io.github.plexauth.port.HttpTransport} and {@link io.github.plexauth.port.JsonCodec}, and the
 * types that cross them. The driving port is {@link io.github.plexauth.ServerAuthentication}.
 *
 * <p>An adapter needs only this package.
 *
 * @serial exclude
 */
@NullMarked
package io.github.plexauth.port;

import org.jspecify.annotations.NullMarked;
