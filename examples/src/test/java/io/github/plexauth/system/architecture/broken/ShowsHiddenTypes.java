package io.github.plexauth.system.architecture.broken;

import io.github.plexauth.system.architecture.broken.usecase.Question;
import io.github.plexauth.system.architecture.broken.protocol.InnerException;
import io.github.plexauth.system.architecture.broken.protocol.Spelling;
import java.util.List;
import java.util.Optional;

/** Its members show types of packages that are not exported. */
public final class ShowsHiddenTypes extends HiddenBase {

    public final Spelling field = null;

    public ShowsHiddenTypes(List<Spelling> constructorParameter) {}

    public Question returnType() {
        throw new UnsupportedOperationException();
    }

    public <T extends Spelling> void typeParameter() {}

    public void thrown() throws InnerException {}

    void hidden(Spelling spelling) {}

    public static final class Nested {

        public Optional<Question> nested() {
            return Optional.empty();
        }
    }
}
