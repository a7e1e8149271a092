package io.dvara.gateway.routing;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Role;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.Model;
import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.api.routing.RoutingStrategyFactory;
import io.dvara.api.routing.TokenPrice;
import io.dvara.gateway.TestSettings;
import io.dvara.gateway.config.ModelGlob;
import io.dvara.gateway.live.CallLimits;
import io.dvara.gateway.live.Generation;
import io.dvara.gateway.live.Order;
import io.dvara.gateway.live.PriceList;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.live.Route;
import io.dvara.gateway.live.RouteTarget;
import io.dvara.gateway.live.Routes;
import io.dvara.testkit.provider.TestContext;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A hundred routes of ten candidates each, ranked by a strategy from its shipped jar. */
final class HundredRoutes {

    static final int CANDIDATES = 10;
    private static final int ROUTES = 100;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final CallLimits LIMITS = new CallLimits(MINUTE, MINUTE, MINUTE, MINUTE, 1 << 20);

    private HundredRoutes() {}

    /** Returns a request whose model the last route takes, and that nothing is known of but its user. */
    static Needs needs() {
        return Needs.of(ChatRequest.of("model-99-large", List.of(Message.of(Role.USER, "hi")))
                .delivery(Delivery.STREAMED)
                .user("somebody")
                .build());
    }

    /** Returns the request's journey over routes with this strategy. */
    static TestJourney by(String plugin) throws IOException, ReflectiveOperationException {
        return new TestJourney(generation(new Order.ByStrategy(plugin, plugin, shipped(plugin))));
    }

    private static Generation generation(Order order) {
        List<ProviderInstance> providers = new ArrayList<>();
        List<RouteTarget> candidates = new ArrayList<>();
        for (int place = 0; place < CANDIDATES; place++) {
            ChatProvider chat = (_, _) -> Stream.of();
            String name = "provider-" + place;
            ProviderInstance provider = new ProviderInstance(
                    name, "test", "plugin", chat, List.of(name + "/"), LIMITS, TestSettings.resilience(), "KEY");
            Candidate candidate = new Candidate(
                    name + "/m",
                    name,
                    "m",
                    place + 1,
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.of(new TokenPrice(BigDecimal.valueOf(place + 1), BigDecimal.valueOf(4L * place + 4))));
            providers.add(provider);
            candidates.add(new RouteTarget(candidate, provider, Model.Traits.UNKNOWN));
        }
        List<Route> routes = new ArrayList<>();
        for (int number = 0; number < ROUTES; number++) {
            ModelGlob glob = new ModelGlob("model-" + number + "-*");
            routes.add(new Route("r" + number, List.of(glob), order, candidates, List.of(), List.of()));
        }
        List<String> names = providers.stream().map(ProviderInstance::name).toList();
        return new Generation(
                1,
                new Generation.Parts(providers, List.of(), new Routes(routes, names), new PriceList(List.of())),
                () -> {});
    }

    private static RoutingStrategy shipped(String plugin) throws IOException, ReflectiveOperationException {
        Path jar = Path.of("../../liberty/target/dvara/plugins/dvara-routing-" + plugin + ".jar");
        ClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        String factory;
        try (var index = loader.getResourceAsStream("META-INF/extensions.idx")) {
            factory = new String(index.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .findFirst()
                    .orElseThrow();
        }
        return made((RoutingStrategyFactory<?>)
                loader.loadClass(factory).getConstructor().newInstance());
    }

    private static <S extends Record> RoutingStrategy made(RoutingStrategyFactory<S> factory)
            throws ReflectiveOperationException {
        Constructor<?> constructor = factory.settings().getDeclaredConstructors()[0];
        Object[] settings = Stream.of(constructor.getParameterTypes())
                .map(HundredRoutes::usual)
                .toArray();
        ComponentContext context = TestContext.named("cost");
        return factory.create(factory.settings().cast(constructor.newInstance(settings)), context);
    }

    private static Object usual(Class<?> type) {
        if (type == double.class) {
            return 0.5;
        }
        if (type == int.class) {
            return 25;
        }
        return type.isEnum() ? type.getEnumConstants()[0] : Optional.empty();
    }
}
