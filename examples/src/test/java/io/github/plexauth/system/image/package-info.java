/** Small runtime images that contain only the modules that the library needs. */
package io.github.plexauth.system.image;
