package io.dvara.provider.cohere;

import static io.dvara.provider.cohere.Asking.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.schema.SchemaRoundTrip;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R-18: schemas in the vendor's subset")
class SchemaSubsetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'string'} | {'type':'string'}",
                "{'type':'string','format':'date'} | {'type':'string','format':'date'}",
                "{'type':'string','format':'email'} | {'type':'string','description':'Must hold: format email.'}",
                "{'type':'string','pattern':'^[A-Z]{3}$'} | {'type':'string','pattern':'[A-Z]{3}'}",
                "{'type':'string','pattern':'^a'} | {'type':'string','description':'Must hold: pattern ^a.'}",
                "{'type':'string','pattern':'a(?=b)'} | {'type':'string','description':'Must hold: pattern a(?=b).'}",
                "{'type':'integer','minimum':1,'maximum':9} | {'type':'integer','description':'Must hold: minimum 1, maximum 9.'}",
                "{'type':'array','items':{'type':'string'},'minItems':1} | {'type':'array','items':{'type':'string'},'description':'Must hold: minItems 1.'}",
                "{'type':['string','null'],'enum':['a',null]} | {'anyOf':[{'type':'string','enum':['a']},{'type':'null','enum':[null]}]}",
                "{'oneOf':[{'type':'string'},{'type':'null'}]} | {'anyOf':[{'type':'string'},{'type':'null'}]}",
                "{'allOf':[{'$ref':'#/$defs/A'}],'default':1} | {'$ref':'#/$defs/A'}",
                "{'const':'x'} | {'const':'x'}",
                "{'description':'Say so.','type':'number','multipleOf':2} | {'type':'number','description':'Say so.\\n\\nMust hold: multipleOf 2.'}",
            })
    void rewritesRulesOneByOne(String given, String rewritten) {
        assertThat(SchemaSubset.of(json(wrapped(given)), Asking.JSON.make())).contains(json(wrapped(rewritten)));
    }

    @Test
    void joinsTheObjectsOfOneSchema() {
        String given = "{'allOf':[{'type':'object','properties':{'a':{'type':'string'}},'required':['a']},"
                + "{'type':'object','properties':{'b':{'type':'string'}},'required':['b']}]}";
        assertThat(SchemaSubset.of(json(given), Asking.JSON.make())).hasValueSatisfying(schema -> {
            assertThat(schema.getJsonObject("properties").keySet()).containsExactlyInAnyOrder("a", "b");
            assertThat(schema.getJsonArray("required").toString()).isEqualTo("[\"a\",\"b\"]");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'array','items':{'type':'string'}}",
                "{'type':'object','properties':{'a':{'type':'string'}}}",
                "{'type':'object','additionalProperties':{'type':'string'}}",
                "{'type':'object','properties':{'a':{'$ref':'#'}},'required':['a']}",
                "{'type':'object','properties':{'a':false},'required':['a']}"
            })
    void hasNoFormForOtherSchemas(String schema) {
        assertThat(SchemaSubset.of(json(schema), Asking.JSON.make())).isEmpty();
    }

    @Test
    void acceptsWhatTheOriginalAccepts() {
        new SchemaRoundTrip(schema -> SchemaSubset.of(schema, Asking.JSON.make())).shutsNothingOut(50);
    }

    @Test
    void acceptsNoOtherShapes() {
        new SchemaRoundTrip(schema -> SchemaSubset.of(schema, Asking.JSON.make())).letsNothingElsePass(50);
    }

    private static String wrapped(String schema) {
        return "{'type':'object','properties':{'a':" + schema + "},'required':['a']}";
    }
}
