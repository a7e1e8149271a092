package io.dvara.testkit.upstream;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test that is run once for each recorded exchange, with what it shows of them.
 *
 * <p>Which exchanges have passed is written to a file of the class's name in {@code target/recorded}
 * of its module, from which the page of recorded traffic counts. Dynamic tests bear the exchange's
 * text form as their name; parameterized ones have the exchange among their arguments.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ProofExtension.class)
public @interface Proves {

    /** What is shown. */
    Proof[] value();
}
