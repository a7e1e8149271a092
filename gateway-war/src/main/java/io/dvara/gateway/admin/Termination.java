package io.dvara.gateway.admin;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * The process's answer to a signal, replaced and given back by reflection.
 *
 * <p>The JDK has signals in a module that compilers warn of, and not every JDK has it.
 */
final class Termination {

    private final Object signal;
    private final Class<?> handlerType;
    private final Object before;

    /**
     * Lets an action answer a signal, such as {@code TERM}, from now on.
     *
     * @throws ReflectiveOperationException when this JDK has no signals or keeps this one for itself
     */
    Termination(String name, Runnable action) throws ReflectiveOperationException {
        ClassLoader system = ClassLoader.getSystemClassLoader();
        Class<?> signalType = Class.forName("sun.misc.Signal", true, system);
        handlerType = Class.forName("sun.misc.SignalHandler", true, system);
        signal = signalType.getConstructor(String.class).newInstance(name);
        InvocationHandler onSignal = (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                action.run();
                yield null;
            }
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "Dvara's answer to " + name;
        };
        before = install(Proxy.newProxyInstance(system, new Class<?>[] {handlerType}, onSignal));
    }

    /** Does what the process did before: usually, exit. */
    void proceed() throws ReflectiveOperationException {
        Method handle = handlerType.getMethod("handle", signal.getClass());
        handle.invoke(before, signal);
    }

    /** Gives the signal back. */
    void giveBack() throws ReflectiveOperationException {
        install(before);
    }

    private Object install(Object handler) throws ReflectiveOperationException {
        try {
            return signal.getClass()
                    .getMethod("handle", signal.getClass(), handlerType)
                    .invoke(null, signal, handler);
        } catch (InvocationTargetException refused) {
            throw new ReflectiveOperationException("signal " + signal + " is not to be had", refused.getCause());
        }
    }
}
