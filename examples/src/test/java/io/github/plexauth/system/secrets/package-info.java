/**
 * The audit that no token gets anywhere it does not belong: a program that meets every success and every failure with
 * marked tokens, and the search for those marks in all that it says.
 */
package io.github.plexauth.system.secrets;
