package dev.lifebar.bot.discord;

import dev.lifebar.bot.LiveStage;
import dev.lifebar.bot.LiveStory;
import dev.lifebar.bot.LocalProviders;
import dev.lifebar.core.FakeTime;
import dev.lifebar.core.Outside;
import java.io.IOException;
import java.nio.file.Path;

class DiscordLiveStoryTest extends LiveStory {
    @Override
    protected LiveStage open(Path directory, Outside outside, FakeTime clock) throws IOException {
        return new DiscordStage(directory, outside, clock);
    }

    @Override
    protected String workspace() {
        return DiscordStage.WORKSPACE;
    }

    @Override
    protected String key() {
        return LocalProviders.KEY;
    }
}
