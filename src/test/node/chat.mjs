// Talks to the local chat as somebody at a browser would: node chat.mjs ADDRESS STEPS.json OUT.png
// A step is {"say": line}, {"press": label of a button} or {"fill": {beginning of a label: value}}.
// Prints a JSON array of what stands in the newest turn after each step; OUT.png shows the last of them.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [address, steps, out] = process.argv.slice(2, 5);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({ viewport: { width: 900, height: 1000 } });
  const problems = [];
  page.on('pageerror', (failure) => problems.push(String(failure)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(address);
  const shown = [];
  for (const step of JSON.parse(readFileSync(steps, 'utf8'))) {
    const newest = page.locator('#newest');
    const before = await newest.getAttribute('aria-label');
    if (step.say !== undefined) {
      await page.getByLabel('Your line to Seventy').fill(step.say);
      await page.getByRole('button', { name: 'Send', exact: true }).click();
    } else if (step.press !== undefined) {
      await newest.getByRole('button', { name: step.press, exact: true }).click();
    } else {
      for (const [label, value] of Object.entries(step.fill)) {
        await newest.getByLabel(new RegExp(`^\\s*${label}`)).fill(value);
      }
      await newest.locator('form.fields button').click();
    }
    await page.waitForFunction((was) => document.querySelector('#newest')?.getAttribute('aria-label') !== was, before);
    shown.push(await page.locator('#newest').innerText());
  }
  await page.screenshot({ path: out });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  console.log(JSON.stringify(shown));
} finally {
  await browser.close();
}
