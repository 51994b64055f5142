package dev.lifebar.bot.settings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Leads the JDK's own logging into ours. Java makes one when the first library uses it, so that others never pay. */
public final class JdkLogging {
    public JdkLogging() throws IOException {
        String configuration = "handlers=" + SLF4JBridgeHandler.class.getName() + "\n.level=INFO\n";
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(configuration.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
