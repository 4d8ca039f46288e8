package io.github.plexauth.examples;

import io.github.plexauth.contract.JsonCodecContract;
import io.github.plexauth.port.JsonCodec;

class BringYourOwnCodecContractTest extends JsonCodecContract {

    @Override
    protected JsonCodec createCodec() {
        return new BringYourOwnCodec();
    }
}
