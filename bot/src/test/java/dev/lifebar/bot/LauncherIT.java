package dev.lifebar.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts copies of {@code ./lifebar}, mostly with stand-ins for Java and Maven that say how they were called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private Path temporary;

    private Installation installed;

    @BeforeEach
    void install() throws IOException {
        installed = Installation.in(temporary, "a place with spaces");
    }

    /** The archive is made behind our back. */
    @AfterEach
    void waitForTheBackground() {
        await().atMost(PATIENCE)
                .until(() -> ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .noneMatch(command -> command.contains(temporary.toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash"})
    void passesArgumentsOn(String shell) throws Exception {
        installed.withJar().withJava("17.0.1");

        Run run = installed
                .command(shell, installed.launcher().toString(), "sync", "two words", "*", "", "a\"b", "12 €", "--json")
                .run();

        assertThat(run.out()).isEqualTo("[sync]\n[two words]\n[*]\n[]\n[a\"b]\n[12 €]\n[--json]\n");
        assertThat(run.error()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"discord", "slack"})
    void showsDevelopersWhatIsSent(String platform) throws Exception {
        installed.withSource().withJava("17.0.1").withMaven();

        Run run = installed.start("demo", "--" + platform).run();

        assertThat(run.code()).isZero();
        assertThat(installed.calls("mvn"))
                .containsIgnoringCase("-Dshow=dev.lifebar.bot.%1$s.%1$sDemo".formatted(platform));
    }

    /** At its end Maven would reset the colours of a terminal, even in a file. */
    @Test
    void showsNothingOfMavenBeside() throws Exception {
        installed.withSource().withJava("17.0.1").script("mvn", "echo \"$MAVEN_OPTS\"");

        Run run =
                installed.start("demo", "--slack").with("MAVEN_OPTS", "-Xmx1g").run();

        assertThat(run.out()).isEqualTo("-Xmx1g -Djansi.noreset=true\n");
    }

    @Test
    void saysWhereThatCanBeShown() throws Exception {
        installed.withJar().withJava("17.0.1");

        Run run = installed.start("demo", "--discord").run();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.error()).contains("in a checkout of its source");
    }

    @Test
    void letsThePersonsFlagsWin() throws Exception {
        installed.withJar().withJava("17.0.1");

        installed.start("hello").with("LIFEBAR_JAVA_OPTS", "-Xmx1g -Dsome=*").run();

        assertThat(installed.calls("java")).contains("-Xmx256m").containsPattern("-Xmx256m .*-Xmx1g -Dsome=\\* ");
    }

    @ParameterizedTest(name = "{0} links")
    @ValueSource(ints = {1, 2})
    void startsThroughALink(int links) throws Exception {
        installed.withJar().withJava("17.0.1");
        Path elsewhere = Files.createDirectories(temporary.resolve("bin here"));
        Path target = elsewhere.relativize(installed.launcher());
        for (int i = 0; i < links; i++) {
            target = Files.createSymbolicLink(elsewhere.resolve("link " + i), target)
                    .getFileName();
        }

        Run run = installed
                .command(elsewhere.resolve("link " + (links - 1)).toString(), "hello")
                .run();

        assertThat(run.out()).isEqualTo("[hello]\n");
    }

    @Test
    void isFoundOnThePath() throws Exception {
        installed.withJar().withJava("17.0.1");

        Run run = installed
                .command("sh", "-c", "lifebar hello")
                .with("PATH", installed.root() + ":/usr/bin:/bin")
                .run();

        assertThat(run.out()).isEqualTo("[hello]\n");
    }

    @Test
    void startsTheRealProgram() throws Exception {
        installed.withRealJar();

        Run run = installed.start("--version").withRealJava().run();

        assertThat(run.out()).containsIgnoringCase("lifebar");
        assertThat(run.error()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void passesSignalsOn() throws Exception {
        installed.withRealJar();
        Run.Pending start = installed
                .start("serve")
                .withRealJava()
                .with("LIFEBAR_HOME", temporary.resolve("home").toString())
                .with("DISCORD_TOKEN", "any.token")
                .with("DISCORD_REST_URL", "http://127.0.0.1:1/api/v10/")
                .begin();
        await().atMost(PATIENCE).until(() -> Files.readString(start.error()).contains("Serving Discord"));

        start.stop();

        Run run = start.end();
        assertThat(run.error()).contains("Ending: what was begun is finished first");
        assertThat(run.code()).isEqualTo(143);
    }

    @Test
    void keepsLettersInThePlainLocale() throws Exception {
        installed.withProbe();

        Run run = installed
                .start("zwölf €", "exit")
                .withRealJava()
                .with("LC_ALL", "C")
                .run();

        assertThat(run.out()).isEqualTo("zwölf €\n");
        assertThat(run.code()).isEqualTo(7);
    }

    @Test
    void saysWhenThereIsNoJava() throws Exception {
        installed.withJar();

        Run run = installed
                .start("hello")
                .with("PATH", installed.bin().toString())
                .run();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.error()).startsWith("Lifebar needs Java 17 or newer, and there is no java on the PATH.\n");
    }

    @Test
    void saysWhenJavaHomeIsWrong() throws Exception {
        installed.withJar();

        Run run = installed.start("hello").with("JAVA_HOME", "/nowhere").run();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.error()).startsWith("JAVA_HOME is /nowhere, but there is no bin/java in it.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_402", "11.0.2", "16"})
    void saysWhenJavaIsTooOld(String version) throws Exception {
        installed.withJar().withJava(version);

        Run run = installed.start("hello").run();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.error())
                .startsWith("Lifebar needs Java 17 or newer; " + installed.javaHome() + "/bin/java is Java " + version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "17.0.1", "21-ea", "25.0.3", "26+12"})
    void startsOnAnyNewerJava(String version) throws Exception {
        installed.withJar().withJava(version);

        assertThat(installed.start("hello").run().out()).isEqualTo("[hello]\n");
    }

    @Test
    void looksBehindAWrapperOfJava() throws Exception {
        installed.withProbe();
        installed.script("java", "exec '" + System.getProperty("java.home") + "/bin/java' \"$@\"");

        Run run = installed.start("hello").run();

        assertThat(run.out()).isEqualTo("hello\n");
        assertThat(run.error()).isEmpty();
    }

    @Test
    void saysWhenTheWrapperFindsNoJava() throws Exception {
        installed.withJar();
        installed.script("java", "echo 'No runtime present' >&2; exit 1");

        Run run = installed.start("hello").run();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.error())
                .startsWith("Lifebar needs Java 17 or newer, and " + installed.bin() + "/java does not start.\n");
    }

    /** Java 17 leaves out the classes of a jar with a space in its path; there an archive helps less. */
    @Test
    void makesAnArchiveForTheNextStart() throws Exception {
        installed = Installation.in(temporary, "place").withProbe();
        installed.start("hello").withRealJava().run();
        waitForTheBackground();

        Run run = installed
                .start("hello")
                .withRealJava()
                .with("LIFEBAR_JAVA_OPTS", "-Xshare:on -Xlog:class+load")
                .run();

        assertThat(run.out()).contains("dev.lifebar.bot.Probe source: shared objects file (top)");
        assertThat(installed.archives()).hasSize(1);
    }

    @Test
    void survivesATruncatedArchive() throws Exception {
        installed.withProbe();
        installed.start("hello").withRealJava().run();
        waitForTheBackground();
        Path archive = installed.archives().get(0);
        archive.toFile().setWritable(true);
        try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }

        Run run = installed.start("hello").withRealJava().run();

        assertThat(run.out()).isEqualTo("hello\n");
        assertThat(run.error()).isEmpty();
    }

    @Test
    void survivesAnArchiveOfAnotherJar() throws Exception {
        installed.withProbe();
        installed.start("hello").withRealJava().run();
        waitForTheBackground();
        List<Path> before = installed.archives();
        FileTime made = Files.getLastModifiedTime(before.get(0));
        Files.setLastModifiedTime(installed.jar(), FileTime.fromMillis(0));

        Run run = installed.start("hello").withRealJava().run();

        assertThat(run.out()).isEqualTo("hello\n");
        assertThat(run.error()).isEmpty();
        waitForTheBackground();
        assertThat(installed.archives()).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(before.get(0))).isGreaterThan(made);
    }

    @Test
    void triesOnceWhereJavaMakesNoArchive() throws Exception {
        installed.withJar().withJava("17.0.1");

        installed.start("one").run();
        waitForTheBackground();
        installed.start("two").run();
        waitForTheBackground();

        assertThat(installed.calls("java").lines().filter(call -> call.contains("-jar")))
                .filteredOn(call -> call.contains("-XX:ArchiveClassesAtExit"))
                .extracting(call -> call.replaceFirst(".*lifebar.jar ", ""))
                .containsExactly("sync anthropic 22.97 54.94", "credits");
        assertThat(installed.calls("java")).doesNotContain("SharedArchiveFile");
    }

    @Test
    void showsTheArchiveNothingOfThePerson() throws Exception {
        installed.withJar().withJava("17.0.1");
        installed.script(installed.javaHome().resolve("bin/java"), "env >>'" + installed.record("environment") + "'");

        installed
                .start("hello")
                .with("OPENROUTER_API_KEY", "sk-canary")
                .with("LIFEBAR_HOME", temporary.resolve("data").toString())
                .run();
        waitForTheBackground();

        List<String> environments = Files.readAllLines(installed.record("environment"));
        assertThat(environments)
                .filteredOn("OPENROUTER_API_KEY=sk-canary"::equals)
                .hasSize(1);
        assertThat(environments)
                .filteredOn(line -> line.startsWith("LIFEBAR_HOME=") && line.endsWith("/data"))
                .filteredOn(line -> !line.equals("LIFEBAR_HOME=" + temporary.resolve("data")))
                .hasSize(2);
        assertThat(temporary.resolve("data")).doesNotExist();
    }

    @Test
    void buildsWhatIsMissing() throws Exception {
        installed.withSource().withMaven().withJava("17.0.1");

        Run run = installed.start("--json").run();

        assertThat(run.out()).isEqualTo("[--json]\n");
        assertThat(run.error()).isEqualTo("Building Lifebar (first use, about a minute) …\n");
        assertThat(installed.calls("mvn"))
                .isEqualTo("-B -q -Dstyle.color=never -f " + installed.root() + "/pom.xml -Pjar package\n");
    }

    @Test
    void buildsOnce() throws Exception {
        installed.withSource().withMaven().withJava("17.0.1");
        installed.start("one").run();

        Run run = installed.start("two").run();

        assertThat(run.error()).isEmpty();
        assertThat(installed.calls("mvn")).hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pom.xml", "bot/pom.xml", "core/src/main/java/A.java", "bot/src/main/resources/new.properties"})
    void buildsAgainAfterAChange(String file) throws Exception {
        installed.withSource().withMaven().withJava("17.0.1").withJar();
        installed.age();
        installed.source(file);

        Run run = installed.start("hello").run();

        assertThat(run.out()).isEqualTo("[hello]\n");
        assertThat(run.error()).isEqualTo("Building Lifebar (its source has changed) …\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bot/src/test/java/ATest.java", "README.md", "bot/target/classes/A.class"})
    void doesNotBuildForWhatIsNotInTheJar(String file) throws Exception {
        installed.withSource().withMaven().withJava("17.0.1").withJar();
        installed.age();
        installed.source(file);

        assertThat(installed.start("hello").run().error()).isEmpty();
    }

    @Test
    void buildsOnceForASourceOfTomorrow() throws Exception {
        installed.withSource().withMaven().withJava("17.0.1");
        Path source = installed.source("core/src/main/java/A.java");
        Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + TimeUnit.DAYS.toMillis(1)));

        installed.start("one").run();
        installed.start("two").run();

        assertThat(installed.calls("mvn")).hasLineCount(1);
    }

    @Test
    void seesAChangeDuringTheBuild() throws Exception {
        installed.withSource().withJava("17.0.1");
        installed.maven("sleep 0.1; echo >'" + installed.root() + "/core/src/main/java/A.java'; sleep 0.1");

        installed.start("one").run();

        assertThat(installed.start("two").run().error()).startsWith("Building Lifebar");
    }

    @Test
    void showsTheEndOfAFailedBuild() throws Exception {
        installed.withSource().withJava("17.0.1");
        installed.script("mvn", "echo 'ERROR on line 3'; exit 1");

        Run run = installed.start("hello").run();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.error())
                .contains("Lifebar could not be built. The end of " + installed.root()
                        + "/target/lifebar-build.log says:")
                .endsWith("ERROR on line 3\n");
        assertThat(installed.root().resolve("target/lifebar-build.lock")).doesNotExist();
    }

    @Test
    void saysWhenThereIsNoMaven() throws Exception {
        installed.withSource().withJava("17.0.1");

        Run run = installed.start("hello").withoutMaven(installed).run();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.error())
                .startsWith("Lifebar has to be built once, and there is no mvn (Maven) on the PATH.\n")
                .contains("sudo apt install");
    }

    @Test
    void startsAsItWasBuiltLastWhereThereIsNoMaven() throws Exception {
        installed.withSource().withJava("17.0.1").withJar();
        installed.age();
        installed.source("pom.xml");

        Run run = installed.start("hello").withoutMaven(installed).run();

        assertThat(run.out()).isEqualTo("[hello]\n");
        assertThat(run.error()).contains("starting the program as it was built last");
    }

    @Test
    void saysWhenThereIsNoCompiler() throws Exception {
        installed.withSource().withMaven().withJava("17.0.1");
        Files.delete(installed.javaHome().resolve("bin/javac"));

        Run run = installed.start("hello").run();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.error())
                .startsWith("Lifebar has to be built, and " + installed.javaHome() + " has no compiler (javac)");
    }

    @Test
    void saysWhenThereIsNothingToStart() throws Exception {
        installed.withJava("17.0.1");

        Run run = installed.start("hello").run();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.error())
                .isEqualTo("There is neither a program at " + installed.jar() + " nor the source to build it from.\n");
    }

    @Test
    void buildsOnceForTwoStartsAtOnce() throws Exception {
        installed.withSource().withJava("17.0.1").maven("sleep 0.5");

        List<Run.Pending> starts = IntStream.range(0, 3)
                .mapToObj(i -> installed.start("start", String.valueOf(i)).begin())
                .toList();
        for (int i = 0; i < starts.size(); i++) {
            assertThat(starts.get(i).end().out()).isEqualTo("[start]\n[" + i + "]\n");
        }

        assertThat(installed.calls("mvn")).hasLineCount(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"the builder is gone, 999999999, 0", "the builder hangs, 1, 600"})
    void takesOverALockLeftBehind(String reason, String owner, int age) throws Exception {
        installed.withSource().withMaven().withJava("17.0.1");
        Path lock = Files.createDirectories(installed.root().resolve("target/lifebar-build.lock"));
        Files.writeString(lock.resolve("pid"), owner + "\n");
        Files.setLastModifiedTime(
                lock, FileTime.fromMillis(System.currentTimeMillis() - TimeUnit.SECONDS.toMillis(age)));

        Run run = installed.start("hello").run();

        assertThat(run.out()).as(reason).isEqualTo("[hello]\n");
        assertThat(run.error()).doesNotContain("waiting");
    }

    @Test
    void leavesNoMavenBehindWhenStopped() throws Exception {
        installed.withSource().withJava("17.0.1");
        installed.script("mvn", "echo $$ >'" + installed.record("maven") + "'; exec sleep 60");
        Run.Pending start = installed.start("hello").begin();
        await().atMost(PATIENCE).until(() -> Files.exists(installed.record("maven")));

        start.stop();

        assertThat(start.end().code()).isEqualTo(143);
        long maven = Long.parseLong(Files.readString(installed.record("maven")).strip());
        await().atMost(PATIENCE).until(() -> ProcessHandle.of(maven).isEmpty());
        assertThat(installed.root().resolve("target/lifebar-build.lock")).doesNotExist();
    }
}
