package dev.lifebar.core.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads a catalogue file, a JSON list of entries, as a stream because data binding would slow down every start. */
final class CatalogueFile {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private CatalogueFile() {}

    static List<Provider> read(InputStream file) throws IOException {
        List<Provider> providers = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(file)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IllegalArgumentException("A catalogue must be a list of providers");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                providers.add(entry(parser, providers.size() + 1).provider());
            }
        }
        return providers;
    }

    private static CatalogueEntry entry(JsonParser parser, int position) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("Provider %d of the catalogue must be an object".formatted(position));
        }
        CatalogueEntry entry = new CatalogueEntry(position);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            readField(parser, entry);
        }
        return entry;
    }

    private static void readField(JsonParser parser, CatalogueEntry entry) throws IOException {
        String field = parser.currentName();
        if (parser.nextToken() == JsonToken.START_ARRAY) {
            entry.put(field, texts(parser, entry, field));
            return;
        }
        entry.put(field, text(parser, entry, field));
    }

    private static List<String> texts(JsonParser parser, CatalogueEntry entry, String field) throws IOException {
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text(parser, entry, field));
        }
        return texts;
    }

    private static String text(JsonParser parser, CatalogueEntry entry, String field) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw entry.invalid(field, "must be text or a list of texts");
        }
        return parser.getText();
    }
}
