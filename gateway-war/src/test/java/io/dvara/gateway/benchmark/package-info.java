/** Benchmarks by JMH of what the gateway does itself; run by {@code ./mvnw -T1 -q -Pjmh -DskipTests verify}. */
@NullMarked
package io.dvara.gateway.benchmark;

import org.jspecify.annotations.NullMarked;
