// Makes a JSON schema of Slack's own types: node schema.mjs OUT.json
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2]);
const schema = createGenerator({
  path: resolve(here, 'surfaces.ts'),
  type: 'Surfaces',
  skipTypeCheck: true,
  additionalProperties: false,
}).createSchema('Surfaces');
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, JSON.stringify(schema));
console.log(`${Object.keys(schema.definitions).length} definitions`);
