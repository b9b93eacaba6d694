import { classAttribute, inherits, isMade, unwrap } from '../../python/values/ask.ts'
import { external, generic } from '../../python/values/make.ts'
import type { ClassValue, FunctionValue, Instance, Value } from '../../python/values/value.ts'
import { annotationValue, parameterType, returnType } from '../../python/interpret/annotations.ts'
import type { Machine } from '../../python/interpret/machine.ts'
import { isDataclass } from '../../python/interpret/construct.ts'
import type { Field } from '../pydantic/field.ts'
import { OUTSIDE_SIGNATURES } from './outside-signatures.ts'
import { writtenSignature } from './written-signature.ts'

/** One parameter as `inspect.signature` shows it. */
export interface SignatureParameter {
  readonly name: string
  readonly type: Value | undefined
  readonly default: Value | undefined
  readonly variadic: boolean
}

/** What a signature can be asked from besides the interpreter: the fields of a model. */
export interface ModelFields {
  fieldsOf(of: ClassValue): readonly Field[]
  isModel(type: Value): boolean
}

/** The parameters of anything callable; null when it is not known. */
export function signatureOf(
  callee: Value,
  machine: Machine,
  models: ModelFields,
): readonly SignatureParameter[] | null {
  const shown = unwrap(callee)
  const written = writtenSignature(callee) ?? writtenSignature(shown)
  if (written) return written
  const borrowed = borrowedFrom(callee) ?? borrowedFrom(shown)
  if (borrowed) return signatureOf(borrowed, machine, models)
  switch (shown.kind) {
    case 'function':
      return functionParameters(shown, machine)
    case 'method':
      return shown.function.kind === 'function'
        ? boundParameters(shown.function, machine)
        : shown.function.kind === 'external'
          ? outside(shown.function.path)
          : null
    case 'class':
      return classParameters(shown, machine, models)
    case 'generic':
      return signatureOf(shown.origin, machine, models)
    case 'instance':
      return objectParameters(shown, machine, models)
    case 'external':
      return outside(shown.path)
    case 'alternatives':
      return shown.options[0] ? signatureOf(shown.options[0].value, machine, models) : null
    default:
      return null
  }
}

/** `f.__signature__ = inspect.signature(other)`: shown as the other. */
function borrowedFrom(callee: Value): Value | undefined {
  const shown =
    callee.kind === 'function' || callee.kind === 'instance' ? callee.attributes.get('__signature__') : undefined
  return isMade(shown, 'inspect.signature') && shown.args[0] !== callee ? shown.args[0] : undefined
}

function boundParameters(of: FunctionValue, machine: Machine): readonly SignatureParameter[] | null {
  const shown = unwrap(of)
  return shown.kind === 'function' ? functionParameters(shown, machine).slice(1) : null
}

function functionParameters(of: FunctionValue, machine: Machine): readonly SignatureParameter[] {
  return (
    writtenSignature(of) ??
    of.node.parameters.map((parameter) => ({
      name: parameter.name,
      type: parameterType(of, parameter.name, machine),
      default: of.defaults.get(parameter.name),
      variadic: parameter.form === 'var-positional' || parameter.form === 'var-keyword',
    }))
  )
}

function classParameters(of: ClassValue, machine: Machine, models: ModelFields): readonly SignatureParameter[] | null {
  const init = classAttribute(of, '__init__')?.value
  if (init?.kind === 'function') return boundParameters(init, machine)
  // The signature of a model tells types, constraints and defaults, but no words.
  if (models.isModel(of))
    return models
      .fieldsOf(of)
      .map((field) => ({ name: field.alias, type: field.type, default: field.default, variadic: false }))
  if (isDataclass(of))
    return models.fieldsOf(of).map((field) => ({
      name: field.alias,
      type: field.info ? generic(external('typing.Annotated'), [field.type, field.info]) : field.type,
      default: field.default,
      variadic: false,
    }))
  const base = of.mro.find((one) => one.kind === 'external' && one.path !== 'builtins.object')
  if (base?.kind === 'external') return outside(base.path) ?? (/^(typing|abc|enum)\./.test(base.path) ? [] : null)
  return []
}

function objectParameters(of: Instance, machine: Machine, models: ModelFields): readonly SignatureParameter[] | null {
  if (of.class.kind === 'class') {
    const own = classAttribute(of.class, '__call__')?.value
    if (own?.kind === 'function') return boundParameters(own, machine)
    if (
      inherits(of.class, 'fastapi.security.base.SecurityBase') ||
      machine.library
        .lineage(
          of.class.mro.find((one) => one.kind === 'external')?.kind === 'external'
            ? (of.class.mro.find((one) => one.kind === 'external') as { path: string }).path
            : '',
        )
        .includes('fastapi.security.base.SecurityBase')
    )
      return []
    return null
  }
  if (of.class.path === 'functools.partial') return partialParameters(of, machine, models)
  if (machine.library.lineage(of.class.path).includes('fastapi.security.base.SecurityBase')) return []
  return outside(`${of.class.path}.__call__`)
}

/** What is already given is no parameter any more; what was given by name keeps that as its default. */
function partialParameters(of: Instance, machine: Machine, models: ModelFields): readonly SignatureParameter[] | null {
  const inner = of.args[0] && signatureOf(of.args[0], machine, models)
  if (!inner) return null
  return inner
    .slice(of.args.length - 1)
    .map((one) => (of.keywords.has(one.name) ? { ...one, default: of.keywords.get(one.name) } : one))
}

function outside(path: string): readonly SignatureParameter[] | null {
  const known = OUTSIDE_SIGNATURES[path]
  return known
    ? known.map(([name, type, info, otherwise]) => ({
        name,
        type: info ? generic(external('typing.Annotated'), [type, info]) : type,
        default: otherwise,
        variadic: false,
      }))
    : null
}

/** The annotated return type, through `functools.wraps`. */
export function returnTypeOf(callee: Value, machine: Machine): Value | undefined {
  const shown = unwrap(callee)
  if (shown.kind === 'function') return returnType(shown, machine)
  if (shown.kind === 'method') return returnTypeOf(shown.function, machine)
  if (shown.kind === 'instance' && shown.class.kind === 'class') {
    const own = classAttribute(shown.class, '__call__')?.value
    return own ? returnTypeOf(own, machine) : undefined
  }
  if (shown.kind === 'instance' && shown.args[0]) return returnTypeOf(shown.args[0], machine)
  return undefined
}

/**
 * A method that answers a route without being bound to an object belongs to a class-based view: its
 * class is injected, and the annotated names of the class are what it asks for.
 */
export function viewClass(endpoint: Value): ClassValue | null {
  const shown = unwrap(endpoint)
  return shown.kind === 'function' && shown.owner && shown.node.parameters[0]?.name === 'self' ? shown.owner : null
}

export function viewParameters(of: ClassValue, machine: Machine): readonly SignatureParameter[] {
  const written = writtenSignature(of)
  if (written) return written
  const init = classAttribute(of, '__init__')?.value
  const own = init?.kind === 'function' ? (boundParameters(init, machine) ?? []) : []
  const found = new Map<string, SignatureParameter>()
  for (const base of [...of.mro].reverse()) {
    if (base.kind !== 'class') continue
    for (const [name, annotation] of base.annotations) {
      if (name.startsWith('_')) continue
      const type = annotationValue(annotation, machine)
      if (type.kind === 'generic' && type.origin.kind === 'external' && type.origin.path === 'typing.ClassVar') continue
      found.set(name, { name, type, default: classAttribute(of, name)?.value, variadic: false })
    }
  }
  return [...own.filter((one) => !one.variadic), ...found.values()]
}
