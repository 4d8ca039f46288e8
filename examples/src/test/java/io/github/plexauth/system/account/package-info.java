/** The calls about accounts, over each transport, against a server that behaves like plex.tv. */
package io.github.plexauth.system.account;
