package dev.lifebar.bot.terminal;

import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.lifebar.core.balance.Amount;
import dev.lifebar.core.balance.Unit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/** Writes facts as data: amounts as exact decimals with their unit, moments as ISO 8601, levels in lower case. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(LocalDate.class, ToStringSerializer.instance)
                    .addSerializer(Duration.class, ToStringSerializer.instance)
                    .addSerializer(ZoneId.class, ToStringSerializer.instance)
                    .addSerializer(Unit.class, ToStringSerializer.instance)
                    .addSerializer(new LowerCase()))
            .addMixIn(Amount.class, AmountForm.class)
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
            .configure(SerializationFeature.INDENT_OUTPUT, true)
            .build();

    private Json() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts that cannot be written", e);
        }
    }

    /** Jackson's own way depends on the locale: in Turkish, {@code live} would have a dotless i. */
    private static final class LowerCase extends StdScalarSerializer<Enum<?>> {
        LowerCase() {
            super(Enum.class, false);
        }

        @Override
        public void serialize(Enum<?> value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }

    /** An amount as {@code {"amount":"22.97","unit":"USD"}}. */
    @JsonIncludeProperties({"amount", "unit"})
    @JsonPropertyOrder({"amount", "unit"})
    private interface AmountForm {
        @JsonProperty("amount")
        String decimal();

        @JsonProperty("unit")
        Unit unit();
    }
}
