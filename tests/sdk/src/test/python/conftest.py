import os

import pytest
from openai import AsyncOpenAI, OpenAI

BASE_URL = os.environ["DVARA_BASE_URL"]


@pytest.fixture
def client():
    return OpenAI(base_url=BASE_URL, api_key="any-key", max_retries=0)


@pytest.fixture
def async_client():
    return AsyncOpenAI(base_url=BASE_URL, api_key="any-key", max_retries=0)


# One model for each provider: the mock answers offline, the others have scripted vendors behind them.
MODELS = ["mock/gpt", "gpt-4o", "claude-sonnet-4-5", "ollama/llama3.2", "vllm/qwen3"]


@pytest.fixture(params=MODELS)
def model(request):
    return request.param
