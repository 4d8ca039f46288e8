package io.github.plexauth.examples.architecture.broken;

import io.github.plexauth.examples.architecture.broken.usecase.Question;
import io.github.plexauth.examples.architecture.broken.wire.InnerException;
import io.github.plexauth.examples.architecture.broken.wire.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows types of packages that are not exported, in every way there is. */
public final class ShowsInnerTypes extends HiddenBase implements Supplier<Question> {

    public final Spelling field = null;

    public ShowsInnerTypes(List<Spelling> constructorParameter) {}

    @Override
    public Question get() {
        throw new UnsupportedOperationException();
    }

    public <T extends Spelling> void typeParameter() {}

    public void declaresThrown() throws InnerException {}

    void hidden(Spelling spelling) {}

    public static final class Nested {

        public Optional<Question> nested() {
            return Optional.empty();
        }
    }
}
