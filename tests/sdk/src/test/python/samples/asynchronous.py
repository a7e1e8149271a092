import asyncio
from openai import AsyncOpenAI


async def main():
    client = AsyncOpenAI(
        base_url="http://localhost:8080/v1",
        api_key="your-dvara-api-key",
    )
    response = await client.chat.completions.create(
        model="gpt-4o",
        messages=[{"role": "user", "content": "Hello async!"}],
    )
    print(response.choices[0].message.content)


asyncio.run(main())
