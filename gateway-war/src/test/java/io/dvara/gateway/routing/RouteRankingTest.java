package io.dvara.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolUse;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.Model;
import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.gateway.TestMetrics;
import io.dvara.gateway.TestSettings;
import io.dvara.gateway.config.ModelGlob;
import io.dvara.gateway.live.AbsentTarget;
import io.dvara.gateway.live.CallLimits;
import io.dvara.gateway.live.Generation;
import io.dvara.gateway.live.LiveGeneration;
import io.dvara.gateway.live.Order;
import io.dvara.gateway.live.PriceList;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.live.Quarantine;
import io.dvara.gateway.live.Route;
import io.dvara.gateway.live.RouteTarget;
import io.dvara.gateway.live.Routes;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.upstream.Attempts;
import io.dvara.gateway.upstream.MediaFetch;
import io.dvara.gateway.upstream.Watch;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RouteRankingTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final CallLimits LIMITS = new CallLimits(MINUTE, MINUTE, MINUTE, MINUTE, 1 << 20);
    private static final Model.Traits ALL = Model.Traits.UNKNOWN;

    private final TestMetrics metrics = new TestMetrics();
    private final Quarantine quarantine = new Quarantine();
    private final Attempts attempts = new Attempts(new Watch(), new MediaFetch(TestSettings.usual()));
    private final ModelRouter router = new ModelRouter(
            new ModelCatalogue(new LiveGeneration(), attempts, quarantine, metrics),
            new Strategies(new Visits(quarantine), quarantine, metrics));

    @Test
    void triesCandidatesInTheirOrderAndFallbacksBehindThem() {
        Route route = route(Order.BuiltIn.CONFIGURED, List.of(target("a", "x", ALL), target("b", "y", ALL)));
        Route withFallback = new Route(
                "r", route.models(), route.order(), route.candidates(), List.of(target("c", "z", ALL)), List.of());
        assertThat(ranked(withFallback, chat())).containsExactly("a:x", "b:y", "c:z");
    }

    @Test
    void asksForTheNameThatTheClientSendsWithoutItsRoutingPrefix() {
        Route route = new Route(
                "r",
                List.of(new ModelGlob("local/*")),
                Order.BuiltIn.CONFIGURED,
                List.of(target("local", "", ALL), target("b", "", ALL)),
                List.of(),
                List.of());
        assertThat(ranked(route, ChatRequest.of("local/llama", List.of()).build()))
                .containsExactly("local:llama", "b:local/llama");
    }

    @Test
    void triesTheOneFirstThatClaimsTheModelWhenThePrefixDecides() {
        Route route = route(Order.BuiltIn.MODEL_PREFIX, List.of(target("a", "x", ALL), target("smart", "y", ALL)));
        assertThat(ranked(route, chat())).containsExactly("smart:y", "a:x");
    }

    @Test
    void leavesOutWhoLacksWhatTheRequestNeeds() {
        Route route = route(
                Order.BuiltIn.CONFIGURED,
                List.of(
                        target("blind", "x", traits(false, true, true, 100_000)),
                        target("small", "x", traits(true, true, true, 1_000)),
                        target("plain", "x", traits(true, false, true, 100_000)),
                        target("free", "x", traits(true, true, false, 100_000)),
                        target("all", "x", traits(true, true, true, 100_000)),
                        target("unknown", "x", ALL)));
        assertThat(ranked(route, demanding())).containsExactly("all:x", "unknown:x");
    }

    @Test
    void saysWhichNeedRuledOutWhom() {
        Route route = new Route(
                "r",
                List.of(new ModelGlob("smart")),
                Order.BuiltIn.CONFIGURED,
                List.of(
                        target("blind", "x", traits(false, true, true, 100_000)),
                        target("small", "x", traits(true, true, true, 1_000))),
                List.of(),
                List.of(new AbsentTarget("off/x", "'off' is off; set OFF_API_KEY to turn it on")));
        assertThatThrownBy(() -> ranked(route, demanding()))
                .isInstanceOfSatisfying(Refusal.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.NO_PROVIDER);
                    assertThat(e.code().status()).isEqualTo(400);
                })
                .hasMessageStartingWith("No provider supports model: smart")
                .hasMessageContaining("'blind/x' lacks images")
                .hasMessageContaining("'small/x' takes 1000 tokens, about ")
                .hasMessageContaining("set OFF_API_KEY");
    }

    @Test
    void tellsTheFieldThatAsksForWhatNobodyCan() {
        Route route =
                route(Order.BuiltIn.CONFIGURED, List.of(target("plain", "x", traits(true, false, true, 100_000))));
        ChatRequest tools = chat().vary().tools(tools()).build();
        assertThatThrownBy(() -> ranked(route, tools)).isInstanceOfSatisfying(Refusal.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED_PARAMETER);
            assertThat(e.param()).contains("tools");
        });
    }

    @Test
    void tellsARequestThatIsTooLongFromOneThatCannotBeExpressed() {
        Route route = route(Order.BuiltIn.CONFIGURED, List.of(target("small", "x", traits(true, true, true, 1_000))));
        assertThatThrownBy(() -> ranked(route, demanding()))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONTEXT_WINDOW_EXCEEDED));
    }

    @Test
    void servesInTheDemandedRegionAlone() {
        Route route = route(
                Order.BuiltIn.CONFIGURED,
                List.of(target("a", "x", ALL), placed("b", "us-east-1"), placed("c", "eu-west-1"), placed("d", "EU")));
        TestJourney journey = journey(route);
        journey.headers.put(Regions.HEADER, "eu, ch");
        assertThat(ranked(journey, chat())).containsExactly("c:x", "d:x");
        journey.headers.put(Regions.HEADER, "e");
        assertThatThrownBy(() -> ranked(journey, chat())).hasMessageContaining("'a/x' has no known region, not in e");
    }

    @Test
    void refusesADemandedRegionWhereNoRouteTellsRegions() {
        TestJourney journey = journey(route(Order.BuiltIn.CONFIGURED, List.of(target("a", "x", ALL))));
        journey.headers.put(Regions.HEADER, "eu");
        assertThatThrownBy(
                        () -> ranked(journey, ChatRequest.of("a/x", List.of()).build()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void letsAStrategyRankAndTriesWhatItLeavesOutLast() {
        Route route = route(
                strategy((_, candidates) -> List.of(candidates.get(2), candidates.get(1))),
                List.of(target("a", "x", ALL), target("b", "x", ALL), target("c", "x", ALL)));
        assertThat(ranked(route, chat())).containsExactly("c:x", "b:x", "a:x");
        assertThat(metrics.counted).isEmpty();
    }

    @Test
    void triesCandidatesInTheirOrderWhenAStrategyThrows() {
        Route route = route(
                strategy((_, _) -> {
                    throw new IllegalStateException("broken");
                }),
                List.of(target("a", "x", ALL), target("b", "x", ALL)));
        assertThat(ranked(route, chat())).containsExactly("a:x", "b:x");
        assertThat(metrics.counted).containsExactly("plugin error ranker");
    }

    @Test
    @SuppressWarnings("NullAway")
    void countsRankingsThatHoldWhatIsNoCandidate() {
        List<RouteTarget> targets = List.of(target("a", "x", ALL), target("b", "x", ALL));
        Route foreign = route(strategy((_, all) -> List.of(Candidate.of("z", "z"), all.get(1), all.get(1))), targets);
        assertThat(ranked(foreign, chat())).containsExactly("b:x", "a:x");
        assertThat(ranked(route(strategy((_, _) -> null), targets), chat())).containsExactly("a:x", "b:x");
        assertThat(metrics.counted).containsExactly("plugin error ranker", "plugin error ranker");
    }

    @Test
    void asksNoStrategyInQuarantine() {
        quarantine.lost("ranker");
        quarantine.lost("ranker");
        Route route =
                route(strategy((_, all) -> all.reversed()), List.of(target("a", "x", ALL), target("b", "x", ALL)));
        assertThat(ranked(route, chat())).containsExactly("a:x", "b:x");
    }

    @Test
    void givesTheFirstRouteThatMatchesAndLetsExplicitChoicesPass() {
        RouteTarget a = target("a", "x", ALL);
        List<Route> all = List.of(
                named("plain", "m1", a),
                named("early", "m*", a),
                named("late", "m2", a),
                named("rest", "*", a),
                named("own", "b/*", a));
        Routes routes = new Routes(all, List.of("a", "b"));
        assertThat(Stream.of("m1", "m2", "z", "a/m1", "b/z", "c/z")
                        .map(it -> routes.find(it).map(Route::name).orElse("none")))
                .containsExactly("plain", "early", "rest", "none", "own", "rest");
    }

    private static Route named(String name, String glob, RouteTarget target) {
        return new Route(
                name, List.of(new ModelGlob(glob)), Order.BuiltIn.CONFIGURED, List.of(target), List.of(), List.of());
    }

    private List<String> ranked(Route route, ChatRequest request) {
        return ranked(journey(route), request);
    }

    private List<String> ranked(TestJourney journey, ChatRequest request) {
        return router.rank(journey, Needs.of(request)).stream()
                .map(it -> it.provider().name() + ":" + it.model())
                .toList();
    }

    private static TestJourney journey(Route route) {
        List<ProviderInstance> providers =
                route.candidates().stream().map(RouteTarget::provider).toList();
        List<String> names = providers.stream().map(ProviderInstance::name).toList();
        return new TestJourney(new Generation(
                1,
                new Generation.Parts(providers, List.of(), new Routes(List.of(route), names), new PriceList(List.of())),
                () -> {}));
    }

    private static Route route(Order order, List<RouteTarget> candidates) {
        return new Route("r", List.of(new ModelGlob("smart")), order, candidates, List.of(), List.of());
    }

    private static Order strategy(RoutingStrategy strategy) {
        return new Order.ByStrategy("test", "ranker", strategy);
    }

    private static RouteTarget placed(String provider, String region) {
        RouteTarget target = target(provider, "x", ALL);
        Candidate candidate = new Candidate(
                provider + "/x", provider, "x", 1, Optional.of(region), OptionalInt.empty(), Optional.empty());
        return new RouteTarget(candidate, target.provider(), ALL);
    }

    private static RouteTarget target(String provider, String model, Model.Traits traits) {
        ChatProvider chat = (_, _) -> Stream.of();
        ProviderInstance instance = new ProviderInstance(
                provider,
                "test",
                "plugin",
                chat,
                List.of(provider + "/", provider),
                LIMITS,
                TestSettings.resilience(),
                "KEY");
        return new RouteTarget(Candidate.of(provider, model), instance, traits);
    }

    private static Model.Traits traits(boolean images, boolean tools, boolean schema, long window) {
        return new Model.Traits(
                Optional.empty(),
                Optional.of(images),
                Optional.of(tools),
                Optional.of(schema),
                Optional.empty(),
                OptionalLong.of(window));
    }

    private static ChatRequest chat() {
        return ChatRequest.of("smart", List.of(Message.of(Role.USER, "hi"))).build();
    }

    private static ToolUse tools() {
        Tool tool = new Tool.Function("f", Optional.empty(), Optional.empty(), Optional.empty(), Extras.NONE);
        return new ToolUse(List.of(tool), Optional.empty(), Optional.empty());
    }

    private static ChatRequest demanding() {
        Part image = new Part.Attachment(
                Part.Kind.IMAGE, new Media.Inline("image/png", "AAAA"), Optional.empty(), Extras.NONE);
        Message message = new Message(
                Role.USER, List.of(new Part.Text("x".repeat(12_000)), image), Optional.empty(), Extras.NONE);
        return ChatRequest.of("smart", List.of(message))
                .delivery(Delivery.STREAMED)
                .tools(tools())
                .format(new ResponseFormat.JsonSchema(
                        "s", Optional.empty(), Optional.empty(), Optional.empty(), JsonValue.EMPTY_JSON_OBJECT))
                .build();
    }
}
