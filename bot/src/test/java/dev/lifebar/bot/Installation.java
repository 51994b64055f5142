package dev.lifebar.bot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** A copy of the launcher in a directory of its own, with as much around it as a test needs. */
record Installation(Path root, Path scratch) {

    static Installation in(Path directory, String name) throws IOException {
        Path real = directory.toRealPath();
        Installation installation = new Installation(
                Files.createDirectories(real.resolve(name)), Files.createDirectories(real.resolve("scratch")));
        Files.createDirectories(installation.bin());
        Files.copy(Path.of("../lifebar"), installation.launcher());
        installation.launcher().toFile().setExecutable(true);
        return installation;
    }

    Path launcher() {
        return root.resolve("lifebar");
    }

    Path jar() {
        return root.resolve("bot/target/lifebar.jar");
    }

    /** What comes first on the path. */
    Path bin() {
        return scratch.resolve("bin");
    }

    Path javaHome() {
        return scratch.resolve("jdk");
    }

    /** Where a stand-in writes down what it saw. */
    Path record(String name) {
        return scratch.resolve(name + ".txt");
    }

    /** A jar good enough for a stand-in of Java. */
    Installation withJar() throws IOException {
        Files.createDirectories(root.resolve("bot/target"));
        Files.writeString(jar(), "a jar");
        return this;
    }

    Installation withRealJar() throws IOException {
        Files.createDirectories(root.resolve("bot/target"));
        Files.copy(Path.of("target/lifebar.jar"), jar());
        return this;
    }

    /** A small jar for a real Java, with {@link Probe} in it. */
    Installation withProbe() throws IOException {
        Files.createDirectories(root.resolve("bot/target"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Probe.class.getName());
        String entry = Probe.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar());
                JarOutputStream jar = new JarOutputStream(file, manifest);
                InputStream code =
                        Objects.requireNonNull(Probe.class.getClassLoader().getResourceAsStream(entry))) {
            jar.putNextEntry(new ZipEntry(entry));
            code.transferTo(jar);
        }
        return this;
    }

    /** A stand-in that writes down how it was called and prints what the program would be told. */
    Installation withJava(String version) throws IOException {
        Files.createDirectories(javaHome().resolve("bin"));
        Files.writeString(javaHome().resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(javaHome().resolve("bin/javac"), "exit 1");
        script(javaHome().resolve("bin/java"), """
                echo "$*" >>'%s'
                while [ "$1" != -jar ]; do shift; done
                shift 2
                printf '[%%s]\\n' "$@"
                """.formatted(record("java")));
        return this;
    }

    Installation withSource() throws IOException {
        for (String file : List.of(
                "pom.xml", "core/pom.xml", "bot/pom.xml", "core/src/main/java/A.java", "bot/src/main/java/B.java")) {
            source(file);
        }
        return this;
    }

    Path source(String file) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        return Files.writeString(path, "source");
    }

    Installation withMaven() throws IOException {
        return maven("");
    }

    /** A stand-in that does something and then makes a jar. */
    Installation maven(String doing) throws IOException {
        script("mvn", """
                echo "$*" >>'%s'
                echo 'on stdout'
                %s
                mkdir -p '%s/bot/target'
                echo 'a jar' >'%s'
                """.formatted(record("mvn"), doing, root, jar()));
        return this;
    }

    void script(String name, String lines) throws IOException {
        script(bin().resolve(name), lines);
    }

    void script(Path file, String lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Makes everything old, the jar newest. */
    void age() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(file.equals(jar()) ? 2_000_000 : 1_000_000));
            }
        }
    }

    String calls(String name) throws IOException {
        return Files.exists(record(name)) ? Files.readString(record(name)) : "";
    }

    List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("bot/target"))) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    /** Starts the launcher. */
    Run.Command start(String... arguments) {
        return command(Stream.concat(Stream.of(launcher().toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    Run.Command command(String... words) {
        Map<String, String> environment =
                Map.of("PATH", bin() + ":/usr/bin:/bin", "HOME", scratch.toString(), "LANG", "C.UTF-8");
        Run.Command command = new Run.Command(List.of(words), scratch, environment);
        return Files.exists(javaHome()) ? command.with("JAVA_HOME", javaHome().toString()) : command;
    }
}
