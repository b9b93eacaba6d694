import { expect, test } from 'vitest'
import { memoryTree } from '../../../src/kernel/files/memory.ts'
import { getAttribute } from '../../../src/python/interpret/attributes.ts'
import { importModule } from '../../../src/python/interpret/imports.ts'
import { type Bounds, Machine, ORDINARY_BOUNDS } from '../../../src/python/interpret/machine.ts'
import { pythonLibrary } from '../../../src/python/interpret/python-library.ts'
import { SourceProgram } from '../../../src/python/modules/program.ts'
import { loadParser } from '../../../src/python/syntax/index.ts'
import type { Value } from '../../../src/python/values/value.ts'

export type Files = Readonly<Record<string, string>>

const parser = await loadParser()

/** A program that was run: what its names hold, and where the reading gave up. */
export interface Ran {
  readonly machine: Machine
  value(name: string): Value
}

/** Runs `main.py`; a text alone is its content. */
export function run(
  source: string | Files,
  { bounds = ORDINARY_BOUNDS, environment = {} }: { readonly bounds?: Bounds; readonly environment?: Files } = {},
): Ran {
  const program = new SourceProgram(memoryTree(typeof source === 'string' ? { 'main.py': source } : source), parser)
  program.search.startFrom('main.py', [])
  const machine = new Machine(program, pythonLibrary(), environment, bounds)
  const module = program.module('main.py')
  importModule(module, machine)
  return {
    machine,
    value: (name) => getAttribute({ kind: 'module', module }, name, machine, { module, node: { start: 0, end: 0 } }),
  }
}

/** A value the way Python would print it; `?` for what nobody can tell, `a | b` for one of several. */
export function shown(value: Value, depth = 0): string {
  if (depth > 6) return '...'
  const inner = (one: Value): string => shown(one, depth + 1)
  switch (value.kind) {
    case 'constant':
      return shownConstant(value)
    case 'sequence':
      return shownSequence(value, inner)
    case 'mapping':
      return `{${[...[...value.entries.values()].map((one) => `${inner(one.key)}: ${inner(one.value)}`), ...(value.open ? ['*'] : [])].join(', ')}}`
    case 'member':
      return `<${value.class.name}.${value.name}: ${inner(value.value)}>`
    case 'class':
    case 'function':
      return value.name
    case 'instance':
      return `${value.class.kind === 'class' ? value.class.name : value.class.path}()`
    case 'alternatives':
      return value.options
        .map((one) => inner(one.value) + (one.condition ? ` if ${one.condition.text}` : ''))
        .join(' | ')
    case 'external':
      return value.path
    case 'module':
      return `module ${value.module.name}`
    case 'generic':
      return `${inner(value.origin)}[${value.args.map(inner).join(', ')}]`
    case 'method':
      return `method ${inner(value.function)}`
    default:
      return value.kind === 'unknown' ? '?' : value.kind
  }
}

function shownConstant({ type, value }: Value & { kind: 'constant' }): string {
  if (type === 'str') return `'${String(value)}'`
  if (type === 'none') return 'None'
  if (type === 'bool') return value ? 'True' : 'False'
  return type === 'float' && Number.isInteger(value) ? `${String(value)}.0` : String(value)
}

function shownSequence(value: Value & { kind: 'sequence' }, inner: (one: Value) => string): string {
  const items = [...value.items.map(inner), ...(value.open ? ['*'] : [])]
  if (value.type === 'tuple') return `(${items.join(', ')}${items.length === 1 ? ',' : ''})`
  if (value.type === 'set') return items.length === 0 ? 'set()' : `{${items.join(', ')}}`
  return `${value.type === 'iterator' ? 'iterator ' : ''}[${items.join(', ')}]`
}

/** A sentence, a program, and what its name `result` holds afterwards. */
export type Case = readonly [sentence: string, program: string | Files, result: string]

export function programs(cases: readonly Case[]): void {
  for (const [sentence, program, result] of cases)
    test(`${sentence}`, () => expect(shown(run(program).value('result'))).toBe(result))
}
