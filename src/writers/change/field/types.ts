import type { CodeFile } from '../../../python/code/code.ts'
import { type Spelled, plain, spell, spelledWith } from '../source/spelling.ts'
import { quoteOf, quoted } from '../source/literal.ts'
import type { Wanted } from './wanted.ts'

/** The class of Python that holds a value, as a file names it; `choice` is the name of an enum that is there. */
export function pythonType(file: CodeFile, wanted: Wanted, choice: Spelled | null): Spelled {
  switch (wanted.kind) {
    case 'str':
    case 'text':
      return plain('str')
    case 'int':
    case 'float':
    case 'bool':
    case 'bytes':
      return plain(wanted.kind)
    case 'date':
    case 'datetime':
    case 'time':
      return spell(file, `datetime.${wanted.kind}`)
    case 'duration':
      return spell(file, 'datetime.timedelta')
    case 'uuid':
      return spell(file, 'uuid.UUID')
    case 'decimal':
      return spell(file, 'decimal.Decimal')
    case 'json': {
      const any = spell(file, 'typing.Any')
      return spelledWith([any], `dict[str, ${any.text}]`)
    }
    case 'enum':
      return choice ?? literalType(file, wanted)
  }
}

/** `Literal["low", "high"]` */
function literalType(file: CodeFile, { type }: Wanted): Spelled {
  const of = spell(file, 'typing.Literal', 'typing_extensions.Literal')
  const quote = quoteOf(file.tree.source)
  const values = type.kind === 'enum' ? type.values.map(({ text }) => quoted(text, quote)) : []
  return spelledWith([of], `${of.text}[${values.join(', ')}]`)
}

/** `str | None`, or `Optional[str]` where a file writes it so. */
export function optional(file: CodeFile, type: Spelled, form: OptionalForm): Spelled {
  if (form === 'pipe') return { ...type, text: `${type.text} | None` }
  const of = spell(file, 'typing.Optional')
  return spelledWith([type, of], `${of.text}[${type.text}]`)
}

export type OptionalForm = 'pipe' | 'Optional'

/** How a file says that something may be nothing; where it never does, as those beside it do, or the program, most often. */
export function optionalForm(file: CodeFile, files: readonly CodeFile[]): OptionalForm {
  const beside = files.filter(({ path }) => folderOf(path) === folderOf(file.path))
  const balance = [[file], beside, files].map(counted).find((one) => one !== 0) ?? 0
  return balance < 0 ? 'Optional' : 'pipe'
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

function counted(files: readonly CodeFile[]): number {
  const times = (pattern: RegExp): number =>
    files.reduce((sum, file) => sum + (file.source.match(pattern)?.length ?? 0), 0)
  return times(/\| ?None\b/g) - times(/\bOptional\[/g)
}
