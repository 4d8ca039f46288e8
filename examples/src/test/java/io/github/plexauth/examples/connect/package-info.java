/** Connecting to a source, over both transports and real sockets: dead ones, slow ones, and those of others. */
package io.github.plexauth.examples.connect;
