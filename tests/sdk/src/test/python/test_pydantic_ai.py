import asyncio

import pytest
from pydantic import BaseModel
from pydantic_ai import Agent, ModelHTTPError, NativeOutput
from pydantic_ai.messages import ToolReturnPart
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

WEATHER = "What's the weather in Tokyo? Use get_weather."


class City(BaseModel):
    name: str
    population: int
    landmarks: list[str]


def get_weather(city: str) -> str:
    """Get current weather for a city."""
    return f"It is sunny in {city}."


@pytest.fixture
def chat(async_client):
    return lambda model: OpenAIChatModel(model, provider=OpenAIProvider(openai_client=async_client))


def test_answers_and_counts_tokens(chat, model):
    result = Agent(chat(model), instructions="Be brief.").run_sync("What is the capital of Japan?")
    assert result.output
    assert result.usage.input_tokens > 0 and result.usage.output_tokens > 0


def test_streams(chat, model):
    async def ask():
        async with Agent(chat(model)).run_stream("Write about the moon") as result:
            return [piece async for piece in result.stream_text(delta=True)], await result.get_output()

    pieces, whole = asyncio.run(ask())
    assert "".join(pieces) == whole != ""


def test_answers_in_a_type_by_a_schema(chat, model):
    city = Agent(chat(model), output_type=NativeOutput(City)).run_sync("Tell me about Tokyo").output
    assert isinstance(city, City) and city.landmarks


@pytest.mark.parametrize("model", ["gpt-4o", "claude-sonnet-4-5", "vllm/qwen3"])
def test_answers_in_a_type_by_a_tool(chat, model):
    city = Agent(chat(model), output_type=City).run_sync("Tell me about Tokyo").output
    assert isinstance(city, City) and city.landmarks


def test_calls_tools_and_goes_on(chat, model):
    agent = Agent(chat(model), tools=[get_weather])
    first = agent.run_sync(WEATHER)
    [told] = [part for message in first.all_messages() for part in message.parts if isinstance(part, ToolReturnPart)]
    assert told.content.startswith("It is sunny in ")
    second = Agent(chat(model)).run_sync("Thanks.", message_history=first.all_messages())
    assert second.output
    assert len(second.all_messages()) == len(first.all_messages()) + 2


def test_says_to_the_vendor_what_it_was_told(chat, received):
    agent = Agent(chat("claude-sonnet-4-5"), instructions="Be a poet.", output_type=NativeOutput(City))
    agent.run_sync("pydantic-said-this", model_settings={"max_tokens": 99})
    *_, request = received("pydantic-said-this")
    assert "Be a poet." in str(request["body"]["system"])
    assert request["body"]["max_tokens"] == 99
    schema = request["body"]["output_config"]["format"]["schema"]
    assert schema["properties"].keys() == {"name", "population", "landmarks"}


@pytest.mark.parametrize(("model", "status"), [("nobody-serves-this", 400), ("gpt-error-429", 429), ("gpt-error-500", 502)])
def test_raises_errors(chat, model, status):
    with pytest.raises(ModelHTTPError) as raised:
        Agent(chat(model)).run_sync("x")
    assert raised.value.status_code == status
