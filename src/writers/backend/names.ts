import { RESERVED_IN_PYTHON } from '../../blueprint/check/reserved.ts'
import { snake } from '../../blueprint/storage/names.ts'

/** Modules that are there whatever resources are called. */
const TAKEN = new Set(['base', 'page'])

/** The module of a resource in each folder that has one for each of them. */
export function moduleName(resource: string): string {
  const name = snake(resource)
  return RESERVED_IN_PYTHON.has(name) || TAKEN.has(name) ? `${name}_` : name
}

/** The function that does something, whatever it is called. */
export const functionOf = (name: string): string => (RESERVED_IN_PYTHON.has(name) ? `${name}_` : name)

export { spoken } from '../../kernel/english.ts'

/** `due_at` as the name of a class. */
export const pascal = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')

/** A name for each of these words as a constant, all of them different. */
export function constants(words: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return words.map((word) => {
    const plain = word
      .replaceAll(/\W+/g, '_')
      .replaceAll(/^_+|_+$/g, '')
      .toUpperCase()
    let name = /^[A-Z]/.test(plain) ? plain : `VALUE_${plain}`
    while (taken.has(name)) name += '_2'
    taken.add(name)
    return name
  })
}

/** `data-deletion` as the title of its interface. */
export const titleOf = (app: string): string => app.split(/[-_]+/).filter(Boolean).map(pascal).join(' ')
