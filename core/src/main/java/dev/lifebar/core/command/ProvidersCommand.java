package dev.lifebar.core.command;

import dev.lifebar.core.provider.Catalogue;
import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reply.Actions;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Button;
import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Facts;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.reply.Words;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lists the providers Lifebar knows. */
final class ProvidersCommand implements Command {
    private static final Option<String> SEARCH = Option.text("search");
    private static final Spec SPEC =
            new Spec("lifebar providers", List.of(SEARCH, Options.PAGE), null, Spec.Audience.CALLER, true);

    /** A provider, for scripts. */
    public record ProviderFacts(
            String id, String name, List<String> aliases, URI console, String unit, String kind, String way) {}

    /** The providers, for scripts. */
    public record ProvidersFacts(List<ProviderFacts> providers) implements Facts {}

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        Catalogue catalogue = invocation.catalogue();
        Optional<String> search = invocation.find(SEARCH);
        List<Provider> found = search.map(
                        text -> catalogue.matching(text, catalogue.all().size()))
                .orElseGet(catalogue::all);
        Reply.Builder reply = Reply.done()
                .facts(new ProvidersFacts(
                        found.stream().map(ProvidersCommand::facts).toList()));
        if (found.isEmpty()) {
            return reply.lines(Texts.line("providers.none", Clean.quote(search.orElse(""))))
                    .build();
        }
        reply.title(Line.of(Words.count("providers.count", found.size())))
                .block(new Block.Listing(
                        found.stream().map(ProvidersCommand::row).toList()));
        if (found.size() == 1) {
            return one(reply, found.get(0)).build();
        }
        return reply.lines(
                        Texts.line("providers.ways").faint(),
                        Texts.line("providers.hint", found.get(0).id()).faint())
                .build();
    }

    private static Reply.Builder one(Reply.Builder reply, Provider provider) {
        reply.lines(
                provider.reason().isEmpty()
                        ? Texts.line("providers.tells." + word(provider))
                        : Texts.line("providers.tells.reason", provider.reason()));
        if (!provider.aliases().isEmpty()) {
            reply.lines(Texts.line("providers.aliases", String.join(", ", provider.aliases())));
        }
        return reply.button(Actions.press(Texts.text("button.sync"), "sync " + provider.id()))
                .button(new Button.Open(Texts.text("button.console"), provider.console()));
    }

    private static Line row(Provider provider) {
        return Texts.line(
                "providers.row",
                new Span.Code(provider.id()),
                provider.name(),
                Texts.text("providers.way." + word(provider)));
    }

    private static String word(Provider provider) {
        return provider.way().name().toLowerCase(Locale.ROOT);
    }

    private static ProviderFacts facts(Provider provider) {
        return new ProviderFacts(
                provider.id(),
                provider.name(),
                provider.aliases(),
                provider.console(),
                provider.unit(),
                provider.kind().name(),
                provider.way().name());
    }
}
