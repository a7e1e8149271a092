package io.dvara.gateway.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.Test;

class CarriersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

    @Test
    void threadsThatSpinLeaveCarriersToTheRestAndTheseGoAgainAfterwards() throws InterruptedException {
        int usual = scheduler.getParallelism();
        AtomicBoolean spinning = new AtomicBoolean(true);
        Carriers carriers = new Carriers();
        carriers.start(this);
        try {
            IntStream.range(0, usual * 3)
                    .forEach(_ -> Thread.startVirtualThread(() -> {
                        while (spinning.get()) {
                            Thread.onSpinWait();
                        }
                    }));
            assertThat(Thread.startVirtualThread(() -> {}).join(PATIENCE)).isTrue();
            assertThat(scheduler.getParallelism()).isGreaterThan(usual * 3 - 1);
            spinning.set(false);
            Waiting.until(PATIENCE, () -> scheduler.getParallelism() == usual);
        } finally {
            spinning.set(false);
            carriers.stop();
        }
    }
}
