package io.github.plexauth.examples;

import io.github.plexauth.contract.Capability;
import io.github.plexauth.contract.HttpTransportContract;
import io.github.plexauth.port.HttpTransport;
import java.util.Map;

class BringYourOwnTransportContractTest extends HttpTransportContract {

    @Override
    protected HttpTransport createTransport() {
        return new BringYourOwnTransport();
    }

    @Override
    protected Map<Capability, String> lacks() {
        return Map.of(
                Capability.CLOSING_BODIES, "disconnect() waits for the thread that reads",
                Capability.CLOSING_OVERSIZE, "HttpURLConnection reads on in the background, to reuse the connection",
                Capability.CUT_HEADS, "HttpURLConnection takes what there is of a head for the whole",
                Capability.FURTHER_ADDRESSES, "HttpURLConnection tries only the first address of a name",
                Capability.HEAD_LIMITS, "HttpURLConnection reads heads and trailers of any length",
                Capability.INTERIM_ANSWERS, "HttpURLConnection skips 100 only");
    }

    /** HttpURLConnection sends a GET once more when its connection closes before an answer begins. */
    @Override
    protected int mostRequestsForOneSend() {
        return 2;
    }
}
