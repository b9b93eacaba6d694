import type { Argument, Call, Operation, Piece, Source, Way } from '../../model/index.ts'
import type { Subject } from '../rule.ts'
import { isChecked } from './checks.ts'
import { isValidated } from './fields.ts'
import { isNarrow } from './narrow.ts'

/** A function of which an argument must not be the word of a request. */
export interface Sink {
  readonly path: RegExp
  /** The position of the argument; -1 for the object the call is made on. */
  readonly position: number
  readonly name?: string
}

/** Something of the request that reached such an argument. */
export interface Carried {
  readonly source: Source
  /** How the argument is made up, and where in it the request stands. */
  readonly way: Way
  readonly index: number
  readonly piece: Piece
}

export interface Hit {
  readonly operation: Operation
  readonly call: Call
  readonly sink: Sink
  readonly carried: Carried
  /** Whether something was asked about the request before that may be a check of it. */
  readonly perhapsChecked: boolean
}

/** The first way for each call; what was checked, or cannot carry an attack, is left out. */
export function hitsOf(
  subject: Subject,
  sinks: readonly Sink[],
  accepts: (carried: Carried, call: Call, operation: Operation) => boolean = () => true,
): readonly Hit[] {
  return subject.backend.api.operations.flatMap((operation) =>
    (operation.trace?.calls ?? []).flatMap((call) => {
      const sink = sinks.find((one) => one.path.test(call.path))
      if (!sink) return []
      for (const carried of carriedBy(waysAt(call, sink), operation, subject)) {
        if (!accepts(carried, call, operation)) continue
        const checked = isChecked(carried, call, subject.code)
        if (checked === 'yes') continue
        return [{ operation, call, sink, carried, perhapsChecked: checked === 'perhaps' }]
      }
      return []
    }),
  )
}

function waysAt(call: Call, { position, name }: Sink): readonly Way[] {
  if (position < 0) return call.receiverWays ?? []
  return waysOf(argumentAt(call, position, name))
}

/** An argument by its keyword or position. */
export const argumentAt = (call: Call, position: number, name = ''): Argument | undefined =>
  (name === '' ? undefined : call.arguments.find((one) => one.name === name)) ??
  call.arguments.filter((one) => one.name === '')[position]

/** A list that is written out is looked through as one text. */
export const waysOf = (argument: Argument | undefined): readonly Way[] =>
  argument?.ways ?? (argument?.items ?? []).flatMap(waysOf)

/** What of the request is in a value, and can carry an attack. */
export const carriedBy = (ways: readonly Way[], operation: Operation, subject: Subject): readonly Carried[] =>
  ways.flatMap((way) =>
    way.flatMap((piece, index) => {
      if (piece.text !== null || piece.from.length === 0 || isValidated(piece.field, operation, subject)) return []
      const source = piece.from.find((one) => !isNarrow(piece, one, operation))
      return source === undefined ? [] : [{ source, way, index, piece }]
    }),
  )

/** The known text in front of what was put in; null when something nobody knows stands there too. */
export function textBefore({ way, index }: Carried): string | null {
  let text = ''
  for (const piece of way.slice(0, index)) {
    if (piece.text === null) return null
    text += piece.text
  }
  return text
}

/** All known text, with `{}` for what is put in. */
export const written = (way: Way): string => way.map((piece) => piece.text ?? '{}').join('')
