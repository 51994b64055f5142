package dev.lifebar.bot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which package may know what. */
class ArchitectureTest {
    private static final JavaClasses BOT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.lifebar.bot");

    /** Every package of its own here is a platform, unless it is one of these. */
    private static final Set<String> NO_PLATFORMS = Set.of("settings", "demo");

    @Test
    void platformsNeverSeeEachOther() {
        Set<String> platforms = platforms();
        assertThat(platforms).isNotEmpty();
        for (String platform : platforms) {
            noClasses()
                    .that()
                    .resideInAPackage(platform + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(platforms.stream()
                            .filter(other -> !other.equals(platform))
                            .map(other -> other + "..")
                            .toArray(String[]::new))
                    .allowEmptyShould(true)
                    .check(BOT);
        }
    }

    @Test
    void settingsKnowNoPlatformAndNoPlatformKnowsSettings() {
        for (String platform : platforms()) {
            noClasses()
                    .that()
                    .resideInAPackage("dev.lifebar.bot.settings..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(platform + "..")
                    .check(BOT);
            noClasses()
                    .that()
                    .resideInAPackage(platform + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.lifebar.bot.settings..")
                    .check(BOT);
        }
    }

    /** Platforms speak with commands; what is stored is not their business. */
    @Test
    void noPlatformKnowsTheStorage() {
        for (String platform : platforms()) {
            noClasses()
                    .that()
                    .resideInAPackage(platform + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("dev.lifebar.core.storage..", "dev.lifebar.core.ledger..")
                    .check(BOT);
        }
    }

    /** Only the main program knows where time comes from; everybody else is handed an {@link InstantSource}. */
    @Test
    void onlyTheMainProgramAsksTheWall() {
        assertThat(BOT.stream()
                        .filter(type -> !type.isEquivalentTo(Main.class))
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .filter(access -> asksTheWall(access.getTargetOwner().getName(), access.getName()))
                        .map(JavaAccess::getDescription))
                .isEmpty();
    }

    private static Set<String> platforms() {
        return BOT.getPackage("dev.lifebar.bot").getSubpackages().stream()
                .filter(inner -> !NO_PLATFORMS.contains(inner.getRelativeName()))
                .map(JavaPackage::getName)
                .collect(Collectors.toSet());
    }

    private static boolean asksTheWall(String owner, String method) {
        return switch (owner) {
            case "java.lang.System" -> method.equals("currentTimeMillis") || method.equals("nanoTime");
            case "java.time.Clock", "java.time.InstantSource" ->
                method.startsWith("system") || method.startsWith("tick");
            case "java.util.Date" -> true;
            default -> owner.startsWith("java.time.") && method.equals("now");
        };
    }
}
