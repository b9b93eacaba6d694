import { inherits, isMade, isNone } from '../../python/values/ask.ts'
import type { Instance, Value } from '../../python/values/value.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { external, instance } from '../../python/values/make.ts'
import type { Field } from '../pydantic/field.ts'
import type { SignatureParameter } from './signature.ts'

export type Place = 'path' | 'query' | 'header' | 'cookie' | 'body'

/** A parameter that carries data of the request. */
export interface RequestParameter {
  readonly in: Place
  /** `Query`, `Body`, `Form`, `File`...: the marker that was given or is implied. */
  readonly marker: string
  readonly field: Field
}

export type Analysed =
  | {
      readonly kind: 'dependency'
      readonly depends: Instance
      readonly dependency: Value
      readonly type: Value | undefined
    }
  | { readonly kind: 'request'; readonly parameter: RequestParameter }
  | { readonly kind: 'special' }

export interface Types {
  isScalar(type: Value): boolean
  isModel(type: Value): boolean
}

/** A type marked with this is handed in by a container. */
export const HANDED_IN = 'dishka.entities.component.FromComponent'

const MARKERS = ['Path', 'Query', 'Header', 'Cookie', 'Body', 'Form', 'File'].map((name) => `fastapi.params.${name}`)
const DEPENDS = ['fastapi.params.Depends', 'fastapi.params.Security']
const SPECIAL = [
  'starlette.requests.Request',
  'starlette.websockets.WebSocket',
  'starlette.requests.HTTPConnection',
  'starlette.responses.Response',
  'starlette.background.BackgroundTasks',
  'fastapi.security.oauth2.SecurityScopes',
]

export const isDepends = (value: Value | undefined): value is Instance => isMade(value, ...DEPENDS)
const isMarker = (value: Value | undefined): value is Instance => isMade(value, ...MARKERS)

/** What FastAPI makes of one parameter: injected, taken from the request, or handed over as it is. */
export function analyse(parameter: SignatureParameter, isPath: boolean, machine: Machine, types: Types): Analysed {
  const { type: written, extras } = flatten(parameter.type)
  const marked = extras.findLast((one) => isMarker(one) || isDepends(one))
  const given = parameter.default
  const depends = isDepends(given) ? given : isDepends(marked) ? marked : null
  if (depends) return { kind: 'dependency', depends, dependency: dependencyOf(depends, written), type: written }
  if (extras.some((one) => isMade(one, HANDED_IN) || (one.kind === 'external' && one.path === HANDED_IN)))
    return { kind: 'special' }
  const info = isMarker(given) ? given : isMarker(marked) ? marked : null
  if (!info && written && isSpecial(written, machine)) return { kind: 'special' }
  const otherwise = isMarker(given) ? defaultOf(given) : given
  const implied = isPath
    ? 'fastapi.params.Path'
    : !written
      ? 'fastapi.params.Query'
      : isUpload(written)
        ? 'fastapi.params.File'
        : types.isScalar(written)
          ? 'fastapi.params.Query'
          : 'fastapi.params.Body'
  const marker = info ? pathOf(info) : implied
  return {
    kind: 'request',
    parameter: {
      in: placeOf(marker),
      marker: marker.slice(marker.lastIndexOf('.') + 1),
      field: fieldOf(parameter, info, isPath ? undefined : otherwise, marker),
    },
  }
}

function fieldOf(
  parameter: SignatureParameter,
  info: Instance | null,
  otherwise: Value | undefined,
  marker: string,
): Field {
  const alias = info?.keywords.get('alias')
  const given = alias?.kind === 'constant' && alias.type === 'str' ? String(alias.value) : null
  const underscores = info?.keywords.get('convert_underscores')
  const converts =
    marker === 'fastapi.params.Header' && !(underscores?.kind === 'constant' && underscores.value === false)
  return {
    name: parameter.name,
    alias: given ?? (converts ? parameter.name.replaceAll('_', '-') : parameter.name),
    type: openAlias(parameter.type) ?? external('typing.Any'),
    info,
    default: isEllipsis(otherwise) ? undefined : otherwise,
  }
}

