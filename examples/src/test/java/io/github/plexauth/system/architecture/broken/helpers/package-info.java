/** A fixture in a package that the library does not have. */
package io.github.plexauth.system.architecture.broken.helpers;
