import asyncio
import json

import openai
import pytest
from agents import Agent, OpenAIResponsesModel, Runner, function_tool, set_tracing_disabled
from pydantic import BaseModel
from pydantic_ai import Agent as PydanticAgent
from pydantic_ai.models.openai import OpenAIResponsesModel as PydanticResponsesModel
from pydantic_ai.providers.openai import OpenAIProvider

WEATHER = {
    "type": "function",
    "name": "get_weather",
    "description": "Get current weather for a city",
    "parameters": {
        "type": "object",
        "properties": {"city": {"type": "string", "description": "City name"}},
        "required": ["city"],
        "additionalProperties": False,
    },
    "strict": True,
}


class City(BaseModel):
    name: str
    population: int
    landmarks: list[str]


def test_answers_text_and_counts_tokens(client, model):
    answer = client.responses.create(model=model, instructions="Be kind.", input="Hello", max_output_tokens=256)
    assert answer.status == "completed"
    assert answer.output_text
    assert answer.usage.total_tokens == answer.usage.input_tokens + answer.usage.output_tokens
    assert answer.usage.input_tokens_details.cached_tokens >= 0


def test_streams_events_in_their_order(client, model):
    events = list(client.responses.create(model=model, input="Write a haiku", stream=True))
    assert [event.sequence_number for event in events] == list(range(len(events)))
    assert [event.type for event in events[:3]] == [
        "response.created",
        "response.in_progress",
        "response.output_item.added",
    ]
    assert events[-1].type == "response.completed"
    told = "".join(event.delta for event in events if event.type == "response.output_text.delta")
    assert told == events[-1].response.output_text != ""
    assert len({event.response.id for event in events if hasattr(event, "response")}) == 1


def test_gathers_a_stream(client, model):
    with client.responses.stream(model=model, input="Hi") as stream:
        for _ in stream:
            pass
        assert stream.get_final_response().output_text


def test_parses_what_holds_to_a_schema(client, model):
    answer = client.responses.parse(model=model, input="Tokyo as JSON", text_format=City)
    assert isinstance(answer.output_parsed, City)


def test_goes_on_after_tools_by_the_id_of_the_answer(client, model):
    answer = client.responses.create(model=model, input="Weather in Tokyo? Use get_weather.", tools=[WEATHER])
    calls = [item for item in answer.output if item.type == "function_call"]
    assert calls and all("city" in json.loads(call.arguments) for call in calls)
    results = [{"type": "function_call_output", "call_id": call.call_id, "output": "sunny"} for call in calls]
    after = client.responses.create(
        model=model, previous_response_id=answer.id, input=results, tools=[WEATHER], tool_choice="none"
    )
    assert after.output_text
    assert after.previous_response_id == answer.id


def test_goes_on_by_sending_all_items_back(client, model):
    items = [{"role": "user", "content": "Weather in Tokyo? Use get_weather."}]
    answer = client.responses.create(model=model, input=items, tools=[WEATHER], store=False)
    items += answer.output
    items += [
        {"type": "function_call_output", "call_id": item.call_id, "output": "sunny"}
        for item in answer.output
        if item.type == "function_call"
    ]
    after = client.responses.create(model=model, input=items, tools=[WEATHER], tool_choice="none", store=False)
    assert after.output_text


def test_keeps_answers_until_they_are_deleted(client, model):
    answer = client.responses.create(model=model, input="Hello")
    assert client.responses.retrieve(answer.id).id == answer.id
    client.responses.input_items.list(answer.id)
    client.responses.delete(answer.id)


@pytest.mark.parametrize("model", ["mock/gpt", "claude-sonnet-4-5", "vllm/qwen3"])
def test_tells_that_an_answer_is_gone(client, model):
    answer = client.responses.create(model=model, input="Hello")
    client.responses.delete(answer.id)
    unkept = client.responses.create(model=model, input="Hello", store=False)
    for gone in [answer.id, unkept.id]:
        with pytest.raises(openai.NotFoundError, match=f"Response with id '{gone}' not found"):
            client.responses.retrieve(gone)
        with pytest.raises(openai.NotFoundError):
            client.responses.create(model=model, input="Go on", previous_response_id=gone)


@pytest.mark.parametrize("model", ["mock/gpt", "claude-sonnet-4-5", "ollama/llama3.2", "vllm/qwen3"])
def test_refuses_tools_that_the_vendor_does_not_run(client, model):
    with pytest.raises(openai.BadRequestError, match="web_search"):
        client.responses.create(model=model, input="Hi", tools=[{"type": "web_search"}])


def test_shows_thoughts_and_takes_them_back(client):
    answer = client.responses.create(model="claude-thinking", input="Hi", reasoning={"effort": "low"})
    thoughts = answer.output[0]
    assert thoughts.type == "reasoning" and thoughts.summary[0].text == "Let me think."
    assert thoughts.encrypted_content
    after = client.responses.create(model="claude-thinking", input=[*answer.output, {"role": "user", "content": "On"}])
    assert after.output_text


@pytest.mark.parametrize(
    ("model", "error"),
    [
        ("gpt-error-400", openai.BadRequestError),
        ("gpt-error-429", openai.RateLimitError),
        ("gpt-error-500", openai.InternalServerError),
        ("vllm/gpt-error-400", openai.BadRequestError),
        ("vllm/gpt-error-429", openai.RateLimitError),
    ],
)
def test_errors_are_the_sdks_own(client, model, error):
    with pytest.raises(error):
        client.responses.create(model=model, input="Hi")


def test_a_broken_stream_is_an_error(client):
    with pytest.raises(openai.APIError):
        list(client.responses.create(model="vllm/gpt-broken-stream", input="Hi", stream=True))


@function_tool
def get_weather(city: str) -> str:
    """Get current weather for a city."""
    return f"It is sunny in {city}."


def test_openai_agents_loop_over_tools(async_client, model):
    set_tracing_disabled(True)
    responses = OpenAIResponsesModel(model=model, openai_client=async_client)
    agent = Agent(name="Guide", instructions="Use get_weather.", model=responses, tools=[get_weather])
    result = asyncio.run(Runner.run(agent, "Weather in Tokyo? Use get_weather."))
    assert result.final_output
    assert any(item.type == "tool_call_output_item" for item in result.new_items)


def test_openai_agents_stream(async_client, model):
    set_tracing_disabled(True)
    responses = OpenAIResponsesModel(model=model, openai_client=async_client)

    async def run():
        result = Runner.run_streamed(Agent(name="Guide", model=responses), "Hi")
        async for _ in result.stream_events():
            pass
        return result.final_output

    assert asyncio.run(run())


def test_pydantic_ai_answers_in_a_type_after_tools(async_client, model):
    agent = PydanticAgent(
        PydanticResponsesModel(model, provider=OpenAIProvider(openai_client=async_client)), tools=[weather_of]
    )
    result = agent.run_sync("Weather in Tokyo? Use weather_of.")
    assert result.output
    assert len(result.all_messages()) >= 4


def weather_of(city: str) -> str:
    """Get current weather for a city."""
    return f"It is sunny in {city}."
