package dev.lifebar.core.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lifebar.core.balance.Entry;
import dev.lifebar.core.ledger.Account;
import dev.lifebar.core.ledger.Kept;
import dev.lifebar.core.storage.AccountStore;
import dev.lifebar.core.storage.Database;
import dev.lifebar.core.storage.EntryStore;
import dev.lifebar.core.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes out every entry of a workspace, oldest first. Amounts are exact decimals, times ISO 8601 in UTC. */
final class LedgerExport {
    private static final List<String> COLUMNS =
            List.of("id", "account", "sequence", "kind", "amount", "unit", "max", "balance", "at", "author", "undoes");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private final Database database;
    private final Workspace workspace;

    LedgerExport(Database database, Workspace workspace) {
        this.database = database;
        this.workspace = workspace;
    }

    /** Comma-separated values as RFC 4180 has them, with a header line. */
    void csv(Appendable out) throws IOException {
        out.append(String.join(",", COLUMNS)).append("\r\n");
        each(row -> {
            try {
                out.append(row.values().stream().map(LedgerExport::field).collect(Collectors.joining(",")))
                        .append("\r\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** One JSON array with an object for every entry. */
    void json(Appendable out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(new Appending(out))) {
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            each(row -> {
                try {
                    json.writeStartObject();
                    for (Map.Entry<String, String> field : row.entrySet()) {
                        write(json, field.getKey(), field.getValue());
                    }
                    json.writeEndObject();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            json.writeEndArray();
        }
        out.append('\n');
    }

    private static void write(JsonGenerator json, String name, String value) throws IOException {
        if (value.isEmpty()) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }

    private void each(Consumer<Map<String, String>> visitor) {
        database.read(handle -> {
            Map<Long, Account> accounts = new AccountStore(handle)
                    .of(workspace.id()).stream().collect(Collectors.toMap(Account::id, Function.identity()));
            new EntryStore(handle).each(workspace.id(), kept -> visitor.accept(row(accounts, kept)));
            return accounts;
        });
    }

    private static Map<String, String> row(Map<Long, Account> accounts, Kept kept) {
        Entry entry = kept.entry();
        Account account = accounts.get(kept.accountId());
        Map<String, String> row = new LinkedHashMap<>();
        row.put("id", Long.toString(entry.id(), Character.MAX_RADIX));
        row.put("account", account == null ? "" : account.name().text());
        row.put("sequence", Long.toString(entry.sequence()));
        row.put("kind", entry.kind().name());
        row.put("amount", entry.amount().decimal());
        row.put("unit", entry.amount().unit().code());
        row.put("max", entry.max() == null ? "" : entry.max().decimal());
        row.put("balance", kept.balance() == null ? "" : kept.balance().decimal());
        row.put("at", entry.at().toString());
        row.put("author", entry.author().name());
        row.put("undoes", Objects.toString(undoes(entry), ""));
        return row;
    }

    private static String undoes(Entry entry) {
        Long undoes = entry.undoes();
        return undoes == null ? "" : Long.toString(undoes, Character.MAX_RADIX);
    }

    /** A name that a spreadsheet would take for a formula is made plain text with an apostrophe; numbers stay numbers. */
    private static String field(String value) {
        boolean formula = !value.isEmpty()
                && "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0
                && !NUMBER.matcher(value).matches();
        String safe = formula ? "'" + value : value;
        boolean quoted =
                safe.chars().anyMatch(letter -> letter == ',' || letter == '"' || letter == '\n' || letter == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** Lets Jackson write to any appendable. */
    private static final class Appending extends Writer {
        private final Appendable out;

        Appending(Appendable out) {
            this.out = out;
        }

        @Override
        public void write(char[] buffer, int offset, int length) throws IOException {
            out.append(new String(buffer, offset, length));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
