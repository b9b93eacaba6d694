// Bundles the script and style of the HTML report into src/reports/html/page.generated.ts.
// Run it after a change in src/reports/html/{page,layout}: node tools/page.mjs
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = new URL('../', import.meta.url)
const folder = new URL('src/reports/html/', root)
const target = new URL('page.generated.ts', folder)

async function bundled(file) {
  const result = await build({
    entryPoints: [fileURLToPath(new URL(file, folder))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'error',
  })
  const text = result.outputFiles[0].text.trim()
  if (/<\/(?:script|style)/i.test(text)) throw new Error(`${file} would end its own element`)
  return text
}

export async function generatedPage() {
  const [script, style] = await Promise.all([bundled('page/main.js'), bundled('page/page.css')])
  return `// Made by tools/page.mjs from page/ and layout/; not to be edited.\n// oxfmt-ignore\nexport const pageScript = ${JSON.stringify(script)}\n// oxfmt-ignore\nexport const pageStyle = ${JSON.stringify(style)}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await generatedPage()
  const before = await readFile(target, 'utf8').catch(() => '')
  if (before !== text) await writeFile(target, text)
}
