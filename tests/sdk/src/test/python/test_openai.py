import asyncio
import json
import os
import subprocess
import sys

import openai
import pytest
from openai import OpenAI
from pydantic import BaseModel

WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "Get current weather for a city",
        "parameters": {
            "type": "object",
            "properties": {"city": {"type": "string", "description": "City name"}},
            "required": ["city"],
        },
    },
}


class City(BaseModel):
    name: str
    population: int
    landmarks: list[str]


def say(text):
    return [{"role": "system", "content": "You are a helpful assistant."}, {"role": "user", "content": text}]


def test_answers_whole(client, model):
    answer = client.chat.completions.create(model=model, messages=say("Hello"), max_tokens=256)
    assert answer.choices[0].message.content
    assert answer.choices[0].finish_reason == "stop"
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens


def test_streams_role_text_one_end_and_the_usage_that_was_asked_for(client, model):
    stream = client.chat.completions.create(
        model=model, messages=say("Write a haiku"), stream=True, stream_options={"include_usage": True}
    )
    chunks = list(stream)
    assert chunks[0].choices[0].delta.role == "assistant"
    assert "".join(c.choices[0].delta.content or "" for c in chunks if c.choices)
    assert [c.choices[0].finish_reason for c in chunks if c.choices and c.choices[0].finish_reason] == ["stop"]
    assert chunks[-1].choices == [] and chunks[-1].usage.total_tokens > 0
    assert len({c.id for c in chunks}) == 1


def test_streams_no_usage_that_was_not_asked_for(client, model):
    chunks = list(client.chat.completions.create(model=model, messages=say("Hi"), stream=True))
    assert all(c.choices for c in chunks)


def test_answers_asynchronously(async_client, model):
    async def ask():
        whole = await async_client.chat.completions.create(model=model, messages=say("Hello async!"))
        text = ""
        async for chunk in await async_client.chat.completions.create(model=model, messages=say("x"), stream=True):
            text += chunk.choices[0].delta.content or ""
        return whole.choices[0].message.content, text

    whole, streamed = asyncio.run(ask())
    assert whole and streamed


def test_parses_structured_output(client, model):
    answer = client.chat.completions.parse(model=model, messages=say("Tell me about Tokyo"), response_format=City)
    assert isinstance(answer.choices[0].message.parsed, City)


def test_calls_a_tool_and_takes_its_result(client, model):
    choice = "auto" if model.startswith("ollama/") else "required"
    messages = say("What's the weather in Tokyo? Use get_weather.")
    answer = client.chat.completions.create(model=model, messages=messages, tools=[WEATHER], tool_choice=choice)
    assert answer.choices[0].finish_reason == "tool_calls"
    call = answer.choices[0].message.tool_calls[0]
    assert call.function.name == "get_weather" and "city" in json.loads(call.function.arguments)
    messages += [answer.choices[0].message, {"role": "tool", "tool_call_id": call.id, "content": "sunny"}]
    assert client.chat.completions.create(model=model, messages=messages, tools=[WEATHER]).choices[0].message.content


def test_streams_tool_calls(client, model):
    messages = say("What's the weather in Tokyo? Use get_weather.")
    with client.chat.completions.stream(model=model, messages=messages, tools=[WEATHER]) as stream:
        for _ in stream:
            pass
        calls = stream.get_final_completion().choices[0].message.tool_calls
    assert [json.loads(call.function.arguments) for call in calls]
    assert len({call.id for call in calls}) == len(calls)


def test_streams_parallel_tool_calls_by_their_index(client):
    chunks = list(
        client.chat.completions.create(model="gpt-parallel", messages=say("both"), tools=[WEATHER], stream=True)
    )
    deltas = [d for c in chunks for d in (c.choices[0].delta.tool_calls or [])]
    assert sorted({d.index for d in deltas}) == [0, 1]
    for index in (0, 1):
        mine = [d for d in deltas if d.index == index]
        assert len([d for d in mine if d.id]) == 1
        json.loads("".join(d.function.arguments or "" for d in mine))


