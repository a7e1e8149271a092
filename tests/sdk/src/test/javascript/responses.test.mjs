import assert from "node:assert/strict";
import { test } from "node:test";
import OpenAI from "openai";
import { runnerFunction, ResponsesToolRunner } from "openai/helpers/responses-tool-runner";
import { zodResponsesFunction, zodTextFormat } from "openai/helpers/zod";
import { z } from "zod";

const client = new OpenAI({ baseURL: process.env.DVARA_BASE_URL, apiKey: "any-key", maxRetries: 0 });
const models = ["mock/gpt", "gpt-4o", "claude-sonnet-4-5", "gemini-2.5-flash", "ollama/llama3.2", "vllm/qwen3"];
const City = z.object({ name: z.string(), population: z.number() });

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

  test(`responses, OpenAI's SDK, later turns: ${model}`, async () => {
    const first = await client.responses.create({ model, input: "Hello" });
    const second = await client.responses.create({ model, input: "Go on", previous_response_id: first.id });
    assert.ok(second.output_text);
    assert.equal((await client.responses.retrieve(first.id)).output_text, first.output_text);
    const refer = (id) =>
      client.responses.create({ model, input: [{ type: "item_reference", id }, { role: "user", content: "Go on" }] });
    assert.ok((await refer(first.output.at(-1).id)).output_text);
    await assert.rejects(refer("msg_of_nobody"), { name: "Error", message: /^40[04] Item .*not found/ });
    await client.responses.delete(first.id);
  });

  test(`responses, OpenAI's SDK, tools run to the end: ${model}`, async () => {
    const cities = [];
    const weather = zodResponsesFunction({
      name: "get_weather",
      parameters: z.object({ city: z.string() }),
      function: ({ city }) => {
        cities.push(city);
        return `sunny in ${city}`;
      },
    });
    const runner = new ResponsesToolRunner({ functions: [runnerFunction(weather)] });
    const request = { model, input: "What's the weather in London? Use get_weather." };
    assert.ok((await runner.run(client, request)).output_text);
    assert.ok((await runner.run(client, request, { stream: true })).output_text);
    assert.equal(cities.length, 2);
  });
}
