import { isDataclass } from '../../../python/interpret/construct.ts'
import type { Machine } from '../../../python/interpret/machine.ts'
import { inherits } from '../../../python/values/ask.ts'
import type { ClassValue, External, Value } from '../../../python/values/value.ts'
import { generic } from '../../../python/values/make.ts'
import type { KnownModels } from '../known-models.ts'

const ENUMS = ['enum.Enum', 'enum.IntEnum', 'enum.StrEnum', 'enum.Flag', 'enum.IntFlag']
const MODEL = 'pydantic.main.BaseModel'

/** What kind of class a type is, as far as pydantic tells them apart. */
export class Kinds {
  private readonly machine: Machine
  private readonly knownModels: KnownModels

  constructor(machine: Machine, knownModels: KnownModels) {
    this.machine = machine
    this.knownModels = knownModels
  }

  canonical(of: External): string {
    return this.machine.library.canonical(of.path)
  }

  /** The class of the project, or the one written down for a known library; keeps type arguments. */
  classFor(type: Value): Value | null {
    if (type.kind === 'class') return type
    if (type.kind === 'external') return this.knownModels.get(this.canonical(type))
    if (type.kind !== 'generic') return null
    if (type.origin.kind === 'class') return type
    const origin = this.classFor(type.origin)
    return origin?.kind === 'class' ? generic(origin, type.args) : null
  }

  isModel(type: Value): boolean {
    if (type.kind === 'class') return inherits(type, MODEL)
    if (type.kind === 'generic') return this.isModel(type.origin)
    return (
      type.kind === 'external' &&
      (this.knownModels.get(this.canonical(type)) !== null ||
        this.machine.library.lineage(this.canonical(type)).includes(MODEL))
    )
  }

  isEnum = (type: Value): type is ClassValue => type.kind === 'class' && inherits(type, ...ENUMS)
  isTypedDict = (type: Value): type is ClassValue => type.kind === 'class' && inherits(type, 'typing.TypedDict')
  isNamedTuple = (type: Value): type is ClassValue => type.kind === 'class' && inherits(type, 'typing.NamedTuple')
  isDataclass = (type: Value): type is ClassValue => type.kind === 'class' && isDataclass(type)
  isRootModel = (type: ClassValue): boolean => inherits(type, 'pydantic.root_model.RootModel')
}
