package dev.lifebar.bot;

import com.sun.jdi.BooleanValue;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StringReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stops a program of Java's at the moment before it commits to SQLite, whoever in it does that. It does so from outside, as
 * a debugger: what it stops is the program as it is shipped, which knows nothing of it.
 */
final class Debugger implements AutoCloseable {
    private static final String DRIVER = "org.sqlite.core.DB";

    /** The two ways into SQLite: a text, which is how transactions end, and a statement with its values. */
    private static final Map<String, String> WAYS_IN = Map.of(
            "exec", "(Ljava/lang/String;Z)V", "execute", "(Lorg/sqlite/core/CoreStatement;[Ljava/lang/Object;)Z");

    private static final Pattern WRITE = Pattern.compile("\\s*((?:insert into|update|delete from) \\w+)");

    private static final long MOMENT_MILLIS = 300;
    private static final String PATIENCE_MILLIS = "30000";

    private final ListeningConnector connector;
    private final Map<String, Connector.Argument> arguments;
    private final String address;
    private final Map<String, Set<String>> written = new HashMap<>();
    private @Nullable VirtualMachine program;
    private @Nullable EventSet stopped;

    Debugger() throws IOException, IllegalConnectorArgumentsException {
        connector = Bootstrap.virtualMachineManager().listeningConnectors().stream()
                .filter(one -> one.transport().name().equals("dt_socket"))
                .findFirst()
                .orElseThrow();
        arguments = connector.defaultArguments();
        set("localAddress", "127.0.0.1");
        set("port", "0");
        set("timeout", PATIENCE_MILLIS);
        address = connector.startListening(arguments);
    }

    private void set(String name, String value) throws IllegalConnectorArgumentsException {
        Objects.requireNonNull(arguments.get(name)).setValue(value);
    }

    /** The flag of Java's that lets itself be looked at from here. */
    String flag() {
        return "-agentlib:jdwp=transport=dt_socket,server=n,suspend=n,address=" + address;
    }

    /** Waits for the program that has this flag. */
    void attach() throws IOException, IllegalConnectorArgumentsException {
        program = connector.accept(arguments);
    }

    /** Stops it before each commit from now on. */
    void stopBeforeCommits() {
        VirtualMachine machine = Objects.requireNonNull(program);
        ReferenceType driver = machine.classesByName(DRIVER).get(0);
        WAYS_IN.forEach((name, signature) -> {
            Method way = driver.methodsByName(name, signature).get(0);
            BreakpointRequest stop = machine.eventRequestManager().createBreakpointRequest(way.location());
            stop.setSuspendPolicy(BreakpointRequest.SUSPEND_ALL);
            stop.enable();
        });
    }

    /** Lets it go on until it is about to commit, and tells what; nothing if it does not for a moment. */
    Optional<String> nextCommit() throws InterruptedException, IncompatibleThreadStateException {
        while (true) {
            if (stopped != null) {
                stopped.resume();
            }
            stopped = Objects.requireNonNull(program).eventQueue().remove(MOMENT_MILLIS);
            if (stopped == null) {
                return Optional.empty();
            }
            for (Event event : stopped) {
                Optional<String> commit = event instanceof BreakpointEvent stop ? commit(stop) : Optional.empty();
                if (commit.isPresent()) {
                    return commit;
                }
            }
        }
    }

    /** What it is about to commit, if that is what it is about to do; a transaction that wrote nothing commits nothing. */
    private Optional<String> commit(BreakpointEvent stop) throws IncompatibleThreadStateException {
        Set<String> within = written.computeIfAbsent(stop.thread().name(), thread -> new LinkedHashSet<>());
        Value given = stop.thread().frame(0).getArgumentValues().get(0);
        boolean statement = !(given instanceof StringReference);
        Matcher write = WRITE.matcher(((StringReference) (statement ? field(given, "sql") : given)).value());
        if (write.lookingAt()) {
            within.add(write.group(1));
        }
        boolean ends = statement ? isAlone(given) : !write.lookingAt();
        if (!ends || within.isEmpty()) {
            return Optional.empty();
        }
        String all = String.join(", ", within);
        within.clear();
        return Optional.of(all);
    }

    /** Whether a statement is a transaction of its own. */
    private static boolean isAlone(Value statement) {
        return ((BooleanValue) field(field(field(statement, "conn"), "connectionConfig"), "autoCommit")).value();
    }

    private static Value field(Value object, String name) {
        ObjectReference reference = (ObjectReference) object;
        return reference.getValue(reference.referenceType().fieldByName(name));
    }

    /** Lets it go on, if there is anything to let. */
    @Override
    public void close() {
        try {
            connector.stopListening(arguments);
            if (program != null) {
                program.dispose();
            }
        } catch (IOException | IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        } catch (VMDisconnectedException e) {
            // It was killed meanwhile.
        }
    }
}
