package dev.lifebar.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.storage.WorkspaceStore;
import dev.lifebar.core.storage.WorkspaceStore.Grant;
import dev.lifebar.core.workspace.Caller;
import dev.lifebar.core.workspace.Permission;
import dev.lifebar.core.workspace.WorkspaceKey;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessCommandTest {
    private static final WorkspaceKey SERVER = new WorkspaceKey("discord", "1", "Acme");
    private static final WorkspaceKey TEAM = new WorkspaceKey("slack", "T1", "Acme");

    @TempDir
    private Path directory;

    private TestLifebar lifebar;
    private int requests;

    @BeforeEach
    void open() {
        lifebar = TestLifebar.in(directory);
    }

    @AfterEach
    void close() {
        lifebar.close();
    }

    @Test
    void showsPeopleAndRolesAsDiscordDrawsThem() {
        access(SERVER, " update <@!197038439483310086>");

        assertThat(named(access(SERVER, " update <@&297038439483310086>")))
                .containsExactly("<@&297038439483310086>", "<@197038439483310086>");
    }

    @Test
    void showsPeopleAsSlackDrawsThem() {
        assertThat(named(access(TEAM, " update U0MEMBER"))).containsExactly("<@U0MEMBER>");
    }

    @Test
    void leavesAnIdAsItIsThatMayBeARoleOrAPerson() {
        keep("197038439483310086");

        assertThat(named(access(SERVER, ""))).containsExactly("197038439483310086");
    }

    @Test
    void takesAwayWhatWasKeptAsAnIdAlone() {
        keep("197038439483310086");

        assertThat(named(access(SERVER, " update <@&197038439483310086> remove")))
                .isEmpty();
    }

    @Test
    void namesNobodyTwiceWhoWasKeptAsAnIdAlone() {
        keep("197038439483310086");

        assertThat(named(access(SERVER, " update <@197038439483310086>"))).containsExactly("<@197038439483310086>");
        assertThat(named(access(SERVER, " update 197038439483310086 remove"))).isEmpty();
    }

    @Test
    void tellsTheRuleOfThePlatform() {
        assertThat(said(access(SERVER, "")))
                .contains("Sync, top up, undo: members with Manage Server\n", "forget: members with Manage Server\n");
        assertThat(said(access(TEAM, ""))).contains("Sync, top up, undo: every member\n", "forget: workspace admins\n");
    }

    @Test
    void saysWhoIsShutOutWhenTheFirstIsNamedToSeeAmounts() {
        access(SERVER, " update <@97038439483310086>");

        assertThat(said(access(SERVER, " view <@197038439483310086>")))
                .contains("Until now everyone could see amounts. From now on only managers and whoever is named here");
        assertThat(said(access(SERVER, " view <@297038439483310086>"))).doesNotContain("Until now");
        assertThat(said(access(SERVER, " view <@297038439483310086> remove"))).doesNotContain("Until now");
    }

    /** As an earlier version did. */
    private void keep(String id) {
        access(SERVER, "");
        long workspace = lifebar.lifebar().workspaces().of(SERVER).id();
        lifebar.database().write(handle -> {
            new WorkspaceStore(handle).grant(workspace, new Grant(Permission.UPDATE, id));
            return id;
        });
    }

    private Reply access(WorkspaceKey workspace, String arguments) {
        Caller manager = new Caller("7", "Ann", Set.of(), EnumSet.allOf(Permission.class));
        Origin origin = new Origin(workspace, manager, TestLifebar.OPS, Place.SHARED, "r" + requests++);
        return (Reply) lifebar.lifebar().commands().run(origin, "/lifebar access" + arguments);
    }

    private static String said(Answer answer) {
        return PlainText.of(answer, TestLifebar.START);
    }

    private static List<String> named(Reply reply) {
        return reply.blocks().stream()
                .filter(Block.Paragraph.class::isInstance)
                .flatMap(block -> ((Block.Paragraph) block).lines().stream())
                .flatMap(line -> line.spans().stream())
                .filter(Span.Named.class::isInstance)
                .map(span -> ((Span.Named) span).reference())
                .toList();
    }
}
