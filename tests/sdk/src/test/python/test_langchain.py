import asyncio
import os

import openai
import pytest
from conftest import BASE_URL, MODELS
from langchain.agents import create_agent
from langchain_core.messages import AIMessageChunk, ToolMessage
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.tools import tool
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from pydantic import BaseModel

WEATHER = "What's the weather in Tokyo? Use get_weather."


class City(BaseModel):
    """A city."""

    name: str
    population: int
    landmarks: list[str]


@tool
def get_weather(city: str) -> str:
    """Get current weather for a city."""
    return f"It is sunny in {city}."


def chat(model, **more):
    return ChatOpenAI(model=model, base_url=BASE_URL, api_key="any-key", max_retries=0, **more)


def test_answers_whole(model):
    answer = chat(model).invoke("What is the capital of France?")
    assert answer.content
    assert answer.response_metadata["finish_reason"] == "stop"
    assert answer.usage_metadata["total_tokens"] > 0


def test_chains(model):
    prompt = ChatPromptTemplate.from_messages([("system", "You are a {role}."), ("human", "{question}")])
    chain = prompt | chat(model) | StrOutputParser()
    asked = {"role": "historian", "question": "Who built the pyramids?"}
    assert chain.invoke(asked)
    assert "".join(chain.stream(asked))
    assert all(chain.batch([asked, asked]))


def test_streams_and_counts_tokens(model):
    whole = AIMessageChunk(content="")
    for chunk in chat(model, stream_usage=True).stream("Write about the moon"):
        whole += chunk
    assert whole.content
    assert whole.usage_metadata["total_tokens"] > 0


def test_streams_asynchronously_and_at_once():
    async def ask(model):
        return "".join([chunk.content async for chunk in chat(model).astream("Write about the moon")])

    async def ask_all():
        return await asyncio.gather(*[ask(model) for model in MODELS])

    assert all(asyncio.run(ask_all()))


@pytest.mark.parametrize("method", ["json_schema", "function_calling"])
def test_answers_in_a_type(method):
    for model in ["mock/gpt", "gpt-4o", "claude-sonnet-4-5", "vllm/qwen3"]:
        city = chat(model).with_structured_output(City, method=method).invoke("Tell me about Tokyo. Use City.")
        assert isinstance(city, City) and city.landmarks


def test_holds_ollama_to_a_schema():
    assert chat("ollama/llama3.2").with_structured_output(City).invoke("Tell me about Tokyo").population == 7


def test_streams_tool_calls(model):
    whole = AIMessageChunk(content="")
    for chunk in chat(model).bind_tools([get_weather]).stream(WEATHER):
        whole += chunk
    [call] = whole.tool_calls
    assert call["name"] == "get_weather" and call["args"].keys() == {"city"}


def test_runs_an_agent(model):
    agent = create_agent(chat(model), [get_weather], system_prompt="You are a helpful assistant.")
    messages = agent.invoke({"messages": [{"role": "user", "content": WEATHER}]})["messages"]
    assert [message.type for message in messages] == ["human", "ai", "tool", "ai"]
    assert messages[2].content.startswith("It is sunny in ")
    assert messages[3].content


def test_streams_an_agent(model):
    agent = create_agent(chat(model), [get_weather])
    asked = {"messages": [{"role": "user", "content": WEATHER}]}
    pieces = [piece for piece, _ in agent.stream(asked, stream_mode="messages")]
    assert any(isinstance(piece, ToolMessage) for piece in pieces)
    assert "".join(piece.content for piece in pieces if isinstance(piece, AIMessageChunk))


def test_says_to_the_vendor_what_it_was_told(received):
    prompt = ChatPromptTemplate.from_messages([("system", "You are a {role}."), ("human", "langchain-said-{what}")])
    agent = prompt | chat("claude-sonnet-4-5", temperature=0.7, max_tokens=99).bind_tools([get_weather])
    agent.invoke({"role": "poet", "what": "this"})
    *_, request = received("langchain-said-this")
    assert "You are a poet." in str(request["body"]["system"])
    assert (request["body"]["temperature"], request["body"]["max_tokens"]) == (0.7, 99)
    assert request["body"]["tools"][0]["name"] == "get_weather"
    assert request["body"]["tools"][0]["input_schema"]["properties"].keys() == {"city"}


@pytest.mark.parametrize("name", ["text-embedding-3-small", "ollama/nomic-embed-text", "mock/embedding"])
def test_embeds_what_it_sends_as_tokens(name):
    embeddings = OpenAIEmbeddings(model=name, base_url=BASE_URL, api_key="any-key", max_retries=0)
    assert len(embeddings.embed_documents(["one", "two"])) == 2
    assert embeddings.embed_query("three")


def test_raises_errors():
    for model, kind in [("nobody-serves-this", openai.BadRequestError), ("gpt-error-429", openai.RateLimitError)]:
        with pytest.raises(kind):
            chat(model).invoke("x")
    strict = ChatOpenAI(model="mock/gpt", base_url=os.environ["DVARA_STRICT_BASE_URL"], api_key="wrong", max_retries=0)
    with pytest.raises(openai.AuthenticationError):
        strict.invoke("x")
    with pytest.raises(openai.APIError):
        list(chat("gpt-broken-stream").stream("x"))
