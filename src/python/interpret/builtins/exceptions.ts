import { tuple } from '../../values/make.ts'
import type { Summary } from '../library.ts'

/** Python's own exceptions: each line a class and what inherits from it. */
const FAMILY: Readonly<Record<string, string>> = {
  BaseException: 'Exception BaseExceptionGroup GeneratorExit KeyboardInterrupt SystemExit',
  Exception:
    'ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning ExceptionGroup',
  ArithmeticError: 'FloatingPointError OverflowError ZeroDivisionError',
  ImportError: 'ModuleNotFoundError',
  LookupError: 'IndexError KeyError',
  NameError: 'UnboundLocalError',
  OSError:
    'BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError',
  ConnectionError: 'BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError',
  RuntimeError: 'NotImplementedError RecursionError',
  SyntaxError: 'IndentationError',
  ValueError: 'UnicodeError',
  UnicodeError: 'UnicodeDecodeError UnicodeEncodeError',
  Warning: 'DeprecationWarning FutureWarning RuntimeWarning UserWarning',
}

const parents = new Map<string, string>(
  Object.entries(FAMILY).flatMap(([parent, children]) =>
    children.split(' ').map((child) => [`builtins.${child}`, `builtins.${parent}`] as const),
  ),
)

/** Whether an exception class of Python is another, or inherits from it. */
export function isBelow(path: string, other: string): boolean {
  for (let at: string | undefined = path; at !== undefined; at = parents.get(at)) if (at === other) return true
  return false
}

export const EXCEPTIONS: readonly Summary[] = [
  { path: 'builtins.BaseException', attribute: (self, name) => (name === 'args' ? tuple(self.args) : undefined) },
  ...[...parents].map(([path, base]) => ({ path, bases: [base] })),
]
