import type { Summary } from '../../../python/interpret/library.ts'
import { mapping, text, unknown } from '../../../python/values/make.ts'
import type { CallOf, Value } from '../../../python/values/value.ts'
import { createModel } from './create-model.ts'
import { constructModel, copyModel, instanceOf } from './construct.ts'
import { modelClassAttribute } from './model-fields.ts'
import { constructSettings } from './settings.ts'

/** `ConfigDict(...)` is a dictionary. */
const configDict = (given: CallOf): Value => {
  const made = mapping(
    [...given.keywords].map(([name, value]) => [text(name), value]),
    given.open,
  )
  const [first] = given.args
  return first?.kind === 'mapping' ? { ...made, entries: new Map([...first.entries, ...made.entries]) } : made
}
import { modelJsonSchema } from './json-schema.ts'

const dumped = (): Value => unknown('the content of a model')

export const MODELS: readonly Summary[] = [
  {
    path: 'pydantic.main.BaseModel',
    aliases: ['pydantic.BaseModel', 'pydantic.v1.BaseModel', 'pydantic.v1.main.BaseModel'],
    construct: constructModel,
    classAttribute: modelClassAttribute,
    methods: {
      model_copy: (self, given) => copyModel(self, given),
      copy: (self, given) => copyModel(self, given),
      model_json_schema: modelJsonSchema,
      schema: modelJsonSchema,
      model_dump: dumped,
      dict: dumped,
      model_dump_json: dumped,
      json: dumped,
      model_rebuild: () => ({ kind: 'constant', type: 'none', value: null }),
      update_forward_refs: () => ({ kind: 'constant', type: 'none', value: null }),
      model_construct: instanceOf,
      construct: instanceOf,
      parse_obj: instanceOf,
      parse_raw: instanceOf,
      from_orm: instanceOf,
      model_validate: instanceOf,
      model_validate_json: instanceOf,
    },
  },
  {
    path: 'pydantic.generics.GenericModel',
    aliases: ['pydantic.v1.generics.GenericModel'],
    bases: ['pydantic.main.BaseModel'],
  },
  { path: 'pydantic.root_model.RootModel', aliases: ['pydantic.RootModel'], bases: ['pydantic.main.BaseModel'] },
  { path: 'sqlmodel.main.SQLModel', aliases: ['sqlmodel.SQLModel'], bases: ['pydantic.main.BaseModel'] },
  {
    path: 'pydantic_settings.main.BaseSettings',
    aliases: [
      'pydantic_settings.BaseSettings',
      'pydantic.BaseSettings',
      'pydantic.env_settings.BaseSettings',
      'pydantic.v1.BaseSettings',
      'pydantic.v1.env_settings.BaseSettings',
    ],
    bases: ['pydantic.main.BaseModel'],
    construct: constructSettings,
  },
  {
    path: 'pydantic_settings.main.SettingsConfigDict',
    aliases: ['pydantic_settings.SettingsConfigDict'],
    call: configDict,
  },
  { path: 'pydantic.config.ConfigDict', aliases: ['pydantic.ConfigDict'], call: configDict },
  {
    path: 'sqlmodel._compat.SQLModelConfig',
    aliases: ['sqlmodel.main.SQLModelConfig', 'sqlmodel.SQLModelConfig'],
    call: configDict,
  },
  {
    path: 'pydantic.main.create_model',
    aliases: ['pydantic.create_model', 'pydantic.v1.create_model', 'pydantic.v1.main.create_model'],
    call: createModel,
  },
  { path: 'pydantic.config.with_config', aliases: ['pydantic.with_config'], call: withConfig },
]

/** `@with_config(...)` sets the options of a TypedDict or dataclass. */
function withConfig(given: CallOf): Value {
  const config = given.args[0]?.kind === 'mapping' ? given.args[0] : configDict(given)
  return {
    kind: 'native',
    name: 'with_config',
    call: ({ args: [of] }) => {
      if (of?.kind === 'class') of.namespace.set('__pydantic_config__', config)
      return of ?? unknown('nothing to configure')
    },
  }
}
