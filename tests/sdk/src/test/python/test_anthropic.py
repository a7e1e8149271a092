import asyncio
import base64
import os

import anthropic
import pytest
from anthropic import Anthropic, AsyncAnthropic, beta_tool
from pydantic import BaseModel

# The SDK adds the version to the address itself.
BASE_URL = os.environ["DVARA_BASE_URL"].removesuffix("/v1")
STRICT_BASE_URL = os.environ["DVARA_STRICT_BASE_URL"].removesuffix("/v1")

WEATHER = {
    "name": "get_weather",
    "description": "Get current weather for a city",
    "input_schema": {
        "type": "object",
        "properties": {"city": {"type": "string", "description": "City name"}},
        "required": ["city"],
    },
}

MODELS = ["mock/gpt", "claude-sonnet-4-5", "gpt-4o", "gemini-2.5-flash", "ollama/llama3.2", "vllm/qwen3"]
CALLING = ["claude-sonnet-4-5", "gpt-4o", "gemini-2.5-flash", "ollama/llama3.2"]
PIXEL = base64.b64encode(b"not quite a picture").decode()


class City(BaseModel):
    name: str
    population: int
    landmarks: list[str]


@pytest.fixture
def claude():
    return Anthropic(base_url=BASE_URL, api_key="any-key", max_retries=0)


def say(text):
    return [{"role": "user", "content": text}]


@pytest.mark.parametrize("model", MODELS)
def test_answers_whole(claude, model):
    message = claude.messages.create(model=model, max_tokens=256, system="Be brief.", messages=say("Hello"))
    assert message.type == "message" and message.role == "assistant"
    assert message.content[0].text
    assert message.stop_reason == "end_turn"
    assert message.usage.input_tokens > 0 and message.usage.output_tokens > 0
    assert message._request_id


@pytest.mark.parametrize("model", MODELS)
def test_streams_events_in_their_order(claude, model):
    with claude.messages.create(model=model, max_tokens=256, messages=say("Hello"), stream=True) as events:
        types = [event.type for event in events]
    assert types[:2] == ["message_start", "content_block_start"]
    assert types[-3:] == ["content_block_stop", "message_delta", "message_stop"]


@pytest.mark.parametrize("model", MODELS)
def test_gathers_a_stream(claude, model):
    with claude.messages.stream(model=model, max_tokens=256, messages=say("Hello")) as stream:
        text = "".join(stream.text_stream)
        message = stream.get_final_message()
    assert text and text == message.content[0].text
    assert message.stop_reason == "end_turn"
    assert message.usage.input_tokens > 0 and message.usage.output_tokens > 0


@pytest.mark.parametrize("model", MODELS)
def test_streams_asynchronously(model):
    async def ask():
        async with AsyncAnthropic(base_url=BASE_URL, api_key="any-key", max_retries=0) as client:
            async with client.messages.stream(model=model, max_tokens=256, messages=say("Hello")) as stream:
                return await stream.get_final_text()

    assert asyncio.run(ask())


@pytest.mark.parametrize("model", CALLING)
@pytest.mark.parametrize("streamed", [False, True])
def test_calls_a_tool_and_takes_its_result(claude, model, streamed):
    messages = say("Weather in Tokyo?")
    answer = ask(claude, streamed, model=model, max_tokens=256, messages=messages, tools=[WEATHER])
    assert answer.stop_reason == "tool_use"
    call = next(block for block in answer.content if block.type == "tool_use")
    assert call.id and call.name == "get_weather" and call.input["city"]
    messages += [
        {"role": "assistant", "content": answer.content},
        {"role": "user", "content": [{"type": "tool_result", "tool_use_id": call.id, "content": "18 degrees"}]},
    ]
    last = ask(claude, streamed, model=model, max_tokens=256, messages=messages, tools=[WEATHER])
    assert last.stop_reason == "end_turn" and last.content[0].text


def ask(client, streamed, **request):
    if not streamed:
        return client.messages.create(**request)
    with client.messages.stream(**request) as stream:
        return stream.get_final_message()


@pytest.mark.parametrize("model", CALLING)
def test_runs_tools(claude, model):
    cities = []

    @beta_tool
    def get_weather(city: str) -> str:
        """Get current weather for a city.

        Args:
            city: City name
        """
        cities.append(city)
        return "18 degrees"

    runner = claude.beta.messages.tool_runner(
        model=model, max_tokens=256, tools=[get_weather], messages=say("Weather in Tokyo?")
    )
    assert runner.until_done().stop_reason == "end_turn"
    assert len(cities) == 1


def test_tells_parallel_calls_apart(claude):
    with claude.messages.stream(
        model="gpt-parallel", max_tokens=256, messages=say("Weather?"), tools=[WEATHER]
    ) as stream:
        message = stream.get_final_message()
    assert [call.input for call in message.content] == [{"city": "Tokyo"}, {"city": "Paris"}]
    assert message.stop_reason == "tool_use"


