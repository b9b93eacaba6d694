// Writes what follows from the folders of decisions: the registry, and docs/decisions with one page a decision.
// Run it after a decision or its page was changed: node tools/decisions.mjs; with --check it only says what is stale.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/** `offset-or-cursor`, in the order of their names. */
const decisionNames = () =>
  readdirSync(join(root, 'src/decisions'), { withFileTypes: true })
    .filter((one) => one.isDirectory() && existsSync(join(root, 'src/decisions', one.name, 'decision.ts')))
    .map(({ name }) => name)
    .sort()

const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())

const registry = (names) =>
  [
    '// Made by tools/decisions.mjs from the folders here; not to be edited.',
    ...names.map((name) => `import ${camel(name)} from './${name}/decision.ts'`),
    "import type { NamedDecision } from './decision.ts'",
    '',
    '// oxfmt-ignore',
    'export const decisions: readonly NamedDecision[] = [',
    ...names.map((name) => `  { name: '${name}', decision: ${camel(name)} },`),
    ']',
    '',
  ].join('\n')

const pageOf = (name) => readFileSync(join(root, 'src/decisions', name, 'decision.md'), 'utf8')

/** Decisions as their own code has them. */
async function loaded(names) {
  const bundled = await build({
    stdin: { contents: registry(names), resolveDir: join(root, 'src/decisions'), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
  })
  const text = Buffer.from(bundled.outputFiles[0].contents).toString('base64')
  return (await import(`data:text/javascript;base64,${text}`)).decisions
}

/** A page of docs/decisions: the decision's own, with its options before its cases. */
function documentOf({ name, decision }) {
  const options = [
    '## Options',
    '',
    '| | Gains | Costs |',
    '| --- | --- | --- |',
    ...decision.options.map(
      (one) => `| **${one.name}**: ${one.title} | ${one.gains.join('; ')} | ${one.costs.join('; ')} |`,
    ),
    '',
    `Where nothing speaks for one and nobody answers, it is \`${decision.usual}\`.`,
    '',
  ].join('\n')
  return pageOf(name)
    .replace(/^# .*\n/, (title) => `${title}\n\`${name}\`\n`)
    .replace(/^## (Recommends|Leaves open)$/m, (heading) => `${options}\n${heading}`)
}

const indexOf = (all) =>
  [
    '# Decisions',
    '',
    'Made from the pages next to the decisions by `node tools/decisions.mjs`; not to be edited.',
    '',
    '| Decision | Between |',
    '| --- | --- |',
    ...all.map(
      ({ name, decision }) =>
        `| [${decision.title}](${name}.md) | ${decision.options.map((one) => `\`${one.name}\``).join(', ')} |`,
    ),
    '',
  ].join('\n')

const DOCUMENTS = 'docs/decisions'

/** Every file that follows from the decisions, by its path. */
async function madeFiles() {
  const names = decisionNames()
  const all = await loaded(names)
  return new Map([
    ['src/decisions/registry.generated.ts', registry(names)],
    [`${DOCUMENTS}/index.md`, indexOf(all)],
    ...all.map((one) => [`${DOCUMENTS}/${one.name}.md`, documentOf(one)]),
  ])
}

/** Pages of decisions that are gone. */
const left = (made) =>
  !existsSync(join(root, DOCUMENTS))
    ? []
    : readdirSync(join(root, DOCUMENTS))
        .map((path) => `${DOCUMENTS}/${path}`)
        .filter((path) => path.endsWith('.md') && !made.has(path))

const contentOf = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null)

const made = await madeFiles()
const stale = [...[...made].filter(([path, text]) => contentOf(path) !== text).map(([path]) => path), ...left(made)]
if (process.argv.includes('--check')) {
  for (const path of stale) console.error(`stale: ${path}`)
  if (stale.length > 0) console.error('Run: node tools/decisions.mjs')
  process.exitCode = stale.length > 0 ? 1 : 0
} else
  for (const path of stale) {
    if (!made.has(path)) rmSync(join(root, path))
    else {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), made.get(path))
    }
  }
