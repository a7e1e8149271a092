import assert from "node:assert/strict";
import { test } from "node:test";
import Anthropic from "@anthropic-ai/sdk";
import { betaZodTool } from "@anthropic-ai/sdk/helpers/beta/zod";
import { zodOutputFormat } from "@anthropic-ai/sdk/helpers/zod";
import { z } from "zod";

// The SDK adds the version to the address itself.
const address = (url) => url.replace(/\/v1$/, "");
const client = new Anthropic({
  baseURL: address(process.env.DVARA_BASE_URL),
  apiKey: "any-key",
  maxRetries: 0,
});
const models = ["mock/gpt", "claude-sonnet-4-5", "gpt-4o", "gemini-2.5-flash", "ollama/llama3.2"];
const calling = models.slice(1);
const say = (content) => [{ role: "user", content }];

const weather = {
  name: "get_weather",
  description: "Get weather for a city",
  input_schema: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
};

for (const model of models) {
  test(`messages are answered whole: ${model}`, async () => {
    const message = await client.messages.create({ model, max_tokens: 256, messages: say("Hello") });
    assert.ok(message.content[0].text);
    assert.equal(message.stop_reason, "end_turn");
    assert.ok(message.usage.input_tokens > 0);
    assert.ok(message._request_id);
  });

  test(`messages are streamed: ${model}`, async () => {
    const stream = client.messages.stream({ model, max_tokens: 256, messages: say("Hello") });
    let text = "";
    stream.on("text", (piece) => (text += piece));
    const message = await stream.finalMessage();
    assert.ok(text);
    assert.equal(message.content[0].text, text);
    assert.ok(message.usage.output_tokens > 0);
  });
}

for (const model of calling) {
  test(`tools are called and answered: ${model}`, async () => {
    const messages = say("Weather in Tokyo?");
    const request = { model, max_tokens: 256, tools: [weather] };
    const first = await client.messages.stream({ ...request, messages }).finalMessage();
    assert.equal(first.stop_reason, "tool_use");
    const call = first.content.find((block) => block.type === "tool_use");
    assert.ok(call.input.city);
    messages.push({ role: "assistant", content: first.content });
    messages.push({
      role: "user",
      content: [{ type: "tool_result", tool_use_id: call.id, content: [{ type: "text", text: "18 degrees" }] }],
    });
    const last = await client.messages.create({ ...request, messages });
    assert.equal(last.stop_reason, "end_turn");
  });

  test(`tools are run: ${model}`, async () => {
    const cities = [];
    const tool = betaZodTool({
      name: "get_weather",
      description: "Get weather for a city",
      inputSchema: z.object({ city: z.string() }),
      run: ({ city }) => {
        cities.push(city);
        return "18 degrees";
      },
    });
    const last = await client.beta.messages.toolRunner({
      model,
      max_tokens: 256,
      messages: say("Weather in Tokyo?"),
      tools: [tool],
    });
    assert.equal(last.stop_reason, "end_turn");
    assert.equal(cities.length, 1);
  });

  test(`answers hold to a schema: ${model}`, async () => {
    const city = z.object({ name: z.string(), population: z.number(), landmarks: z.array(z.string()) });
    const message = await client.messages.parse({
      model,
      max_tokens: 1024,
      messages: say("Describe Tokyo."),
      output_config: { format: zodOutputFormat(city) },
    });
    assert.ok(message.parsed_output.landmarks.length);
  });
}

test("thoughts come with their signature and go back", async () => {
  const request = { model: "claude-thinking", max_tokens: 4096, thinking: { type: "enabled", budget_tokens: 2048 } };
  const message = await client.messages.stream({ ...request, messages: say("Think.") }).finalMessage();
  assert.equal(message.content[0].signature, "c2ln");
  const history = [...say("Think."), { role: "assistant", content: message.content }, ...say("Again.")];
  assert.ok((await client.messages.create({ ...request, messages: history })).content.length);
});

test("errors are those of the SDK", async () => {
  const ask = (model) => client.messages.create({ model, max_tokens: 9, messages: say("Hello") });
  await assert.rejects(ask("nobody-serves-this"), Anthropic.BadRequestError);
  await assert.rejects(ask("claude-error-429"), Anthropic.RateLimitError);
  await assert.rejects(ask("gpt-error-500"), Anthropic.InternalServerError);
  const strict = new Anthropic({ baseURL: address(process.env.DVARA_STRICT_BASE_URL), apiKey: "wrong" });
  await assert.rejects(
    strict.messages.create({ model: "mock/gpt", max_tokens: 9, messages: say("Hello") }),
    Anthropic.AuthenticationError,
  );
});

test("a stream that breaks is an error", async () => {
  const stream = client.messages.stream({ model: "gpt-broken-stream", max_tokens: 9, messages: say("Hello") });
  await assert.rejects(stream.finalMessage(), Anthropic.APIError);
});

test("tokens are counted and models listed", async () => {
  const counted = await client.messages.countTokens({ model: "claude-sonnet-4-5", messages: say("Hello") });
  assert.equal(counted.input_tokens, 14);
  const ids = [];
  for await (const model of client.models.list()) ids.push(model.id);
  assert.ok(ids.includes("claude-sonnet-4-5"));
});
