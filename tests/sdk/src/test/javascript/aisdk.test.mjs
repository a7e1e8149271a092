import assert from "node:assert/strict";
import { test } from "node:test";
import { createAnthropic } from "@ai-sdk/anthropic";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { APICallError, embedMany, generateText, isStepCount, Output, streamText, tool, ToolLoopAgent } from "ai";
import { z } from "zod";

const baseURL = process.env.DVARA_BASE_URL;
const sent = [];
const settings = {
  baseURL,
  apiKey: "any-key",
  headers: { "X-Session-Id": "aisdk-session" },
  fetch: (url, request) => {
    sent.push(JSON.parse(request.body));
    return fetch(url, request);
  },
};
const openai = createOpenAI(settings);
const anthropic = createAnthropic(settings);
const compatible = createOpenAICompatible({
  ...settings,
  name: "dvara",
  includeUsage: true,
  supportsStructuredOutputs: true,
});

const modes = { responses: openai, chat: openai.chat, "openai-compatible": compatible, messages: anthropic };
const models = ["mock/gpt", "gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash", "ollama/llama3.2", "vllm/qwen3"];
const cases = Object.entries(modes).flatMap(([mode, ask]) => models.map((name) => [mode, ask(name), name]));

const received = async (word) => (await fetch(`${process.env.DVARA_VENDORS_URL}/received/${word}`)).json();
const City = z.object({ name: z.string(), population: z.number() });
const question = "What's the weather in Tokyo? Use get_weather.";
const loop = (asked) => ({
  stopWhen: isStepCount(5),
  maxRetries: 0,
  tools: {
    get_weather: tool({
      description: "Get weather for a city",
      inputSchema: z.object({ city: z.string() }),
      execute: async ({ city }) => {
        asked.push(city);
        return `It is sunny in ${city}.`;
      },
    }),
  },
});

const read = async (stream) => {
  let told = "";
  for await (const piece of stream.textStream) told += piece;
  return told;
};

const counted = ({ inputTokens, outputTokens, totalTokens }) => {
  assert.ok(inputTokens > 0 && outputTokens > 0);
  assert.equal(totalTokens, inputTokens + outputTokens);
};

for (const [mode, model, name] of cases) {
  test(`AI SDK, ${mode}: text: ${name}`, async () => {
    const { text, usage, finishReason } = await generateText({ model, prompt: "Hello", maxRetries: 0 });
    assert.ok(text);
    assert.equal(finishReason, "stop");
    counted(usage);
    const stream = streamText({ model, prompt: "Hello", maxRetries: 0 });
    assert.equal(await read(stream), text);
    assert.equal(await stream.finishReason, "stop");
    counted(await stream.usage);
  });

  test(`AI SDK, ${mode}: objects: ${name}`, async () => {
    const request = {
      model,
      prompt: "Tokyo as JSON",
      output: Output.object({ schema: City }),
      providerOptions: { anthropic: { structuredOutputMode: "outputFormat" } },
      maxRetries: 0,
    };
    const { output } = await generateText(request);
    assert.equal(typeof output.population, "number");
    const stream = streamText(request);
    const states = [];
    for await (const state of stream.partialOutputStream) states.push(state);
    assert.deepEqual(states.at(-1), output);
    assert.deepEqual(await stream.output, output);
  });

  test(`AI SDK, ${mode}: tool loops over several turns: ${name}`, async () => {
    const asked = [];
    const first = await generateText({ model, prompt: question, ...loop(asked) });
    assert.deepEqual(first.steps.map((step) => step.finishReason), ["tool-calls", "stop"]);
    assert.ok(first.text);
    const messages = [{ role: "user", content: question }, ...first.responseMessages];
    messages.push({ role: "user", content: "And now? Use get_weather." });
    const second = streamText({ model, messages, ...loop(asked) });
    assert.ok(await read(second));
    assert.equal((await second.steps).length, 2);
    messages.push(...(await second.responseMessages), { role: "user", content: "Thanks. Use get_weather." });
    const third = await generateText({ model, messages, ...loop(asked) });
    assert.ok(third.text);
    assert.equal(asked.length, 3);
  });
}

