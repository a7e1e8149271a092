package io.dvara.testkit.upstream;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Notes the exchanges for which a marked test has passed. */
final class ProofExtension implements InvocationInterceptor {

    @Override
    public void interceptDynamicTest(
            Invocation<Void> test, DynamicTestInvocationContext invocation, ExtensionContext context) throws Throwable {
        test.proceed();
        note(context, context.getDisplayName());
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> invocation, ExtensionContext context)
            throws Throwable {
        List<Object> arguments = List.copyOf(invocation.getArguments());
        test.proceed();
        arguments.stream()
                .filter(RecordedExchange.class::isInstance)
                .forEach(exchange -> note(context, exchange.toString()));
    }

    /** The text form of an exchange begins with its id; of a dynamic test its factory tells the method. */
    private static void note(ExtensionContext context, String exchange) {
        ExtensionContext test = context;
        while (test.getTestMethod().isEmpty()) {
            test = test.getParent().orElseThrow();
        }
        ProofLog log = log(test);
        for (Proof proof :
                test.getRequiredTestMethod().getAnnotation(Proves.class).value()) {
            log.note(exchange.split(" ", 2)[0], proof);
        }
    }

    /** One log a class, closed when the class has run. */
    private static ProofLog log(ExtensionContext test) {
        ExtensionContext owner = test;
        while (owner.getTestMethod().isPresent()) {
            owner = owner.getParent().orElseThrow();
        }
        return owner.getStore(Namespace.create(ProofLog.class))
                .getOrComputeIfAbsent(
                        ProofLog.class,
                        _ -> new ProofLog(test.getRequiredTestClass().getName()),
                        ProofLog.class);
    }
}
