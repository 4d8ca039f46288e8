/** A JSON codec over Jakarta JSON Binding. */
module io.github.plexauth.json.jsonb {
    requires transitive io.github.plexauth;
    requires transitive jakarta.json.bind;
    requires jakarta.json;
    requires static org.jspecify;

    exports io.github.plexauth.json.jsonb;

    uses jakarta.json.bind.spi.JsonbProvider;
    uses jakarta.json.spi.JsonProvider;
}
