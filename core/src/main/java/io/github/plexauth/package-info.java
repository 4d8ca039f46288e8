/**
 * Authentication for Plex Media Servers. Start with {@link io.github.plexauth.PlexAuth}.
 *
 * <p>The library is a hexagon. An application uses the driving ports of this package. The library uses the driven ports
 * in {@code io.github.plexauth.port}, which adapters implement:
 *
 * <pre>
 *                      your application
 *                             |
 *    PlexAuth, AccountAuthentication, ServerAuthentication
 *  +--------------------------v---------------------------+
 *  | core                                                 |
 *  |   (root) --&gt; connect     finds a connection          |
 *  |     |  \---&gt; signin      waits for a person          |
 *  |     |                                                |
 *  |     +------&gt; call        runs a use case             |
 *  |               |                                      |
 *  |               v                                      |
 *  |            usecase       question and answer  (pure) |
 *  |               |                                      |
 *  |               v                                      |
 *  |            protocol      spelling of Plex     (pure) |
 *  |               |                                      |
 *  |               v                                      |
 *  |             port         HttpTransport, JsonCodec    |
 *  +-------------^--------------------------^-------------+
 *                |                          |
 *     transport-jdk, transport-       json-jsonb
 *     httpclient, or your own         or your own
 * </pre>
 *
 * <p>The packages {@code domain} (values) and {@code error} (exceptions) may be used everywhere. The packages
 * {@code connect}, {@code signin}, {@code call}, {@code usecase} and {@code protocol} are not exported.
 *
 * <p>This library is unofficial and not affiliated with Plex. A null argument causes a {@link NullPointerException}
 * that names the parameter. No method returns null.
 */
@NullMarked
package io.github.plexauth;

import org.jspecify.annotations.NullMarked;
