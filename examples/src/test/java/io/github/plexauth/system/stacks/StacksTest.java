package io.github.plexauth.system.stacks;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.util.repository.SimpleArtifactDescriptorPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The runtime class path of a user's project that declares one transport and the codec, as Maven resolves it: from this
 * build's own POM files and the local repository, offline.
 */
class StacksTest {

    private static final String GROUP = "io.github.plexauth";

    private RepositorySystem maven;
    private CloseableSession session;

    @BeforeEach
    void startMaven() {
        maven = new RepositorySystemSupplier().get();
        session = new SessionBuilderSupplier(maven)
                .get()
                // "simple": whichever remote repository a file came from.
                .withLocalRepositories(new LocalRepository(Path.of(System.getProperty("stacks.repository")), "simple"))
                .setConfigProperty("aether.syncContext.named.factory", "noop")
                .setWorkspaceReader(new Modules())
                // Fails on a POM that the build did not need: the user would get another graph than the build.
                .setArtifactDescriptorPolicy(new SimpleArtifactDescriptorPolicy(false, false))
                .setOffline(true)
                .build();
    }

    @AfterEach
    void stopMaven() {
        session.close();
        maven.shutdown();
    }

    @Test
    void jdkTransportNeedsFiveJarsBesidesOurs() throws RepositoryException {
        assertThat(runtimeJars("plexauth-transport-jdk", "plexauth-json-jsonb"))
                .containsOnlyKeys(
                        "io.github.plexauth:plexauth-core",
                        "io.github.plexauth:plexauth-json-jsonb",
                        "io.github.plexauth:plexauth-transport-jdk",
                        "jakarta.json.bind:jakarta.json.bind-api",
                        "jakarta.json:jakarta.json-api",
                        "org.eclipse.parsson:parsson",
                        "org.eclipse:yasson",
                        "org.slf4j:slf4j-api");
    }

    @Test
    void httpClientTransportNeedsEightJarsBesidesOurs() throws RepositoryException {
        assertThat(runtimeJars("plexauth-transport-httpclient", "plexauth-json-jsonb"))
                .containsOnlyKeys(
                        "io.github.plexauth:plexauth-core",
                        "io.github.plexauth:plexauth-json-jsonb",
                        "io.github.plexauth:plexauth-transport-httpclient",
                        "jakarta.json.bind:jakarta.json.bind-api",
                        "jakarta.json:jakarta.json-api",
                        "org.apache.httpcomponents.client5:httpclient5",
                        "org.apache.httpcomponents.core5:httpcore5",
                        "org.apache.httpcomponents.core5:httpcore5-h2",
                        "org.eclipse.parsson:parsson",
                        "org.eclipse:yasson",
                        "org.slf4j:slf4j-api");
    }

    /** A user does not inherit the versions that the parent manages for this build. */
    @Test
    void usersGetTheVersionsThatThisBuildTests() throws RepositoryException {
        for (String transport : List.of("plexauth-transport-jdk", "plexauth-transport-httpclient")) {
            Map<String, String> jars = runtimeJars(transport, "plexauth-json-jsonb");
            Map<String, String> managed = managedVersions(transport);
            managed.keySet().retainAll(jars.keySet());

            assertThat(managed).isNotEmpty();
            assertThat(jars).containsAllEntriesOf(managed);
        }
    }

    /** The versions of the class path, by group and artifact. */
    private Map<String, String> runtimeJars(String... artifactIds) throws RepositoryException {
        CollectRequest project = new CollectRequest();
        project.setRootArtifact(new DefaultArtifact("user:project:1"));
        for (String artifactId : artifactIds) {
            project.addDependency(new Dependency(ours(artifactId), "compile"));
        }
        DependencyNode root = maven.collectDependencies(session, project).getRoot();

        return maven.flattenDependencyNodes(session, root, (node, parents) -> node != root).stream()
                .map(DependencyNode::getDependency)
                .filter(dependency -> Set.of("compile", "runtime").contains(dependency.getScope()))
                .collect(toMap(StacksTest::key, dependency -> dependency.getArtifact().getVersion()));
    }

    private Map<String, String> managedVersions(String artifactId) throws RepositoryException {
        ArtifactDescriptorRequest pom = new ArtifactDescriptorRequest().setArtifact(ours(artifactId));
        return maven.readArtifactDescriptor(session, pom).getManagedDependencies().stream()
                .filter(dependency -> dependency.getArtifact().getClassifier().isEmpty())
                .collect(toMap(StacksTest::key, dependency -> dependency.getArtifact().getVersion()));
    }

    private static Artifact ours(String artifactId) {
        return new DefaultArtifact(GROUP, artifactId, "jar", System.getProperty("stacks.version"));
    }

    private static String key(Dependency dependency) {
        return dependency.getArtifact().getGroupId() + ":" + dependency.getArtifact().getArtifactId();
    }

    /** This build's POM files; nothing of it needs to be installed. */
    private static final class Modules implements WorkspaceReader {

        @Override
        public WorkspaceRepository getRepository() {
            return new WorkspaceRepository();
        }

        @Override
        public File findArtifact(Artifact artifact) {
            if (!artifact.getGroupId().equals(GROUP) || !artifact.getExtension().equals("pom")) {
                return null;
            }
            String module = artifact.getArtifactId().replaceFirst("plexauth-?", "");
            return Path.of("..", module, "pom.xml").toFile();
        }

        @Override
        public List<String> findVersions(Artifact artifact) {
            return artifact.getGroupId().equals(GROUP) ? List.of(artifact.getVersion()) : List.of();
        }
    }
}
