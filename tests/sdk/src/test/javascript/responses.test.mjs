import assert from "node:assert/strict";
import { test } from "node:test";
import { createOpenAI } from "@ai-sdk/openai";
import { generateText, Output, stepCountIs, streamText, tool } from "ai";
import OpenAI from "openai";
import { zodTextFormat } from "openai/helpers/zod";
import { z } from "zod";

const baseURL = process.env.DVARA_BASE_URL;
const client = new OpenAI({ baseURL, apiKey: "any-key", maxRetries: 0 });
const openai = createOpenAI({ baseURL, apiKey: "any-key" });
const models = ["mock/gpt", "gpt-4o", "claude-sonnet-4-5", "ollama/llama3.2", "vllm/qwen3"];
const City = z.object({ name: z.string(), population: z.number() });

const getWeather = () =>
  tool({
    description: "Get weather for a city",
    inputSchema: z.object({ city: z.string() }),
    execute: async ({ city }) => `It is sunny in ${city}.`,
  });

for (const model of models) {
  test(`responses, OpenAI's SDK: ${model}`, async () => {
    const answer = await client.responses.create({ model, input: "Hello" });
    assert.ok(answer.output_text);
    const stream = await client.responses.create({ model, input: "Hello", stream: true });
    const types = [];
    for await (const event of stream) types.push(event.type);
    assert.equal(types[0], "response.created");
    assert.equal(types.at(-1), "response.completed");
    const parsed = await client.responses.parse({
      model,
      input: "Tokyo as JSON",
      text: { format: zodTextFormat(City, "city") },
    });
    assert.equal(typeof parsed.output_parsed.population, "number");
  });

  test(`responses, AI SDK, text and streams: ${model}`, async () => {
    const { text, usage } = await generateText({ model: openai(model), prompt: "Hello", maxRetries: 0 });
    assert.ok(text);
    assert.ok(usage.totalTokens > 0);
    const stream = streamText({ model: openai(model), prompt: "Hello", maxRetries: 0 });
    let told = "";
    for await (const piece of stream.textStream) told += piece;
    assert.ok(told);
    assert.equal(await stream.finishReason, "stop");
  });

  test(`responses, AI SDK, objects: ${model}`, async () => {
    const { output } = await generateText({
      model: openai(model),
      prompt: "Tokyo as JSON",
      output: Output.object({ schema: City }),
      maxRetries: 0,
    });
    assert.equal(typeof output.population, "number");
  });

  test(`responses, AI SDK, tools over several turns: ${model}`, async () => {
    const first = await generateText({
      model: openai(model),
      prompt: "What's the weather in Tokyo? Use get_weather.",
      tools: { get_weather: getWeather() },
      stopWhen: stepCountIs(3),
      maxRetries: 0,
    });
    assert.ok(first.steps.length >= 2);
    assert.ok(first.text);
    const second = streamText({
      model: openai(model),
      messages: [
        { role: "user", content: "What's the weather in Tokyo? Use get_weather." },
        ...first.response.messages,
        { role: "user", content: "Thanks." },
      ],
      maxRetries: 0,
    });
    let told = "";
    for await (const piece of second.textStream) told += piece;
    assert.ok(told);
  });
}

test("responses, AI SDK: a broken stream is an error", async () => {
  let error;
  const stream = streamText({
    model: openai("vllm/gpt-broken-stream"),
    prompt: "Hi",
    maxRetries: 0,
    onError: (event) => (error = event.error),
  });
  const parts = [];
  for await (const part of stream.fullStream) parts.push(part.type);
  assert.ok(parts.includes("error"));
  assert.ok(error);
});
