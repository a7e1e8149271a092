package io.dvara.bench;

import java.util.List;

/** What the gateway is to reach, in figures of one run. */
final class Targets {

    private static final String CPU = "CPU us each";

    private Targets() {}

    static List<Target> of(Results results) {
        return List.of(
                atLeast(
                        "requests a second at 32 connections, share of nginx's",
                        ratio(results, "1 KB chat, 32 connections", "answers a second", "nginx"),
                        0.33),
                atMost("CPU us a request at 32 connections", own(results, "1 KB chat, 32 connections", CPU), 120),
                atMost("added p50 ms at one connection", added(results, "1 KB chat, 1 connections", "p50 ms"), 0.20),
                atMost("p99 ms at 10 connections", own(results, "1 KB chat, 10 connections", "p99 ms"), 4),
                atMost("CPU us a stream of 60 chunks", own(results, "stream of 60", CPU), 300),
                atMost("CPU us a 100 KB prompt", own(results, "100 KB prompt", CPU), 350),
                atMost("added p50 ms of a 1 MB prompt", added(results, "1 MB prompt", "p50 ms"), 2.5),
                atMost(
                        "first content after it was sent, p50 ms, 200 streams",
                        own(results, "200 streams of 20 x 100 ms", "delay of first p50 ms"),
                        10),
                atMost(
                        "added gap p99 ms, 200 streams",
                        own(results, "200 streams of 20 x 100 ms", "added gap p99 ms"),
                        10),
                atMost("errors of 2,000 streams", own(results, "2000 streams of 20 x 100 ms", "errors"), 0),
                atMost(
                        "first content p50 ms, 2,000 streams at once",
                        own(results, "2000 streams of 20 x 100 ms", "first content p50 ms"),
                        300),
                atMost("heap KiB a stream of 2,000", own(results, "memory", "heap KiB a stream of 2000"), 40),
                atMost("start to first answer s", own(results, "start", "second start: first answer after s"), 8),
                atMost(
                        "CPU 30 s after the start, in settled ones",
                        own(results, "start", "CPU us each, 30 s later")
                                / own(results, "1 KB chat, 1 connections", CPU),
                        3),
                atMost("CPU through Anthropic, in those through OpenAI", through(results, Vendor.ANTHROPIC), 1.5),
                atMost("CPU through Gemini, in those through OpenAI", through(results, Vendor.GEMINI), 1.5),
                atMost("CPU through Bedrock, in those through OpenAI", through(results, Vendor.BEDROCK), 1.5),
                atMost("resident MiB", own(results, "memory", "resident MiB"), 500));
    }

    private static double through(Results results, Vendor vendor) {
        String scenario = "1 KB chat by vendor, 10 connections";
        return results.median(scenario, vendor.title(), CPU) / results.median(scenario, Vendor.OPENAI.title(), CPU);
    }

    private static double own(Results results, String scenario, String measure) {
        return results.median(scenario, "gateway", measure);
    }

    private static double added(Results results, String scenario, String measure) {
        return own(results, scenario, measure) - results.median(scenario, "direct", measure);
    }

    private static double ratio(Results results, String scenario, String measure, String other) {
        return own(results, scenario, measure) / results.median(scenario, other, measure);
    }

    private static Target atMost(String what, double figure, double bound) {
        return new Target(what, figure, bound, Target.Side.AT_MOST);
    }

    private static Target atLeast(String what, double figure, double bound) {
        return new Target(what, figure, bound, Target.Side.AT_LEAST);
    }
}