for (const name of models) {
  test(`AI SDK, responses: later turns refer to items of earlier ones: ${name}`, async () => {
    const model = openai(name);
    const first = await generateText({ model, prompt: "Hello", maxRetries: 0 });
    const word = `go-on-${name.replace(/\W/g, "-")}`;
    const messages = [{ role: "user", content: "Hello" }, ...first.responseMessages, { role: "user", content: word }];
    sent.length = 0;
    assert.ok((await generateText({ model, messages, maxRetries: 0 })).text);
    assert.ok(await read(streamText({ model, messages, maxRetries: 0 })));
    assert.deepEqual(sent.map(({ input }) => input.map((item) => item.type ?? item.role)), [
      ["user", "item_reference", "user"],
      ["user", "item_reference", "user"],
    ]);
    const told = (await received(word)).slice(-2);
    assert.equal(told.length, name.startsWith("mock/") ? 0 : 2);
    for (const { path, body } of told) {
      assert.match(JSON.stringify(body), path.endsWith("/responses") ? /item_reference/ : /Hello there/);
    }
  });

  test(`AI SDK: an agent calls its tools: ${name}`, async () => {
    const asked = [];
    const agent = new ToolLoopAgent({ model: openai(name), instructions: "Be brief.", ...loop(asked) });
    assert.ok((await agent.generate({ prompt: question })).text);
    assert.ok(await read(await agent.stream({ prompt: question })));
    assert.equal(asked.length, 2);
  });
}

for (const [mode, ask] of Object.entries(modes)) {
  test(`AI SDK, ${mode}: vendors get what was said`, async () => {
    const word = `said-through-${mode}`;
    const request = { model: ask("claude-sonnet-4-5"), instructions: "Be brief.", prompt: word, maxOutputTokens: 99 };
    await generateText({ ...request, ...loop([]) });
    const { body } = (await received(word)).at(-1);
    assert.match(JSON.stringify(body.system), /Be brief/);
    assert.equal(body.max_tokens, 99);
    assert.deepEqual(Object.keys(body.tools[0].input_schema.properties), ["city"]);
  });
}

for (const mode of ["responses", "openai-compatible", "messages"]) {
  test(`AI SDK, ${mode}: thoughts are told and go back`, async () => {
    const request = {
      model: modes[mode]("claude-thinking"),
      reasoning: "medium",
      providerOptions: { openai: { forceReasoning: true, reasoningSummary: "auto" } },
      maxRetries: 0,
    };
    const { reasoningText, responseMessages, text } = await generateText({ ...request, prompt: "Think." });
    assert.deepEqual([reasoningText, text], ["Let me think.", "Done."]);
    const messages = [{ role: "user", content: "Think." }, ...responseMessages, { role: "user", content: "Again." }];
    const stream = streamText({ ...request, messages });
    // Chats have no field for a thought's signature, without which the vendor wants none back.
    assert.equal(await read(stream), mode === "openai-compatible" ? "Done." : "Done again.");
    assert.equal(await stream.reasoningText, reasoningText);
  });
}

for (const [kind, model] of [
  ["openai", openai.embedding("text-embedding-3-small")],
  ["openai-compatible", compatible.embeddingModel("ollama/nomic-embed-text")],
]) {
  test(`AI SDK, ${kind}: embeds`, async () => {
    const { embeddings, usage } = await embedMany({ model, values: ["one", "two"] });
    assert.deepEqual(embeddings.map((vector) => vector.length), [2, 2]);
    assert.ok(usage.tokens > 0);
  });
}

for (const [mode, ask] of Object.entries(modes)) {
  for (const [name, statusCode, isRetryable] of [
    ["nobody-serves-this", 400, false],
    ["gpt-error-400", 400, false],
    ["gpt-error-429", 429, true],
    ["gpt-error-500", 502, true],
    ["claude-error-529", 502, true],
  ]) {
    test(`AI SDK, ${mode}: throws its own error: ${name}`, async () => {
      await assert.rejects(generateText({ model: ask(name), prompt: "x", maxRetries: 0 }), (error) => {
        assert.ok(APICallError.isInstance(error));
        assert.deepEqual([error.statusCode, error.isRetryable], [statusCode, isRetryable]);
        return true;
      });
    });
  }

  test(`AI SDK, ${mode}: a broken stream is an error`, async () => {
    let error;
    const stream = streamText({
      model: ask("vllm/gpt-broken-stream"),
      prompt: "Hi",
      maxRetries: 0,
      onError: (event) => (error = event.error),
    });
    const parts = [];
    for await (const part of stream.stream) parts.push(part.type);
    assert.ok(parts.includes("error"));
    assert.ok(error);
  });
}
