// Hazards in migrations, side by side with other tools. Prints Markdown; what it printed last stands in hazards.md.
//
//   node bench/migrations/hazards.mjs --eugene DIR [--squawk PROGRAM] [--corpus DIR]
//
// --eugene  the folder `examples` of the crate `eugene`: one folder for each of its hints, with `bad.sql` and
//           `good.sql`, in which `-- 2.sql` begins the next migration.
// --squawk  the program of `@squawk-cli/linux-x64`: it is given the last migration of each example, and the cases of
//           our own pages.
// --corpus  a folder of single `.sql` files with labels, such as `bench/corpus` of migrationpilot: see corpus.mjs.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { builtCli } from '../measure.mjs'
import { compareWithCorpus, corpusCases } from './corpus.mjs'

const { values } = parseArgs({
  options: { eugene: { type: 'string' }, squawk: { type: 'string' }, corpus: { type: 'string' } },
})
const root = fileURLToPath(new URL('../..', import.meta.url))

/** What we call what eugene calls so; '' for what we do not hold to be a hazard. */
const OURS_OF_EUGENE = {
  E1: ['migrations/constraint-validated-at-once'],
  E2: ['migrations/not-null-reads-table'],
  E3: ['schema/json-without-operators'],
  E4: ['migrations/work-while-closed', 'migrations/several-tables-closed', 'migrations/rows-changed-while-closed'],
  E5: ['migrations/type-changed'],
  E6: ['migrations/index-blocks-writes'],
  E7: ['migrations/unique-builds-index'],
  E8: ['migrations/exclusion-builds-index'],
  E9: ['migrations/lock-timeout-missing'],
  E10: ['migrations/work-while-closed'],
  E11: ['migrations/number-column-rewrites-table', 'migrations/generated-column-rewrites-table'],
  W12: [],
  W13: [],
  W14: ['migrations/not-null-reads-table'],
  E15: ['schema/reference-unindexed'],
}

/** A case: the scripts that run one after the other, the last of which is looked at. */
function eugeneCases(folder) {
  return Object.keys(OURS_OF_EUGENE).flatMap((id) =>
    ['bad', 'good'].flatMap((kind) => {
      const path = join(folder, id, `${kind}.sql`)
      if (!existsSync(path)) return []
      const scripts = readFileSync(path, 'utf8')
        .split(/^-- \d+\.sql$/m)
        .slice(1)
      return [{ name: `${id}-${kind}`, id, kind, scripts }]
    }),
  )
}

/** All cases are folders of one repository: one run of ours answers for all of them. */
function ours(cases, nameOf = (index) => `V${index + 1}__script.sql`) {
  const folder = mkdtempSync(join(tmpdir(), 'hazards-'))
  for (const [number, { scripts }] of cases.entries())
    for (const [index, script] of scripts.entries()) {
      const path = join(folder, `case${number}`, 'migrations', nameOf(index))
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, script)
    }
  const run = spawnSync(
    process.execPath,
    [builtCli, 'migrations', folder, '--json', '--no-cache', '--fail-on', 'never'],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  )
  rmSync(folder, { recursive: true, force: true })
  if (run.status !== 0) throw new Error(run.stderr)
  const found = cases.map(() => new Set())
  for (const finding of JSON.parse(run.stdout).findings)
    for (const { file } of finding.places) found[Number(/^case(\d+)\//.exec(file)[1])].add(finding.rule)
  return found
}

/** The rules squawk reports on a script, without those about style. It sees that script alone, and no schema. */
function squawk(script) {
  if (!values.squawk) return []
  const folder = mkdtempSync(join(tmpdir(), 'squawk-'))
  const path = join(folder, 'script.sql')
  writeFileSync(path, script)
  const run = spawnSync(values.squawk, ['--reporter', 'json', '--assume-in-transaction', path], { encoding: 'utf8' })
  rmSync(folder, { recursive: true, force: true })
  const rules = JSON.parse(run.stdout || '[]').map((one) => one.rule_name)
  return [...new Set(rules)].filter((name) => !STYLE.has(name)).sort()
}

const STYLE = new Set([
  'prefer-robust-stmts',
  'prefer-text-field',
  'require-timeout-settings',
  'require-statement-timeout',
  'require-table-schema',
])

const short = (rules) => [...rules].map((name) => name.replace(/^migrations\//, '')).join(', ') || '-'

function compareWithEugene(folder) {
  const cases = eugeneCases(folder)
  const found = ours(cases)
  console.log('| example | ours | as eugene | squawk |\n| --- | --- | --- | --- |')
  for (const [index, { name, id, kind, scripts }] of cases.entries()) {
    const wanted = OURS_OF_EUGENE[id]
    const told = wanted.some((rule) => found[index].has(rule))
    const agrees = wanted.length === 0 ? 'no hazard to us' : told === (kind === 'bad') ? 'yes' : 'NO'
    console.log(`| ${name} | ${short(found[index])} | ${agrees} | ${short(squawk(scripts.at(-1)))} |`)
  }
}

/** What squawk says to the cases of our pages in which we find something. */
function comparePages() {
  console.log('| our rule | squawk on the cases it finds |\n| --- | --- |')
  for (const family of ['migrations', 'schema'])
    for (const matter of readdirSync(join(root, 'src/rules', family)).sort()) {
      const path = join(root, 'src/rules', family, matter, 'rule.md')
      if (!existsSync(path)) continue
      const finds = /^## Finds$([\s\S]*?)^## Stays silent$/m.exec(readFileSync(path, 'utf8'))?.[1] ?? ''
      const scripts = [
        ...finds.matchAll(/^```sql (?:db\/migrations\/(?!1_)|db\/migration\/V2)[^\n]*\n([\s\S]*?)^```/gm),
      ]
      if (scripts.length === 0) continue
      // Hardly any case of ours sets a timeout: that says nothing about the hazard.
      const said = scripts
        .flatMap(([, text]) => squawk(text.replaceAll(/ *# finds.*$/gm, '')))
        .filter((name) => name !== 'require-lock-timeout' || matter === 'lock-timeout-missing')
      console.log(`| ${family}/${matter} | ${short(new Set(said))} |`)
    }
}

if (values.eugene) compareWithEugene(values.eugene)
if (values.corpus) {
  // Nothing is known of how they are run: as a plain numbered file, each statement stands by itself.
  const cases = corpusCases(values.corpus)
  compareWithCorpus(
    values.corpus,
    cases,
    ours(cases, (index) => `${index + 1}_script.sql`),
    (script) => squawk(script, ['--pg-version', '18']),
    short,
  )
}
if (values.squawk && !values.corpus) comparePages()
