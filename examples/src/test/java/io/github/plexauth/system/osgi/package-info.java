/** The library in an OSGi framework. */
package io.github.plexauth.system.osgi;
