package dev.lifebar.core.alert;

import dev.lifebar.core.RecordingMessenger.Edit;
import dev.lifebar.core.RecordingMessenger.Post;
import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.reply.PlainText;
import dev.lifebar.core.reply.Reply;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people read in their channels, as a transcript. */
final class Heard {
    private final TestLifebar lifebar;
    private int seen;

    Heard(TestLifebar lifebar) {
        this.lifebar = lifebar;
    }

    /** Delivers what is due, to be told later. */
    void add() {
        lifebar.lifebar().sendDue();
    }

    /** Delivers what is due, and tells what arrived since this was asked last, oldest first. */
    String next() {
        lifebar.lifebar().sendDue();
        List<String> attempts = lifebar.messenger().attempts();
        String text = attempts.subList(seen, attempts.size()).stream()
                .flatMap(this::arrived)
                .collect(Collectors.joining());
        seen = attempts.size();
        return text;
    }

    private Stream<String> arrived(String nonce) {
        Stream<String> posts = lifebar.messenger().posts().stream()
                .filter(post -> post.nonce().equals(nonce))
                .map(this::post);
        Stream<String> edits = lifebar.messenger().edits().stream()
                .filter(edit -> edit.nonce().equals(nonce))
                .map(this::edit);
        return Stream.concat(posts, edits);
    }

    private String post(Post post) {
        String bell = post.silent() ? "" : " 🔔";
        return "%s %s%s\n%s\n".formatted(post.channel().name(), post.messageId(), bell, text(post.message()));
    }

    private String edit(Edit edit) {
        return "%s %s is now\n%s\n".formatted(edit.channel().name(), edit.messageId(), text(edit.message()));
    }

    private String text(Reply message) {
        return PlainText.of(message, lifebar.time().instant());
    }
}
