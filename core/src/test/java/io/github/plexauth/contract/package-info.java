/**
 * What every adapter must do: one suite per port, and a server that plays any bytes with any timing.
 *
 * <p>Whoever writes an adapter extends {@link io.github.plexauth.contract.HttpTransportContract} or
 * {@link io.github.plexauth.contract.JsonCodecContract} with a class of a few lines.
 */
package io.github.plexauth.contract;
