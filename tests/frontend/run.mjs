// Bundles a script as the build would, so that it may import the editor's modules, and runs it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import esbuild from 'esbuild';

const folder = mkdtempSync(join(tmpdir(), 'lk3-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
const outfile = join(folder, 'script.mjs');
await esbuild.build({
  entryPoints: [fileURLToPath(new URL(process.argv[2], import.meta.url))],
  bundle: true,
  outfile,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'error',
});
await import(pathToFileURL(outfile));
