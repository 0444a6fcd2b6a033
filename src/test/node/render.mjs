// Draws what is sent as Slack would show it: node render.mjs BODY.json OUT.png
// The picture keeps the SHA-256 of what it was drawn of, as the text "Source".
// Prints {"text": what is read there, "skipped": types of blocks that the renderer does not know}.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { crc32 } from 'node:zlib';
import { chromium } from 'playwright-core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Message } from 'slack-blocks-to-jsx';

const [input, out] = process.argv.slice(2, 4);
const bytes = readFileSync(input);
const body = JSON.parse(bytes);
const blocks = Array.isArray(body) ? body : body.blocks;

// With "verbatim" Slack only finds no links of its own accord; the renderer would show all of the markup as text.
const plain = (node) => {
  if (Array.isArray(node)) return node.map(plain);
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node).filter(([key]) => key !== 'verbatim').map(([key, value]) => [key, plain(value)]));
};

// The renderer leaves out what it does not know, without a word.
const alone = (block) =>
  renderToStaticMarkup(createElement(Message, { blocks: [block], time: new Date(0), name: 'Seventy', logo: '', withoutWrapper: true }));
const nothing = alone({ type: 'unknown' });
const skipped = [...new Set(blocks.filter((block) => alone(block) === nothing).map((block) => block.type))];

const message = renderToStaticMarkup(
  createElement(Message, { blocks: plain(blocks), time: new Date(Date.UTC(2026, 10, 21, 9)), name: 'Seventy', logo: 'data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==' }),
  // Slack escapes three characters in code as well; the renderer does not turn them back there.
).replace(/<(pre|code)\b.*?<\/\1>/gs, (code) => code.replace(/&amp;(amp|lt|gt);/g, '&$1;'));

// A chunk of text is put right behind the header, whose length is fixed.
const withSource = (png) => {
  const text = Buffer.from(`tEXtSource\0${createHash('sha256').update(bytes).digest('hex')}`, 'latin1');
  const chunk = Buffer.alloc(text.length + 8);
  chunk.writeUInt32BE(text.length - 4, 0);
  text.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(text), text.length + 4);
  const header = 33;
  return Buffer.concat([png.subarray(0, header), chunk, png.subarray(header)]);
};

const css = readFileSync(createRequire(import.meta.url).resolve('slack-blocks-to-jsx/dist/style.css'), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({ viewport: { width: 760, height: 100 }, offline: true });
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>${css}</style><body style="margin:16px">${message}`);
  writeFileSync(out, withSource(await page.screenshot({ fullPage: true })));
  console.log(JSON.stringify({ text: await page.innerText('body'), skipped }));
} finally {
  await browser.close();
}
