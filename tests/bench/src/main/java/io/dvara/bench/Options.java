package io.dvara.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param server the folder of the assembled gateway
 * @param results the folder for raw results and logs
 * @param rounds how often everything is measured
 * @param seconds how long each measurement takes
 * @param warmUpSeconds how long everybody is warmed up before
 * @param also other contenders
 */
record Options(Path server, Path results, int rounds, double seconds, double warmUpSeconds, List<Contender> also) {

    Options {
        also = List.copyOf(also);
    }

    static Options parse(String[] args) {
        Path server = Path.of(System.getProperty("dvara.server", "liberty/target/dvara"));
        Path results = Path.of(System.getProperty("dvara.results", "tests/bench/target/bench"));
        int rounds = 3;
        double seconds = 3;
        double warmUp = 40;
        List<Contender> also = new ArrayList<>();
        for (int i = 0; i < args.length; i += 2) {
            String value = i + 1 < args.length ? args[i + 1] : "";
            switch (args[i]) {
                case "--server" -> server = Path.of(value);
                case "--results" -> results = Path.of(value);
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--seconds" -> seconds = Double.parseDouble(value);
                case "--warm-up" -> warmUp = Double.parseDouble(value);
                case "--also" -> also.add(Contender.parse(value));
                default ->
                    throw new IllegalArgumentException("unknown option " + args[i]
                            + "; known: --server --results --rounds --seconds --warm-up --also");
            }
        }
        return new Options(server.toAbsolutePath(), results.toAbsolutePath(), rounds, seconds, warmUp, also);
    }
}
