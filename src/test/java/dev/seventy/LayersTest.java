package dev.seventy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The drawing in docs/architecture.md, held by a test: what each package may import of our own and of others. */
class LayersTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.seventy");

    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(Map.entry("catalog", List.of()),
            Map.entry("evidence", List.of("catalog")), Map.entry("rules", List.of("catalog")),
            Map.entry("scoring", List.of("rules", "evidence", "catalog")),
            Map.entry("planning", List.of("scoring", "rules", "evidence", "catalog")),
            Map.entry("intake", List.of("evidence", "catalog")), Map.entry("reply", List.of()),
            Map.entry("speech", List.of("evidence", "catalog")), Map.entry("store", List.of("evidence", "catalog")),
            Map.entry("bot",
                    List.of("catalog", "evidence", "rules", "scoring", "planning", "intake", "reply", "speech",
                            "store")),
            Map.entry("outbound", List.of("reply", "store")),
            Map.entry("digest", List.of("bot", "reply", "outbound", "store")),
            Map.entry("slack", List.of("bot", "reply", "outbound", "store")), Map.entry("web", List.of("bot", "reply")),
            Map.entry("terminal", List.of("bot", "reply")));

    private static final List<String> CORE = List.of("catalog", "evidence", "rules", "scoring", "planning", "intake",
            "reply", "speech");

    @Test
    void imports_point_one_way() {
        MAY_IMPORT.forEach((name, allowed) -> {
            var forbidden = new TreeSet<>(MAY_IMPORT.keySet());
            forbidden.remove(name);
            allowed.forEach(forbidden::remove);
            var packages = new ArrayList<>(forbidden.stream().map(LayersTest::below).toList());
            packages.add("dev.seventy");
            noClasses().that().resideInAPackage(below(name)).should().dependOnClassesThat()
                    .resideInAnyPackage(packages.toArray(String[]::new)).allowEmptyShould(true).check(CLASSES);
        });
    }

    @Test
    void every_package_has_its_place_in_the_drawing() {
        var found = new TreeSet<String>();
        CLASSES.forEach(type -> found.add(type.getPackageName()));
        found.remove("dev.seventy");
        found.removeIf(name -> name.startsWith("dev.seventy.web.pages"));
        assertThat(MAY_IMPORT.keySet().stream().map(name -> "dev.seventy." + name)).containsAll(found);
    }

    @Test
    void the_core_opens_no_files_and_asks_no_clock() {
        for (var name : CORE) {
            noClasses().that().resideInAPackage(below(name)).should().dependOnClassesThat()
                    .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..", "org.slf4j..").orShould()
                    .dependOnClassesThat().haveFullyQualifiedName("java.io.File").orShould().dependOnClassesThat()
                    .haveFullyQualifiedName("java.time.Clock").allowEmptyShould(true).check(CLASSES);
            assertThat(CLASSES.stream().filter(type -> type.getPackageName().equals("dev.seventy." + name))
                    .flatMap(type -> type.getMethodCallsFromSelf().stream())
                    .filter(call -> call.getName().equals("now")
                            && call.getTargetOwner().getPackageName().equals("java.time")
                            || call.getName().equals("getenv") || call.getName().equals("currentTimeMillis")))
                    .isEmpty();
        }
    }

    /** Of the two functions of the estimate that have no exact value; its javadoc says why they may. */
    private static final String BINARY = "dev.seventy.scoring.Curve";

    @Test
    void the_core_knows_no_binary_floating_point_but_in_one_class() {
        assertThat(core().filter(type -> !type.getName().equals(BINARY)).flatMap(LayersTest::binary)).isEmpty();
        assertThat(core().filter(type -> type.getName().equals(BINARY)).flatMap(LayersTest::binary)).isNotEmpty();
    }

    private static Stream<JavaClass> core() {
        return CLASSES.stream()
                .filter(type -> CORE.stream().anyMatch(name -> type.getPackageName().equals("dev.seventy." + name)));
    }

    /** Where a type has a binary number: a field, a parameter or a result of its own, or of what it calls. */
    private static Stream<String> binary(JavaClass type) {
        var fields = type.getFields().stream().filter(field -> isBinary(field.getRawType()))
                .map(field -> field.getFullName());
        var own = type.getCodeUnits().stream()
                .filter(code -> isBinary(code.getRawReturnType()) || areBinary(code.getRawParameterTypes()))
                .map(code -> code.getFullName());
        var called = type.getCodeUnitCallsFromSelf().stream()
                .filter(call -> isBinary(call.getTarget().getRawReturnType())
                        || areBinary(call.getTarget().getRawParameterTypes()))
                .map(call -> call.getDescription());
        return Stream.of(fields, own, called).flatMap(Function.identity());
    }

    private static boolean areBinary(List<JavaClass> types) {
        return types.stream().anyMatch(LayersTest::isBinary);
    }

    private static boolean isBinary(JavaClass type) {
        return List.of("double", "float", "java.lang.Double", "java.lang.Float")
                .contains(type.getBaseComponentType().getName());
    }

    @Test
    void each_library_stays_in_its_room() {
        only(List.of("store"), "org.jdbi..", "java.sql..", "javax.sql..", "com.zaxxer..", "org.flywaydb..",
                "org.sqlite..");
        only(List.of("slack"), "com.slack..", "com.google.gson..", "okhttp3..", "okio..");
        only(List.of("outbound", "digest"), "com.github.kagkarlsson..");
        only(List.of("slack", "web"), "io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..");
        only(List.of("rules", "catalog"), "tools.jackson.dataformat.yaml..");
        only(List.of("intake"), "de.siegmar..");
        only(List.of("web"), "gg.jte..", "org.knowm..", "java.awt..", "javax.imageio..");
        only(List.of(), "io.prometheus..");
    }

    private static void only(List<String> rooms, String... library) {
        var elsewhere = MAY_IMPORT.keySet().stream().filter(name -> !rooms.contains(name)).map(LayersTest::below)
                .toArray(String[]::new);
        noClasses().that().resideInAnyPackage(elsewhere).should().dependOnClassesThat().resideInAnyPackage(library)
                .allowEmptyShould(true).check(CLASSES);
    }

    private static String below(String name) {
        return "dev.seventy." + name + "..";
    }
}
