package io.dvara.gateway.config;

import io.dvara.gateway.wiring.SingleInstance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * All configuration: read and checked when first asked for, the file's providers, routes and prices again at each reload.
 *
 * <p>Above the defaults stands the file, above it whatever MicroProfile Config knows: variables and
 * system properties. Making this bean fails, with one logged line a problem, when anything is wrong.
 */
@SingleInstance
public class Configuration {

    /** Variables of our start script, which are no settings. */
    private static final Set<String> OTHER_VARIABLES = Set.of(
            "DVARA_CONFIG_FILE",
            "DVARA_RUN_DIR",
            "DVARA_HTTP_HOST",
            "DVARA_HTTP_PORT",
            "DVARA_ADMIN_PORT",
            "DVARA_HOST",
            "DVARA_JAVA_HOME",
            "DVARA_HOME");

    private static final System.Logger LOG = System.getLogger(Configuration.class.getName());

    private final Sources sources;
    private final Path path;
    private final Settings settings;
    private final Blocks blocks;
    private volatile boolean seen;

    /**
     * Where configuration comes from, beside the file.
     *
     * @param environment the variables
     * @param properties whatever stands above the file, by key
     * @param folder against which relative paths are resolved
     */
    record Sources(Environment environment, Function<String, Optional<String>> properties, Path folder) {}

    /** Reads and checks everything. */
    @Inject
    public Configuration(Config config) {
        this(new Sources(Environment.ofProcess(), key -> config.getOptionalValue(key, String.class), serverFolder()));
    }

    /** Reads and checks everything, of variables and a folder alone; for use without a container. */
    public static Configuration of(Environment environment, Path folder) {
        return new Configuration(new Sources(environment, key -> environment.get(Keys.variable(key)), folder));
    }

    Configuration(Sources sources) {
        this(sources, locate(sources));
    }

    private Configuration(Sources sources, Path path) {
        this.sources = sources;
        this.path = path;
        List<Problem> problems = new ArrayList<>();
        ConfigFile file = file(problems);
        this.settings = settings(file, problems);
        this.blocks = file.blocks().priced(prices(settings, problems));
        if (!problems.isEmpty()) {
            ConfigurationException failure = new ConfigurationException(problems);
            report(failure);
            throw failure;
        }
    }

    /** Writes the lines that tell an operator why the gateway does not start. */
    public static void report(ConfigurationException failure) {
        failure.problems().forEach(problem -> LOG.log(System.Logger.Level.ERROR, "Dvara cannot start: " + problem));
    }

    /** Returns the gateway's own settings, fixed from start to stop. */
    @Produces
    @Singleton
    public Settings settings() {
        return settings;
    }

    /** Returns the variables of the process. */
    public Environment environment() {
        return sources.environment();
    }

    /** Returns the file, which need not be there. */
    public Path path() {
        return path;
    }

    /** Returns the providers, routes and prices that stood in the file at the start. */
    public Blocks blocks() {
        return blocks;
    }

    /**
     * Reads the file again and returns its providers, routes and prices.
     *
     * @throws ConfigurationException with all that is wrong in the file
     */
    public Blocks reload() {
        List<Problem> problems = new ArrayList<>();
        ConfigFile file = file(problems);
        Settings now = settings(file, problems);
        Blocks changed = file.blocks().priced(prices(now, problems));
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        if (!now.equals(settings)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Settings outside 'providers', 'routes' and 'pricing' have changed; restart to apply them");
        }
        return changed;
    }

    private ConfigFile file(List<Problem> problems) {
        return present() ? ConfigFile.read(path, sources.environment(), problems) : ConfigFile.absent();
    }

    /** What the configuration says of prices stands before what the table of prices says. */
    private List<PriceBlock> prices(Settings read, List<Problem> problems) {
        Path table = read.pricing().file();
        if (!Files.isRegularFile(table)) {
            return List.of();
        }
        ConfigFile file = ConfigFile.read(table, sources.environment(), problems);
        file.check(Set.of(), problems);
        return file.blocks().prices();
    }

    private Settings settings(ConfigFile file, List<Problem> problems) {
        SettingsReader reader = new SettingsReader(
                key -> above(key).or(() -> Optional.ofNullable(file.scalars().get(key))), surroundings(), problems);
        Settings read = reader.read();
        file.check(reader.keys(), problems);
        warnOfUnknownVariables(reader.keys());
        return read;
    }

    private SettingsReader.Surroundings surroundings() {
        String ports = sources.environment().get("DVARA_HTTP_PORT").orElse("8080") + ","
                + sources.environment().get("DVARA_ADMIN_PORT").orElse("8090");
        return new SettingsReader.Surroundings(sources.folder(), Path.of(System.getProperty("java.io.tmpdir")), ports);
    }

    private Optional<ConfigNode.Scalar> above(String key) {
        boolean variable = System.getProperty(key) == null
                && sources.environment().get(Keys.variable(key)).isPresent();
        String place = variable ? "variable " + Keys.variable(key) : "property " + key;
        return sources.properties()
                .apply(key)
                .filter(it -> !it.isBlank())
                .map(text -> new ConfigNode.Scalar(text, place));
    }

    private void warnOfUnknownVariables(Set<String> keys) {
        List<String> known = keys.stream().map(Keys::variable).toList();
        for (String name : sources.environment().variables().keySet()) {
            if (name.startsWith("DVARA_") && !known.contains(name) && !OTHER_VARIABLES.contains(name)) {
                LOG.log(System.Logger.Level.WARNING, "Variable " + name + " is unknown" + Nearest.hint(name, known));
            }
        }
    }

    /** A file that was there and is gone is read all the same, so that it is missed. */
    private boolean present() {
        seen |= Files.isRegularFile(path);
        return seen;
    }

    private static Path locate(Sources sources) {
        Optional<Path> named = sources.environment()
                .get("DVARA_CONFIG_FILE")
                .or(() -> sources.properties().apply("dvara.config.file"))
                .map(sources.folder()::resolve);
        if (named.isPresent() && !Files.isRegularFile(named.get())) {
            Problem missing = new Problem(
                    "variable DVARA_CONFIG_FILE", "", "there is no file " + named.get() + "; correct or remove it");
            ConfigurationException failure = new ConfigurationException(List.of(missing));
            report(failure);
            throw failure;
        }
        return named.orElseGet(() -> sources.folder().resolve("dvara.yaml"));
    }

    /** Where a file or folder of ours is found: the working folder, else the server's. */
    private static Path serverFolder() {
        Path working = Path.of("").toAbsolutePath();
        boolean ours = Files.exists(working.resolve("dvara.yaml")) || Files.isDirectory(working.resolve("plugins"));
        String server = System.getProperty("server.config.dir");
        return ours || server == null ? working : Path.of(server);
    }
}
