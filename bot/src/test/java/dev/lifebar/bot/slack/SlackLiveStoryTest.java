package dev.lifebar.bot.slack;

import dev.lifebar.bot.LiveStage;
import dev.lifebar.bot.LiveStory;
import dev.lifebar.bot.LocalProviders;
import dev.lifebar.core.FakeTime;
import dev.lifebar.core.Outside;
import java.io.IOException;
import java.nio.file.Path;

class SlackLiveStoryTest extends LiveStory {
    @Override
    protected LiveStage open(Path directory, Outside outside, FakeTime clock) throws IOException {
        return new SlackStage(directory, outside, clock);
    }

    @Override
    protected String workspace() {
        return SlackStage.WORKSPACE;
    }

    @Override
    protected String key() {
        return LocalProviders.KEY;
    }
}
