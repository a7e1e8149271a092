import asyncio
import json

import litellm
import pytest
from conftest import BASE_URL

GATEWAY = {"api_base": BASE_URL, "api_key": "any-key", "max_retries": 0}
WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "Get current weather for a city",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}
CITY = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "population": {"type": "integer"}},
    "required": ["name", "population"],
    "additionalProperties": False,
}


def say(text):
    return [{"role": "user", "content": text}]


def ask(model, **more):
    return litellm.completion(model=f"openai/{model}", **GATEWAY, **more)


def test_answers_whole(model):
    answer = ask(model, messages=say("Hello"))
    assert answer.choices[0].message.content
    assert answer.choices[0].finish_reason == "stop"
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens > 0


def test_answers_asynchronously(model):
    answer = asyncio.run(litellm.acompletion(model=f"openai/{model}", messages=say("Hello"), **GATEWAY))
    assert answer.choices[0].message.content


def test_streams_and_counts_tokens(model):
    chunks = list(ask(model, messages=say("Hello"), stream=True, stream_options={"include_usage": True}))
    assert "".join(c.choices[0].delta.content or "" for c in chunks if c.choices)
    assert [c.choices[0].finish_reason for c in chunks if c.choices and c.choices[0].finish_reason] == ["stop"]
    assert litellm.stream_chunk_builder(chunks).usage.total_tokens > 0


@pytest.mark.parametrize("streamed", [False, True])
def test_calls_a_tool_and_takes_its_result(model, streamed):
    messages = say("What's the weather in Tokyo? Use get_weather.")
    answer = ask(model, messages=messages, tools=[WEATHER], stream=streamed)
    if streamed:
        answer = litellm.stream_chunk_builder(list(answer))
    assert answer.choices[0].finish_reason == "tool_calls"
    [call] = answer.choices[0].message.tool_calls
    assert call.function.name == "get_weather" and "city" in json.loads(call.function.arguments)
    messages += [answer.choices[0].message, {"role": "tool", "tool_call_id": call.id, "content": "18 degrees"}]
    last = ask(model, messages=messages, tools=[WEATHER])
    assert last.choices[0].finish_reason == "stop" and last.choices[0].message.content


def test_holds_to_a_schema(model):
    schema = {"type": "json_schema", "json_schema": {"name": "city", "strict": True, "schema": CITY}}
    answer = ask(model, messages=say("Tokyo as JSON"), response_format=schema)
    assert json.loads(answer.choices[0].message.content).keys() == {"name", "population"}


@pytest.mark.parametrize("name", ["text-embedding-3-small", "ollama/nomic-embed-text", "mock/embedding"])
def test_embeds(name):
    answer = litellm.embedding(model=f"openai/{name}", input=["one", "two"], **GATEWAY)
    assert [entry["index"] for entry in answer.data] == [0, 1]
    assert all(isinstance(number, float) for number in answer.data[1]["embedding"])


def test_says_to_the_vendor_what_it_was_told(received):
    ask("claude-sonnet-4-5", messages=say("litellm-said-this"), max_tokens=17, temperature=0.5, stop=["END"])
    *_, request = received("litellm-said-this")
    assert request["body"]["messages"][0]["role"] == "user"
    assert (request["body"]["max_tokens"], request["body"]["temperature"]) == (17, 0.5)
    assert request["body"]["stop_sequences"] == ["END"]


@pytest.mark.parametrize(
    ("model", "kind"),
    [
        ("nobody-serves-this", litellm.BadRequestError),
        ("gpt-error-400", litellm.BadRequestError),
        ("gpt-error-429", litellm.RateLimitError),
        ("claude-error-529", litellm.BadGatewayError),
    ],
)
def test_raises_its_own_errors(model, kind):
    with pytest.raises(kind):
        ask(model, messages=say("x"))


def test_raises_an_error_within_a_stream_that_breaks():
    with pytest.raises(Exception, match="stream"):
        list(ask("gpt-broken-stream", messages=say("x"), stream=True))
