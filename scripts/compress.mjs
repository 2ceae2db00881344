// Writes a Brotli and a gzip neighbour of files: node compress.mjs SOURCE TARGET [SOURCE TARGET…] makes TARGET.br and
// TARGET.gz. Called by `cargo xtask build`; the best and slowest both know, since it is done once per build.

import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const names = process.argv.slice(2);
if (names.length === 0 || names.length % 2 !== 0) {
  console.error('usage: compress.mjs SOURCE TARGET [SOURCE TARGET…]');
  process.exit(2);
}

for (let at = 0; at < names.length; at += 2) {
  const content = readFileSync(names[at]);
  const brotli = brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
  writeFileSync(`${names[at + 1]}.br`, brotli);
  writeFileSync(`${names[at + 1]}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
}
