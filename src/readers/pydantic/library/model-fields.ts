import type { Machine } from '../../../python/interpret/machine.ts'
import { external, instance, list, mapping, NONE, text } from '../../../python/values/make.ts'
import type { ClassValue, Value } from '../../../python/values/value.ts'
import { type FieldInfo, isRequired } from '../core/field-info.ts'
import { Kinds } from '../core/kinds.ts'
import { ModelFields } from '../core/model-fields.ts'
import { KnownModels } from '../known-models.ts'

const readers = new WeakMap<Machine, ModelFields>()

function reader(machine: Machine): ModelFields {
  let fields = readers.get(machine)
  if (!fields) readers.set(machine, (fields = new ModelFields(machine, new Kinds(machine, new KnownModels(machine)))))
  return fields
}

/** `Model.model_fields`: code that derives models from models walks over it. */
export function modelClassAttribute(of: ClassValue, name: string, machine: Machine): Value | undefined {
  if (name !== 'model_fields' && name !== '__fields__' && name !== '__pydantic_fields__') return undefined
  return mapping([...reader(machine).of(of)].map(([field, info]) => [text(field), fieldObject(info)]))
}

function fieldObject(info: FieldInfo): Value {
  const made = instance(external('pydantic.fields.FieldInfo'), { keywords: info.attributes })
  const undefinedValue = external('pydantic_core.PydanticUndefined')
  made.attributes.set('annotation', info.annotation)
  made.attributes.set('metadata', list(info.metadata))
  made.attributes.set('default', info.attributes.get('default') ?? undefinedValue)
  for (const name of [
    'alias',
    'title',
    'description',
    'default_factory',
    'examples',
    'json_schema_extra',
    'validation_alias',
    'serialization_alias',
  ])
    made.attributes.set(name, info.attributes.get(name) ?? NONE)
  made.attributes.set('is_required', {
    kind: 'native',
    name: 'is_required',
    call: () => ({ kind: 'constant', type: 'bool', value: isRequired(info) }),
  })
  return made
}