def test_shows_reasoning_in_one_field(client):
    message = client.chat.completions.create(model="claude-thinking", messages=say("think")).choices[0].message
    assert message.reasoning_content == "Let me think."
    hidden = client.chat.completions.create(
        model="claude-thinking", messages=say("think"), extra_headers={"X-Dvara-Reasoning": "off"}
    )
    assert not hasattr(hidden.choices[0].message, "reasoning_content")


@pytest.mark.parametrize("model", ["mock/embedding", "text-embedding-3-small", "ollama/nomic-embed-text"])
def test_embeds(client, model):
    default = client.embeddings.create(model=model, input="The quick brown fox jumps over the lazy dog.")
    floats = client.embeddings.create(model=model, input=["a", "b"], encoding_format="float")
    assert len(default.data[0].embedding) == len(floats.data[1].embedding) > 0
    assert isinstance(floats.data[0].embedding[0], float)


def test_lists_models_and_finds_each(client):
    models = [model.id for model in client.models.list()]
    assert "mock/gpt" in models and "gpt-4o" in models and "ollama/llama3.2" in models
    assert "ollama/hf.co/acme/tiny:latest" in models
    for model in models:
        assert client.models.retrieve(model).id == model


def test_completes_text(client):
    assert client.completions.create(model="mock/gpt", prompt="Once upon a time").choices[0].text
    assert "".join(c.choices[0].text for c in client.completions.create(model="mock/gpt", prompt="x", stream=True))


@pytest.mark.parametrize(
    "model, kind, code",
    [
        ("nobody-serves-this", openai.BadRequestError, "NO_PROVIDER"),
        ("gpt-error-400", openai.BadRequestError, "PROVIDER_REJECTED_REQUEST"),
        ("gpt-error-429", openai.RateLimitError, "PROVIDER_RATE_LIMITED"),
        ("gpt-error-401", openai.InternalServerError, "PROVIDER_ERROR"),
        ("gpt-error-500", openai.InternalServerError, "PROVIDER_ERROR"),
        ("claude-error-529", openai.InternalServerError, "PROVIDER_ERROR"),
    ],
)
def test_raises_the_sdks_own_errors(client, model, kind, code):
    for stream in (False, True):
        with pytest.raises(kind) as raised:
            client.chat.completions.create(model=model, messages=say("x"), stream=stream)
        assert raised.value.code == code


def test_raises_an_authentication_error_where_keys_are_demanded():
    strict = OpenAI(base_url=os.environ["DVARA_STRICT_BASE_URL"], api_key="wrong", max_retries=0)
    with pytest.raises(openai.AuthenticationError) as raised:
        strict.chat.completions.create(model="mock/gpt", messages=say("x"))
    assert raised.value.code == "UNAUTHORIZED"


def test_raises_an_error_within_a_stream_that_breaks(client):
    with pytest.raises(openai.APIError):
        for _ in client.chat.completions.create(model="gpt-broken-stream", messages=say("x"), stream=True):
            pass


def test_passes_headers(client):
    raw = client.chat.completions.with_raw_response.create(
        model="mock/gpt", messages=say("x"), extra_headers={"X-Trace-ID": "my-trace-123", "X-Session-Id": "agent-456"}
    )
    assert raw.headers["X-Trace-ID"] == "my-trace-123"
    assert raw.headers["X-Dvara-Provider"] == "mock"


def test_reads_its_address_from_the_environment():
    program = (
        "from openai import OpenAI; print(OpenAI().chat.completions.create(model='mock/gpt',"
        " messages=[{'role': 'user', 'content': 'hi'}]).choices[0].message.content)"
    )
    environment = {**os.environ, "OPENAI_BASE_URL": os.environ["DVARA_BASE_URL"], "OPENAI_API_KEY": "any-key"}
    printed = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
    assert printed.stdout.strip()
