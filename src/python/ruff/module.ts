import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

interface Location {
  readonly row: number
  readonly column: number
}

/** What Ruff says, as it says it. Rows and columns start at 1. */
export interface RawDiagnostic {
  readonly code: string | null
  readonly message: string
  readonly start_location: Location
  readonly end_location: Location
  readonly fix: { readonly edits: readonly RawEdit[] } | null
}

interface RawEdit {
  readonly content: string | null
  readonly location: Location
  readonly end_location: Location
}

export interface Workspace {
  check(source: string): readonly RawDiagnostic[]
  format(source: string): string
}

interface RuffModule {
  readonly Workspace: new (options: unknown, encoding: number) => Workspace
  readonly PositionEncoding: { readonly Utf16: number }
}

/** Ruff itself, compiled to WebAssembly: ten megabytes, so only who needs it loads it. */
export function openWorkspace(options: unknown): Workspace {
  const require = createRequire(import.meta.url)
  const beside = new URL('./ruff_wasm.cjs', import.meta.url)
  const ruff = require(existsSync(beside) ? fileURLToPath(beside) : '@astral-sh/ruff-wasm-nodejs') as RuffModule
  return new ruff.Workspace(options, ruff.PositionEncoding.Utf16)
}
