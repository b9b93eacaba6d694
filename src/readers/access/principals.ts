import type { Principal } from '../../model/access.ts'
import { isNone } from '../../python/values/ask.ts'
import type { Value } from '../../python/values/value.ts'
import { returnTypeOf } from '../fastapi/signature.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import type { Run } from '../behaviour/event.ts'
import type { Follower } from '../behaviour/follow.ts'
import { PRINCIPAL, labelled } from '../behaviour/labels.ts'
import type { Dependant } from '../fastapi/dependant.ts'
import { flatten } from '../fastapi/parameters.ts'
import { fullName, shortName } from './callee-name.ts'
import { credentialsRead } from './credentials.ts'
import type { AccessHints } from './hints.ts'
import { knownAccess } from './known.ts'
import { marksOf } from './marks.ts'
import { place } from './places.ts'

const CALLER =
  /user|principal|account|member|subject|identity|claims|customer|tenant|admin|auth|caller|entity|owner|profile|payload/i
const ASKS = /user|principal|auth|identity|caller|current|admin|member|subject|entity|login|verify|require/i
/** Plumbing that may be made for a caller without being him. */
const PLUMBING =
  /(server|(^|[^r])session)$|sessionmaker|generator|AsyncSession|repo(sitory)?|service|client|manager|engine|connection|database|factory|settings|config|request|response|context_?manager|storage|cache|logger|strategy|backend|handler|\bdb\b|callable/i

/** The result of a dependency, known for the caller when that is what it hands out. */
export function judged(dependant: Dependant, run: Run, hints: AccessHints, resultOf: (one: Dependant) => Value): Value {
  const { result, callee } = run
  if (hints.principal?.includes(fullName(callee))) return labelled(result, PRINCIPAL)
  const known = knownAccess(callee, hints)
  if (known) return known.state === 'public' ? result : labelled(result, PRINCIPAL)
  if (!isCaller(result, shortName(callee))) return result
  return readsCredentials(dependant, run, resultOf) ? labelled(result, PRINCIPAL) : result
}

/** Whether the dependency itself looks at what proves who is asking. */
function readsCredentials(dependant: Dependant, run: Run, resultOf: (one: Dependant) => Value): boolean {
  if (credentialsRead(dependant, run).length > 0 || marksOf(run.result).credential) return true
  if (
    ASKS.test(shortName(dependant.callee)) &&
    !PLUMBING.test(shortName(dependant.callee)) &&
    takesConnection(dependant)
  )
    return true
  return dependant.dependencies.some((one) => {
    const marks = marksOf(resultOf(one))
    return marks.credential && (!marks.principal || ASKS.test(shortName(dependant.callee)))
  })
}

const CONNECTION =
  /^(starlette\.(requests|websockets)|fastapi(\.(requests|websockets))?)\.(Request|WebSocket|HTTPConnection)$/

export function takesConnection(dependant: Dependant): boolean {
  return dependant.signature.some((one) => {
    const type = flatten(one.type).type
    return type?.kind === 'external'
      ? CONNECTION.test(type.path)
      : type?.kind === 'class' && type.mro.some((base) => base.kind === 'external' && CONNECTION.test(base.path))
  })
}

function isCaller(value: Value, name: string): boolean {
  switch (value.kind) {
    case 'alternatives':
      return value.options.some((option) => isCaller(option.value, name))
    case 'instance': {
      const type = value.class.kind === 'class' ? value.class.name : value.class.path
      if (
        PLUMBING.test(lastPart(type)) &&
        (!CALLER.test(type) || /(Service|Server|Repository|Manager|Client|Factory|Backend|Handler)$/.test(type))
      )
        return false
      return CALLER.test(type) || ASKS.test(name) || (value.class.kind === 'external' && marksOf(value).credential)
    }
    case 'unknown':
      return (
        !value.labels.some((label) => label.startsWith('credentials:')) &&
        ASKS.test(name) &&
        !/token|credential|header|api_?key$/i.test(name)
      )
    case 'mapping':
      return ASKS.test(name)
    default:
      return false
  }
}

const lastPart = (path: string): string => path.slice(path.lastIndexOf('.') + 1)

/** The names of the handler that hold the caller. */
export function principalsOf(root: Dependant, follower: Follower, machine: Machine): readonly Principal[] {
  return root.dependencies.flatMap((one) => {
    if (one.via === 'class')
      return principalsOf(one, follower, machine).map((inner) => ({ ...inner, name: `self.${inner.name}` }))
    if (one.name === null || !one.site || one.via !== 'parameter') return []
    return isPrincipal(follower.run(one).result)
      ? [{ name: one.name, type: typeName(follower.run(one).result, root, one, machine), at: place(one.site) }]
      : []
  })
}

const isPrincipal = (value: Value): boolean =>
  value.kind === 'alternatives'
    ? value.options.some((option) => isPrincipal(option.value))
    : (value.kind === 'instance' || value.kind === 'unknown') && value.labels.includes(PRINCIPAL)

function typeName(value: Value, root: Dependant, asked: Dependant, machine: Machine): string {
  const written = root.signature.find((one) => one.name === asked.name)?.type
  return (
    nameOfType(written && flatten(written).type) ||
    nameOfValue(value) ||
    nameOfType(returnTypeOf(asked.callee, machine))
  )
}

function nameOfType(type: Value | undefined): string {
  if (!type) return ''
  if (type.kind === 'class') return type.name
  if (type.kind === 'external')
    return /^(typing|builtins\.(object|dict))/.test(type.path) ? '' : type.path.slice(type.path.lastIndexOf('.') + 1)
  if (type.kind !== 'generic') return ''
  const union = type.origin.kind === 'external' && /^typing\.(Union|Optional)$/.test(type.origin.path)
  return union
    ? (type.args
        .filter((one) => !isNone(one))
        .map(nameOfType)
        .find((one) => one) ?? '')
    : nameOfType(type.origin)
}

function nameOfValue(value: Value): string {
  if (value.kind === 'alternatives')
    return value.options.map((option) => nameOfValue(option.value)).find((one) => one) ?? ''
  return value.kind === 'instance' && value.class.kind === 'class' ? value.class.name : ''
}
