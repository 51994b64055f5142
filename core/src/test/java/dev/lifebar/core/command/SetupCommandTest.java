package dev.lifebar.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifebar.core.TestLifebar;
import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Reply;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupCommandTest {
    @TempDir
    private Path directory;

    @Test
    void offersNoMoreBalancesAtOnceThanPeopleType() {
        List<String> providers =
                Catalogue.bundled().all().stream().map(Provider::id).limit(40).toList();
        try (TestLifebar lifebar = TestLifebar.in(directory)) {
            lifebar.type("/lifebar setup " + String.join(",", providers.subList(0, 20)));

            Reply reply = (Reply) lifebar.type("/lifebar setup " + String.join(",", providers.subList(20, 40)));

            assertThat(reply.buttons()).hasSize(11);
            assertThat(reply.buttons())
                    .last()
                    .isInstanceOfSatisfying(
                            Button.Press.class,
                            press -> assertThat(press.action()).endsWith("alerts here"));
        }
    }
}
