/** That the library runs where every megabyte counts: in an image that holds nothing but what it needs. */
package io.github.plexauth.examples.image;
