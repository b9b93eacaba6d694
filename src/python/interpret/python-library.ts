import { BUILTINS } from './builtins/functions.ts'
import { EXCEPTIONS } from './builtins/exceptions.ts'
import { INDENTATION } from './builtins/indentation.ts'
import { NUMBERS } from './builtins/numbers.ts'
import { PATHS } from './builtins/paths.ts'
import { REGULAR_EXPRESSIONS } from './builtins/regular-expressions.ts'
import { STANDARD } from './builtins/standard.ts'
import { Library } from './library.ts'

/** The part of the library that belongs to Python itself. */
export function pythonLibrary(): Library {
  return new Library()
    .add(...BUILTINS, ...EXCEPTIONS, ...NUMBERS, ...PATHS, ...STANDARD, ...INDENTATION, ...REGULAR_EXPRESSIONS)
    .rename('typing_extensions', 'typing')
}
