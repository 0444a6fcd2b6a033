// Draws what is sent as Slack would show it: node render.mjs BODY.json OUT.png
// Prints {"text": what is read there, "skipped": types of blocks that the renderer does not know}.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Message } from 'slack-blocks-to-jsx';

const [input, out] = process.argv.slice(2, 4);
const body = JSON.parse(readFileSync(input, 'utf8'));
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
const css = readFileSync(createRequire(import.meta.url).resolve('slack-blocks-to-jsx/dist/style.css'), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({ viewport: { width: 760, height: 100 }, offline: true });
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>${css}</style><body style="margin:16px">${message}`);
  await page.screenshot({ path: out, fullPage: true });
  console.log(JSON.stringify({ text: await page.innerText('body'), skipped }));
} finally {
  await browser.close();
}
