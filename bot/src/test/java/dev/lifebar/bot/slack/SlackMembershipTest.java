package dev.lifebar.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlackMembershipTest {
    private static final WorkspaceKey ACME = new WorkspaceKey("slack", SlackStandIn.TEAM, "");

    @TempDir
    Path directory;

    private Office office;

    @BeforeEach
    void open() throws IOException {
        office = Office.open(directory);
        office.member.types(SlackStandIn.OPS, "/sync", "openai 50 100");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void forgetsAWorkspaceAMonthAfterTheAppWasTakenOut() {
        office.slack.revoke();

        office.member.says(office.member.event(Map.of("type", "app_uninstalled")));

        Office.await(() -> isForgottenAfter(Duration.ofDays(31)));
    }

    @Test
    void forgetsAWorkspaceAMonthAfterItsTokenWasRevoked() {
        office.slack.revoke();

        office.member.says(revoked("bot"));

        Office.await(() -> isForgottenAfter(Duration.ofDays(31)));
    }

    /** Slack may tell it minutes later, when the app is back already. */
    @Test
    void keepsAWorkspaceWhoseTokenIsGood() {
        int asked = office.slack.sent("auth.test").size();

        office.member.says(office.member.event(Map.of("type", "app_uninstalled")));
        office.member.says(revoked("bot"));

        office.awaitSent("auth.test", asked + 2);
        assertThat(isForgottenAfter(Duration.ofDays(31))).isFalse();
        assertThat(office.adapter().refused().toCompletableFuture()).isNotDone();
    }

    @Test
    void asksAgainWhileSlackDoesNotSayWhetherTheTokenIsGood() {
        office.slack.failNext("auth.test", "internal_error");
        office.slack.revoke();

        office.member.says(office.member.event(Map.of("type", "app_uninstalled")));

        Office.await(() -> !isPresent(ACME));
    }

    @Test
    void saysThatTheTokenIsNoLongerGood() {
        office.slack.revoke();

        office.member.says(office.member.event(Map.of("type", "app_uninstalled")));

        Office.await(() -> office.adapter().refused().toCompletableFuture().isDone());
        assertThat(office.adapter().refused().toCompletableFuture().join())
                .contains("token_revoked", "SLACK_BOT_TOKEN");
    }

    /** Of other workspaces that have the app there is no token to ask with. */
    @Test
    void takesAWorkspaceForBackWhereSomebodyAsks() {
        WorkspaceKey other = new WorkspaceKey("slack", "T0OTHER", "");
        Person stranger = office.stranger("T0OTHER");
        office.slack.invite("C0OTHER");
        stranger.types("C0OTHER", "/sync", "openai 50 100");
        stranger.says(stranger.event(Map.of("type", "app_uninstalled")));
        Office.await(() -> !isPresent(other));

        stranger.types("C0OTHER", "/credits", "");

        Office.await(() -> isPresent(other));
    }

    @Test
    void keepsAWorkspaceThatComesBack() {
        office.slack.revoke();
        office.member.says(office.member.event(Map.of("type", "app_uninstalled")));
        Office.await(() -> !isPresent(ACME));
        office.slack.reinstall();
        office.restart();
        assertThat(office.member.types(SlackStandIn.OPS, "/credits", "").toString())
                .contains("$50.00 left");
        office.stop();
        office.start();

        assertThat(isForgottenAfter(Duration.ofDays(31))).isFalse();
    }

    @Test
    void keepsAWorkspaceWhereAPersonsTokenWasRevoked() {
        office.member.says(revoked("oauth"));
        office.restart();

        assertThat(isForgottenAfter(Duration.ofDays(31))).isFalse();
    }

    private boolean isPresent(WorkspaceKey key) {
        return office.workspaces().present("slack").stream()
                .anyMatch(present -> present.externalId().equals(key.externalId()));
    }

    private JsonObject revoked(String kind) {
        JsonArray people = new JsonArray();
        people.add("U0SOMEBODY");
        JsonObject tokens = new JsonObject();
        tokens.add(kind, people);
        JsonObject event = office.member.event(Map.of("type", "tokens_revoked"));
        event.getAsJsonObject("event").add("tokens", tokens);
        return event;
    }

    private boolean isForgottenAfter(Duration span) {
        office.time.pass(span);
        office.workspaces().forgetLeft();
        return office.workspaces().find(ACME).isEmpty();
    }
}
