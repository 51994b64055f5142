package dev.lifebar.bot.slack;

import dev.lifebar.bot.EpisodeStage;
import dev.lifebar.bot.EpisodeStory;
import dev.lifebar.core.FakeTime;
import dev.lifebar.core.Outside;
import java.io.IOException;
import java.nio.file.Path;

class SlackEpisodeStoryTest extends EpisodeStory {
    @Override
    protected EpisodeStage open(Path directory, Outside outside, FakeTime clock) throws IOException {
        return new SlackStage(directory, outside, clock);
    }

    @Override
    protected String workspace() {
        return SlackStage.WORKSPACE;
    }
}
