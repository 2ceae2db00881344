// Starts the product for the whole run, in a folder of its own, and stops it afterwards.

import { startDemo } from './support/demo';

export default async function globalSetup(): Promise<() => Promise<void>> {
  const demo = await startDemo();
  // Workers are started after this and inherit it; support/fixtures.ts reads it.
  process.env.LIVESELL_DEMO = JSON.stringify(demo.info);
  return () => demo.stop();
}
