import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** What Ruff says of a line, in its own words. Rows and columns start at 1. */
export interface RuffDiagnostic {
  readonly code: string
  readonly message: string
  readonly at: { readonly line: number; readonly column: number; readonly endLine: number; readonly endColumn: number }
}

interface Workspace {
  check(source: string): readonly {
    readonly code: string | null
    readonly message: string
    readonly start_location: { readonly row: number; readonly column: number }
    readonly end_location: { readonly row: number; readonly column: number }
  }[]
}

interface RuffModule {
  readonly Workspace: new (options: unknown, encoding: number) => Workspace
  readonly PositionEncoding: { readonly Utf16: number }
}

/** Security, asynchronous code and FastAPI: what Ruff knows and nobody spells again. */
const OPTIONS = { 'target-version': 'py314', lint: { select: ['S', 'ASYNC', 'FAST'] } }

export interface Ruff {
  check(source: string): readonly RuffDiagnostic[]
}

/** Ruff itself, compiled to WebAssembly: ten megabytes, so only who reviews loads it. */
export function loadRuff(): Ruff {
  const require = createRequire(import.meta.url)
  const beside = new URL('./ruff_wasm.cjs', import.meta.url)
  const ruff = require(existsSync(beside) ? fileURLToPath(beside) : '@astral-sh/ruff-wasm-nodejs') as RuffModule
  const workspace = new ruff.Workspace(OPTIONS, ruff.PositionEncoding.Utf16)
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
