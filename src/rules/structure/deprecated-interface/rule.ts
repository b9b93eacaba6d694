import type { Place } from '../../../model/index.ts'
import type { ClassDef } from '../../../python/ast.ts'
import type { Code, CodeFile } from '../../../python/code/code.ts'
import { rule } from '../../rule.ts'

export default rule({
  title: 'An interface its library has given up',
  severity: 'info',
  confidence: 'high',
  audience: 'auditor',
  message: '{what} is deprecated: {instead} takes its place',
  advice: 'Use {instead}.',
  check({ backend, code }, report) {
    const versions = new Map(backend.project.frameworks.map(({ name, version }) => [name, version]))
    for (const { what, instead, library, since, places } of KINDS) {
      if (!isFrom(versions.get(library), since)) continue
      for (const { at, subject } of places(code))
        report.found({ at, subject: `${at.file} ${subject}`, arguments: { what, instead }, cause: what })
    }
  },
})

interface Kind {
  readonly what: string
  readonly instead: string
  readonly library: string
  /** The major version that deprecates it; 0 for any. */
  readonly since: number
  readonly places: (code: Code) => readonly { readonly at: Place; readonly subject: string }[]
}

/** Where a project does not say which version it wants, nobody can tell. */
const isFrom = (version: string | undefined, since: number): boolean =>
  since === 0 || (version !== undefined && version !== '' && Number.parseInt(version, 10) >= since)

const KINDS: readonly Kind[] = [
  // https://fastapi.tiangolo.com/advanced/events/#alternative-events-deprecated
  {
    what: '`on_event`',
    instead: 'the `lifespan` of the application',
    library: 'fastapi',
    since: 0,
    places: (code) => callsOf(code, /\.(on_event|add_event_handler)$/, /\b(on_event|add_event_handler)\b/),
  },
  // https://docs.pydantic.dev/2.0/migration/
  {
    what: '`validator` of Pydantic 1',
    instead: '`field_validator` or `model_validator`',
    library: 'pydantic',
    since: 2,
    places: (code) => callsOf(code, /^pydantic\.(validator|root_validator)$/, /\bpydantic\b/),
  },
  {
    what: '`parse_obj`, `from_orm` or `parse_raw` of Pydantic 1',
    instead: '`model_validate` or `model_validate_json`',
    library: 'pydantic',
    since: 2,
    places: (code) =>
      callsOf(
        code,
        /\.(parse_obj|from_orm|parse_raw|update_forward_refs)$/,
        /\b(parse_obj|from_orm|parse_raw|update_forward_refs)\b/,
      ),
  },
  {
    what: '`class Config` in a model',
    instead: '`model_config = ConfigDict(...)`',
    library: 'pydantic',
    since: 2,
    places: (code) => code.mentioning(/class Config\b/).flatMap(configsIn),
  },
  // https://docs.sqlalchemy.org/en/20/changelog/migration_20.html
  {
    what: '`sqlalchemy.ext.declarative`',
    instead: '`sqlalchemy.orm.DeclarativeBase`',
    library: 'sqlalchemy',
    since: 2,
    places: (code) => callsOf(code, /^sqlalchemy\.ext\.declarative\.(\w+\.)?declarative_base$/, /ext\.declarative/),
  },
]

const callsOf = (code: Code, path: RegExp, mentioned: RegExp) =>
  code.calls(path, mentioned).map(({ file, node, within }) => ({
    at: file.place(node.callee),
    subject: within?.qualname ?? file.text(node.callee),
  }))

/** `class Config` inside a class whose base is a model, as far as its name tells. */
function configsIn(file: CodeFile): readonly { readonly at: Place; readonly subject: string }[] {
  return file.classes
    .filter(isModel(file))
    .flatMap((owner) =>
      owner.body
        .filter((one): one is ClassDef => one.kind === 'ClassDef' && one.name === 'Config')
        .map((one) => ({ at: file.placeOfName(one), subject: owner.name })),
    )
}

const isModel =
  (file: CodeFile) =>
  ({ bases }: ClassDef): boolean =>
    bases.some(
      (base) =>
        /(^|\.)(pydantic|pydantic_settings|sqlmodel)\./.test(file.pathOf(base) ?? '') ||
        /(Model|Schema|Base|Settings)$/.test(file.pathOf(base) ?? ''),
    )
