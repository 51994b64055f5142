package dev.lifebar.core;

import dev.lifebar.core.storage.Database;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything a database holds, to be compared. */
public final class Tables {
    private Tables() {}

    /** The tables of Lifebar itself, whatever they are by now. */
    public static List<String> names(Database database) {
        return database.read(
                handle -> handle.createQuery("""
                        select name from sqlite_master
                        where type = 'table' and name not in ('flyway_schema_history', 'scheduled_tasks', 'heartbeat') order by name
                        """).mapTo(String.class).list());
    }

    /** All rows of all tables, by table. */
    public static Map<String, List<Map<String, Object>>> all(Database database) {
        Map<String, List<Map<String, Object>>> rows = new TreeMap<>();
        names(database).forEach(table -> rows.put(table, rows(database, table)));
        return rows;
    }

    public static List<Map<String, Object>> rows(Database database, String table) {
        return database.read(handle -> handle.createQuery("select * from " + table + " order by 1, 2")
                .mapToMap()
                .map(Tables::comparable)
                .list());
    }

    /** Two arrays of the same bytes are not equal, two texts are. */
    private static Map<String, Object> comparable(Map<String, Object> row) {
        row.replaceAll((column, value) ->
                value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value);
        return row;
    }
}
