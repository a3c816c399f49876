// Bundles scripts and styles into webui/static/built under hashed names, compressed once for ever.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import esbuild from 'esbuild';

const webui = dirname(fileURLToPath(import.meta.url));
const built = join(webui, 'static', 'built');
const fresh = `${built}.new`; // becomes `built` only when it is whole: a server may be running

/** A script or stylesheet that is nothing but the files of a folder, in the order of their names. */
async function gathered(folder, ending, first = []) {
  const names = (await readdir(join(webui, folder))).filter((name) => name.endsWith(ending)).sort();
  const lines = [...first, ...names.map((name) => `./${folder}/${name}`)];
  return lines.map((path) => (ending === '.css' ? `@import "${path}";` : `import "${path}";`)).join('\n');
}

/**
 * Three files of the libraries write `style` attributes, which our content policy forbids: icons,
 * where SVG attributes look the same, and the panel's container, whose height our stylesheet sets.
 */
const withoutInlineStyles = {
  name: 'without-inline-styles',
  setup(build) {
    const asAttributes = (_, style) => style.replace(/([\w-]+):([^;]+);?/g, ' $1="$2"');
    const rewriting = (filter, rewrite) =>
      build.onLoad({ filter }, async ({ path }) => ({ contents: rewrite(await readFile(path, 'utf8')) }));
    rewriting(/(Align|Distribute)ElementsIcons\.js$/, (source) =>
      source.replace(/ style="([^"]*)"/g, asAttributes),
    );
    rewriting(/bpmn-js-properties-panel\/dist\/index\.esm\.js$/, (source) =>
      source.replace('<div style="height: 100%"', '<div'),
    );
  },
};

async function bundle(entry, options) {
  const result = await esbuild.build({
    bundle: true,
    minify: true,
    metafile: true,
    target: 'es2022',
    format: 'iife',
    outdir: fresh,
    entryNames: `${entry}-[hash]`,
    assetNames: '[name]-[hash]',
    legalComments: 'none',
    plugins: [withoutInlineStyles],
    define: { 'process.env.NODE_ENV': '"production"' },
    // Browsers that run the editor all read woff2; the other shapes of the icon font stay home.
    loader: { '.woff2': 'file', '.woff': 'empty', '.ttf': 'empty', '.eot': 'empty', '.svg': 'empty' },
    ...options,
  });
  return Object.keys(result.metafile.outputs).map((path) => basename(path));
}

const written = (contents, loader) => ({ stdin: { contents, loader, resolveDir: webui } });

async function compress(name) {
  const path = join(fresh, name);
  const content = await readFile(path);
  if (name.endsWith('.woff2')) return { raw: content.length };
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  const gz = gzipSync(content, { level: 9 });
  const br = brotliCompressSync(content, { params: quality });
  await Promise.all([writeFile(`${path}.gz`, gz), writeFile(`${path}.br`, br)]);
  return { raw: content.length, gz: gz.length, br: br.length };
}

await rm(fresh, { recursive: true, force: true });
await mkdir(fresh, { recursive: true });
const script = await gathered('assets/js', '.js', ['htmx.org']);
const style = await gathered('assets/css', '.css');
const names = (
  await Promise.all([
    bundle('app', written(script, 'js')),
    bundle('app', written(style, 'css')),
    bundle('modeler', { entryPoints: [join(webui, 'editor', 'main.js')] }),
  ])
).flat();

const manifest = {};
for (const name of names.sort()) {
  manifest[name.replace(/-[A-Z0-9]{8}\./, '.')] = name;
  console.log(name, await compress(name));
}
await writeFile(join(fresh, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
await rm(built, { recursive: true, force: true });
await rename(fresh, built);
