import type { SourceProgram } from '../modules/program.ts'
import { type Definition, definitionsIn } from './definitions.ts'
import { type CodeCall, CodeFile, type CodeFunction } from './file.ts'
import type { Node } from '../ast.ts'
import { CodeLooks } from './looks.ts'

/** The files of a program, to look things up in as they are written. */
export class Code {
  /** The files the application used. */
  readonly files: readonly CodeFile[]
  /** Other Python files of the folder, tests and examples too; each is read when it is looked into. */
  readonly unused: readonly CodeFile[]
  private readonly byPath: ReadonlyMap<string, CodeFile>
  private readonly program: SourceProgram
  private readonly made = new WeakMap<object, Map<string, { readonly value: unknown; readonly looks: CodeLooks }>>()
  private looks = new CodeLooks()

  constructor(program: SourceProgram, paths: readonly string[]) {
    this.program = program
    const used = new Set(paths)
    const others = program.files.paths.filter((path) => path.endsWith('.py') && !used.has(path))
    const look = (path: string): void => void this.looks.trees.add(path)
    const read = (path: string, stretch?: Node): void => this.looks.read(path, stretch)
    const ask = (_: string, pattern: RegExp): void => this.looks.ask(pattern, false)
    this.files = paths.map((path) => new CodeFile(program, program.module(path), { look, read, ask }))
    this.unused = others.map(
      (path) => new CodeFile(program, program.module(path), { look, read, ask: (path) => read(path) }),
    )
    this.byPath = new Map(this.files.map((file) => [file.path, file]))
  }

  /** What looking for something looked at. */
  watch<T>(look: () => T): { readonly value: T; readonly looks: CodeLooks } {
    const before = this.looks
    const looks = new CodeLooks()
    this.looks = looks
    try {
      return { value: look(), looks }
    } finally {
      this.looks = before
    }
  }

  /** What several ask for about something is made once; each of them looked at what it was made from. */
  once<T>(about: object, what: string, make: () => T): T {
    const known = this.made.get(about) ?? new Map<string, { readonly value: unknown; readonly looks: CodeLooks }>()
    this.made.set(about, known)
    const made = known.get(what) ?? this.watch(make)
    known.set(what, made)
    this.looks.join(made.looks)
    return made.value as T
  }

  file(path: string): CodeFile | null {
    return this.byPath.get(path) ?? null
  }

  /** Files whose text mentions something: the rest need not be looked into. */
  mentioning(text: RegExp): readonly CodeFile[] {
    return this.files.filter((file) => file.mentions(text))
  }

  /** Calls of what lies outside by its dotted name, `jwt.decode`, or of anything whose name matches. */
  calls(path: string | RegExp, mentioned: RegExp = mentionOf(path)): readonly CodeCall[] {
    return this.mentioning(mentioned).flatMap((file) => file.calls.filter((call) => matches(call.path, path)))
  }

  /** The function whose name stands at a place, a handler for example. */
  functionAt(place: { readonly file: string; readonly line: number }): CodeFunction | null {
    return this.file(place.file)?.functionNamedAt(place.line) ?? null
  }

  /** What a dotted path of the project names, `app.config.settings`, with the attributes that are left over. */
  find(path: string, from: CodeFile, depth = 0): Defined | null {
    const parts = path.split('.')
    for (let length = parts.length - 1; length > 0 && depth < DEEPEST; length--) {
      const found = this.program.search.find(parts.slice(0, length).join('.'), from.path)
      const file = found === null ? null : this.file(found)
      if (!file) continue
      const [name, ...rest] = parts.slice(length) as [string, ...string[]]
      const definitions = definitionsIn(file, name)
      if (definitions.length === 1) return { file, definition: definitions[0]!, rest }
      const elsewhere = definitions.length === 0 ? file.names.get(name) : undefined
      return elsewhere ? this.find([elsewhere, ...rest].join('.'), file, depth + 1) : null
    }
    return null
  }

  /** Functions of a name, methods and inner ones too. */
  functionsNamed(name: string): readonly CodeFunction[] {
    return this.naming(/\bdef[ \t]+(\w+)/g, name).flatMap((file) =>
      file.functions.filter(({ node }) => node.name === name),
    )
  }

  /** Files in whose text a pattern finds a name; they are searched once for all names. */
  naming(pattern: RegExp, name: string): readonly CodeFile[] {
    this.looks.ask(pattern, true)
    const index = this.once(this, String(pattern), () => this.indexOf(pattern))
    return index.get(name) ?? []
  }

  private indexOf(pattern: RegExp): ReadonlyMap<string, readonly CodeFile[]> {
    const found = new Map<string, Set<CodeFile>>()
    for (const file of this.files)
      for (const [, name] of this.program.source(file.path).matchAll(pattern)) {
        const known = found.get(name!)
        if (known) known.add(file)
        else found.set(name!, new Set([file]))
      }
    return new Map([...found].map(([name, files]) => [name, [...files]]))
  }

  /** Every function of the program: expensive, so name what its file must mention. */
  functions(mentioned: RegExp): readonly CodeFunction[] {
    return this.mentioning(mentioned).flatMap((file) => file.functions)
  }
}

/** A name handed on from module to module. */
const DEEPEST = 8

export interface Defined {
  readonly file: CodeFile
  readonly definition: Definition
  readonly rest: readonly string[]
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
