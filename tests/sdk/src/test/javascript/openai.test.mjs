import assert from "node:assert/strict";
import { test } from "node:test";
import OpenAI from "openai";
import { zodFunction, zodResponseFormat } from "openai/helpers/zod";
import { z } from "zod";

const client = new OpenAI({ baseURL: process.env.DVARA_BASE_URL, apiKey: "any-key", maxRetries: 0 });
const models = ["mock/gpt", "gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash", "ollama/llama3.2"];
const say = (content) => [{ role: "user", content }];

const weather = {
  type: "function",
  function: {
    name: "get_weather",
    description: "Get weather for a city",
    parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
  },
};

for (const model of models) {
  test(`answers whole: ${model}`, async () => {
    const answer = await client.chat.completions.create({ model, messages: say("Explain microservices.") });
    assert.ok(answer.choices[0].message.content);
    assert.equal(answer.choices[0].finish_reason, "stop");
  });

  test(`streams: ${model}`, async () => {
    const stream = await client.chat.completions.create({
      model,
      messages: say("Write a poem."),
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = "";
    const ends = [];
    const chunks = [];
    for await (const chunk of stream) {
      chunks.push(chunk);
      text += chunk.choices[0]?.delta?.content || "";
      if (chunk.choices[0]?.finish_reason) ends.push(chunk.choices[0].finish_reason);
    }
    assert.ok(text);
    assert.equal(chunks[0].choices[0].delta.role, "assistant");
    assert.deepEqual(ends, ["stop"]);
    assert.deepEqual(chunks.at(-1).choices, []);
    const { prompt_tokens, completion_tokens, total_tokens } = chunks.at(-1).usage;
    assert.equal(total_tokens, prompt_tokens + completion_tokens);
  });

  test(`streams tool calls: ${model}`, async () => {
    const stream = client.chat.completions.stream({
      model,
      messages: say("What's the weather in London? Use get_weather."),
      tools: [weather],
    });
    const { finish_reason, message } = (await stream.finalChatCompletion()).choices[0];
    assert.equal(finish_reason, "tool_calls");
    assert.deepEqual(
      message.tool_calls.map((call) => [call.type, call.function.name, Object.keys(JSON.parse(call.function.arguments))]),
      [["function", "get_weather", ["city"]]],
    );
  });

  test(`parses structured output: ${model}`, async () => {
    const City = z.object({ name: z.string(), population: z.number(), landmarks: z.array(z.string()) });
    const answer = await client.chat.completions.parse({
      model,
      messages: say("Tell me about Tokyo."),
      response_format: zodResponseFormat(City, "city"),
    });
    assert.ok(answer.choices[0].message.parsed.name);
  });

  test(`runs tools to the end: ${model}`, async () => {
    const runner = client.chat.completions.runTools({
      model,
      messages: say("What's the weather in London? Use get_weather."),
      tools: [
        {
          type: "function",
          function: { ...weather.function, parse: JSON.parse, function: async ({ city }) => `sunny in ${city}` },
        },
      ],
    });
    assert.ok(await runner.finalContent());
    assert.equal(runner.messages.filter((message) => message.role === "tool").length, 1);
  });
}

test("runs tools while it streams", async () => {
  const cities = [];
  const runner = client.chat.completions.runTools({
    model: "claude-sonnet-4-5",
    messages: say("What's the weather in London? Use get_weather."),
    stream: true,
    tools: [
      zodFunction({
        name: "get_weather",
        parameters: z.object({ city: z.string() }),
        function: ({ city }) => {
          cities.push(city);
          return `sunny in ${city}`;
        },
      }),
    ],
  });
  assert.ok(await runner.finalContent());
  assert.equal(cities.length, 1);
});

test("embeds", async () => {
  const answer = await client.embeddings.create({ model: "text-embedding-3-small", input: "The quick brown fox" });
  assert.ok(answer.data[0].embedding.length > 0);
});

test("lists models and finds one by its name with a slash", async () => {
  const ids = [];
  for await (const model of client.models.list()) ids.push(model.id);
  assert.ok(ids.includes("ollama/llama3.2"));
  assert.equal((await client.models.retrieve("ollama/llama3.2")).id, "ollama/llama3.2");
});

for (const [model, kind] of [
  ["nobody-serves-this", OpenAI.BadRequestError],
  ["gpt-error-400", OpenAI.BadRequestError],
  ["gpt-error-429", OpenAI.RateLimitError],
  ["gpt-error-500", OpenAI.InternalServerError],
  ["claude-error-529", OpenAI.InternalServerError],
]) {
  test(`throws the SDK's own error: ${model}`, async () => {
    await assert.rejects(client.chat.completions.create({ model, messages: say("x") }), kind);
  });
}

test("throws an error within a stream that breaks", async () => {
  const stream = await client.chat.completions.create({
    model: "gpt-broken-stream",
    messages: say("x"),
    stream: true,
  });
  await assert.rejects(async () => {
    for await (const chunk of stream) assert.ok(chunk);
  }, OpenAI.APIError);
});

test("streams parallel tool calls by their index", async () => {
  const stream = await client.chat.completions.create({
    model: "gpt-parallel",
    messages: say("both"),
    tools: [weather],
    stream: true,
  });
  const calls = new Map();
  for await (const chunk of stream) {
    for (const delta of chunk.choices[0]?.delta?.tool_calls ?? []) {
      calls.set(delta.index, (calls.get(delta.index) ?? "") + (delta.function?.arguments ?? ""));
    }
  }
  assert.deepEqual([...calls].map(([index, text]) => [index, JSON.parse(text).city]), [
    [0, "Tokyo"],
    [1, "Paris"],
  ]);
});

test("throws an authentication error where keys are demanded", async () => {
  const strict = new OpenAI({ baseURL: process.env.DVARA_STRICT_BASE_URL, apiKey: "wrong", maxRetries: 0 });
  await assert.rejects(strict.chat.completions.create({ model: "mock/gpt", messages: say("x") }), OpenAI.AuthenticationError);
});

test("passes headers", async () => {
  const { response } = await client.chat.completions
    .create({ model: "mock/gpt", messages: say("x") }, { headers: { "X-Trace-ID": "my-trace-123" } })
    .withResponse();
  assert.equal(response.headers.get("X-Trace-ID"), "my-trace-123");
});
