"""The programs that the product is described by, as printed, at another address."""

import os
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parent / "samples"
ADDRESS = os.environ["DVARA_BASE_URL"].replace("127.0.0.1", "localhost")

PRINTED = {
    "asynchronous": "Hello there",
    "beyond_ollama": "Hello there",
    "beyond_stream": "Hello there",
    "beyond_structured": "{'languages': ['some languages']}",
    "chat": "Hello there",
    "embeddings": "Dimensions: 2",
    "streaming": "Hello there",
    "tools": 'Function: get_weather\nArguments: {"city":"Tokyo"}',
}

ANSWERED = {
    "claude": "Hello there",
    "claude_system": "Hello there",
    "session_id": "Hello there",
    "structured": '{"planets":[{"name":"some name","diameter_km":7}]}',
    "trace_id": "Hello there",
}


def run(name):
    program = (SAMPLES / f"{name}.py").read_text(encoding="utf-8").replace("http://localhost:8080/v1", ADDRESS)
    left = {"__name__": "__main__"}
    exec(compile(program, f"{name}.py", "exec"), left)
    return left


def test_every_sample_is_expected_to_say_something():
    assert {path.stem for path in SAMPLES.glob("*.py")} == PRINTED.keys() | ANSWERED.keys()


@pytest.mark.parametrize("name", PRINTED)
def test_prints(name, capsys):
    run(name)
    assert capsys.readouterr().out.strip() == PRINTED[name]


@pytest.mark.parametrize("name", ANSWERED)
def test_is_answered(name):
    assert run(name)["response"].choices[0].message.content == ANSWERED[name]
