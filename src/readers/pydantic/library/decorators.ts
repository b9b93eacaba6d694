import type { Summary } from '../../../python/interpret/library.ts'
import { asItems, isMade } from '../../../python/values/ask.ts'
import { external, instance, list } from '../../../python/values/make.ts'
import type { CallOf, Instance, Value } from '../../../python/values/value.ts'
import { REMEMBERED } from '../core/decorators.ts'

const HOMES: Readonly<Record<string, readonly string[]>> = {
  'pydantic.functional_validators.field_validator': ['pydantic.field_validator'],
  'pydantic.functional_validators.model_validator': ['pydantic.model_validator'],
  'pydantic.functional_serializers.field_serializer': ['pydantic.field_serializer'],
  'pydantic.functional_serializers.model_serializer': ['pydantic.model_serializer'],
  'pydantic.fields.computed_field': ['pydantic.computed_field'],
  'pydantic.deprecated.class_validators.validator': [
    'pydantic.validator',
    'pydantic.class_validators.validator',
    'pydantic.v1.validator',
  ],
  'pydantic.deprecated.class_validators.root_validator': [
    'pydantic.root_validator',
    'pydantic.class_validators.root_validator',
    'pydantic.v1.root_validator',
  ],
}

const isMethod = (value: Value | undefined): value is Value & { attributes: Map<string, Value> } =>
  value?.kind === 'function' ||
  isMade(
    value,
    'builtins.classmethod',
    'builtins.staticmethod',
    'builtins.property',
    'functools.cached_property',
    'functools.partialmethod',
  )

/** Decorators leave the method as it is; what they said is remembered on it. */
function remember(target: Value & { attributes: Map<string, Value> }, decorator: Instance): Value {
  const before = asItems(target.attributes.get(REMEMBERED)) ?? []
  target.attributes.set(REMEMBERED, list([...before, decorator]))
  return target
}

function decorate(path: string, given: CallOf): Value {
  const [target] = given.args
  if (!isMethod(target)) return instance(external(path), given)
  return attach(target, instance(external(path), { keywords: given.keywords, site: given.site }), path)
}

/** `@computed_field` on a plain method makes a property of it. */
function attach(target: Value & { attributes: Map<string, Value> }, decorator: Instance, path: string): Value {
  const plain = path.endsWith('.computed_field') && target.kind === 'function'
  return remember(plain ? instance(external('builtins.property'), { args: [target] }) : target, decorator)
}

export const DECORATORS: readonly Summary[] = Object.entries(HOMES).map(([path, aliases]) => ({
  path,
  aliases,
  call: (given) => decorate(path, given),
  methods: {
    __call__: (self, given) => {
      const [target] = given.args
      return isMethod(target) && self.kind === 'instance' ? attach(target, self, path) : target
    },
  },
}))
