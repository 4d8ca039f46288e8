/** A JSON codec over Jakarta JSON Binding. */
@NullMarked
package io.github.plexauth.json.jsonb;

import org.jspecify.annotations.NullMarked;
