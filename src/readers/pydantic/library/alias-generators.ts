import type { Summary } from '../../../python/interpret/library.ts'
import { asText } from '../../../python/values/ask.ts'
import { text } from '../../../python/values/make.ts'
import { pythonTitle } from '../json/title.ts'

/** `pydantic.alias_generators`, character by character. */
export function toPascal(snake: string): string {
  return pythonTitle(snake).replace(/([0-9A-Za-z])_(?=[0-9A-Z])/g, '$1')
}

export function toCamel(snake: string): string {
  // Already camel case: left alone.
  if (/^[a-z]+[A-Za-z0-9]*$/.test(snake) && !/\d[a-z]/.test(snake)) return snake
  return toPascal(snake).replace(/(^_*[A-Z])/, (start) => start.toLowerCase())
}

export function toSnake(camel: string): string {
  return camel
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/([0-9])([A-Z])/g, '$1_$2')
    .replace(/([a-z])([0-9])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase()
}

const generator = (name: string, make: (name: string) => string): Summary => ({
  path: `pydantic.alias_generators.${name}`,
  call: ({ args, keywords }) => {
    const written = asText(args[0] ?? [...keywords.values()][0])
    return written === null ? undefined : text(make(written))
  },
})

/** `humps.camelize`: the first letter is small, each letter after an underscore or a dash is large. */
export function humpsCamelize(name: string): string {
  if (name === name.toUpperCase() || /^\d+$/.test(name)) return name
  const start =
    name.length > 1 && name.slice(0, 2) !== name.slice(0, 2).toUpperCase()
      ? name[0]!.toLowerCase() + name.slice(1)
      : name
  return start.replace(
    /(^|[^_\-\s])[_\-\s]+([^_\-\s])/g,
    (_, before: string, after: string) => before + after.toUpperCase(),
  )
}

const named = (path: string, aliases: readonly string[], make: (name: string) => string): Summary => ({
  ...generator('', make),
  path,
  aliases,
})

export const ALIAS_GENERATORS: readonly Summary[] = [
  named('humps.main.camelize', ['humps.camelize', 'humps.camel.case'], humpsCamelize),
  named('pydantic.utils.to_camel', [], toPascal),
  named('pydantic.utils.to_lower_camel', [], toCamel),
  generator('to_pascal', toPascal),
  generator('to_camel', toCamel),
  generator('to_snake', toSnake),
]
