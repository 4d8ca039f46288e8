/** A web application. The class loader of each deployment has its own copy of it. */
package io.github.plexauth.system.servlet.webapp;
