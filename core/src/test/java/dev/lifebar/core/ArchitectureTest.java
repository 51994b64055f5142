package dev.lifebar.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.lifebar.core.command.Command;
import dev.lifebar.core.command.CommandTable;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which package may know what. */
class ArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.lifebar.core");

    /** Where money is counted. */
    private static final Set<String> EXACT = Stream.of("balance", "health", "forecast", "ledger")
            .map(name -> "dev.lifebar.core." + name)
            .collect(Collectors.toSet());

    private static final Set<String> FLOATING_POINT =
            Set.of("float", "double", Float.class.getName(), Double.class.getName());

    @Test
    void coreKnowsNoPlatform() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.lifebar.bot..")
                .check(CORE);
    }

    @ParameterizedTest(name = "{0} uses the JDK and {1}")
    @CsvSource(textBlock = """
            balance,  balance
            health,   balance
            forecast, balance
            """)
    void whatIsTrueUsesNothingElse(String name, String below) {
        classes()
                .that()
                .resideInAPackage(in(name))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", in(name), in(below))
                .check(CORE);
    }

    @Test
    void repliesKnowNothingOfWhereTheyComeFrom() {
        noClasses()
                .that()
                .resideInAPackage(in("reply"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in("command"), in("alert"), in("ledger"), in("storage"))
                .check(CORE);
    }

    @Test
    void nothingThatCommandsUseKnowsCommands() {
        noClasses()
                .that()
                .resideOutsideOfPackages(in("command"), "dev.lifebar.core")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("command"))
                .check(CORE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.zaxxer..", "org.flywaydb..", "org.sqlite.."})
    void onlyStorageKnowsTheDatabase(String library) {
        noClasses()
                .that()
                .resideOutsideOfPackage(in("storage"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CORE);
    }

    /** A transaction's handle is passed on, so that several stores can take part in it; only stores ask it anything. */
    @Test
    void onlyStorageSpeaksWithTheDatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackage(in("storage"))
                .should()
                .dependOnClassesThat(resideInAPackage("org.jdbi..").and(not(equivalentTo(Handle.class))))
                .orShould()
                .callMethodWhere(target(owner(equivalentTo(Handle.class))))
                .check(CORE);
    }

    @Test
    void onlyAlertsKnowTheScheduler() {
        noClasses()
                .that()
                .resideOutsideOfPackage(in("alert"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.kagkarlsson..")
                .check(CORE);
    }

    /** Time is handed in as an {@link InstantSource}. */
    @Test
    void nobodyAsksTheWall() {
        assertThat(CORE.stream()
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .filter(access -> asksTheWall(access.getTargetOwner().getName(), access.getName()))
                        .map(JavaAccess::getDescription))
                .isEmpty();
    }

    @Test
    void moneyIsNeverAFloatingPointNumber() {
        assertThat(CORE.stream()
                        .filter(type -> EXACT.contains(type.getPackageName()))
                        .flatMap(type -> type.getMembers().stream())
                        .filter(member ->
                                member.getAllInvolvedRawTypes().stream().anyMatch(ArchitectureTest::isFloatingPoint))
                        .map(JavaMember::getDescription))
                .isEmpty();
    }

    @Test
    void everyCommandIsInTheTable() {
        assertThat(CORE.stream()
                        .filter(type -> type.isAssignableTo(Command.class) && !type.isInterface())
                        .filter(type -> type.getConstructorCallsToSelf().stream()
                                .noneMatch(call -> call.getOriginOwner().isEquivalentTo(CommandTable.class)))
                        .map(JavaClass::getSimpleName))
                .as("commands without a row in CommandTable")
                .isEmpty();
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

    private static boolean isFloatingPoint(JavaClass type) {
        return FLOATING_POINT.contains(type.getBaseComponentType().getName());
    }

    private static String in(String name) {
        return "dev.lifebar.core." + name + "..";
    }
}
