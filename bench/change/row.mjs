import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTwoFilesPatch } from 'diff'

const yes = (held) => (held ? 'yes' : 'NO')

export const HEAD = ['repository', 'asked', 'files', 'parses', 'difference exact', 'review finds new', 'migration runs']

export const rowOf = (cells) => `| ${cells.join(' | ')} |`
export const headOf = (names) => `${rowOf(names)}\n|${'---|'.repeat(names.length)}`

/** `item: notes, archived` */
export function askedOf({ table, name, fields = {}, operations = [] }) {
  return `${table ?? `new ${name}`}: ${[...Object.keys(fields), ...operations].join(', ')}`
}

/** What was checked of a change. */
export function checkedOf({ checks, patch }) {
  const findings = checks.findings
    .filter((one) => one.severity !== 'info' && !checks.learned.includes(one))
    .map(({ rule, audience }) => (audience === 'auditor' ? `${rule} (for auditors)` : rule))
  const learned = checks.learned.length === 0 ? '' : ` (and ${checks.learned.length} as its sibling has it)`
  return [
    patch.length,
    yes(checks.broken.length === 0),
    checks.unwanted.length === 0 ? 'yes' : `NO: ${checks.unwanted.slice(0, 2).join('; ')}`,
    `${findings.length === 0 ? 'nothing' : findings.join(', ')}${learned}`,
    checks.traced === null ? 'none' : yes(checks.traced),
  ]
}

/** The patch as a file that `patch -p0` takes. */
export function keepDiff(folder, name, { patch }) {
  mkdirSync(folder, { recursive: true })
  const text = patch.map((one) => createTwoFilesPatch(one.path, one.path, one.before ?? '', one.after)).join('\n')
  writeFileSync(join(folder, `${name}.diff`), text)
}
