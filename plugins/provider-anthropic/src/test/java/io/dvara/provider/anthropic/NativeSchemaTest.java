package io.dvara.provider.anthropic;

import static io.dvara.provider.anthropic.Sending.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.provider.kit.ClosedSchema;
import io.dvara.testkit.schema.SchemaRoundTrip;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R-18: the rewritten schema accepts the shapes of the original and no others")
class NativeSchemaTest {

    @Test
    void closesObjectsAtEveryDepth() {
        assertThat(rewritten("{'type':'object','properties':{'a':{'type':'array','items':"
                        + "{'type':'object','properties':{'b':{'type':'string'}},'required':['b']}}}}"))
                .isEqualTo("{'type':'object','properties':{'a':{'type':'array','items':{'type':'object','properties':"
                        + "{'b':{'type':'string'}},'additionalProperties':false,'required':['b']}}},"
                        + "'additionalProperties':false}");
    }

    @Test
    void tellsLimitsInTheDescription() {
        assertThat(rewritten(
                        "{'type':'string','description':'A code','pattern':'^[A-Z]+$','maxLength':3,'format':'x'}"))
                .isEqualTo("{'type':'string','description':"
                        + "'A code\\n\\nMust hold: pattern ^[A-Z]+$, maxLength 3, format x.'}");
        assertThat(rewritten("{'type':'array','items':{'type':'string','format':'date'},'minItems':1}"))
                .isEqualTo("{'type':'array','items':{'type':'string','format':'date'},'minItems':1}");
    }

    @Test
    void spellsTypesAndChoicesOut() {
        assertThat(rewritten("{'type':['string','null'],'title':'Name'}"))
                .isEqualTo("{'anyOf':[{'type':'string'},{'type':'null'}],'title':'Name'}");
        assertThat(rewritten("{'oneOf':[{'type':'string'},{'const':1}]}"))
                .isEqualTo("{'anyOf':[{'type':'string'},{'const':1}]}");
        assertThat(rewritten("{'type':['string','null'],'enum':['a',null]}")).isEqualTo("{'enum':['a',null]}");
    }

    @Test
    void keepsDefinitionsAndReferences() {
        assertThat(rewritten("{'$defs':{'P':{'type':'object','properties':{'x':{'type':'number'}}}},"
                        + "'type':'object','properties':{'p':{'$ref':'#/$defs/P','description':'gone'}}}"))
                .isEqualTo("{'$defs':{'P':{'type':'object','properties':{'x':{'type':'number'}},"
                        + "'additionalProperties':false}},'type':'object','properties':{'p':{'$ref':'#/$defs/P'}},"
                        + "'additionalProperties':false}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'type':'object'}",
                "{'type':'object','properties':{}}",
                "{'type':'object','additionalProperties':{'type':'string'}}",
                "{'type':'object','properties':{'a':{'type':'string'}},'additionalProperties':true}",
                "{'type':'object','properties':{'a':true}}",
                "{'type':'object','patternProperties':{'^a':{'type':'string'}},'additionalProperties':false}",
                "{'type':'array'}",
                "{'type':'array','prefixItems':[{'type':'string'}],'items':{'type':'string'}}",
                "{'allOf':[{'type':'string'},{'type':'string'}]}",
                "{'type':'string','not':{'const':'a'}}",
                "{'enum':[{'a':1}]}",
                "{'$ref':'https://example.com/schema'}",
                "{'$ref':'#/$defs/Missing','$defs':{}}",
                "{'$ref':'#/$defs/T','$defs':{'T':{'type':'object','properties':{'t':{'$ref':'#/$defs/T'}}}}}"
            })
    void hasNoFormForSchemasThatWouldLoseTheirShape(String schema) {
        assertThat(ClosedSchema.of(json(schema), Sending.JSON.make())).isEqualTo(Optional.empty());
    }

    @Test
    @DisplayName("R-18: accepts the properties that the original speaks of as the original does")
    void acceptsWhatTheOriginalAccepts() {
        new SchemaRoundTrip(NativeSchemaTest::form).shutsNothingOut(10);
    }

    @Test
    @DisplayName("R-18: accepts no shapes that the original does not")
    void acceptsNoOtherShapes() {
        new SchemaRoundTrip(NativeSchemaTest::form).letsNothingElsePass(50);
    }

    private static Optional<JsonObject> form(JsonObject schema) {
        return ClosedSchema.of(schema, Sending.JSON.make());
    }

    private static String rewritten(String schema) {
        return ClosedSchema.of(json(schema), Sending.JSON.make())
                .orElseThrow()
                .toString()
                .replace('"', '\'');
    }
}
