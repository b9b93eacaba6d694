import type { Call, ClassDef, Expression, FunctionDef, Statement } from '../../../python/ast.ts'
import { type Meaning, bindImport, meaningOf, memberOf } from './meanings.ts'
import { type Sighting, type SightingKind, type Sightings, promise } from './sightings.ts'
import type { Sources } from './sources.ts'
import { isServerRun, wraps } from './wrappers.ts'

/** Reads one file for who makes, holds, wraps, mounts and runs applications. */
export function trace(file: string, sources: Sources, sightings: Sightings): void {
  new Tracer(file, sources, sightings).module()
}

/** Words without which no function makes, mounts or runs an application of its own. */
const TELLING = /FastAPI|[mM]ount\(|uvicorn|hypercorn|granian/

/** A body of statements with the names it knows. */
interface Frame {
  /** null for a parameter: it hides a name further out, and nobody knows what it is. */
  readonly names: Map<string, Meaning | null>
  readonly outer: Frame | null
  /** The function the body belongs to; null at the top of a module. */
  readonly owner: FunctionDef | null
  /** The class it is a method of. */
  readonly inClass: string | null
  /** Applications this body makes, and those it returns. */
  readonly made: Set<string>
  readonly returned: Set<string>
}

class Tracer {
  private readonly file: string
  private readonly sources: Sources
  private readonly sightings: Sightings

  constructor(file: string, sources: Sources, sightings: Sightings) {
    this.file = file
    this.sources = sources
    this.sightings = sightings
  }

  module(): void {
    this.body(this.sources.tree(this.file).body, frame(null, null, null))
  }

  private body(statements: readonly Statement[], at: Frame): void {
    for (const statement of statements) this.statement(statement, at)
  }

  private statement(statement: Statement, at: Frame): void {
    switch (statement.kind) {
      case 'Import':
      case 'ImportFrom':
        for (const [name, meaning] of bindImport(statement, this.file, this.sightings, this.sources))
          this.bindImported(name, meaning, statement, at)
        break
      case 'Assign':
        for (const target of statement.targets) this.assign(target, statement.value, statement, at)
        break
      case 'AnnotatedAssign':
        if (statement.value) this.assign(statement.target, statement.value, statement, at)
        break
      case 'ExpressionStatement':
        this.meaning(statement.value, at)
        break
      case 'Return':
        if (statement.value) for (const origin of this.origins(statement.value, at)) at.returned.add(origin)
        break
      case 'FunctionDef':
        this.function(statement, at)
        break
      case 'ClassDef':
        this.class(statement, at)
        break
      case 'With':
        for (const item of statement.items) this.meaning(item.context, at)
        this.body(statement.body, at)
        break
      default:
        for (const inner of bodiesOf(statement)) this.body(inner, at)
    }
  }

  private bindImported(name: string, meaning: Meaning, statement: Statement, at: Frame): void {
    at.names.set(name, meaning)
    if (at.owner || meaning.is !== 'application') return
    this.see('apps', name, 'import', meaning.origins, statement)
  }

  private assign(target: Expression, value: Expression, statement: Statement, at: Frame): void {
    const meaning = this.meaning(value, at)
    const origins = meaning?.is === 'application' ? meaning.origins : this.wrapped(target, value, at)
    if (origins.length === 0) {
      if (meaning && target.kind === 'Name') at.names.set(target.id, meaning)
      return
    }
    const found = { is: 'application', origins } as const
    if (target.kind === 'Name')
      this.assignName(target.id, found, meaning?.is === 'application' ? 'variable' : 'wrapper', statement, at)
    if (target.kind === 'Attribute' && target.value.kind === 'Name')
      this.assignAttribute(target.value.id, target.name, found, statement, at)
  }

  private assignName(
    name: string,
    found: Meaning & { is: 'application' },
    kind: SightingKind,
    statement: Statement,
    at: Frame,
  ): void {
    const known = at.names.get(name)
    at.names.set(name, found)
    if (at.owner || at.inClass) return
    this.see(
      'apps',
      name,
      kind === 'wrapper' && known?.is !== 'application' ? 'wrapper' : 'variable',
      found.origins,
      statement,
    )
  }

  private assignAttribute(
    object: string,
    name: string,
    found: Meaning & { is: 'application' },
    statement: Statement,
    at: Frame,
  ): void {
    at.names.set(`${object}.${name}`, found)
    if (!at.inClass || !at.owner || object !== 'self') return
    this.sightings.note(this.sightings.servers, `${this.file}:${at.inClass}`)
    if (at.owner.name === '__init__')
      this.see('apps', `${at.inClass}.${name}`, 'attribute', found.origins, statement, at.owner)
  }

  private function(statement: FunctionDef, at: Frame): void {
    if (!this.concerns(statement, at)) return
    const inner = frame(statement, at.inClass, at)
    for (const { name } of statement.parameters) inner.names.set(name, null)
    if (at.inClass && !at.owner) this.bindReceiver(statement, at.inClass, inner)
    this.body(statement.body, inner)
    if (at.owner) return void [...inner.made].forEach((origin) => at.made.add(origin))
    const name = at.inClass ? `${at.inClass}.${statement.name}` : statement.name
    const returned = inner.returned.size > 0 ? [...inner.returned] : this.promised(statement, at)
    if (at.inClass && (returned.length > 0 || inner.made.size > 0))
      this.sightings.note(this.sightings.servers, `${this.file}:${at.inClass}`)
    if (returned.length > 0) this.see('makers', name, at.inClass ? 'method' : 'factory', returned, statement, statement)
    else if (inner.made.size > 0 && statement.name !== '__init__')
      this.see('makers', name, 'hidden', [...inner.made], statement, statement)
    const meaning = at.inClass ? null : meaningOf(`${this.file}:${name}`, this.sightings)
    if (meaning && returned.length > 0) at.names.set(statement.name, meaning)
  }

  /** Most functions have nothing to do with applications: their text says so, and their tree is never made. */
  private concerns(statement: FunctionDef, at: Frame): boolean {
    const text = this.sources.tree(this.file).source.slice(statement.start, statement.end)
    if (TELLING.test(text) || (at.inClass && this.sightings.servers.has(`${this.file}:${at.inClass}`))) return true
    for (let one: Frame | null = at; one; one = one.outer)
      for (const [name, meaning] of one.names)
        if (
          meaning &&
          (meaning.is !== 'module' || (meaning.file !== null && this.sightings.places.has(meaning.file))) &&
          text.includes(name)
        )
          return true
    return false
  }

  /** `self` and `cls` stand for the class a method belongs to. */
  private bindReceiver(statement: FunctionDef, inClass: string, inner: Frame): void {
    const [receiver] = statement.parameters
    const key = `${this.file}:${inClass}`
    if (receiver?.name === 'cls') inner.names.set('cls', { is: 'server class', key })
    if (receiver?.name === 'self') inner.names.set('self', { is: 'server', key })
  }

  /** `-> FastAPI` on a function that is not handed one. */
  private promised(statement: FunctionDef, at: Frame): readonly string[] {
    const returns = statement.returns ? this.annotated(statement.returns, at) : false
    const takesOne = statement.parameters.some(
      (one) => one.name === 'app' || (one.annotation && this.annotated(one.annotation, at)),
    )
    return returns && !takesOne && statement.body.length > 1 ? [promise(this.file, statement.start)] : []
  }

  private annotated(annotation: Expression, at: Frame): boolean {
    if (annotation.kind === 'Constant') return annotation.value === 'FastAPI'
    const meaning = annotation.kind === 'Name' || annotation.kind === 'Attribute' ? this.meaning(annotation, at) : null
    return meaning?.is === 'maker' && meaning.origins === null
  }

  private class(statement: ClassDef, at: Frame): void {
    if (at.owner) return
    const key = `${this.file}:${statement.name}`
    for (const base of statement.bases) this.inherit(this.meaning(base, at), key)
    this.body(statement.body, { ...frame(null, statement.name, at) })
    const meaning = meaningOf(key, this.sightings)
    if (meaning) at.names.set(statement.name, meaning)
  }

  private inherit(base: Meaning | null, key: string): void {
    if (base?.is === 'maker' && base.origins === null) this.sightings.note(this.sightings.classes, key)
    if (base?.is !== 'server class' || base.key === key) return
    this.sightings.note(this.sightings.servers, key)
    for (const kind of ['apps', 'makers'] as const)
      for (const [name, sighting] of this.sightings[kind])
        if (name.startsWith(`${base.key}.`))
          this.sightings.add(kind, `${key}.${name.slice(base.key.length + 1)}`, {
            ...sighting,
            file: this.file,
            variable: `${key.slice(this.file.length + 1)}.${name.slice(base.key.length + 1)}`,
          })
  }

  private origins(expression: Expression, at: Frame): readonly string[] {
    const meaning = this.meaning(expression, at)
    return meaning?.is === 'application'
      ? meaning.origins
      : expression.kind === 'Call'
        ? this.wrapped(null, expression, at)
        : []
  }

  private meaning(expression: Expression, at: Frame): Meaning | null {
    switch (expression.kind) {
      case 'Name':
        return this.named(expression.id, at)
      case 'Attribute':
        return this.attribute(expression, at)
      case 'Call':
        return this.call(expression, at)
      case 'Await':
      case 'NamedExpression':
        return this.meaning(expression.value, at)
      case 'Conditional':
        return this.meaning(expression.body, at) ?? this.meaning(expression.otherwise, at)
      case 'BooleanOperation':
        return this.meaning(expression.left, at) ?? this.meaning(expression.right, at)
      default:
        return null
    }
  }

  /** A name of the body or one around it; functions further down in the module are known from an earlier reading. */
  private named(name: string, at: Frame): Meaning | null {
    const found = lookUp(name, at)
    return found === undefined ? meaningOf(`${this.file}:${name}`, this.sightings) : found
  }

  private attribute(expression: Expression & { kind: 'Attribute' }, at: Frame): Meaning | null {
    if (expression.value.kind === 'Name') {
      const own = lookUp(`${expression.value.id}.${expression.name}`, at)
      if (own) return own
      if (expression.value.id === 'self' && at.inClass)
        return meaningOf(`${this.file}:${at.inClass}.${expression.name}`, this.sightings)
    }
    const base = this.meaning(expression.value, at)
    if (base?.is === 'module') return memberOf(base, expression.name, this.sightings, this.sources)
    return base?.is === 'server' || base?.is === 'server class'
      ? meaningOf(`${base.key}.${expression.name}`, this.sightings)
      : null
  }

  private call(expression: Call, at: Frame): Meaning | null {
    this.noteUse(expression, at)
    const callee = this.meaning(expression.callee, at)
    if (callee?.is === 'server class') return { is: 'server', key: callee.key }
    if (callee?.is !== 'maker') return null
    const origins = callee.origins ?? [this.originAt(expression.start)]
    for (const origin of origins) at.made.add(origin)
    return { is: 'application', origins }
  }

  /** Who mounts an application, and who hands one to a server. */
  private noteUse(expression: Call, at: Frame): void {
    const { callee, args, keywords } = expression
    const name = callee.kind === 'Attribute' ? callee.name : callee.kind === 'Name' ? callee.id : ''
    if (name === 'mount' || name === 'Mount') {
      const inner = args[1] ?? keywords.find((one) => one.name === 'app')?.value
      for (const origin of inner ? this.origins(inner, at) : []) this.sightings.note(this.sightings.mounted, origin)
    }
    if (isServerRun(callee) && args[0]) {
      const run = this.sightings.run.get(this.file) ?? new Set()
      for (const origin of this.origins(args[0], at)) run.add(origin)
      this.sightings.run.set(this.file, run)
    }
  }

  /** The application inside `Middleware(app)`, `socketio.ASGIApp(sio, other_asgi_app=app)`, `configure(app)`. */
  private wrapped(target: Expression | null, value: Expression, at: Frame): readonly string[] {
    if (value.kind !== 'Call') return []
    for (const argument of [...value.args, ...value.keywords.map((one) => one.value)]) {
      const inner = this.meaning(argument, at)
      if (inner?.is === 'application' && wraps(target, value, argument)) return inner.origins
    }
    return []
  }

  private see(
    to: 'apps' | 'makers',
    variable: string,
    kind: SightingKind,
    origins: readonly string[],
    node: Statement,
    maker: FunctionDef | null = null,
  ): void {
    const required = maker
      ? maker.parameters.filter(
          (one) => one.default === null && !one.form.startsWith('var') && one.name !== 'self' && one.name !== 'cls',
        ).length
      : 0
    const sighting: Sighting = { file: this.file, variable, kind, origins, required, start: node.start, end: node.end }
    this.sightings.add(to, `${this.file}:${variable}`, sighting)
  }

  private originAt(offset: number): string {
    return `${this.file}@${offset}`
  }
}

const frame = (owner: FunctionDef | null, inClass: string | null, outer: Frame | null): Frame => ({
  names: new Map(),
  outer,
  owner,
  inClass,
  made: new Set(),
  returned: new Set(),
})

function lookUp(name: string, at: Frame | null): Meaning | null | undefined {
  for (let one = at; one; one = one.outer) {
    const found = one.names.get(name)
    if (found !== undefined) return found
  }
  return undefined
}

function bodiesOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'If':
    case 'For':
    case 'While':
      return [statement.body, statement.otherwise]
    case 'Try':
      return [statement.body, ...statement.handlers.map((one) => one.body), statement.otherwise, statement.finally]
    case 'Match':
      return statement.cases.map((one) => one.body)
    default:
      return []
  }
}
