package dev.lifebar.core.command;

import dev.lifebar.core.reply.Facts;
import java.time.Instant;
import java.util.List;

/** How all accounts of a workspace stand, worst first. */
public record CreditsFacts(String workspace, Instant at, List<AccountFacts> accounts) implements Facts {
    public CreditsFacts {
        accounts = List.copyOf(accounts);
    }
}
