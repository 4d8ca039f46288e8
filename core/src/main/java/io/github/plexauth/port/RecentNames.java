package io.github.plexauth.port;

import java.security.Security;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The names that were looked up so recently that the JVM still knows their addresses. */
final class RecentNames {

    private static final int MOST = 1_000;

    /** A tenth of the time for which the JVM keeps addresses, and at most a second. */
    private static final long RECENT = TimeUnit.MILLISECONDS.toNanos(Math.min(1_000, 100L * secondsInCache()));

    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    boolean contains(String name) {
        Long time = seen.get(name);
        return time != null && System.nanoTime() - time < RECENT;
    }

    void add(String name) {
        if (seen.size() >= MOST) {
            seen.clear();
        }
        seen.put(name, System.nanoTime());
    }

    private static int secondsInCache() {
        String seconds = Security.getProperty("networkaddress.cache.ttl");
        int configured = Integer.getInteger("sun.net.inetaddr.ttl", 30);
        try {
            configured = seconds == null ? configured : Integer.parseInt(seconds);
        } catch (NumberFormatException unusable) {
            return 0;
        }
        return configured < 0 ? Integer.MAX_VALUE : configured; // A negative number means for ever.
    }
}
