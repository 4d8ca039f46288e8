/** The code and the versions in the README. */
package io.github.plexauth.system.readme;
