package dev.lifebar.core.command;

import dev.lifebar.core.balance.AccountName;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.provider.Recipe;
import dev.lifebar.core.reply.Form;
import dev.lifebar.core.reply.Form.Field;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.secret.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form that asks for a key. Its fields are no options of the command, and so a key can come from here and from
 * nowhere else.
 */
final class ConnectForm {
    private static final String KEY = "key";
    private static final String LABEL = "label";

    private final AccountName name;
    private final Provider provider;
    private final Map<String, String> ready;

    /** What lies ready of what is wanted beside the key need not be typed. */
    ConnectForm(AccountName name, Provider provider, Map<String, String> ready) {
        this.name = name;
        this.provider = provider;
        this.ready = ready;
    }

    /** What was typed for the key, if the form was filled in. */
    static Optional<String> key(Invocation invocation) {
        return Optional.ofNullable(invocation.values().get(KEY));
    }

    /** Asks for the provider alone: what else is to be asked depends on it. */
    static Form whose(Invocation invocation) {
        Spec spec = invocation.spec();
        Option<AccountName> account = ConnectCommand.ACCOUNT;
        Field field = new Field(account.name(), spec.describe(account), spec.hint(account), true);
        return new Form("/" + spec.path(), spec.path(), invocation.values(), List.of(field));
    }

    /** Asks for what is not given yet, and for the key again where it was. */
    Form form(Invocation invocation, boolean mayRefer) {
        Map<String, String> given = new LinkedHashMap<>(invocation.values());
        List<Field> fields = new ArrayList<>();
        if (invocation.find(ConnectCommand.FROM).isEmpty()) {
            String key = mayRefer ? Texts.text("connect.key.or.reference", keyName()) : keyName();
            String hint = provider.keyName().isEmpty() ? Texts.text("connect.key.hint") : "";
            fields.add(Field.secret(KEY, key, hint, true));
        }
        for (Recipe.Field field : provider.fields()) {
            fields.add(new Field(field.name(), label(field), hint(field), field.required()));
        }
        if (name.label().isEmpty()) {
            fields.add(new Field(LABEL, Texts.text("connect.label"), Texts.text("connect.label.hint"), false));
        }
        given.remove(KEY);
        fields.forEach(field -> given.remove(field.name()));
        return new Form(
                "/" + invocation.spec().path() + " " + name.text(),
                invocation.spec().path(),
                given,
                fields);
    }

    /** The account, with the label if one was typed. */
    AccountName account(Invocation invocation) {
        String typed = invocation.values().get(LABEL);
        if (typed == null || !name.label().isEmpty()) {
            return name;
        }
        if (Secret.isLikely(typed.strip())) {
            throw new UsageException(
                    Texts.line("connect.error.label"), Texts.line("connect.error.label.then", provider.id()));
        }
        return Options.ACCOUNT.reader().read(provider.id() + "/" + typed.strip(), invocation.catalogue());
    }

    /** What was typed beside the key. */
    Map<String, String> fields(Invocation invocation) {
        Map<String, String> typed = new LinkedHashMap<>(ready);
        for (Recipe.Field field : provider.fields()) {
            String text = invocation.values().get(field.name());
            if (text != null) {
                typed.put(field.name(), text.strip());
            }
        }
        return typed;
    }

    /** Whether everything is there that the provider wants beside the key. */
    boolean isComplete(Invocation invocation) {
        Map<String, String> typed = fields(invocation);
        return provider.fields().stream()
                .filter(Recipe.Field::required)
                .allMatch(field -> typed.containsKey(field.name()));
    }

    private String hint(Recipe.Field field) {
        Recipe recipe = provider.recipe();
        return recipe != null && recipe.looksUp(field)
                ? Texts.text("connect.lookup")
                : String.join(", ", field.choices());
    }

    private String keyName() {
        return provider.keyName().isEmpty() ? KeyWords.the(provider) : provider.keyName();
    }

    private static String label(Recipe.Field field) {
        return field.name().replace('_', ' ');
    }
}
