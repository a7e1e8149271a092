/** Benchmarks by JMH of what the gateway does itself; run by {@code ./mvnw -q -Pjmh -DskipTests verify}. */
@NullMarked
package io.dvara.gateway.benchmark;

import org.jspecify.annotations.NullMarked;
