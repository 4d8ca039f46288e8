/** The search for a connection that works, over both transports and real sockets. */
package io.github.plexauth.system.connect;
