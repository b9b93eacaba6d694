import type { SourceProgram } from '../modules/program.ts'
import { type CodeCall, CodeFile, type CodeFunction } from './file.ts'

/** The files of a program, to look things up in as they are written. */
export class Code {
  /** The files the application used. */
  readonly files: readonly CodeFile[]
  /** Other Python files of the folder, tests and examples too; each is read when it is looked into. */
  readonly unused: readonly CodeFile[]
  private readonly byPath: ReadonlyMap<string, CodeFile>

  constructor(program: SourceProgram, paths: readonly string[]) {
    const used = new Set(paths)
    const others = program.files.paths.filter((path) => path.endsWith('.py') && !used.has(path))
    this.files = paths.map((path) => new CodeFile(program, program.module(path)))
    this.unused = others.map((path) => new CodeFile(program, program.module(path)))
    this.byPath = new Map(this.files.map((file) => [file.path, file]))
  }

  file(path: string): CodeFile | null {
    return this.byPath.get(path) ?? null
  }

  /** Files whose text mentions something: the rest need not be looked into. */
  mentioning(text: RegExp): readonly CodeFile[] {
    return this.files.filter((file) => text.test(file.source))
  }

  /** Calls of what lies outside by its dotted name, `jwt.decode`, or of anything whose name matches. */
  calls(path: string | RegExp, mentioned: RegExp = mentionOf(path)): readonly CodeCall[] {
    return this.mentioning(mentioned).flatMap((file) => file.calls.filter((call) => matches(call.path, path)))
  }

  /** The function whose name stands at a place, a handler for example. */
  functionAt(place: { readonly file: string; readonly line: number }): CodeFunction | null {
    return this.file(place.file)?.functionNamedAt(place.line) ?? null
  }

  /** Every function of the program: expensive, so name what its file must mention. */
  functions(mentioned: RegExp): readonly CodeFunction[] {
    return this.mentioning(mentioned).flatMap((file) => file.functions)
  }
}

const matches = (path: string | null, wanted: string | RegExp): boolean =>
  path !== null && (typeof wanted === 'string' ? path === wanted : wanted.test(path))

/** A name that is called stands in the text, whatever it was imported as. */
function mentionOf(path: string | RegExp): RegExp {
  if (typeof path !== 'string') return /(?:)/
  return new RegExp(`\\b${path.slice(path.lastIndexOf('.') + 1).replace(/\W/g, '')}\\b`)
}

export type { CodeCall, CodeFile, CodeFunction } from './file.ts'
export type { CodeImport } from './imports.ts'
