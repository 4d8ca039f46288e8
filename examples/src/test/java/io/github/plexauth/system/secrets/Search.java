package io.github.plexauth.system.secrets;

import io.github.plexauth.error.PlexStatusException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Looks for the marks in what a call leaves behind, and collects where it found one. */
final class Search {

    private final Marks marks;
    private final List<String> findings = new CopyOnWriteArrayList<>();

    Search(Marks marks) {
        this.marks = marks;
    }

    List<String> findings() {
        return List.copyOf(findings);
    }

    void text(String place, String text) {
        marks.in(text).ifPresent(part -> findings.add(place + " shows " + part + ": " + text.strip()));
    }

    /** Looks at what an object says of itself, and into a failure. */
    void object(Object object) {
        if (object instanceof Throwable failure) {
            failure(failure);
        } else {
            text(object.getClass().getSimpleName() + ".toString()", object.toString());
        }
    }

    void threads() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Thread[] threads = new Thread[1_000]; // Many times as many as there are; the stacks would cost a pause each.
        for (int i = group.enumerate(threads) - 1; i >= 0; i--) {
            text("the name of a thread", threads[i].getName());
        }
    }

    private void failure(Throwable failure) {
        var printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed));
        text("the stack trace", printed.toString());
        text("the serialized form", serialized(failure));
        for (Throwable each : withCausesAndSuppressed(failure)) {
            String type = each.getClass().getSimpleName();
            text("the message of " + type, String.valueOf(each.getMessage()));
            text("the localized message of " + type, String.valueOf(each.getLocalizedMessage()));
            text(type + ".toString()", each.toString());
            if (each instanceof PlexStatusException refusal) {
                text("the errors", refusal.errors().toString());
                text("the title", refusal.title().toString());
                text("the content type", refusal.contentType().toString());
                text("the time to wait", refusal.retryAfter().toString());
            }
        }
    }

    /** One character per byte; texts of US-ASCII are found in it as they are. */
    private String serialized(Throwable failure) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(failure);
        } catch (IOException refused) {
            findings.add("cannot be serialized: " + refused);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static Set<Throwable> withCausesAndSuppressed(Throwable failure) {
        Set<Throwable> found = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> left = new ArrayList<>(List.of(failure));
        while (!left.isEmpty()) {
            Throwable next = left.remove(0);
            if (found.add(next)) {
                left.addAll(List.of(next.getSuppressed()));
                if (next.getCause() != null) {
                    left.add(next.getCause());
                }
            }
        }
        return found;
    }
}
