package io.dvara.testkit.schema;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** Says whether a JSON schema accepts a value; formats are no rules. */
final class SchemaJudge {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Schema schema;

    SchemaJudge(JsonObject schema) {
        this.schema = REGISTRY.getSchema(schema.toString());
    }

    boolean accepts(JsonValue value) {
        return schema.validate(value.toString(), InputFormat.JSON).isEmpty();
    }
}
