import type { Backend, StatedFigure, Words } from '../../../model/index.ts'
import type { Facts } from '../facts.ts'
import type { Noun } from '../nouns/noun.ts'
import type { SaidFigure } from './rates.ts'
import type { Things } from '../things/things.ts'
import { typeByName } from '../vocabulary/field-names.ts'

/** `answers from about 800 manuals`, `50 orders per minute`: those there are, whoever speaks of them. */
export const mentionedIn = (counted: readonly SaidFigure[]): Facts['mentions'] =>
  counted.flatMap(({ kind, of }) =>
    typeof of !== 'string' && (kind === 'rows' || (kind === 'requests per second' && !isAnyRow(of)))
      ? [{ noun: of, how: 'beside' as const }]
      : [],
  )

/** Figures of things that are none are nobody's. */
export function figuresOf(
  said: readonly SaidFigure[],
  things: Things,
  { capabilities }: Pick<Facts, 'capabilities'>,
  backend: Backend | null,
): { readonly known: readonly StatedFigure[]; readonly without: readonly Words[] } {
  const isAudited = capabilities.some(({ name, isDeclined }) => name === 'audit' && !isDeclined)
  const all = said.map((figure) => ({
    ...figure,
    of:
      typeof figure.of === 'string'
        ? ofAll(figure.of, figure, things, isAudited)
        : (things.of(figure.of)?.name ??
          anyOf(figure.of, figure, things, isAudited) ??
          byColumn(figure, things, backend)),
  }))
  return {
    known: all.flatMap(({ of, ...figure }) => (of === null ? [] : [{ ...figure, of }])),
    without: all.flatMap(({ of, from }) => (of === null ? [from] : [])),
  }
}

/** What is kept so long, where nobody says what: the log, where nothing else is kept. */
const ofAll = (of: string, { kind }: SaidFigure, { all }: Things, isAudited: boolean): string =>
  of === '' && kind === 'days' && isAudited && all.every(({ name }) => name === 'User') ? 'audit' : of

/** `2,000 events a second`, where no events are spoken of: so much is written, of whatever it is. */
function anyOf({ words }: Noun, { kind }: SaidFigure, things: Things, isAudited: boolean): string | null {
  // How large a file may be is of files, whatever they are called.
  if (kind === 'bytes') return ''
  // `events with a timestamp, kept 90 days`: what is kept so long is of the one thing there is, if it is any.
  if (kind === 'days') {
    const [only, ...more] = things.all.filter(({ name }) => name !== 'User')
    if (only !== undefined && more.length === 0 && typeByName(words.join('_')).known) return only.name
    // `an audit log of who did what, kept for 7 years`
    return isAudited ? 'audit' : null
  }
  return kind === 'requests per second' && isAnyRow({ words }) ? 'write' : null
}

const isAnyRow = ({ words }: Pick<Noun, 'words'>): boolean =>
  words.length === 1 && /^(event|record|row|item|insert|entry|update)$/.test(words[0]!)

/** `2 million titles`: so many of the one thing spoken of that has one. */
function byColumn({ of, kind }: SaidFigure, things: Things, backend: Backend | null): string | null {
  if (kind !== 'rows' || typeof of === 'string') return null
  const has = things.all.filter(({ table }) =>
    backend?.data.tables.some(
      ({ id, columns }) => id === table && columns.some(({ name }) => name === of.words.join('_')),
    ),
  )
  return has.length === 1 ? has[0]!.name : null
}
