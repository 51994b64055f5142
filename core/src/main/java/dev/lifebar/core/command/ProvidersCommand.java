package dev.lifebar.core.command;

import dev.lifebar.core.provider.Provider;
import dev.lifebar.core.reply.Answer;
import dev.lifebar.core.reply.Block;
import dev.lifebar.core.reply.Clean;
import dev.lifebar.core.reply.Facts;
import dev.lifebar.core.reply.Line;
import dev.lifebar.core.reply.Reply;
import dev.lifebar.core.reply.Span;
import dev.lifebar.core.reply.Texts;
import dev.lifebar.core.workspace.Permission;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Lists the providers Lifebar knows. */
final class ProvidersCommand implements Command {
    private static final Option<String> SEARCH = Option.text("search");
    private static final Spec SPEC =
            new Spec("lifebar providers", List.of(SEARCH), Permission.VIEW, Spec.Audience.CALLER, true);

    /** A provider, for scripts. */
    public record ProviderFacts(String id, String name, List<String> aliases, URI console, String unit, String kind) {}

    /** The providers, for scripts. */
    public record ProvidersFacts(List<ProviderFacts> providers) implements Facts {}

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public Answer run(Invocation invocation) {
        String search = invocation.find(SEARCH).orElse("");
        List<Provider> found = search.isEmpty()
                ? invocation.catalogue().all()
                : invocation
                        .catalogue()
                        .matching(search, invocation.catalogue().all().size());
        Reply.Builder reply = Reply.done()
                .facts(new ProvidersFacts(
                        found.stream().map(ProvidersCommand::facts).toList()));
        if (found.isEmpty()) {
            return reply.lines(Texts.line("providers.none", Clean.quote(search)))
                    .build();
        }
        return reply.title(Texts.line("providers.title", found.size()))
                .block(new Block.Listing(
                        found.stream().map(ProvidersCommand::row).toList()))
                .lines(Texts.line("providers.hint").faint())
                .build();
    }

    private static Line row(Provider provider) {
        String aliases = provider.aliases().isEmpty()
                ? ""
                : Texts.text("providers.aliases", String.join(", ", provider.aliases()));
        return Texts.line(
                "providers.row",
                new Span.Strong(provider.name()),
                new Span.Code(provider.id()),
                aliases,
                Texts.text("providers.kind." + provider.kind().name().toLowerCase(Locale.ROOT)));
    }

    private static ProviderFacts facts(Provider provider) {
        return new ProviderFacts(
                provider.id(),
                provider.name(),
                provider.aliases(),
                provider.console(),
                provider.unit(),
                provider.kind().name());
    }
}
