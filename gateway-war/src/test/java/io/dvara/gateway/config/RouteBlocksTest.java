package io.dvara.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteBlocksTest {

    @TempDir
    Path folder;

    @Test
    void readsAllThatARouteMaySay() throws IOException {
        RouteBlock route = read("""
                routes:
                  - name: smart
                    models: [smart, gpt-4*]
                    strategy: {type: latency-aware, explore-every: 20}
                    candidates:
                      - provider: openai
                        model: gpt-4o
                        weight: 2.5
                        region: eu-west-1
                        price_tier: 2
                        price: {input: 2.50, output: 10}
                        capabilities: {tools: true, images: false, contextTokens: 8000}
                      - azure/gpt-4o/eu
                    fallbacks: [groq]
                """).getFirst();

        CandidateBlock first = route.candidates().getFirst();
        assertThat(route.models()).extracting(it -> it.glob().text()).containsExactly("smart", "gpt-4*");
        assertThat(route.strategy().orElseThrow().type()).isEqualTo("latency-aware");
        assertThat(route.strategy().orElseThrow().settings().get("explore-every"))
                .isPresent();
        assertThat(first.id()).isEqualTo("openai/gpt-4o");
        assertThat(first.weight()).isEqualTo(2.5);
        assertThat(first.region()).contains("eu-west-1");
        assertThat(first.priceTier()).hasValue(2);
        assertThat(first.price().orElseThrow().input()).isEqualByComparingTo(new BigDecimal("2.5"));
        assertThat(first.traits().toolCalls()).contains(true);
        assertThat(first.traits().vision()).contains(false);
        assertThat(first.traits().maxContextTokens()).hasValue(8000);
        assertThat(route.candidates().get(1).model()).contains("gpt-4o/eu");
        assertThat(route.fallbacks()).extracting(CandidateBlock::id).containsExactly("groq");
    }

    @Test
    void readsWhenASecondCandidateIsAsked() throws IOException {
        List<RouteBlock> routes = read("""
                routes:
                  - {name: measured, candidates: [a/m, b/m], hedge: true}
                  - {name: fixed, candidates: [a/m, b/m], hedge: 800ms}
                  - {name: own, candidates: [a/m, b/m], hedge: {at-least: 1s, samples: 20}}
                  - {name: never, candidates: [a/m, b/m], hedge: false}
                  - {name: usual, candidates: [a/m, b/m]}
                """);
        Duration floor = Duration.ofMillis(100);
        assertThat(routes)
                .extracting(RouteBlock::hedge)
                .containsExactly(
                        Optional.of(new Hedge("measured", Optional.empty(), floor, 50)),
                        Optional.of(new Hedge("fixed", Optional.of(Duration.ofMillis(800)), floor, 50)),
                        Optional.of(new Hedge("own", Optional.empty(), Duration.ofSeconds(1), 20)),
                        Optional.empty(),
                        Optional.empty());
    }

    @Test
    void namesWhatIsWrongWithAHedge() {
        assertThat(problems("""
                routes:
                  - {name: r1, candidates: [a/m, b/m], hedge: often}
                  - {name: r2, candidates: [a/m, b/m], hedge: {after: 0s}}
                  - {name: r3, candidates: [a/m, b/m], hedge: {after: 1s, samples: 9}}
                  - {name: r4, candidates: [a/m], hedge: true}
                  - {name: r5, candidates: [a/m, b/m], hedge: {sample: 9}}
                  - {name: r6, candidates: [a/m, b/m], hedge: {samples: 0}}
                """))
                .containsExactlyInAnyOrder(
                        "dvara.yaml:2:47: routes[0].hedge: 'true', a time such as '800ms', or the keys after, at-least"
                                + " and samples are expected",
                        "dvara.yaml:3:55: routes[1].hedge.after: '0s' must be longer than nothing",
                        "dvara.yaml:4:68: routes[2].hedge.samples: means nothing beside 'after', which fixes the time:"
                                + " leave one of them out",
                        "dvara.yaml:5:5: routes[3].hedge: needs a second candidate, which could be asked as well",
                        "dvara.yaml:6:48: routes[4].hedge.sample: unknown key; did you mean 'samples'?",
                        "dvara.yaml:7:57: routes[5].hedge.samples: '0' must be from 1 to 200");
    }

    @Test
    void letsARouteBeAskedForByItsOwnName() throws IOException {
        assertThat(read("routes: [{name: smart, candidates: [openai/gpt-4o]}]\n")
                        .getFirst()
                        .models())
                .extracting(it -> it.glob().text())
                .containsExactly("smart");
    }

    @Test
    void namesEveryProblemWithItsPlaceAndTheNearestKey() {
        assertThat(problems("""
                routes:
                  - name: a b
                  - name: r1
                    modells: [x]
                    models: ["gpt 4"]
                    strategy: {weight: 3}
                    candidates:
                      - {provder: openai}
                      - {provider: openai, weight: -1, region: "e u", price: {input: x}}
                      - {provider: openai, capabilities: {tool: yes}}
                  - name: r1
                    candidates: openai
                """))
                .containsExactlyInAnyOrder(
                        "dvara.yaml:2:11: routes[0].name: a name is expected, of letters, digits, '.', '_', ':' and"
                                + " '-', at most 64",
                        "dvara.yaml:4:5: routes[1].modells: unknown key; did you mean 'models'?",
                        "dvara.yaml:5:14: routes[1].models[0]: 'gpt 4' can match no model: names hold no ' ';"
                                + " wildcards are * and ?, and each pattern is an item of its own",
                        "dvara.yaml:6:15: routes[1].strategy: a type is expected: 'strategy: weighted', or 'type:"
                                + " weighted' beside its settings",
                        "dvara.yaml:8:10: routes[1].candidates[0].provder: unknown key; did you mean 'provider'?",
                        "dvara.yaml:8:9: routes[1].candidates[0].provider: is missing; name a provider",
                        "dvara.yaml:9:36: routes[1].candidates[1].weight: '-1' must be from 0 to 1000000",
                        "dvara.yaml:9:48: routes[1].candidates[1].region: 'e u' must be letters, digits, '_' and '-',"
                                + " such as eu-west-1",
                        "dvara.yaml:9:62: routes[1].candidates[1].price: needs 'input' and 'output', in dollars a"
                                + " million tokens",
                        "dvara.yaml:9:70: routes[1].candidates[1].price.input: 'x' is no number",
                        "dvara.yaml:10:43: routes[1].candidates[2].capabilities.tool: unknown key; did you mean"
                                + " 'tools'?",
                        "dvara.yaml:10:20: routes[1].candidates[2]: 'openai' stands above",
                        "dvara.yaml:11:5: routes[2]: a route named 'r1' stands above",
                        "dvara.yaml:12:17: routes[2].candidates: a list is expected, each item with 'provider' and"
                                + " 'model'");
    }

    private List<RouteBlock> read(String yaml) throws IOException {
        Files.writeString(folder.resolve("dvara.yaml"), yaml);
        return Configuration.of(new Environment(Map.of()), folder).blocks().routes();
    }

    private List<String> problems(String yaml) {
        return catchThrowableOfType(ConfigurationException.class, () -> read(yaml)).problems().stream()
                .map(Problem::toString)
                .toList();
    }
}
