import { argument, asItems, asText, isMade } from '../../python/values/ask.ts'
import { external, instance, list, text } from '../../python/values/make.ts'
import type { Instance, Value } from '../../python/values/value.ts'
import type { SignatureParameter } from './signature.ts'

/** `f.__signature__ = inspect.Signature([...])`: what Python shows instead of the real parameters. */
export function writtenSignature(callee: Value): readonly SignatureParameter[] | null {
  const shown =
    callee.kind === 'function' || callee.kind === 'instance'
      ? callee.attributes.get('__signature__')
      : callee.kind === 'class'
        ? callee.namespace.get('__signature__')
        : undefined
  if (!isMade(shown, 'inspect.Signature')) return null
  const parameters = asItems(argument(shown, 0, 'parameters'))
  return parameters?.every((one) => isMade(one, 'inspect.Parameter')) ? parameters.flatMap(parameterOf) : null
}

function parameterOf(value: Value): readonly SignatureParameter[] {
  const given = value as Instance
  const name = asText(argument(given, 0, 'name'))
  const kind = argument(given, 1, 'kind')
  if (name === null) return []
  return [
    {
      name,
      type: given.keywords.get('annotation'),
      default: given.keywords.get('default'),
      variadic: kind?.kind === 'external' && /\.VAR_\w+$/.test(kind.path),
    },
  ]
}

/** What `inspect.Parameter` makes. */
export function parameter(name: string, annotation?: Value, otherwise?: Value): Value {
  const given = new Map<string, Value>([
    ['name', text(name)],
    ['kind', external('inspect.Parameter.KEYWORD_ONLY')],
  ])
  if (annotation) given.set('annotation', annotation)
  if (otherwise) given.set('default', otherwise)
  return instance(external('inspect.Parameter'), { keywords: given })
}

export const signature = (parameters: readonly Value[]): Value =>
  instance(external('inspect.Signature'), { args: [list(parameters)] })
