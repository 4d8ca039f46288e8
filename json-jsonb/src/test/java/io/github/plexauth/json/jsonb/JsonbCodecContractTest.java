package io.github.plexauth.json.jsonb;

import io.github.plexauth.contract.JsonCodecContract;
import io.github.plexauth.port.JsonCodec;

class JsonbCodecContractTest extends JsonCodecContract {

    @Override
    protected JsonCodec createCodec() {
        return JsonbCodec.create();
    }
}
