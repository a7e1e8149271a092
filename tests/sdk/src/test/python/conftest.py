import json
import os
import urllib.request
from importlib.util import find_spec
from pathlib import Path

import pytest
from openai import AsyncOpenAI, OpenAI

# Nothing is fetched: LiteLLM takes the prices and LangChain the encodings that LiteLLM brings.
LITELLM = Path(find_spec("litellm").origin).parent
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
os.environ["TIKTOKEN_CACHE_DIR"] = str(LITELLM / "litellm_core_utils" / "tokenizers")

BASE_URL = os.environ["DVARA_BASE_URL"]


@pytest.fixture
def client():
    return OpenAI(base_url=BASE_URL, api_key="any-key", max_retries=0)


@pytest.fixture
def received():
    """What the vendors got that has this word in it."""

    def ask(word):
        with urllib.request.urlopen(f"{os.environ['DVARA_VENDORS_URL']}/received/{word}") as answer:
            return json.load(answer)

    return ask


@pytest.fixture
def async_client():
    return AsyncOpenAI(base_url=BASE_URL, api_key="any-key", max_retries=0)


# One model for each provider: the mock answers offline, the others have scripted vendors behind them.
MODELS = ["mock/gpt", "gpt-4o", "claude-sonnet-4-5", "ollama/llama3.2", "vllm/qwen3"]


@pytest.fixture(params=MODELS)
def model(request):
    return request.param
