package io.github.plexauth.examples.server;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The endpoints of the server, and the transient tokens that it has created. */
final class EmbeddedPlexApi {

    private static final Pattern SOURCE = Pattern.compile("(server|provider)://([^/]+)(/.*)?");

    private static final String TRUE_ROOT_ATTRIBUTES = "allowCameraUpload allowChannelAccess allowMediaDeletion"
            + " allowSharing allowSync backgroundProcessing certificate companionProxy eventStream hubSearch"
            + " itemClusters mediaProviders multiuser myPlex pluginHost sync transcoderAudio transcoderLyrics"
            + " transcoderPhoto transcoderSubtitles transcoderVideo updater voiceSearch";

    private static final String FALSE_ROOT_ATTRIBUTES =
            "allowTuners myPlexSubscription pushNotifications readOnlyLibraries";

    private static final String ROOT_DIRECTORIES = "activities butler channels clients devices diagnostics hubs"
            + " library livetv media metadata neighborhood playQueues player playlists resources search server servers"
            + " statistics system transcode updater user";

    private final String ownerToken;
    private final String managedUserToken;
    private final String machineIdentifier;
    private final String version;
    private final String friendlyName;
    private final Map<String, EmbeddedDevice> shared;
    private final Supplier<String> sharedDeviceTokens;
    private final long updatedAt = Instant.now().getEpochSecond();
    private final Set<String> transientTokens = ConcurrentHashMap.newKeySet();

    EmbeddedPlexApi(EmbeddedPlexServer.Builder builder) {
        ownerToken = builder.token;
        managedUserToken = builder.managedUserToken;
        machineIdentifier = builder.machineIdentifier;
        version = builder.version;
        friendlyName = builder.friendlyName;
        shared = builder.shared;
        sharedDeviceTokens = builder.sharedDeviceTokens;
    }

    void forgetTransientTokens() {
        transientTokens.clear();
    }

    EmbeddedResponse respond(EmbeddedRequest request) {
        String path = request.path();
        if (path.equals("/identity") && request.isGetOrHead()) {
            return container(request, identity());
        }
        if (!isKnown(request.token())) {
            return path.equals("/") ? EmbeddedResponse.unauthorizedRoot() : EmbeddedResponse.error(401);
        }
        if (request.token().equals(managedUserToken) && path.startsWith("/security/")) {
            return EmbeddedResponse.error(403);
        }
        if (path.equals("/security/token")) {
            return transientToken(request);
        }
        if (!request.isGetOrHead()) {
            return EmbeddedResponse.error(404);
        }
        return switch (path) {
            case "/" -> container(request, root());
            case "/security/resources" -> sourceConnectionInformation(request);
            // Clients usually list the libraries after they have connected.
            case "/library", "/library/sections" -> container(request, Map.of("size", 0, "title1", "Plex Library"));
            default -> EmbeddedResponse.error(404);
        };
    }

    private boolean isKnown(String token) {
        return token != null
                && (token.equals(ownerToken) || token.equals(managedUserToken) || transientTokens.contains(token));
    }

    private EmbeddedResponse transientToken(EmbeddedRequest request) {
        if (!"delegation".equals(request.parameters().get("type"))
                || !"all".equals(request.parameters().get("scope"))) {
            return EmbeddedResponse.error(400);
        }
        if (transientTokens.contains(request.token())) {
            return EmbeddedResponse.error(403);
        }
        return container(request, tree("size", 0, "token", createTransientToken()));
    }

    String createTransientToken() {
        String token = randomTransientToken();
        transientTokens.add(token);
        return token;
    }

    private EmbeddedResponse sourceConnectionInformation(EmbeddedRequest request) {
        Matcher source = SOURCE.matcher(request.parameters().getOrDefault("source", ""));
        if (!source.matches() || !request.parameters().getOrDefault("refresh", "0").matches("[01]")) {
            return EmbeddedResponse.error(400);
        }
        EmbeddedDevice device = source.group(1).equals("server") ? shared.get(source.group(2)) : null;
        return device == null
                ? EmbeddedResponse.error(404)
                : container(request, tree("size", 1, "Device", deviceTree(source.group(2), device)));
    }

    private Map<String, Object> deviceTree(String identifier, EmbeddedDevice device) {
        return tree(
                "name", device.name(),
                "clientIdentifier", identifier,
                // This token is for the other server. This server does not accept it.
                "accessToken", sharedDeviceTokens.get(),
                "Connection", device.connections().stream().map(EmbeddedPlexApi::connectionTree).toList());
    }

    private static Map<String, Object> connectionTree(EmbeddedDevice.Connection connection) {
        Map<String, Object> tree = tree(
                "protocol", connection.protocol(),
                "address", connection.address(),
                "uri", connection.uri(),
                "port", connection.port(),
                "local", connection.local());
        if (connection.relay()) {
            tree.put("relay", true);
        }
        return tree;
    }

    private Map<String, Object> identity() {
        return tree(
                "size", 0,
                "apiVersion", "1.2.3",
                "claimed", true,
                "machineIdentifier", machineIdentifier,
                "version", version);
    }

    private Map<String, Object> root() {
        List<Map<String, Object>> directories = words(ROOT_DIRECTORIES).stream()
                .map(key -> tree("count", 1, "key", key, "title", key))
                .toList();
        Map<String, Object> root = tree(
                "size", directories.size(),
                "countryCode", "usa",
                "diagnostics", "logs,databases,streaminglogs",
                "friendlyName", friendlyName,
                "livetv", 7,
                "machineIdentifier", machineIdentifier,
                "musicAnalysis", 2,
                "myPlexMappingState", "mapped",
                "myPlexSigninState", "ok",
                "myPlexUsername", "owner@example.com",
                "offlineTranscode", 1,
                "ownerFeatures", "federated-auth,home,livetv,loudness,radio,server-manager,shared-radio,type-first",
                "platform", "Linux",
                "platformVersion", "24.04 LTS (embedded for tests)",
                "streamingBrainABRVersion", 3,
                "streamingBrainVersion", 2,
                "transcoderActiveVideoSessions", 0,
                "transcoderVideoBitrates", "64,96,208,320,720,1500,2000,3000,4000,8000,10000,12000,20000",
                "transcoderVideoQualities", "0,1,2,3,4,5,6,7,8,9,10,11,12",
                "transcoderVideoResolutions", "128,128,160,240,320,480,768,720,720,1080,1080,1080,1080",
                "updatedAt", updatedAt,
                "version", version,
                "Directory", directories);
        words(TRUE_ROOT_ATTRIBUTES).forEach(name -> root.put(name, true));
        words(FALSE_ROOT_ATTRIBUTES).forEach(name -> root.put(name, false));
        return root;
    }

    private static EmbeddedResponse container(EmbeddedRequest request, Map<String, Object> content) {
        return EmbeddedResponse.ok(Map.of("MediaContainer", content), request.json());
    }

    static String randomTransientToken() {
        return "transient-" + UUID.randomUUID();
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split(" "));
    }

    static Map<String, Object> tree(Object... namesAndValues) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            // Real servers leave out empty lists too.
            if (!List.of().equals(namesAndValues[i + 1])) {
                tree.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return tree;
    }
}
