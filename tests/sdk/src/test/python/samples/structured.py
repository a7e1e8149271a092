from openai import OpenAI

client = OpenAI(
    base_url="http://localhost:8080/v1",
    api_key="your-dvara-api-key",
)

response = client.chat.completions.create(
    model="gpt-4o",
    messages=[{"role": "user", "content": "List 3 planets with their diameter in km."}],
    response_format={
        "type": "json_schema",
        "json_schema": {
            "name": "planets",
            "strict": True,
            "schema": {
                "type": "object",
                "properties": {
                    "planets": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "properties": {
                                "name": {"type": "string"},
                                "diameter_km": {"type": "integer"},
                            },
                            "required": ["name", "diameter_km"],
                        },
                    }
                },
                "required": ["planets"],
            },
        },
    },
)
