package io.github.plexauth.transport.httpclient;

import org.apache.hc.client5.http.RouteInfo;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/** The context of one request, which hands the credentials of the client to a proxy only. */
final class ProxyOnlyContext extends HttpClientContext {

    @Override
    public @Nullable CredentialsProvider getCredentialsProvider() {
        CredentialsProvider all = super.getCredentialsProvider();
        return all == null
                ? null // HttpClient sets that of the client now.
                : (scope, context) -> isProxy(scope) ? all.getCredentials(scope, context) : null;
    }

    /** HttpClient sets the route after it has opened a tunnel. Before that, only a proxy can ask. */
    private boolean isProxy(AuthScope scope) {
        RouteInfo route = getHttpRoute();
        if (route == null) {
            return true;
        }
        HttpHost proxy = route.getProxyHost();
        return proxy != null
                && proxy.getPort() == scope.getPort()
                && proxy.getHostName().equalsIgnoreCase(scope.getHost());
    }
}
