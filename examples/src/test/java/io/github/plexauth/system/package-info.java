/**
 * Tests of the whole library: the facade, a transport and a codec together. Tests of the example programs are in
 * {@code io.github.plexauth.examples}.
 *
 * <ul>
 *   <li>{@code architecture}: the rules for dependencies and code, and fixtures that break them
 *   <li>{@code connect}: the search for a connection that works, over real sockets
 *   <li>{@code hostile}: broken, slow and malicious servers
 *   <li>{@code hostile.input}: hostile bodies, headers and arguments, and the fuzzer
 *   <li>{@code image}: small runtime images
 *   <li>{@code load}: many threads and many calls
 *   <li>{@code proxy}: real proxies in front of a server; {@code src/test/proxy/run} runs these tests
 *   <li>{@code readme}: the code and the versions in the README
 *   <li>{@code secrets}: the search for tokens in logs, messages and exceptions
 *   <li>{@code stacks}: the jars that users get with each transport
 *   <li>{@code tls}: the default trust store of the JVM
 * </ul>
 *
 * <p>The classes of this package are shared by several of them.
 */
package io.github.plexauth.system;
