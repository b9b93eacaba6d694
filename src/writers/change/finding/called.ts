import type { CodeFile } from '../../../python/code/code.ts'
import type { Ground } from '../ground.ts'
import { moduleOf } from '../source/module.ts'
import { type Spelled, lastOf, spell } from '../source/spelling.ts'
import type { Finder } from './finders.ts'

/** A function of another module as a file calls it: by its module where the program imports that whole, or by its name. */
export function calledFrom({ code }: Ground, file: CodeFile, { of }: Pick<Finder, 'of'>): Spelled {
  const { name } = of.node
  if (of.file.path === file.path) return { text: name, needs: [] }
  const module = moduleOf(code, of.file)
  const whole = code.files.flatMap(({ imports }) => imports).filter((one) => one.file === of.file.path)
  const isWhole = whole.some(({ member }) => member === null)
  if (!isWhole) return spell(file, `${module}.${name}`)
  const there = file.imports.find((one) => one.file === of.file.path && one.member === null)
  if (there) return { text: `${there.name}.${name}`, needs: [] }
  const [last, above = ''] = [lastOf(module), lastOf(module.slice(0, module.lastIndexOf('.')))]
  // Modules called alike are told apart by what they are in: `from app.orders import service as orders`.
  const isCalledAlike = code.files.filter(({ path }) => path.endsWith(`/${last}.py`)).length > 1
  const called = isCalledAlike ? free(file, above) : last
  const named = called === last ? last : `${last} as ${called}`
  return { text: `${called}.${name}`, needs: [{ module: module.slice(0, module.lastIndexOf('.')), name: named }] }
}

const free = (file: CodeFile, name: string): string =>
  file.mentions(new RegExp(`\\b${name}\\b(?!\\.)`)) ? `${name}_service` : name
