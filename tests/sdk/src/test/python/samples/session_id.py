from openai import OpenAI

client = OpenAI(
    base_url="http://localhost:8080/v1",
    api_key="your-dvara-api-key",
)

response = client.chat.completions.create(
    model="gpt-4o",
    messages=[{"role": "user", "content": "Continue our conversation"}],
    extra_headers={"X-Session-Id": "agent-session-456"},
)
