package io.dvara.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.schema.SchemaRoundTrip;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("R-18: schemas are rewritten so that what the original accepts stays accepted")
class SchemasTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type':'string','minLength':2,'$comment':'x'} | {'minLength':2,'type':'STRING'}",
                "{'type':['string','null']} | {'nullable':true,'type':'STRING'}",
                "{'type':['string','integer']} | {'anyOf':[{'type':'STRING'},{'type':'INTEGER'}]}",
                "{'const':'a'} | {'type':'STRING','enum':['a']}",
                "{'const':5} | {'type':'INTEGER'}",
                "{'enum':['a','b',null]} | {'nullable':true,'type':'STRING','enum':['a','b']}",
                "{'enum':[1,2],'type':'integer'} | {'type':'INTEGER'}",
                "{'anyOf':[{'type':'string'},{'type':'null'}]} | {'nullable':true,'type':'STRING'}",
                "{'anyOf':[{'type':'string'},{'type':'integer'},{'type':'null'}]} | {'nullable':true,'anyOf':[{'type':'STRING'},{'type':'INTEGER'}]}",
                "{'oneOf':[{'type':'string'},{'type':'boolean'}]} | {'anyOf':[{'type':'STRING'},{'type':'BOOLEAN'}]}",
                "{'type':'string','format':'email'} | {'type':'STRING'}",
                "{'type':'string','format':'date-time'} | {'type':'STRING','format':'date-time'}",
                "{'type':'integer','exclusiveMinimum':3,'maximum':9} | {'maximum':9,'type':'INTEGER'}",
                "{'type':'array'} | {'type':'ARRAY','items':{}}",
                "{'type':'array','prefixItems':[{'type':'string'}]} | {'type':'ARRAY','items':{}}",
                "{'type':'object','additionalProperties':false} | {'type':'OBJECT'}",
                "{'not':{'type':'string'}} | {}",
                "{'type':'object','properties':{'a':true}} | {'type':'OBJECT','properties':{'a':{}}}"
            })
    void olderModelsTakeASubset(String schema, String written) {
        assertThat(form(Sending.json(schema))).isEqualTo(Sending.json(written));
    }

    @Test
    void referencesAreReplacedByWhatTheyName() {
        assertThat(form(Sending.json(
                        "{'type':'object','properties':{'home':{'$ref':'#/$defs/Place','description':'D'}},"
                                + "'required':['home'],'$defs':{'Place':{'type':'object','properties':"
                                + "{'city':{'$ref':'#/$defs/Name'}}},'Name':{'type':'string'}}}")))
                .isEqualTo(Sending.json("{'type':'OBJECT','properties':{'home':{'description':'D','type':'OBJECT',"
                        + "'properties':{'city':{'type':'STRING'}}}},'required':['home']}"));
    }

    @Test
    void aSchemaThatComesBackToItselfEndsWithItsType() {
        assertThat(form(Sending.json("{'$ref':'#/$defs/Node','$defs':{'Node':{'type':'object','properties':{"
                        + "'next':{'$ref':'#/$defs/Node'}}}}}")))
                .isEqualTo(Sending.json("{'type':'OBJECT','properties':{'next':{'type':'OBJECT'}}}"));
    }

    @Test
    void schemasThatAllMustHoldBecomeOne() {
        assertThat(form(Sending.json("{'allOf':[{'type':'object','properties':{'a':{'type':'string'}},"
                        + "'required':['a']},{'properties':{'b':{'type':'number'}},'required':['b']}]}")))
                .isEqualTo(Sending.json("{'type':'OBJECT','properties':{'a':{'type':'STRING'},"
                        + "'b':{'type':'NUMBER'}},'required':['a','b']}"));
    }

    @Test
    void newerModelsTakeJsonSchemaWithoutAFewWords() {
        JsonObject schema = Sending.json("{'$schema':'s','type':'object','properties':{'const':{'const':'a'},"
                + "'ref':{'$ref':'#/$defs/A','description':'d'},'n':{'type':'integer','exclusiveMinimum':1}},"
                + "'additionalProperties':false,'$defs':{'A':{'type':['string','null'],'examples':['x']}}}");
        assertThat(new JsonSchemaForm(Sending.JSON.make()).write(schema))
                .isEqualTo(Sending.json("{'type':'object','properties':{'const':{'enum':['a']},"
                        + "'ref':{'$ref':'#/$defs/A'},'n':{'type':'integer'}},"
                        + "'additionalProperties':false,'$defs':{'A':{'type':['string','null']}}}"));
    }

    @Test
    void newerModelsAcceptWhatTheOriginalAccepts() {
        SchemaRoundTrip trip =
                new SchemaRoundTrip(schema -> Optional.of(new JsonSchemaForm(Sending.JSON.make()).write(schema)));
        trip.shutsNothingOut(300);
        trip.letsNothingElsePass(300);
    }

    @Test
    void olderModelsAcceptWhatTheOriginalAccepts() {
        new SchemaRoundTrip(schema -> Optional.of(OpenApiSchema.asJsonSchema(form(schema)))).shutsNothingOut(300);
    }

    private static JsonObject form(JsonObject schema) {
        return new OpenApiForm(Sending.JSON.make(), schema).write();
    }
}
