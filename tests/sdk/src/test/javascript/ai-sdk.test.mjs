import assert from "node:assert/strict";
import { test } from "node:test";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { APICallError, embedMany, generateText, Output, stepCountIs, streamText, tool } from "ai";
import { z } from "zod";

const baseURL = process.env.DVARA_BASE_URL;
const openai = createOpenAI({ baseURL, apiKey: "any-key" });
const compatible = createOpenAICompatible({
  name: "dvara",
  baseURL,
  apiKey: "any-key",
  includeUsage: true,
  supportsStructuredOutputs: true,
});
const modes = { "openai.chat": (name) => openai.chat(name), "openai-compatible": (name) => compatible(name) };
const models = ["mock/gpt", "gpt-4o", "claude-sonnet-4-5", "ollama/llama3.2", "vllm/qwen3"];
const City = z.object({ name: z.string(), population: z.number(), landmarks: z.array(z.string()) });
const weather = "What's the weather in Tokyo? Use get_weather.";

const tools = () => ({
  get_weather: tool({
    description: "Get weather for a city",
    inputSchema: z.object({ city: z.string() }),
    execute: async ({ city }) => `It is sunny in ${city}.`,
  }),
});

const received = async (word) => (await fetch(`${process.env.DVARA_VENDORS_URL}/received/${word}`)).json();

async function told(stream) {
  let text = "";
  for await (const piece of stream.textStream) text += piece;
  return text;
}

for (const [mode, ask] of Object.entries(modes)) {
  for (const name of models) {
    const model = ask(name);

    test(`${mode}, text: ${name}`, async () => {
      const { text, usage, finishReason } = await generateText({ model, prompt: "Hello", maxRetries: 0 });
      assert.ok(text);
      assert.equal(finishReason, "stop");
      assert.ok(usage.inputTokens > 0 && usage.outputTokens > 0);
    });

    test(`${mode}, stream: ${name}`, async () => {
      const stream = streamText({ model, prompt: "Hello", maxRetries: 0 });
      assert.ok(await told(stream));
      assert.equal(await stream.finishReason, "stop");
      assert.ok((await stream.usage).outputTokens > 0);
    });

    test(`${mode}, object: ${name}`, async () => {
      const question = { model, prompt: "Tokyo as JSON", output: Output.object({ schema: City }), maxRetries: 0 };
      assert.ok((await generateText(question)).output.landmarks.length);
      const stream = streamText(question);
      const parts = [];
      for await (const part of stream.partialOutputStream) parts.push(part);
      assert.ok(parts.at(-1).landmarks.length);
    });

    test(`${mode}, tools over several turns: ${name}`, async () => {
      const first = await generateText({ model, prompt: weather, tools: tools(), stopWhen: stepCountIs(3), maxRetries: 0 });
      assert.deepEqual(
        first.steps.map((step) => step.finishReason),
        ["tool-calls", "stop"],
      );
      assert.match(first.steps[0].toolResults[0].output, /^It is sunny in /);
      const history = [{ role: "user", content: weather }, ...first.response.messages];
      const second = streamText({
        model,
        messages: [...history, { role: "user", content: weather }],
        tools: tools(),
        stopWhen: stepCountIs(3),
        maxRetries: 0,
      });
      assert.ok(await told(second));
      assert.equal((await second.steps).length, 2);
    });
  }

  test(`${mode}: the vendor gets what was said`, async () => {
    const word = `ai-sdk-said-${mode.replace(".", "-")}`;
    await generateText({
      model: ask("claude-sonnet-4-5"),
      instructions: "Be brief.",
      prompt: word,
      tools: tools(),
      maxOutputTokens: 99,
      maxRetries: 0,
    });
    const { body } = (await received(word)).at(-1);
    assert.match(JSON.stringify(body.system), /Be brief/);
    assert.equal(body.max_tokens, 99);
    assert.deepEqual(Object.keys(body.tools[0].input_schema.properties), ["city"]);
  });

  test(`${mode}: errors are those of the SDK`, async () => {
    for (const [name, status] of [["nobody-serves-this", 400], ["gpt-error-429", 429], ["gpt-error-500", 502]]) {
      await assert.rejects(generateText({ model: ask(name), prompt: "x", maxRetries: 0 }), (error) => {
        assert.ok(APICallError.isInstance(error));
        assert.equal(error.statusCode, status);
        return true;
      });
    }
  });

  test(`${mode}: a broken stream is an error`, async () => {
    const parts = [];
    const stream = streamText({ model: ask("gpt-broken-stream"), prompt: "Hi", maxRetries: 0, onError: () => {} });
    for await (const part of stream.fullStream) parts.push(part.type);
    assert.ok(parts.includes("error"));
  });
}

test("embeds many", async () => {
  for (const model of [
    openai.embedding("text-embedding-3-small"),
    compatible.embeddingModel("ollama/nomic-embed-text"),
  ]) {
    const { embeddings } = await embedMany({ model, values: ["one", "two"], maxRetries: 0 });
    assert.deepEqual(embeddings, [[0.5, -1], [0.5, -1]]);
  }
});
