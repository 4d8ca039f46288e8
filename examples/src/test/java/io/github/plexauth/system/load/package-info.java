/** Many threads and many calls over both transports. */
package io.github.plexauth.system.load;
