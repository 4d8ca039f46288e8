package io.github.plexauth.system.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;

/**
 * A row of the table of rules.
 *
 * @param description what the rule requires
 * @param rule        makes the rule for the library or for the fixtures, which differ in their root package
 * @param caught      the fixtures, or members of fixtures, that break the rule; all others keep it
 */
record Rule(String description, Function<Places, ArchRule> rule, List<String> caught) {

    static Rule of(String description, Function<Places, ArchRule> rule, String... caught) {
        return new Rule(description, rule, List.of(caught));
    }

    @Override
    public String toString() {
        return description;
    }
}
