package io.github.plexauth.system.architecture.broken;

import io.github.plexauth.system.architecture.broken.usecase.Question;
import java.util.function.Supplier;

/** Shows a type of a package that is not exported, as an argument of its supertype. */
public interface ExtendsHiddenType extends Supplier<Question> {}
