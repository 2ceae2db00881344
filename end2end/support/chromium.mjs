// Which Chromium is started, and how: the tests and the runs that watch the console use the same.

import { existsSync } from 'node:fs';

// The system's Chromium where there is one; where there is none, scripts/setup.sh installed Playwright's own.
const systemChromium = '/usr/bin/chromium';

export const launchOptions = {
  executablePath: existsSync(systemChromium) ? systemChromium : undefined,
  // No sandbox of its own: containers lack it, and every page is ours. No traffic of the browser's own.
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
