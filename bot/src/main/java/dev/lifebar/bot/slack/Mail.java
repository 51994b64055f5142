package dev.lifebar.bot.slack;

import com.slack.api.Slack;
import com.slack.api.app_backend.interactive_components.ActionResponseSender;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.files.FilesGetUploadURLExternalResponse;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.view.View;
import com.slack.api.webhook.WebhookResponse;
import dev.lifebar.bot.Spool;
import dev.lifebar.core.command.Origin;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings answers to Slack, each in the way its request allows. */
final class Mail {
    private static final Logger LOG = LoggerFactory.getLogger(Mail.class);
    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final Duration UPLOAD = Duration.ofMinutes(5);
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final MethodsClient slack;
    private final ActionResponseSender sender;
    private final BiConsumer<Duration, Runnable> later;

    /**
     * Answers as the bot.
     *
     * @param later does something after a while
     */
    Mail(Slack sdk, MethodsClient slack, BiConsumer<Duration, Runnable> later) {
        this.later = later;
        this.slack = slack;
        this.sender = new ActionResponseSender(sdk);
    }

    static SlashCommandResponse acknowledgement(SlackMessage message) {
        return SlashCommandResponse.builder()
                .responseType(message.responseType())
                .text(message.text())
                .blocks(message.blocks())
                .attachments(message.attachments())
                .build();
    }

    /**
     * Answers through the address that came with a request: good five times, for half an hour, as
     * https://docs.slack.dev/interactivity/handling-user-interaction says. We use it thrice at most.
     */
    void respond(String responseUrl, SlackMessage message, boolean replace) {
        send(
                responseUrl,
                ActionResponse.builder()
                        .responseType(message.responseType())
                        .text(message.text())
                        .blocks(message.blocks())
                        .attachments(message.attachments())
                        .replaceOriginal(replace)
                        .build());
    }

    /** Takes away the message a button was pressed on. */
    void removeOriginal(String responseUrl) {
        send(responseUrl, ActionResponse.builder().deleteOriginal(true).build());
    }

    /**
     * Posts an answer where it was asked for, or shows it to whoever asked there; once more where Slack is too busy. Gives
     * back what it can be changed by: nothing if only one person sees it, or not yet.
     */
    Optional<MessageId> say(Origin origin, @Nullable String thread, SlackMessage message) {
        return say(origin.channel().id(), origin.caller().id(), thread, message);
    }

    /** The same, of somebody who asked in a channel. */
    Optional<MessageId> say(String channel, String user, @Nullable String thread, SlackMessage message) {
        try {
            return post(channel, user, thread, message);
        } catch (SlackRefusal e) {
            Duration pause = e.after();
            if (pause == null) {
                LOG.warn("cannot answer in {}: {}", channel, e.error());
            } else {
                later.accept(pause, () -> sayAgain(channel, user, thread, message));
            }
            return Optional.empty();
        }
    }

    private void sayAgain(String channel, String user, @Nullable String thread, SlackMessage message) {
        try {
            post(channel, user, thread, message);
        } catch (SlackRefusal e) {
            LOG.warn("cannot answer in {}: {}", channel, e.error());
        }
    }

    private Optional<MessageId> post(String channel, String user, @Nullable String thread, SlackMessage message)
            throws SlackRefusal {
        if (message.everyone() || Places.isDirect(channel)) {
            ChatPostMessageResponse posted =
                    Calls.checked(() -> slack.chatPostMessage(request -> request.channel(channel)
                            .threadTs(thread)
                            .text(message.text())
                            .blocks(message.blocks())
                            .attachments(message.attachments())
                            .unfurlLinks(false)
                            .unfurlMedia(false)));
            return Optional.of(new MessageId(posted.getChannel(), posted.getTs()));
        }
        Calls.checked(() -> slack.chatPostEphemeral(request -> request.channel(channel)
                .user(user)
                .threadTs(thread)
                .text(message.text())
                .blocks(message.blocks())
                .attachments(message.attachments())));
        return Optional.empty();
    }

    /** Changes an answer that was posted; what Slack does not take stays as it was. */
    void change(MessageId id, SlackMessage message) {
        try {
            Calls.checked(() -> slack.chatUpdate(request -> request.channel(id.channel())
                    .ts(id.timestamp())
                    .text(message.text())
                    .blocks(message.blocks())
                    .attachments(message.attachments())));
        } catch (SlackRefusal e) {
            LOG.warn("cannot change an answer: {}", e.error());
        }
    }

