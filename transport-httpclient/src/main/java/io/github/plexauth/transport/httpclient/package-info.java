/** The HTTP transport over the classic client of Apache HttpClient 5. */
@NullMarked
package io.github.plexauth.transport.httpclient;

import org.jspecify.annotations.NullMarked;
