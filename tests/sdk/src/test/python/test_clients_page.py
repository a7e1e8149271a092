"""The programs of docs/clients.md, run as they stand there at another address."""

import os

import pytest
from page import samples

ADDRESS = os.environ["DVARA_BASE_URL"].removesuffix("/v1").replace("127.0.0.1", "localhost")
SAMPLES = samples("python")
PRINTED = {
    ("OpenAI Python", "Chat"): "Hello there",
    ("OpenAI Python", "Stream"): "Hello there",
    ("OpenAI Python", "Structured output"): "{'planets': [{'name': 'some name', 'diameter_km': 7}]}",
    ("OpenAI Python", "Structured output that is not strict"): "{'languages': ['some languages']}",
    ("OpenAI Python", "Tools"): 'Function: get_weather\nArguments: {"city":"Tokyo"}',
    ("OpenAI Python", "Embeddings"): "Dimensions: 2",
    ("OpenAI Python", "Other models"): (
        "claude-sonnet-4-20250514: Hello there\ngemini-2.0-flash: Hello there\nollama/llama3.2: Hello there"
    ),
    ("OpenAI Python", "Vendors with SDKs of their own"): (
        "bedrock/anthropic.claude-3-sonnet-20240229-v1:0: Hello there\ngemini-2.0-flash: Hello there\n"
        "qwen-plus: Hello there\nernie-4.0: Hello there\nglm-4: Hello there\n"
        "deepseek-chat: Hello there\nmoonshot-v1-8k: Hello there"
    ),
    ("OpenAI Python", "Asynchronous"): "Hello there",
    ("OpenAI Python", "Address from the environment"): "Hello there",
    ("OpenAI Python", "Trace and session"): "my-trace-123",
    ("Anthropic Python", "Message"): "Hello there",
    ("Anthropic Python", "Stream"): "Hello there",
    ("LiteLLM", "Chat"): "Hello there",
    ("LiteLLM", "Other models"): (
        "openai/gpt-4o: Hello there\nopenai/claude-sonnet-4-20250514: Hello there\n"
        "openai/gemini-2.0-flash: Hello there"
    ),
    ("LiteLLM", "Address from the environment"): "Hello there",
    ("LiteLLM", "Embeddings"): "Dimensions: 2",
    ("LangChain", "Chat"): "Hello there",
    ("LangChain", "Chain and stream"): "Hello there\nHello there",
    ("LangChain", "Structured output"): "some title: 7.5/10 - some summary",
    ("LangChain", "Embeddings"): "2 documents, 2 dimensions",
    ("LangChain", "Agent with tools"): "It says: 717",
    ("Pydantic AI", "Chat"): "Hello there",
    ("Pydantic AI", "Structured output"): "some name, some country — pop: 7\nFamous for: some famous_for",
    ("Pydantic AI", "Tools"): "It says: 56088",
}


def test_every_sample_is_expected_to_say_something():
    assert SAMPLES.keys() == PRINTED.keys()


@pytest.mark.parametrize("name", PRINTED, ids=" / ".join)
def test_prints(name, capsys, monkeypatch):
    sample = SAMPLES[name].at(ADDRESS)
    for variable, value in sample.environment.items():
        monkeypatch.setenv(variable, value)
    exec(compile(sample.program, " / ".join(name), "exec"), {"__name__": "__main__"})
    assert capsys.readouterr().out.strip() == PRINTED[name]
