import { openWorkspace } from './module.ts'

/** What Ruff says of a line, in its own words. Rows and columns start at 1. */
export interface RuffDiagnostic {
  readonly code: string
  readonly message: string
  readonly at: { readonly line: number; readonly column: number; readonly endLine: number; readonly endColumn: number }
}

/** Security, asynchronous code and FastAPI: what Ruff knows and nobody spells again. */
const OPTIONS = { 'target-version': 'py314', lint: { select: ['S', 'ASYNC', 'FAST'] } }

export interface Ruff {
  check(source: string): readonly RuffDiagnostic[]
}

export function loadRuff(): Ruff {
  const workspace = openWorkspace(OPTIONS)
  return {
    check: (source) =>
      workspace.check(source).flatMap(({ code, message, start_location: start, end_location: end }) =>
        code === null || !/^[A-Z]+\d+$/.test(code)
          ? []
          : [
              {
                code,
                message,
                at: { line: start.row, column: start.column, endLine: end.row, endColumn: end.column },
              },
            ],
      ),
  }
}