/** `type Limit = Annotated[int, ...]` stands for what it names. */
const openAlias = (type: Value | undefined): Value | undefined =>
  isMade(type, 'typing.TypeAliasType') ? type.args[1] : type

const isEllipsis = (value: Value | undefined): boolean =>
  (value?.kind === 'constant' && value.type === 'ellipsis') ||
  (value?.kind === 'external' && value.path.endsWith('PydanticUndefined'))

/** `Query("x")`, `Query(default="x")`, `Query(default_factory=f)`. */
export function defaultOf(info: Instance): Value | undefined {
  const given = info.args[0] ?? info.keywords.get('default')
  if (given) return isEllipsis(given) ? undefined : given
  return (
    info.keywords.get('default_factory') &&
    instance(external('pydantic.default_factory'), { args: [info.keywords.get('default_factory')!] })
  )
}

function dependencyOf(depends: Instance, type: Value | undefined): Value {
  const given = depends.args[0] ?? depends.keywords.get('dependency')
  return given && !isNone(given) ? given : (type ?? external('builtins.object'))
}

const pathOf = (info: Instance): string =>
  info.class.kind === 'external'
    ? info.class.path
    : (info.class.mro.find((one) => one.kind === 'external' && MARKERS.includes(one.path)) as { path: string }).path

function placeOf(marker: string): Place {
  const name = marker.slice(marker.lastIndexOf('.') + 1).toLowerCase()
  return name === 'form' || name === 'file' ? 'body' : (name as Place)
}

/** `Annotated[Annotated[X, a], b]` as X with a and b; type aliases opened. */
export function flatten(type: Value | undefined): {
  readonly type: Value | undefined
  readonly extras: readonly Value[]
} {
  let at = type
  const extras: Value[] = []
  for (let i = 0; at && i < 20; i++) {
    if (isMade(at, 'typing.TypeAliasType')) at = at.args[1]
    else if (at.kind === 'alternatives') at = at.options[0]?.value
    else if (at.kind === 'generic' && at.origin.kind === 'external' && at.origin.path === 'typing.Annotated') {
      extras.unshift(...at.args.slice(1))
      at = at.args[0]
    } else break
  }
  return { type: at, extras }
}

function isSpecial(type: Value, machine: Machine): boolean {
  if (type.kind === 'external')
    return (
      machine.library.lineage(machine.library.canonical(type.path)).some((path) => SPECIAL.includes(path)) ||
      isResponseClass(type, machine)
    )
  return type.kind === 'class' && (inherits(type, ...SPECIAL) || isResponseClass(type, machine))
}

/** Whether a type is Starlette's Response or inherits from it. */
export function isResponseClass(type: Value | undefined, machine: Machine): boolean {
  if (!type) return false
  const paths =
    type.kind === 'external'
      ? [type.path]
      : type.kind === 'class'
        ? type.mro.flatMap((one) => (one.kind === 'external' ? [one.path] : []))
        : []
  return paths.some(
    (path) =>
      machine.library.lineage(machine.library.canonical(path)).includes('starlette.responses.Response') ||
      /\.(responses|response)\.\w*Response$|sse_starlette\..*EventSourceResponse$/.test(path),
  )
}

function isUpload(type: Value): boolean {
  if (type.kind === 'external') return /(^|\.)UploadFile$/.test(type.path)
  if (type.kind === 'class')
    return inherits(type, 'fastapi.datastructures.UploadFile', 'starlette.datastructures.UploadFile')
  if (type.kind !== 'generic' || type.origin.kind !== 'external') return false
  if (type.origin.path === 'typing.Annotated') return type.args[0] !== undefined && isUpload(type.args[0])
  return (
    /^(typing\.(Union|List|Sequence|Tuple|Set)|builtins\.(list|tuple|set)|collections\.abc\.Sequence)$/.test(
      type.origin.path,
    ) && type.args.some((arg) => isUpload(arg))
  )
}
