// Reads what /metrics says as a program that is not ours does: node metrics.mjs FILE
// Writes the families as JSON; ends with 1 and the fault if it cannot be read.
import { readFileSync } from 'node:fs';
import parse from 'parse-prometheus-text-format';

process.stdout.write(JSON.stringify(parse(readFileSync(process.argv[2], 'utf8'))));
