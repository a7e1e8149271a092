/** The programs of docs/clients.md, run as they stand there at another address. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { promisify } from "node:util";
import { samples } from "./page.mjs";

const page = samples(process.env.DVARA_CLIENTS_PAGE, process.env.DVARA_BASE_URL.replace(/\/v1$/, ""));
const printed = {
  "OpenAI JavaScript / Chat": "Hello there",
  "OpenAI JavaScript / Stream": "Hello there",
  "OpenAI JavaScript / Structured output": "some name: 7.5 km, rings: true",
  "OpenAI JavaScript / Tools": 'Call: get_weather({"city":"Tokyo"})',
  "OpenAI JavaScript / Address from the environment": "Hello there",
  "OpenAI JavaScript / Trace": "my-trace-123",
  "Anthropic JavaScript / Message": "Hello there",
  "Anthropic JavaScript / Stream": "Hello there",
  "Vercel AI SDK / Text": "Hello there",
  "Vercel AI SDK / Stream": "Hello there",
  "Vercel AI SDK / Object": "some name: 7.5",
  "Vercel AI SDK / Tools": "It says: It is sunny in Tokyo.",
  "Vercel AI SDK / As an OpenAI-compatible provider": "Hello there",
};

test("every sample is expected to say something", () => {
  assert.deepEqual([...page.keys()], Object.keys(printed));
});

for (const [name, expected] of Object.entries(printed)) {
  test(`prints: ${name}`, async () => {
    const { program, environment } = page.get(name);
    const file = `sample-${name.replace(/\W+/g, "-")}.mjs`;
    writeFileSync(file, program);
    const run = await promisify(execFile)(process.execPath, [file], { env: { ...process.env, ...environment } });
    assert.equal(run.stdout.trim(), expected);
  });
}
