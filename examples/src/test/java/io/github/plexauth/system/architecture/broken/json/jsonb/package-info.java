/** Fixtures in a package named like {@code json.jsonb} of the library. */
package io.github.plexauth.system.architecture.broken.json.jsonb;
