import { readFileSync } from "node:fs";

const local = "http://localhost:8080";
const piece = /^(?:## ([^\n]+)|### ([^\n]+)|```(\w+)\n([^]*?)^```)$/gm;

/** The JavaScript programs of a page by section and sample; each begins with the first block of its section. */
export function samples(file, address) {
  const found = new Map();
  let section, sample, beginning, environment;
  for (const [, title, name, kind, text] of readFileSync(file, "utf8").replaceAll(local, address).matchAll(piece)) {
    if (title) [section, sample, beginning] = [title, "", ""];
    else if (name) [sample, environment] = [name, {}];
    else if (kind === "sh")
      environment = Object.fromEntries([...text.matchAll(/^export (\w+)="(.+)"$/gm)].map((it) => it.slice(1)));
    else if (kind === "js" && !sample) beginning = text;
    else if (kind === "js") found.set(`${section} / ${sample}`, { program: beginning + text, environment });
  }
  return found;
}
