package dev.lifebar.core.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a catalogue file, a JSON list of entries, as a stream because data binding would slow down every start. */
final class CatalogueFile {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Set<String> OBJECTS =
            Set.of("reading", "days", "otherwise", "lookup", "token", "also", "instead");

    private CatalogueFile() {}

    static List<Provider> read(InputStream file, Reach reach) throws IOException {
        List<Provider> providers = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(file)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IllegalArgumentException("A catalogue must be a list of providers");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                providers.add(new CatalogueEntry(entry(parser, providers.size() + 1), reach).provider());
            }
        }
        return providers;
    }

    private static Fields entry(JsonParser parser, int position) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("Provider %d of the catalogue must be an object".formatted(position));
        }
        return filled(parser, new Fields(position));
    }

    private static Fields filled(JsonParser parser, Fields fields) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            readField(parser, fields);
        }
        return fields;
    }

    private static void readField(JsonParser parser, Fields fields) throws IOException {
        String field = parser.currentName();
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_ARRAY) {
            fields.put(field, texts(parser, fields, field));
        } else if (token == JsonToken.START_OBJECT && OBJECTS.contains(field)) {
            fields.put(field, filled(parser, new Fields(fields, field)));
        } else {
            fields.put(field, text(parser, fields, field));
        }
    }

    private static List<String> texts(JsonParser parser, Fields fields, String field) throws IOException {
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text(parser, fields, field));
        }
        return texts;
    }

    private static String text(JsonParser parser, Fields fields, String field) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw fields.invalid(field, "must be text or a list of texts");
        }
        return parser.getText();
    }
}
