/** The public API, which changes on purpose only. */
package io.github.plexauth.system.api;
