import { nearest } from '../../kernel/nearest.ts'
import { listed } from '../../kernel/english.ts'
import { type Problem, type Range, Unreadable } from '../problem.ts'
import type { ListTree, MapTree, Tree, ValueTree } from '../syntax/tree.ts'

/** A JSON Schema, as editors take it. */
export interface Schema {
  readonly [keyword: string]: unknown
}

/** What a part of a blueprint looks like: it reads that part, and says what may stand there. */
export interface Shape<Value> {
  /** Null after a problem was told: whatever hangs on it stays silent. */
  read(tree: Tree, reading: Reading): Value | null
  readonly schema: Schema
  /** How `architect fmt` lays it out; absent for single values. */
  readonly layout?: Layout
}

/** How a map or list is laid out. */
export interface Layout {
  /** Keys in the order they are written in; empty where somebody chose them. */
  readonly order: readonly string[]
  /** The shape of what stands under a key, or in a list. */
  readonly inner: (key: string) => Shape<unknown> | undefined
  /** Whether each of it has lines of its own, however short. */
  readonly open: boolean
  /** With more than these it has lines of its own. */
  readonly most?: number
}

export type Read<S> = S extends Shape<infer Value> ? Value : never

/** What reading a blueprint found wrong. */
export class Reading {
  readonly problems: Problem[] = []

  tell({ start, end }: Range, message: string, help = ''): null {
    this.problems.push({ start, end, message, help })
    return null
  }

  /** Runs what may give up at the first thing it does not understand. */
  attempt<Value>(read: () => Value): Value | null {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      this.problems.push(error.problem)
      return null
    }
  }
}

/** A value under the name somebody gave it. */
export interface Named<Value> extends Range {
  readonly name: string
  readonly nameAt: Range
  readonly value: Value
}

export interface Word extends Range {
  readonly text: string
}

const WHAT = { map: 'a map', list: 'a list', value: 'a single value' } as const

export const asMap = (tree: Tree, reading: Reading, example: string): MapTree | null =>
  tree.kind === 'map' ? tree : insteadOf('map', tree, reading, example)

export const asList = (tree: Tree, reading: Reading, example: string): ListTree | null =>
  tree.kind === 'list' ? tree : insteadOf('list', tree, reading, example)

const isNothing = (tree: Tree): boolean => tree.kind === 'value' && tree.text === '' && !tree.quoted

const insteadOf = (wanted: 'map' | 'list', tree: Tree, reading: Reading, example: string): null =>
  reading.tell(tree, isNothing(tree) ? NOTHING : `this is ${WHAT[tree.kind]}, and must be ${WHAT[wanted]}`, example)

const NOTHING = 'nothing stands here'

export function asValue(tree: Tree, reading: Reading, example: string): ValueTree | null {
  if (tree.kind !== 'value')
    return reading.tell(tree, `this is ${WHAT[tree.kind]}, and must be a single value`, example)
  return isNothing(tree) ? reading.tell(tree, NOTHING, example) : tree
}

/** A key nobody knows, with the nearest one. */
export function unknownKey(key: string, at: Range, known: readonly string[], reading: Reading): null {
  const near = nearest(key, known)
  return reading.tell(at, `unknown key ${key}`, near ? `Did you mean ${near}?` : `There are ${listed(known)}.`)
}
