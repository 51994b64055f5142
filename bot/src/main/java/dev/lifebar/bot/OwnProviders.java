package dev.lifebar.bot;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lifebar.bot.settings.Settings;
import dev.lifebar.bot.terminal.StartException;
import dev.lifebar.bot.terminal.TerminalTexts;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Reach;
import dev.lifebar.core.reply.Clean;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** The providers an operator knows beside those that come with the program. */
final class OwnProviders {
    private OwnProviders() {}

    static Catalogue catalogue(Settings settings) {
        Catalogue bundled = Catalogue.bundled();
        Optional<Path> file = settings.chosen(Settings.PROVIDERS);
        return file.isEmpty() ? bundled : with(file.get(), bundled, reach(settings));
    }

    static Reach reach(Settings settings) {
        return new Reach(settings.value(Settings.ALLOW_LOOPBACK));
    }

    private static Catalogue with(Path file, Catalogue bundled, Reach reach) {
        try (InputStream own = Files.newInputStream(file)) {
            return bundled.with(own, reach);
        } catch (JsonProcessingException e) {
            JsonLocation place = Objects.requireNonNullElse(e.getLocation(), JsonLocation.NA);
            throw refusal("providers.json", file, place.getLineNr() + ":" + place.getColumnNr(), e);
        } catch (IOException e) {
            throw refusal("providers.unreadable", file, "", e);
        } catch (IllegalArgumentException e) {
            throw refusal("providers.wrong", file, Objects.requireNonNullElse(e.getMessage(), ""), e);
        }
    }

    private static StartException refusal(String key, Path file, String problem, Exception cause) {
        return new StartException(TerminalTexts.text(key, Clean.text(file.toString()), Clean.text(problem)), cause);
    }
}
