package dev.lifebar.core;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** How long the tests of both modules wait for what they await: a machine that is busy with something else is no failure. */
public final class Patience implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
        // A client that is shut down lets threads of its own die of that, in whatever test comes next.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }
}
