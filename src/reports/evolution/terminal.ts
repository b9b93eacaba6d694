import type { ChangeLevel, Evolution } from '../../model/index.ts'
import { count } from '../../model/queries/index.ts'
import { type Paint, type Style, painter } from '../terminal/paint.ts'
import { columns, wrap } from '../text/fit.ts'
import { plain } from '../text/plain.ts'
import type { RenderEvolution } from './options.ts'
import { migrationLine, rolloutLines, wayBack } from './schema.ts'
import { type ChangeGroup, type Section, examinedLines, placesText, sectionsOf, sideName, tally } from './words.ts'

/** Operations named with one change, and additions shown, before the rest is only counted. */
const OPERATIONS = 6
/** Whoever loads a table asks for each of its columns: many operations, and the same. */
const OPERATIONS_OF_SCHEMA = 2
const ADDITIONS = 20

const STYLES: Readonly<Record<ChangeLevel, readonly Style[]>> = {
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  info: ['bold', 'cyan'],
}

/** The page people meet first: what breaks, who may do more than before, what else is different. */
export const render: RenderEvolution = (evolution, options) => {
  const paint = painter(options.color)
  const width = Math.min(120, Math.max(60, options.width))
  return [
    ...sectionsOf(evolution).flatMap((section) => [...sectionLines(section, paint, width), '']),
    ...migrationLines(evolution, paint, width),
    ...schemaLines(evolution, paint, width),
    ...footer(evolution, paint, width),
    '',
  ].join('\n')
}

function sectionLines({ title, groups, additions }: Section, paint: Paint, width: number): readonly string[] {
  const shown = additions ? groups.slice(0, ADDITIONS) : groups
  const more = groups.length - shown.length
  return [
    paint('bold', title),
    ...shown.flatMap((group) => groupLines(group, paint, width)),
    ...(more > 0 ? [paint('dim', `  … and ${more} more: --format json lists all`)] : []),
  ]
}

function groupLines({ id, level, sentence, changes }: ChangeGroup, paint: Paint, width: number): readonly string[] {
  const named = changes.filter(({ operation }) => operation !== '')
  const shown = named.slice(0, changes[0]?.kind === 'schema' ? OPERATIONS_OF_SCHEMA : OPERATIONS)
  const room = Math.max(0, ...shown.map(({ operation }) => columns(operation)))
  const places = (index: number): string => plain(placesText(shown[index] ?? changes[0]!))
  const first = named.length === 0 && places(0) !== '' ? [`          ${paint('cyan', places(0))}`] : []
  return [
    ...wrap(plain(sentence), width - 10).map(
      (line, at) => `  ${at === 0 ? paint(STYLES[level], level.padEnd(7)) : ' '.repeat(7)} ${inCode(line, paint)}`,
    ),
    ...first,
    ...shown.map(({ operation }, at) =>
      `          ${plain(operation).padEnd(places(at) === '' ? 0 : room)}  ${paint('cyan', places(at))}`.trimEnd(),
    ),
    `          ${paint('dim', `${named.length > shown.length ? `and ${count(named.length - shown.length, 'more operation')}  ` : ''}${id}`)}`,
  ]
}

function migrationLines(evolution: Evolution, paint: Paint, width: number): readonly string[] {
  const line = migrationLine(evolution)
  return line === null
    ? []
    : [paint('bold', 'migrations'), ...wrap(plain(line), width - 2).map((one) => `  ${one}`), '']
}

/** The way of the database, as it was run, in the order of a rollout. */
function schemaLines({ schema }: Evolution, paint: Paint, width: number): readonly string[] {
  if (schema === null) return []
  const lines = rolloutLines(schema).flatMap(([head, body]) => [
    ...wrap(plain(head), width - 2).map((line) => `  ${paint('bold', line)}`),
    ...body.flatMap((line) =>
      wrap(plain(line.trim()), width - 10).map(
        (each, at) => `${' '.repeat(at === 0 ? 6 : 10)}${line.startsWith('  ') ? paint('dim', each) : each}`,
      ),
    ),
  ])
  return [
    paint('bold', 'rollout'),
    ...lines,
    ...wrap(plain(wayBack(schema)), width - 2).map((line) => `  ${paint('dim', line)}`),
    '',
  ]
}

/** Code stands out by weight; without colours its backticks stay. */
const inCode = (text: string, paint: Paint): string => {
  const bold = paint('bold', 'x') !== 'x'
  return bold ? text.replaceAll(/`([^`]*)`/g, (_, code: string) => paint('bold', code)) : text
}

function footer(evolution: Evolution, paint: Paint, width: number): readonly string[] {
  const { base, head, changes } = evolution
  return [
    `${paint('bold', tally(changes))} from ${plain(sideName(base))} to ${plain(sideName(head))}:`,
    ...examinedLines(evolution).flatMap((text) =>
      wrap(plain(text), width - 2).map((each, at) => `${at === 0 ? '  ' : '    '}${each}`),
    ),
    `${paint('dim', 'next:')} ${paint('cyan', nextCommand(evolution))}`,
  ]
}

/** What this change brings beyond what it changes; or, where there is no code, the same for those who are affected. */
function nextCommand({ base, head }: Evolution): string {
  if (base.what === 'revision' && head.name === '') return `architect review --new-since ${plain(base.name)}`
  return `architect evolve ${plain([base.name, head.name].filter(Boolean).join(' '))} --format markdown`
}
