package io.github.plexauth.json.jsonb;

import io.github.plexauth.contract.JsonCodecContract;
import io.github.plexauth.port.JsonCodec;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import org.junit.jupiter.api.AfterEach;

class JsonbCodecUsingContractTest extends JsonCodecContract {

    private final Jsonb jsonb = JsonbBuilder.create();

    @Override
    protected JsonCodec createCodec() {
        return JsonbCodec.using(jsonb);
    }

    @AfterEach
    void closeJsonb() throws Exception {
        jsonb.close();
    }
}
