import { external } from '../../values/make.ts'
import type { Value } from '../../values/value.ts'
import type { Machine } from '../machine.ts'
import { mappingMethod, sequenceMethod } from './collections.ts'
import { textMethod } from './text.ts'

const NAMES = new Set(
  `print len range enumerate zip sorted reversed map filter any all min max sum iter next abs round hash id repr vars dir callable getattr setattr hasattr delattr
  isinstance issubclass type super property staticmethod classmethod object str bytes bytearray int float complex bool list tuple set frozenset dict slice open input
  format ord chr hex oct bin divmod pow eval exec compile globals locals memoryview aiter anext __import__ NotImplemented
  BaseException Exception ArithmeticError AssertionError AttributeError BlockingIOError BrokenPipeError BufferError ConnectionError ConnectionRefusedError ConnectionResetError
  EOFError EnvironmentError FileExistsError FileNotFoundError FloatingPointError GeneratorExit IOError ImportError IndexError IndentationError InterruptedError IsADirectoryError
  KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplementedError OSError OverflowError PermissionError ProcessLookupError
  RecursionError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError SystemExit TimeoutError TypeError UnboundLocalError UnicodeDecodeError
  UnicodeEncodeError UnicodeError ValueError ZeroDivisionError Warning UserWarning DeprecationWarning RuntimeWarning FutureWarning ExceptionGroup BaseExceptionGroup
  __name__ __file__ __doc__ __debug__`.split(/\s+/),
)

/** A name every module has. */
export function builtin(name: string): Value | undefined {
  return NAMES.has(name) ? external(`builtins.${name}`) : undefined
}

/** A method of a text, list, tuple, set or dict. */
export function builtinMethod(value: Value, name: string, machine: Machine): Value | undefined {
  const run =
    value.kind === 'sequence'
      ? sequenceMethod(value, name, machine)
      : value.kind === 'mapping'
        ? mappingMethod(value, name, machine)
        : value.kind === 'constant'
          ? textMethod(value, name, machine)
          : undefined
  return run && { kind: 'native', name, call: run }
}
