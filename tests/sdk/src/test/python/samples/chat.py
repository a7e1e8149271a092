from openai import OpenAI

client = OpenAI(
    base_url="http://localhost:8080/v1",
    api_key="your-dvara-api-key",
)

response = client.chat.completions.create(
    model="gpt-4o",
    messages=[
        {"role": "system", "content": "You are a helpful assistant."},
        {"role": "user", "content": "Explain quantum computing in one paragraph."},
    ],
    max_tokens=256,
)
print(response.choices[0].message.content)
