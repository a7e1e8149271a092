package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.CannedHttp;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import jakarta.json.JsonObject;
import java.io.CharConversionException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class AccessTest {

    @Test
    void refusesTextThatIsNoUnicodeInsteadOfFailing() {
        TestContext usual = TestContext.over(CannedHttp.ok("", new byte[0]), "bedrock");
        JsonObject body = usual.json().readObject("{\"input\":\"\\ud83d\"}");
        TestContext strict =
                new TestContext(usual.name(), usual.clock(), usual.random(), usual.http(), strict(usual.json()));
        try (Access access = new Access(Rig.signed(Rig.NOWHERE, "a-secret"), strict)) {
            assertThatThrownBy(() -> access.post(Operation.converse("m"), body, TestCall.plain()))
                    .hasMessageContaining("no Unicode")
                    .isInstanceOfSatisfying(
                            ProviderException.class,
                            failure -> assertThat(failure.fault()).isEqualTo(Fault.REJECTED));
        }
    }

    /** As the gateway's, it writes no half of a surrogate pair as bytes. */
    private static JsonCodec strict(JsonCodec usual) {
        return (JsonCodec) Proxy.newProxyInstance(
                JsonCodec.class.getClassLoader(),
                new Class<?>[] {JsonCodec.class},
                (_, method, arguments) -> answer(usual, method, arguments));
    }

    private static Object answer(JsonCodec usual, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("write") && arguments.length == 2) {
            throw new UncheckedIOException("cannot write JSON", new CharConversionException("half a surrogate pair"));
        }
        try {
            return method.invoke(usual, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
