package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.lifebar.bot.LiveStage;
import dev.lifebar.bot.LiveStory;
import dev.lifebar.bot.LocalProviders;
import dev.lifebar.core.FakeTime;
import dev.lifebar.core.Lifebar;
import dev.lifebar.core.Outside;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

class SlackLiveStoryTest extends LiveStory {

    @Override
    protected LiveStage open(Path directory, Outside outside, FakeTime clock) throws IOException {
        Office office = new Office(directory, outside, clock);
        assertThat(office.start()).isInstanceOf(Started.Serving.class);
        return new Team(office);
    }

    @Override
    protected String workspace() {
        return Places.PLATFORM + ":" + SlackStandIn.TEAM;
    }

    @Override
    protected String key() {
        return LocalProviders.KEY;
    }

    private record Team(Office office) implements LiveStage {
        private static final Set<String> DECLARED = Set.of("credits", "sync", "topup", "lifebar");

        @Override
        public String name() {
            return "Slack";
        }

        @Override
        public Lifebar core() {
            return office.core();
        }

        @Override
        public String type(String command, String... options) {
            int before = office.slack.sent("response_url").size();
            JsonObject answer = say(command, options);
            return answer.isEmpty() ? later(before) : text(answer);
        }

        @Override
        public String fill(Map<String, String> typed, String command, String... options) {
            int forms = office.slack.sent("views.open").size();
            int before = office.slack.sent("response_url").size();
            say(command, options);
            office.awaitSent("views.open", forms + 1);
            JsonObject refused = office.admin.submits(office.form(), typed);
            return refused.isEmpty() ? later(before) : refused.toString();
        }

        @Override
        public List<String> posts() {
            return office.slack.messages(SlackStandIn.ALERTED).stream()
                    .map(Team::text)
                    .toList();
        }

        @Override
        public void close() {
            office.close();
        }

        private JsonObject say(String command, String... options) {
            String[] words = command.split(" ", 2);
            String rest = (words.length > 1 ? words[1] + " " : "") + String.join(" ", options);
            return DECLARED.contains(words[0])
                    ? office.admin.types(SlackStandIn.ALERTED, "/" + words[0], rest)
                    : office.admin.types(SlackStandIn.ALERTED, "/credits", words[0] + " " + rest);
        }

        private String later(int before) {
            return text(office.awaitSent("response_url", before + 1).get(before).body());
        }

        /** What a person reads of a message, in its order. */
        private static String text(JsonObject message) {
            List<String> texts = new ArrayList<>();
            for (String part : List.of("blocks", "attachments")) {
                collect(message.get(part), texts);
            }
            return String.join("\n", texts)
                    .replace("*", "")
                    .replace("`", "")
                    .replaceAll("<!date\\^(\\d+)[^>]*>", "<$1>");
        }

        private static void collect(JsonElement element, List<String> texts) {
            if (element == null) {
                return;
            }
            if (element.isJsonArray()) {
                element.getAsJsonArray().forEach(one -> collect(one, texts));
            } else if (element.isJsonObject()) {
                JsonObject object = element.getAsJsonObject();
                boolean button = BlockKit.string(object, "type").equals("button");
                object.entrySet().forEach(member -> {
                    if (member.getKey().equals("text") && member.getValue().isJsonPrimitive()) {
                        texts.add(member.getValue().getAsString());
                    } else if (!member.getKey().equals("confirm")) {
                        int at = texts.size();
                        collect(member.getValue(), texts);
                        if (button && texts.size() > at) {
                            texts.set(at, "[" + texts.get(at) + "]");
                        }
                    }
                });
            }
        }
    }
}
