// Writes what follows from the rules' folders: the registry, and docs/rules with one page a rule.
// Run it after a rule was added, renamed or retitled: node tools/rules.mjs
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = ruleNames()
  writeFileSync(join(root, 'src/rules/registry.generated.ts'), registry(names))
}
