package dev.lifebar.bot.discord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers in a file which servers were given commands of their own during development. Discord keeps those beside the
 * ones for all servers, so that each would stand there twice.
 */
final class OwnCommands {
    private static final Logger LOG = LoggerFactory.getLogger(OwnCommands.class);

    private final Path file;

    OwnCommands(Path file) {
        this.file = file;
    }

    /** Takes them away wherever they are not wanted any more. */
    void tidy(JDA jda, @Nullable String wanted) {
        for (String id : servers()) {
            Guild guild = id.equals(wanted) ? null : jda.getGuildById(id);
            if (guild != null) {
                guild.updateCommands()
                        .queue(
                                none -> forget(id),
                                failure -> LOG.warn("commands stay in server {}: {}", id, failure.toString()));
            }
        }
    }

    synchronized void remember(String id) {
        Set<String> servers = servers();
        if (servers.add(id)) {
            write(servers);
        }
    }

    private synchronized void forget(String id) {
        Set<String> servers = servers();
        servers.remove(id);
        write(servers);
    }

    private synchronized Set<String> servers() {
        try {
            List<String> lines = Files.readAllLines(file);
            return new TreeSet<>(
                    lines.stream().filter(line -> line.matches("\\d{1,20}")).toList());
        } catch (NoSuchFileException e) {
            return new TreeSet<>();
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", file, e.toString());
            return new TreeSet<>();
        }
    }

    private void write(Set<String> servers) {
        try {
            Files.write(file, servers);
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}", file, e.toString());
        }
    }
}
