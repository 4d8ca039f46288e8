/** The jars that users get with each transport. */
package io.github.plexauth.system.stacks;
