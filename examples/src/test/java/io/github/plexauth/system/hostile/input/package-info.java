/**
 * What a server, a proxy or a user may hand in at worst: named cases, and fuzzing of every place that reads bytes or
 * text. CONTRIBUTING.md has the command for the long run.
 */
package io.github.plexauth.system.hostile.input;
