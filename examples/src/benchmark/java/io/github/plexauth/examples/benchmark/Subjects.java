package io.github.plexauth.examples.benchmark;

import java.util.List;

/** Creates the subjects by name. */
final class Subjects {

    static final List<String> ALL = List.of(
            "raw", "naive-jdk", "bare-jdk", "plexauth-jdk", "naive-httpclient", "bare-httpclient",
            "plexauth-httpclient");

    private Subjects() {}

    static Subject open(String name, Target target) throws ReflectiveOperationException {
        // Each subject has its own class, so that a cold start loads only the client that it measures.
        return switch (name) {
            case "raw" -> new RawSubject(target);
            case "naive-jdk" -> JdkSubject.naive(target);
            case "naive-httpclient" -> new NaiveHttpClient(target);
            case "bare-jdk" -> JdkSubject.bare(target);
            case "bare-jdk-text" -> JdkSubject.bareText(target);
            case "bare-httpclient" -> new BareHttpClient(target);
            case "plexauth-jdk" -> PlexauthSubject.overJdk(target);
            case "plexauth-httpclient" -> PlexauthSubject.overHttpClient(target);
            default -> (Subject) Class.forName(name).getConstructor(Target.class).newInstance(target);
        };
    }

    /** Returns the subject that another one is compared with: the one that does the same with less code. */
    static String baseline(String name) {
        return switch (name) {
            case "plexauth-jdk" -> "bare-jdk";
            case "plexauth-httpclient" -> "bare-httpclient";
            case "bare-jdk" -> "naive-jdk";
            case "bare-httpclient" -> "naive-httpclient";
            default -> "raw";
        };
    }
}
