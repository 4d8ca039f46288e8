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
                Capability.WHOLE_DEADLINE, "HttpURLConnection bounds each wait, not the whole exchange",
                Capability.INTERRUPTION, "a thread that reads from a socket does not notice an interrupt",
                Capability.CANCELLATION, "a thread that reads from a socket does not notice an interrupt",
                Capability.CLOSING, "there is nothing to close",
                Capability.CLOSING_OVERSIZE, "HttpURLConnection reads on in the background, to reuse the connection",
                Capability.CUT_HEADS, "HttpURLConnection takes what there is of a head for the whole",
                Capability.INTERIM_ANSWERS, "HttpURLConnection skips 100 only");
    }

    /** HttpURLConnection sends a GET once more when its connection closes before an answer begins. */
    @Override
    protected int mostRequestsForOneSend() {
        return 2;
    }
}
