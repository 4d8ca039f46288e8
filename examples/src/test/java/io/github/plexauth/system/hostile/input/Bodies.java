package io.github.plexauth.system.hostile.input;

import java.util.List;

/** Answers as servers really send them, in each of the forms that are known, to be damaged by tests and fuzzers. */
final class Bodies {

    static final String JSON_TOKEN = """
            {"MediaContainer":{"size":0,"token":"transient-90904684-f91a-4391-8bf7-e0dfa7240285"}}""";

    static final String JSON_DEVICE = """
            {"MediaContainer":{"size":1,"Device":[{"name":"W\\u00fc","clientIdentifier":"243b471948ace337",\
            "accessToken":"transient-1","Connection":[{"protocol":"https","address":"192.168.1.10","port":32400,\
            "uri":"https://a.plex.direct:32400","local":true,"relay":0},{"protocol":"http","address":"::1",\
            "port":"1e3","local":"1"}]}]}}""";

    static final String XML_TOKEN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <MediaContainer size="0" token="transient-90904684-f91a-4391-8bf7-e0dfa7240285"></MediaContainer>
            """;

    static final String XML_DEVICE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <MediaContainer size="1"><!-- c --><Device name="W&#xfc;&amp;" clientIdentifier="243b471948ace337" \
            accessToken="transient-1"><Connection protocol="https" address="192.168.1.10" port="32400" \
            uri="https://a.plex.direct:32400" local="1"/><Connection protocol="http" address="::1" port="1e3"/>\
            <![CDATA[x]]><?pi x?></Device></MediaContainer>
            """;

    private static final String PIN = """
            {"id":1272322473,"code":"3patfx1a78ukcbr7x0n9bl26t","qr":"https://plex.tv/api/v2/pins/qr/3patfx",\
            "location":{"code":"US"},"expiresIn":1800,"authToken":"Ac-Qm2_x7Y0account9T"}""";

    private static final String ACCOUNT = """
            {"id":7,"uuid":"a1b2c3d4","username":"W\\u00fc","title":"t",\
            "email":"a@b.test","authToken":"Ac-Qm2_x7Y0"}""";

    private static final String RESOURCES = """
            [{"name":"W\\u00fc","provides":"server,player","productVersion":"1.43.4.10903-a","clientIdentifier":"243b",\
            "sourceTitle":null,"accessToken":"Ac-Qm2_x7Y0","owned":1,"home":"0","presence":true,"httpsRequired":false,\
            "connections":[{"protocol":"https","address":"192.168.1.10","port":32400,\
            "uri":"https://a.plex.direct:32400","local":true,"relay":false}]},{"provides":"player"}]""";

    private static final String HOME = """
            {"id":1,"users":[{"uuid":"a1b2c3d4","title":"Kid","username":null,"protected":1,"admin":false}]}""";

    static final List<String> ACCOUNT_MEMBERS = List.of(
            "id", "code", "qr", "expiresIn", "authToken", "uuid", "username", "name", "provides", "productVersion",
            "clientIdentifier", "accessToken", "owned", "connections", "port", "uri", "users", "protected");

    private Bodies() {}

    /** The answers of plex.tv. */
    static List<String> accountSeeds() {
        return List.of(PIN, ACCOUNT, RESOURCES, HOME,
                "<pin id=\"1272322473\" code=\"c\" expiresIn=\"9e1\" authToken=\"\"/>",
                "<resources><resource provides=\"server\" clientIdentifier=\"a\"><connections><connection"
                        + " uri=\"http://a:1\"/></connections></resource></resources>");
    }

    static List<String> jsonSeeds() {
        return List.of(JSON_TOKEN, JSON_DEVICE, "[{\"MediaContainer\":[{\"token\":1e999999999,\"a\":-0.5E-2}]},null]");
    }

    static List<String> xmlSeeds() {
        return List.of(XML_TOKEN, XML_DEVICE,
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\"><!ENTITY % c \"d\">]><a>&b;</a>",
                "<?xml version='1.1' encoding='ISO-8859-1' standalone='yes'?><Response code=\"503\" title=\"M\"/>");
    }

    static List<String> errorSeeds() {
        String token = Operation.MARKED.value();
        return List.of(
                "{\"errors\":[{\"code\":1001,\"message\":\"User " + token + "\",\"status\":401}]}",
                "{\"status\":404,\"error\":\"" + token + "\"}",
                "<html><head><title>Unauthorized " + token + "</title></head><body>" + token + "</body></html>",
                "<Response code=\"503\" title=\"" + token + "\" status=\"" + token + "\"/>",
                "<errors><error code=\"1\" message=\"" + token + "\"/></errors>");
    }
}
