// Waiting with an end, and moments drawn from a seed.

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks `probe` until it gives something, a failure counting as nothing; throws a sentence after `withinMs`. */
export async function until(what, withinMs, probe) {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const value = await Promise.resolve().then(probe).catch(() => undefined);
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`${what}: not within ${withinMs / 1000} s`);
    await pause(200);
  }
}

/** Numbers from 0 up to 1, the same ones for the same seed, so that a run can be repeated. */
export function dice(seed) {
  let state = Number(seed) >>> 0;
  return () => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