@pytest.mark.parametrize(("model", "signature"), [("claude-thinking", "c2ln"), ("gpt-thinking", "")])
def test_shows_thoughts_and_takes_them_back(claude, model, signature):
    with claude.messages.stream(
        model=model,
        max_tokens=4096,
        thinking={"type": "enabled", "budget_tokens": 2048},
        messages=say("Think."),
    ) as stream:
        message = stream.get_final_message()
    assert [block.type for block in message.content] == ["thinking", "text"]
    assert message.content[0].thinking and message.content[0].signature == signature
    history = say("Think.") + [{"role": "assistant", "content": message.content}] + say("Again.")
    with claude.messages.stream(model=model, max_tokens=4096, messages=history) as stream:
        assert stream.get_final_text()


@pytest.mark.parametrize("model", CALLING)
def test_takes_pictures_and_documents(claude, model):
    picture = {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": PIXEL}}
    content = [picture, {"type": "text", "text": "What is it?", "cache_control": {"type": "ephemeral"}}]
    if not model.startswith("ollama/"):
        document = {"type": "text", "media_type": "text/plain", "data": "A long text."}
        content.insert(0, {"type": "document", "title": "t", "source": document})
    assert claude.messages.create(model=model, max_tokens=256, messages=say(content)).content[0].text


@pytest.mark.parametrize("model", CALLING)
def test_holds_to_a_schema(claude, model):
    message = claude.messages.parse(
        model=model, max_tokens=1024, messages=say("Describe Tokyo."), output_format=City
    )
    assert message.parsed_output.population == 7
    with claude.messages.stream(
        model="claude-sonnet-4-5", max_tokens=1024, messages=say("Describe Tokyo."), output_format=City
    ) as stream:
        assert stream.get_final_message().parsed_output.landmarks


@pytest.mark.parametrize(("model", "reason"), [("gpt-length", "max_tokens"), ("gpt-refusal", "refusal")])
def test_tells_why_an_answer_ended(claude, model, reason):
    with claude.messages.stream(model=model, max_tokens=5, messages=say("Hello")) as stream:
        assert stream.get_final_message().stop_reason == reason


@pytest.mark.parametrize(
    ("model", "error", "kind"),
    [
        ("nobody-serves-this", anthropic.BadRequestError, "invalid_request_error"),
        ("gpt-error-400", anthropic.BadRequestError, "invalid_request_error"),
        ("claude-error-429", anthropic.RateLimitError, "rate_limit_error"),
        ("gpt-error-500", anthropic.InternalServerError, "api_error"),
        ("claude-error-529", anthropic.InternalServerError, "api_error"),
    ],
)
def test_raises_the_errors_of_the_sdk(claude, model, error, kind):
    with pytest.raises(error) as raised:
        claude.messages.create(model=model, max_tokens=9, messages=say("Hello"))
    assert raised.value.type == kind
    assert raised.value.request_id


def test_raises_an_error_when_a_stream_breaks(claude):
    with pytest.raises(anthropic.APIStatusError) as raised:
        with claude.messages.stream(model="gpt-broken-stream", max_tokens=9, messages=say("Hello")) as stream:
            stream.until_done()
    assert raised.value.type == "api_error"


def test_demands_a_key_in_either_header():
    for client in [Anthropic(base_url=STRICT_BASE_URL, api_key="wrong"), Anthropic(base_url=STRICT_BASE_URL, auth_token="x")]:
        with pytest.raises(anthropic.AuthenticationError) as raised:
            client.messages.create(model="mock/gpt", max_tokens=9, messages=say("Hello"))
        assert raised.value.type == "authentication_error"


@pytest.mark.parametrize(("model", "tokens"), [("claude-sonnet-4-5", 14), ("gemini-2.5-flash", 8), ("gpt-4o", None)])
def test_counts_tokens(claude, model, tokens):
    counted = claude.messages.count_tokens(model=model, messages=say("Hello"), tools=[WEATHER]).input_tokens
    assert counted == tokens if tokens else counted > 10


def test_lists_models(claude):
    models = [model.id for model in claude.models.list()]
    assert "claude-sonnet-4-5" in models and len(models) > 3
    assert claude.models.retrieve("claude-sonnet-4-5").display_name
    with pytest.raises(anthropic.NotFoundError):
        claude.models.retrieve("nobody-lists-this")


def test_refuses_tools_of_a_vendor_that_does_not_serve(claude):
    search = {"type": "web_search_20250305", "name": "web_search"}
    with pytest.raises(anthropic.BadRequestError, match="tools"):
        claude.messages.create(model="gpt-4o", max_tokens=9, messages=say("Hello"), tools=[search])
    assert claude.messages.create(
        model="claude-thinking", max_tokens=9, messages=say("Hello"), tools=[search]
    ).content
