/** The default trust store of the JVM, in processes with trust stores of their own. */
package io.github.plexauth.system.tls;
