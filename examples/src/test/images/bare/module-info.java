/** A user's application with a transport and a codec of its own: no java.net.http, no java.xml, no JSON-B. */
module consumer {
    requires io.github.plexauth;
    requires jakarta.json;
    requires jdk.httpserver; // The two classes that it borrows can also run the embedded server.
}
