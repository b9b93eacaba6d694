import { asText, classAttribute, inherits } from '../../../python/values/ask.ts'
import { external, instance } from '../../../python/values/make.ts'
import type { CallOf, Site, Value } from '../../../python/values/value.ts'
import { call } from '../../../python/interpret/calls.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { DECORATOR } from '../library/types.ts'

/** What a type of the project makes of a value before it is stored; undefined where it has no say in it. */
export function storedText(type: Value, value: Value, machine: Machine, site: Site): string | null | undefined {
  const asked = (args: readonly Value[]): CallOf => ({ args: [...args], keywords: new Map(), open: false, site })
  const made = type.kind === 'class' ? call(type, asked([]), machine) : type
  if (made.kind !== 'instance' || made.class.kind !== 'class' || !inherits(made.class, DECORATOR)) return undefined
  const of = made.class
  const process = ['process_literal_param', 'process_bind_param']
    .map((name) => classAttribute(of, name)?.value)
    .find((one) => one?.kind === 'function')
  if (process?.kind !== 'function') return undefined
  const dialect = instance(external('sqlalchemy.engine.interfaces.Dialect'), { site })
  return asText(call({ kind: 'method', function: process, self: made }, asked([value, dialect]), machine))
}
