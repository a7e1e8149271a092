package io.dvara.gateway.plugins;

import io.dvara.gateway.config.Blocks;
import io.dvara.gateway.config.Configuration;
import io.dvara.gateway.config.ConfigurationException;
import io.dvara.gateway.config.Problem;
import io.dvara.gateway.live.PriceList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings what serves in line with the plugins folder and the configuration; belongs to one thread. */
final class Refresher {

    private final Configuration configuration;
    private final Serving serving;
    private final Parts parts;
    private final List<FileWatch> watches;
    private Blocks blocks;
    private Optional<String> fileProblem = Optional.empty();
    private Optional<String> planProblem = Optional.empty();
    private Map<String, String> faults = Map.of();

    /** What a refresh works with. */
    record Parts(PluginFolder folder, PluginShelf shelf, Planner planner, GenerationMaker maker) {}

    Refresher(Configuration configuration, Serving serving, Parts parts) {
        this.configuration = configuration;
        this.serving = serving;
        this.parts = parts;
        this.watches = List.of(
                new FileWatch(configuration.path()),
                new FileWatch(configuration.settings().pricing().file()));
        this.blocks = configuration.blocks();
    }

    /**
     * Loads and serves for the first time.
     *
     * @throws ConfigurationException with all that is wrong in the configuration
     */
    Report first() {
        PluginFolder.Look look = parts.folder().look(PluginFolder.Care.AT_ONCE);
        parts.shelf().arrange(look.copies());
        Plan plan = plan(blocks);
        List<Problem> fatal = fatal(plan);
        if (!fatal.isEmpty()) {
            throw new ConfigurationException(fatal);
        }
        serve(plan);
        return report(look);
    }

    /** Looks again and serves what has changed. */
    Report again() {
        PluginFolder.Look look = parts.folder().look(PluginFolder.Care.AT_REST);
        boolean others = parts.shelf().arrange(look.copies());
        boolean reloaded = filesHaveChanged() && reload();
        if (others && !reloaded) {
            serve(plan(blocks));
        }
        return report(look);
    }

    /** Lets go of everything. */
    void stop() {
        serving.stop();
        parts.shelf().clear();
    }

    /** Looks at each file, so that none is found changed once more. */
    private boolean filesHaveChanged() {
        boolean changed = false;
        for (FileWatch watch : watches) {
            changed |= watch.hasChanged();
        }
        return changed;
    }

    /** Serves by the changed file, if it is good; returns whether it is. */
    private boolean reload() {
        try {
            Blocks changed = configuration.reload();
            Plan plan = plan(changed);
            if (!fatal(plan).isEmpty()) {
                throw new ConfigurationException(fatal(plan));
            }
            blocks = changed;
            fileProblem = Optional.empty();
            serve(plan);
            return true;
        } catch (ConfigurationException bad) {
            fileProblem = Optional.of(bad.getMessage());
            return false;
        }
    }

    private Plan plan(Blocks wanted) {
        return parts.planner().plan(parts.shelf().plugins(), wanted);
    }

    /** A type that nobody offers is forgiven while the plugin that may offer it is broken. */
    private List<Problem> fatal(Plan plan) {
        boolean broken =
                !parts.shelf().failures().isEmpty() || !plan.findings().faults().isEmpty();
        return broken ? plan.findings().problems() : problems(plan);
    }

    private static List<Problem> problems(Plan plan) {
        return Stream.concat(plan.findings().problems().stream(), plan.findings().missing().stream())
                .toList();
    }

    private void serve(Plan wanted) {
        Plan plan = wanted;
        GenerationMaker.Made made = parts.maker().make(plan, new PriceList(blocks.prices()));
        if (parts.shelf().revert(made.faults())) {
            GenerationMaker.Made useless = made;
            plan = plan(blocks);
            made = parts.maker().make(plan, new PriceList(blocks.prices()));
            useless.generation().retire();
        }
        serving.serve(made.generation());
        faults = made.faults();
        planProblem = Optional.of(problems(plan))
                .filter(it -> !it.isEmpty())
                .map(it -> it.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        serving.replaced(parts.shelf().releaseRetired());
    }

    private Report report(PluginFolder.Look look) {
        Optional<String> problem = Optional.of(Stream.of(fileProblem, planProblem)
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("; ")))
                .filter(it -> !it.isEmpty());
        return Report.of(parts.shelf(), faults, look.troubles(), problem);
    }
}