    /** Sends a file to one person; says so where that does not work. */
    void send(String name, Spool file, String user) {
        try {
            String direct = Calls.checked(() -> slack.conversationsOpen(request -> request.users(List.of(user))))
                    .getChannel()
                    .getId();
            FilesGetUploadURLExternalResponse place = Calls.checked(() -> slack.filesGetUploadURLExternal(
                    request -> request.filename(name).length(Math.toIntExact(file.length()))));
            upload(file, place.getUploadUrl());
            Calls.checked(() -> slack.filesCompleteUploadExternal(request -> request.channelId(direct)
                    .files(List.of(FileDetails.builder()
                            .id(place.getFileId())
                            .title(name)
                            .build()))));
        } catch (SlackRefusal e) {
            LOG.warn("cannot send a file: {}", e.error());
            tell(user, SlackTexts.text("file.unsent", name, e.error()));
        } catch (IOException e) {
            LOG.warn("cannot send a file", e);
            tell(user, SlackTexts.text("file.unsent", name, SlackTexts.text("file.failed")));
        }
    }

    /** Bit by bit, where the SDK would read the whole file into the memory first. */
    private void upload(Spool file, String address) throws IOException {
        RequestBody body = new RequestBody() {
            @Override
            public @Nullable MediaType contentType() {
                return null;
            }

            @Override
            public long contentLength() {
                return file.length();
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                file.stream().transferTo(sink.outputStream());
            }
        };
        OkHttpClient patient = slack.getSlackHttpClient()
                .getOkHttpClient()
                .newBuilder()
                .callTimeout(UPLOAD)
                .build();
        Request request = new Request.Builder().url(address).post(body).build();
        try (Response response = patient.newCall(request).execute()) {
            if (response.code() != OK) {
                throw new IOException("the upload was answered with " + response.code());
            }
        }
    }

    private void tell(String user, String sentence) {
        try {
            Calls.checked(() -> slack.chatPostMessage(request -> request.channel(user)
                    .text(sentence)
                    .blocks(List.of(SectionBlock.builder()
                            .text(PlainTextObject.builder().text(sentence).build())
                            .build()))));
        } catch (SlackRefusal e) {
            LOG.warn("cannot tell it either: {}", e.error());
        }
    }

    void open(String trigger, View view) throws SlackRefusal {
        Calls.checked(
                () -> slack.viewsOpen(request -> request.triggerId(trigger).view(view)));
    }

    /** Opens a view over the one that is open. */
    void push(String trigger, View view) throws SlackRefusal {
        Calls.checked(
                () -> slack.viewsPush(request -> request.triggerId(trigger).view(view)));
    }

    void update(String viewId, View view) {
        try {
            Calls.checked(
                    () -> slack.viewsUpdate(request -> request.viewId(viewId).view(view)));
        } catch (SlackRefusal e) {
            LOG.warn("cannot update a view: {}", e.error());
        }
    }

    void publish(String user, View view) {
        try {
            Calls.checked(
                    () -> slack.viewsPublish(request -> request.userId(user).view(view)));
        } catch (SlackRefusal e) {
            LOG.warn("cannot show the home tab: {}", e.error());
        }
    }

    /** Says that a form could not be opened, and what to type instead. */
    static Reply unopened(String usage, SlackRefusal refusal) {
        return Reply.failed()
                .lines(
                        Line.of(SlackTexts.text("form.unopened", refusal.error())),
                        Line.of(SlackTexts.text("form.type", usage)))
                .build();
    }

    /** What Slack could not take at this moment is sent once more. */
    private void send(String responseUrl, ActionResponse response) {
        if (!isTaken(responseUrl, response)) {
            later.accept(SHORTLY, () -> {
                if (!isTaken(responseUrl, response)) {
                    LOG.warn("Slack did not take an answer, twice");
                }
            });
        }
    }

    /** Whether it arrived, or never will. */
    private boolean isTaken(String responseUrl, ActionResponse response) {
        try {
            WebhookResponse answer = sender.send(responseUrl, response);
            int status = answer.getCode();
            if (status != OK) {
                LOG.warn("Slack did not take an answer: {} {}", status, answer.getBody());
            }
            return status < SERVER_ERROR && status != TOO_MANY;
        } catch (IOException e) {
            LOG.warn("cannot answer: {}", e.toString());
            return false;
        }
    }
}
