// A folder of single labelled migrations, such as `bench/corpus` of migrationpilot: its labels beside what is found.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What we call what the labels of that corpus call so. */
const OURS_OF_LABEL = {
  'access-exclusive-maintenance': ['migrations/table-packed', 'migrations/reindex-blocks-writes'],
  'check-constraint-scan': ['migrations/constraint-validated-at-once'],
  'column-type-rewrite': ['migrations/type-changed'],
  'concurrently-in-transaction': ['migrations/concurrently-in-transaction'],
  'ddl-plus-backfill-same-txn': ['migrations/rows-changed-while-closed'],
  'disable-trigger-all': ['migrations/triggers-switched-off'],
  'drop-column': ['migrations/column-dropped'],
  'drop-table-cascade': ['migrations/dropped-with-cascade', 'migrations/table-dropped'],
  'enum-add-value-in-transaction': ['migrations/enum-value-used-at-once'],
  'fk-without-not-valid': ['migrations/constraint-validated-at-once'],
  'invalid-index-retry': ['migrations/broken-index-kept'],
  'missing-lock-timeout': ['migrations/lock-timeout-missing'],
  'multi-table-ddl-transaction': ['migrations/several-tables-closed'],
  'non-concurrent-index': ['migrations/index-blocks-writes'],
  'partition-attach': ['migrations/partition-attached-reads-table'],
  'partition-detach': ['migrations/partition-detached-closes-table'],
  'rename-column-breakage': ['migrations/column-renamed'],
  'rename-table-breakage': ['migrations/table-renamed'],
  'replication-identity-break': ['migrations/key-dropped'],
  'set-not-null-scan': ['migrations/not-null-reads-table'],
  'stored-generated-rewrite': ['migrations/generated-column-rewrites-table'],
  'truncate-cascade': ['migrations/table-emptied'],
  'unbatched-backfill': ['migrations/rows-changed-at-once', 'migrations/rows-changed-while-closed'],
  'unique-constraint-scan': ['migrations/unique-builds-index'],
  'volatile-default-rewrite': ['migrations/default-rewrites-table'],
}

/** What is about settings, design or repeating, and is no hazard of its own: as that corpus counts its own rules, too. */
const NO_HAZARD = /^schema\/|^migrations\/(lock-timeout-missing|not-rerunnable|downgrade-missing|name-cut)$/

/** A file with its header, as the corpus writes it; without one, nothing is known of it. */
function read(folder, path) {
  const text = readFileSync(join(folder, path), 'utf8')
  const header = /\/\* ---\n([\s\S]*?)\n--- \*\//.exec(text)?.[1] ?? ''
  const field = (name) => new RegExp(`^${name}: *(.*)$`, 'm').exec(header)?.[1] ?? ''
  const hazards = field('hazards').replaceAll(/[[\]\s]/g, '')
  return {
    name: path.replace(/\.sql$/, ''),
    id: field('id'),
    verdict: field('verdict'),
    hazards: hazards === '' ? [] : hazards.split(','),
    // What stands before the last `-- migration` line is the schema it meets.
    scripts: text.split(/^-- migration\b.*$/m),
  }
}

export const corpusCases = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.sql'))
    .sort()
    .map((path) => read(folder, path))

/** What the corpus publishes of other tools, beside it: by file, then by tool. */
function published(folder) {
  const path = join(dirname(folder.replace(/\/$/, '')), 'results.json')
  if (!existsSync(path)) return () => []
  const { tools } = JSON.parse(readFileSync(path, 'utf8'))
  return (id) =>
    Object.entries(tools).map(([tool, { files }]) => [tool, files[id]?.matched ?? [], files[id]?.hazardRules ?? []])
}

/** Prints a line for each file, and the sum. */
export function compareWithCorpus(folder, cases, ours, squawk, short) {
  const others = published(folder)
  const tools = others(cases[0]?.id).map(([tool]) => tool)
  console.log(`| file | label | ours | agrees | squawk | ${tools.map((tool) => `${tool} misses`).join(' | ')} |`)
  console.log(`| --- | --- | --- | --- | --- | ${tools.map(() => '---').join(' | ')} |`)
  const sums = { pairs: 0, found: 0, missed: [], alarms: [], safe: 0, context: 0, contextFound: 0 }
  for (const [index, one] of cases.entries()) {
    const found = [...ours[index]]
    const told = one.hazards.filter((hazard) => (OURS_OF_LABEL[hazard] ?? []).some((rule) => found.includes(rule)))
    const missed = one.hazards.filter((hazard) => !told.includes(hazard))
    const alarms = found.filter((rule) => !NO_HAZARD.test(rule))
    count(sums, one, told, missed, alarms)
    const agrees =
      one.verdict === 'safe'
        ? alarms.length === 0
          ? 'yes'
          : 'NO'
        : missed.length === 0
          ? 'yes'
          : `without ${missed.join(', ')}`
    const label =
      one.verdict === 'safe'
        ? 'safe'
        : `${one.verdict === 'dangerous' ? '' : 'hangs on size: '}${one.hazards.join(', ')}`
    const beside = others(one.id).map(([, matched, rules]) =>
      one.verdict === 'safe'
        ? (rules.join(', ') && `shouts ${rules.join(', ')}`) || '-'
        : one.hazards.filter((hazard) => !matched.includes(hazard)).join(', ') || '-',
    )
    console.log(
      `| ${one.name} | ${label || '?'} | ${short(found)} | ${agrees} | ${short(squawk(one.scripts.at(-1)))} | ${beside.join(' | ')} |`,
    )
  }
  total(sums, cases, others)
}

function count(sums, { id, verdict }, told, missed, alarms) {
  if (verdict === 'safe') {
    sums.safe++
    if (alarms.length > 0) sums.alarms.push(id)
  } else if (verdict === 'dangerous') {
    sums.pairs += told.length + missed.length
    sums.found += told.length
    sums.missed.push(...missed.map((hazard) => `${id} ${hazard}`))
  } else {
    sums.context++
    if (told.length > 0) sums.contextFound++
  }
}

function total(sums, cases, others) {
  const dangerous = cases.filter(({ verdict }) => verdict === 'dangerous')
  console.log(
    `\nOurs: ${sums.found} of ${sums.pairs} labelled hazards, false alarms on ${sums.alarms.length} of ${sums.safe} safe files, ${sums.contextFound} of ${sums.context} that hang on size.`,
  )
  if (sums.missed.length > 0) console.log(`Not told: ${sums.missed.join('; ')}.`)
  if (sums.alarms.length > 0) console.log(`False alarms: ${sums.alarms.join(', ')}.`)
  for (const [tool] of others(cases[0]?.id)) {
    const of = (id) => others(id).find(([name]) => name === tool)
    const found = dangerous.reduce(
      (sum, { id, hazards }) => sum + hazards.filter((hazard) => of(id)[1].includes(hazard)).length,
      0,
    )
    const alarms = cases.filter(({ id, verdict }) => verdict === 'safe' && of(id)[2].length > 0)
    console.log(`${tool}, as published: ${found} of ${sums.pairs}, false alarms on ${alarms.length}.`)
  }
}
