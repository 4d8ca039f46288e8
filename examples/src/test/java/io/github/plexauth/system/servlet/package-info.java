/** The library in a web application that is undeployed while its container goes on. */
package io.github.plexauth.system.servlet;
