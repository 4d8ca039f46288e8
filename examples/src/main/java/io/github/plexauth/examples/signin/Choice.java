package io.github.plexauth.examples.signin;

import io.github.plexauth.domain.AccountServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/** Chooses a server. */
@FunctionalInterface
public interface Choice {

    /**
     * Chooses a server.
     *
     * @param servers at least one server
     * @return one of them
     * @throws IOException if the answer cannot be read
     */
    AccountServer of(List<AccountServer> servers) throws IOException;

    /**
     * Returns a choice that a person types.
     *
     * @param input  has the answers; at its end, the first server is chosen
     * @param screen shows the question
     * @return the choice
     */
    static Choice typed(BufferedReader input, Screen screen) {
        return servers -> {
            while (true) {
                screen.ask("Which server? Type its number, or press Enter for 1:");
                String answer = input.readLine();
                if (answer == null) {
                    screen.print(""); // Ends the line, because nobody pressed Enter.
                }
                if (answer == null || answer.isBlank()) {
                    return servers.get(0);
                }
                if (answer.strip().matches("[0-9]{1,4}")) {
                    int number = Integer.parseInt(answer.strip());
                    if (number >= 1 && number <= servers.size()) {
                        return servers.get(number - 1);
                    }
                }
                screen.print("That is not a number from 1 to " + servers.size() + ".");
            }
        };
    }
}
