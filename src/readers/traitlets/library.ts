import { asText, isMade } from '../../python/values/ask.ts'
import { FALSE, NONE, list, mapping, text } from '../../python/values/make.ts'
import type { Instance, Value } from '../../python/values/value.ts'
import { call } from '../../python/interpret/calls.ts'
import type { Library, Summary } from '../../python/interpret/library.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { symbolic } from '../../python/interpret/symbolic.ts'

/** What a trait holds when nobody configured it. */
const EMPTY: Readonly<Record<string, () => Value>> = {
  Unicode: () => text(''),
  Bool: () => FALSE,
  Integer: () => ({ kind: 'constant', type: 'int', value: 0 }),
  Int: () => ({ kind: 'constant', type: 'int', value: 0 }),
  Float: () => ({ kind: 'constant', type: 'float', value: 0 }),
  List: () => list([]),
  Dict: () => mapping(),
  Set: () => list([]),
  Tuple: () => list([]),
  Callable: () => NONE,
  Any: () => NONE,
  Union: () => NONE,
  Enum: () => NONE,
}

/** Configurable objects of Jupyter's family: class attributes that give instances their defaults. */
export function addTraitlets(library: Library): void {
  library.add(
    ...Object.entries(EMPTY).map(([name, empty]) =>
      trait(`traitlets.${name}`, (given) => given.keywords.get('default_value') ?? plainDefault(given) ?? empty()),
    ),
    trait(
      'traitlets.Type',
      (given) => given.keywords.get('default_value') ?? given.args[0] ?? given.keywords.get('klass'),
    ),
    trait('traitlets.Instance', objectOf),
  )
}

/** A trait in a class body; asked for through an object it gives a method's default, or its own. */
function trait(path: string, otherwise: (given: Instance, machine: Machine) => Value | undefined): Summary {
  return {
    path,
    methods: {
      __get__: (self, { args: [owner] }, machine) => {
        if (self.kind !== 'instance' || owner?.kind !== 'instance') return undefined
        return dynamicDefault(self, owner, machine) ?? otherwise(self, machine)
      },
    },
  }
}

/** `List(Unicode(), [...])` names its element first: only a plain value is a default. */
const plainDefault = (trait: Instance): Value | undefined => trait.args.find((arg) => arg.kind !== 'instance')

function objectOf(trait: Instance, machine: Machine): Value | undefined {
  const of = trait.args[0] ?? trait.keywords.get('klass')
  return of && symbolic(of, machine)
}

/** A method under `@default("name")` computes the default of that trait. */
function dynamicDefault(trait: Instance, self: Instance, machine: Machine): Value | undefined {
  if (self.class.kind !== 'class') return undefined
  for (const base of self.class.mro) {
    if (base.kind !== 'class') continue
    const name = [...base.namespace].find(([, value]) => value === trait)?.[0]
    for (const value of name === undefined ? [] : base.namespace.values()) {
      const names =
        value.kind === 'function'
          ? value.decorators.map((one) => (isMade(one.value, 'traitlets.default') ? asText(one.value.args[0]) : null))
          : []
      if (value.kind === 'function' && names.includes(name!))
        return call(
          { kind: 'method', function: value, self },
          { args: [], keywords: new Map(), open: false, site: value.site },
          machine,
        )
    }
  }
  return undefined
}
