// Writes what follows from the rules' folders: the registry, and docs/rules with one page a rule.
// Run it after a rule or its page was changed: node tools/rules.mjs; with --check it only says what is stale.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** `access/sibling-router-unprotected`, in the order of their names. */
export function ruleNames() {
  return readdirSync(join(root, 'src/rules'), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^[^/]+\/[^/]+\/rule\.ts$/.test(path))
    .map((path) => dirname(path))
    .sort()
}

const camel = (name) => name.replace(/[/-](\w)/g, (_, letter) => letter.toUpperCase())

export function registry(names) {
  return [
    '// Made by tools/rules.mjs from the folders here; not to be edited.',
    ...names.map((name) => `import ${camel(name)} from './${name}/rule.ts'`),
    "import type { NamedRule } from './run.ts'",
    '',
    '// oxfmt-ignore',
    'export const rules: readonly NamedRule[] = [',
    ...names.map((name) => `  { name: '${name}', rule: ${camel(name)} },`),
    ']',
    '',
  ].join('\n')
}

export const pageOf = (name) => readFileSync(join(root, 'src/rules', name, 'rule.md'), 'utf8')

/** What a rule says of itself, as it is written: the tools do not run TypeScript. */
function headOf(name) {
  const text = readFileSync(join(root, 'src/rules', name, 'rule.ts'), 'utf8')
  const word = (field) => new RegExp(`^  ${field}: '(\\w+)'`, 'm').exec(text)?.[1] ?? ''
  const list = /^  weaknesses: \[([^\]]*)\]/m.exec(text)?.[1] ?? ''
  return {
    title: /^# (.*)$/m.exec(pageOf(name))?.[1] ?? name,
    severity: word('severity'),
    confidence: word('confidence'),
    audience: word('audience') || 'everyone',
    weaknesses: [...list.matchAll(/'([^']+)'/g)].map(([, one]) => one),
  }
}

/** A page of docs/rules: the rule's own, with what a reader wants to know first. */
function documentOf(name) {
  const { severity, confidence, audience, weaknesses } = headOf(name)
  const facts = [
    `\`${name}\``,
    `${severity} severity`,
    `${confidence} confidence`,
    ...(audience === 'auditor' ? ['for auditors'] : []),
    ...weaknesses,
  ]
  return pageOf(name)
    .replace(/^# .*\n/, (title) => `${title}\n${facts.join(' · ')}\n`)
    .replace(/[ \t]*# finds:?[ \t]*(.*)$/gm, (_, words) => (words ? `  # found: ${words}` : '  # found'))
}

function indexOf(names) {
  const families = grouped(names)
  const tables = [...families].map(([family, members]) =>
    [
      `## ${family}`,
      '',
      '| Rule | What it finds | Severity | Confidence |',
      '| --- | --- | --- | --- |',
      ...members.map((name) => {
        const { title, severity, confidence, audience } = headOf(name)
        const shown = audience === 'auditor' ? `${title} (for auditors)` : title
        return `| [${name}](${name}.md) | ${shown} | ${severity} | ${confidence} |`
      }),
      '',
    ].join('\n'),
  )
  return `# Rules\n\nMade from the pages next to the rules by \`node tools/rules.mjs\`; not to be edited.\n\n${tables.join('\n')}`
}

const familyOf = (name) => name.split('/')[0]

function grouped(names) {
  const families = new Map()
  for (const name of names) families.set(familyOf(name), [...(families.get(familyOf(name)) ?? []), name])
  return families
}

const DOCUMENTS = 'docs/rules'

/** Every file that follows from the rules, by its path. */
export function madeFiles() {
  const names = ruleNames()
  return new Map([
    ['src/rules/registry.generated.ts', registry(names)],
    [`${DOCUMENTS}/index.md`, indexOf(names)],
    ...names.map((name) => [`${DOCUMENTS}/${name}.md`, documentOf(name)]),
  ])
}

/** Pages of rules that are gone. */
const left = (made) =>
  !existsSync(join(root, DOCUMENTS))
    ? []
    : readdirSync(join(root, DOCUMENTS), { recursive: true, encoding: 'utf8' })
        .map((path) => `${DOCUMENTS}/${path.replaceAll('\\', '/')}`)
        .filter((path) => path.endsWith('.md') && !made.has(path))

const contentOf = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null)

/** What differs from what the rules say. */
export function staleFiles() {
  const made = madeFiles()
  return [...[...made].filter(([path, text]) => contentOf(path) !== text).map(([path]) => path), ...left(made)]
}

function write() {
  const made = madeFiles()
  for (const path of left(made)) rmSync(join(root, path))
  for (const [path, text] of made) {
    if (contentOf(path) === text) continue
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    const stale = staleFiles()
    for (const path of stale) console.error(`stale: ${path}`)
    if (stale.length > 0) console.error('Run: node tools/rules.mjs')
    process.exitCode = stale.length > 0 ? 1 : 0
  } else write()
}
