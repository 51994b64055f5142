package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.lifebar.bot.EpisodeStage;
import dev.lifebar.core.FakeTime;
import dev.lifebar.core.Lifebar;
import dev.lifebar.core.Outside;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The channel of a workspace on the stand-in, in which Ada talks to the whole bot. */
final class SlackStage implements EpisodeStage {
    static final String WORKSPACE = Places.PLATFORM + ":" + SlackStandIn.TEAM;

    /** Longer than a double click takes. */
    private static final Duration MOMENT = Duration.ofSeconds(10);

    private static final Set<String> DECLARED = Set.of("credits", "sync", "topup", "lifebar");

    private final Office office;
    private JsonObject answer = new JsonObject();

    SlackStage(Path directory, Outside outside, FakeTime clock) throws IOException {
        office = new Office(directory, outside, clock);
        assertThat(office.start()).isEmpty();
    }

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
        int before = answers();
        JsonObject direct = say(command, options);
        return direct.isEmpty() ? later(before) : answered(direct);
    }

    @Override
    public String fill(Map<String, String> typed, String command, String... options) {
        int before = answers();
        return submitted(before, () -> say(command, options), typed);
    }

    @Override
    public String press(int said, String label) {
        int before = answers();
        office.time.pass(MOMENT);
        office.admin.presses(SlackStandIn.ALERTED, asItWas(said), label);
        return later(before);
    }

    @Override
    public String pressAnswer(String label) {
        int before = answers();
        office.admin.presses(SlackStandIn.ALERTED, answer, label);
        return later(before);
    }

    @Override
    public String fillIn(int said, String label, Map<String, String> typed) {
        int before = answers();
        return submitted(before, () -> office.admin.presses(SlackStandIn.ALERTED, asItWas(said), label), typed);
    }

    @Override
    public List<String> posts() {
        return office.slack.messages(SlackStandIn.ALERTED).stream()
                .map(SlackStage::text)
                .toList();
    }

    @Override
    public List<Said> said() {
        List<Said> said = new ArrayList<>();
        int posts = 0;
        for (Exchange sent : sent()) {
            boolean edit = sent.method().equals("chat.update");
            posts += edit ? 0 : 1;
            int message = edit ? number(sent.field("ts")) : posts;
            said.add(new Said(message, edit, false, number(sent.field("thread_ts")), text(sent.body())));
        }
        return said;
    }

    @Override
    public void close() {
        office.close();
    }

    private List<Exchange> sent() {
        return office.slack.transcript().stream()
                .filter(sent -> Set.of("chat.postMessage", "chat.update").contains(sent.method()))
                .filter(sent -> sent.field("channel").equals(SlackStandIn.ALERTED))
                .toList();
    }

    private JsonObject asItWas(int at) {
        JsonObject sent = sent().get(at).body().deepCopy();
        JsonObject now =
                office.slack.messages(SlackStandIn.ALERTED).get(said().get(at).message() - 1);
        sent.add("ts", now.get("ts"));
        return sent;
    }

    /** Which one it is among those that were posted; 0 if it is none of them. */
    private int number(String ts) {
        return office.slack.messages(SlackStandIn.ALERTED).stream()
                        .map(message -> BlockKit.string(message, "ts"))
                        .toList()
                        .indexOf(ts)
                + 1;
    }

    private String submitted(int before, Runnable opening, Map<String, String> typed) {
        int forms = office.slack.sent("views.open").size();
        opening.run();
        office.awaitSent("views.open", forms + 1);
        JsonObject refused = office.admin.submits(office.form(), typed);
        return refused.isEmpty() ? later(before) : refused.toString();
    }

    private JsonObject say(String command, String... options) {
        String[] words = command.split(" ", 2);
        String rest = (words.length > 1 ? words[1] + " " : "") + String.join(" ", options);
        return DECLARED.contains(words[0])
                ? office.admin.types(SlackStandIn.ALERTED, "/" + words[0], rest)
                : office.admin.types(SlackStandIn.ALERTED, "/credits", words[0] + " " + rest);
    }

    private int answers() {
        return office.slack.sent("response_url").size();
    }

    private String later(int before) {
        return answered(office.awaitSent("response_url", before + 1).get(before).body());
    }

    private String answered(JsonObject message) {
        answer = message;
        return text(message);
    }

    /** What a person reads of a message, in its order; moments are written as Discord writes them. */
    private static String text(JsonObject message) {
        List<String> texts = new ArrayList<>();
        for (String part : List.of("blocks", "attachments")) {
            collect(message.get(part), texts);
        }
        return String.join("\n", texts)
                .replace("]\n[", "] [")
                .replace("*", "")
                .replace("`", "")
                .replaceAll("<!date\\^(\\d+)\\^\\{ago}[^>]*>", "<t:$1:R>")
                .replaceAll("<!date\\^(\\d+)[^>]*>", "<t:$1:t>");
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
