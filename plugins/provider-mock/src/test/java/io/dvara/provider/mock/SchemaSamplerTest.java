package io.dvara.provider.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.TestJson;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaSamplerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'type':'object','properties':{'a':{'type':'string'},'b':{'type':'integer'}},'required':['b']} ; {'b':1}",
                "{'type':'object','properties':{'a':{'type':'string'},'b':{'type':'boolean'}}} ; {'a':'a','b':true}",
                "{'properties':{'x':{'const':7}}} ; {'x':7}",
                "{'type':'object','required':['u'],'additionalProperties':{'type':'null'}} ; {'u':null}",
                "{'type':'object','minProperties':2,'additionalProperties':{'type':'integer'}} ; {'key1':1,'key2':1}",
                "{'enum':['red','blue']} ; 'red'",
                "{'type':['null','string'],'maxLength':2} ; 'te'",
                "{'type':'string','minLength':6} ; 'textxx'",
                "{'type':'string','format':'date'} ; '2025-01-01'",
                "{'type':'string','pattern':'^[A-Z]{2}-\\\\d{3}$'} ; 'AA-000'",
                "{'type':'string','pattern':'^(foo|bar)+[^a-z]?x*$','minLength':5} ; 'foofooxx'",
                "{'type':'string','pattern':'^[^a-z\\\\]]\\\\p{Lu}\\\\w[0-9a-f]{4}$'} ; 'AAaaaaa'",
                "{'type':'integer','minimum':18} ; 18",
                "{'type':'integer','exclusiveMinimum':18} ; 19",
                "{'type':'integer','maximum':-3} ; -3",
                "{'type':'integer','minimum':10,'multipleOf':7} ; 14",
                "{'type':'number','minimum':0.1,'maximum':0.2} ; 0.15",
                "{'type':'number','exclusiveMinimum':0,'exclusiveMaximum':1} ; 0.5",
                "{'type':'array','items':{'type':'integer'}} ; [1]",
                "{'type':'array','items':{'type':'integer'},'minItems':3,'uniqueItems':true} ; [1,2,3]",
                "{'type':'array','items':{'enum':['a','b']},'minItems':2,'uniqueItems':true} ; ['a','b']",
                "{'type':'array','prefixItems':[{'type':'null'},{'const':2}],'items':false} ; [null,2]",
                "{'type':'array','maxItems':0} ; []",
                "{'anyOf':[false,{'type':'integer'}]} ; 1",
                "{'oneOf':[{'required':['a']},{'required':['b']}],'properties':{'a':{'const':1},'b':{'const':2}}} ; {'a':1}",
                "{'allOf':[{'$ref':'#/$defs/A'},{'properties':{'b':{'const':2}},'required':['b']}],'$defs':{'A':{'properties':{'a':{'const':1}},'required':['a']}}} ; {'a':1,'b':2}",
                "{'$ref':'#/$defs/N','$defs':{'N':{'type':'object','properties':{'v':{'const':1},'next':{'anyOf':[{'$ref':'#/$defs/N'},{'type':'null'}]}},'required':['v','next']}}} ; {'v':1,'next':null}",
                "{'$ref':'#/$defs/T','$defs':{'T':{'type':'object','properties':{'kids':{'type':'array','items':{'$ref':'#/$defs/T'}}},'required':['kids']}}} ; {'kids':[]}",
                "{'properties':{'a':{'$ref':'#/definitions/x~1y'}},'definitions':{'x/y':{'const':3}}} ; {'a':3}"
            })
    void makesAValueThatTheSchemaAccepts(String schema, String expected) {
        assertThat(new TestJson().read(sample(schema)))
                .isEqualTo(new TestJson().read(expected.strip().replace('\'', '"')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'object','properties':{'a':{'$ref':'#'}},'required':['a']}",
                "{'$ref':'#/nowhere'}",
                "{'enum':[]}",
                "{'type':'string','minLength':3,'maxLength':2}",
                "{'type':'string','pattern':'('}",
                "{'type':'integer','minimum':3,'maximum':2}",
                "{'type':'array','items':false,'minItems':1}"
            })
    void saysWhenThereIsNoValue(String schema) {
        assertThatThrownBy(() -> sample(schema))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.details().field()).contains("response_format"));
    }

    @Test
    void usesTheWordForTextsWithoutOtherBounds() {
        TestJson json = new TestJson();
        SchemaSampler sampler = new SchemaSampler(
                json.make(), Asking.json("{\"properties\":{\"city\":{\"type\":\"string\"}}}"), Optional.of("Rome"));
        assertThat(json.write(sampler.sample("tools"))).isEqualTo("{\"city\":\"Rome\"}");
    }

    private static String sample(String schema) {
        TestJson json = new TestJson();
        SchemaSampler sampler =
                new SchemaSampler(json.make(), Asking.json(schema.replace('\'', '"')), Optional.empty());
        return json.write(sampler.sample("response_format"));
    }
}
