// Starts the emulator of Slack's Web API with that seed, prints {"port", "url"}, and stops when its input ends:
// node emulate.mjs '{"team": …, "users": …, "channels": …, "tokens": …, "oauth_apps": …}'
import { createServer } from 'node:net';
import { createEmulator } from 'emulate';

// The emulator tells its address to others by the port it was given, so a free one is found first.
const free = () =>
  new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });

const port = await free();
const slack = await createEmulator({ service: 'slack', port, seed: { slack: JSON.parse(process.argv[2] ?? '{}') } });
process.stdin.resume();
process.stdin.on('end', async () => {
  await slack.close();
  process.exit(0);
});
console.log(JSON.stringify({ port, url: slack.url }));
