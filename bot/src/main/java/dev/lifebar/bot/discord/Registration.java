package dev.lifebar.bot.discord;

import dev.lifebar.core.command.Option;
import dev.lifebar.core.command.Spec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * The commands as Discord wants them described. Every option is optional there: a command that lacks a required one could
 * not be sent, and its form never opened.
 */
final class Registration {
    private final List<SlashCommandData> commands;

    private Registration(List<SlashCommandData> commands) {
        this.commands = commands;
    }

    /** For every server, for direct messages, and for people who add the bot for themselves. */
    static Registration everywhere(List<Spec> specs) {
        List<SlashCommandData> commands = commands(specs);
        commands.forEach(command -> command.setContexts(InteractionContextType.GUILD, InteractionContextType.BOT_DM)
                .setIntegrationTypes(IntegrationType.GUILD_INSTALL, IntegrationType.USER_INSTALL));
        return new Registration(commands);
    }

    /** For one server, where changes show at once. */
    static Registration inGuild(List<Spec> specs) {
        return new Registration(commands(specs));
    }

    List<SlashCommandData> commands() {
        return commands;
    }

    /** Whether Discord knows exactly these commands already. */
    boolean isAt(List<Command> registered) {
        return described(registered.stream().map(SlashCommandData::fromCommand).toList())
                .equals(described(commands));
    }

    private static Set<Map<String, Object>> described(List<SlashCommandData> commands) {
        return commands.stream()
                .map(command -> DataObject.fromJson(command.toData().toJson()).toMap())
                .collect(Collectors.toSet());
    }

    private static List<SlashCommandData> commands(List<Spec> specs) {
        Map<String, List<Spec>> roots = new LinkedHashMap<>();
        for (Spec spec : specs) {
            roots.computeIfAbsent(spec.path().split(" ", 2)[0], root -> new ArrayList<>())
                    .add(spec);
        }
        return roots.entrySet().stream()
                .map(root -> command(root.getKey(), root.getValue()))
                .toList();
    }

    private static SlashCommandData command(String root, List<Spec> specs) {
        Spec first = specs.get(0);
        if (first.path().equals(root)) {
            return Commands.slash(root, description(first.summary())).addOptions(options(first));
        }
        return Commands.slash(root, DiscordTexts.text("group." + root))
                .addSubcommands(specs.stream()
                        .map(spec -> new SubcommandData(
                                        spec.path().substring(root.length() + 1), description(spec.summary()))
                                .addOptions(options(spec)))
                        .toList());
    }

    private static List<OptionData> options(Spec spec) {
        return spec.shown().stream().map(option -> option(spec, option)).toList();
    }

    private static OptionData option(Spec spec, Option<?> option) {
        OptionData data = new OptionData(type(option.kind()), option.name(), description(spec.describe(option)));
        option.choices().forEach(choice -> data.addChoice(choice, choice));
        return data.setAutoComplete(option.isCompleted());
    }

    /** Amounts are text: Discord's number is a double, and cannot carry {@code 12,50}. */
    private static OptionType type(Option.Kind kind) {
        return switch (kind) {
            case FLAG -> OptionType.BOOLEAN;
            case NUMBER -> OptionType.INTEGER;
            case PROVIDERS, ACCOUNT, AMOUNT, CHOICE, TEXT -> OptionType.STRING;
        };
    }

    private static String description(String words) {
        return Limits.cut(words, Limits.DESCRIPTION);
    }
}
