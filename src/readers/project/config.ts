import type { Diagnostic } from '../../kernel/diagnostic.ts'
import type { FileTree } from '../../kernel/files/tree.ts'
import { type TomlTable, readToml, tableAt } from '../../kernel/toml.ts'
import type { ProofSettings } from '../../model/index.ts'
import { NO_PROOF_SETTINGS } from '../../model/proof-settings.ts'
import { readProofSettings } from './proof-settings.ts'
import { textOf } from './reading.ts'
import { TableChecks } from './table-checks.ts'

/** What a project tells this tool about itself. */
export interface ArchitectConfig {
  /** `app/main.py:app`; empty when they are to be found. */
  readonly entries: readonly string[]
  /** Settings the application is read under. */
  readonly environment: Readonly<Record<string, string>>
  readonly access: AccessNames
  readonly review: ReviewConfig
  /** How large tables are, and what a day brings them: `orders=1e9`, as the options of the same names take it. */
  readonly rows: readonly string[]
  readonly growth: readonly string[]
  readonly prove: ProofSettings
}

/** How a project wants to be reviewed; what is not said is null. */
export interface ReviewConfig {
  /** Rules, families or paths. */
  readonly only: readonly string[]
  readonly skip: readonly string[]
  readonly failOn: string | null
  readonly minimumConfidence: string | null
  readonly auditor: boolean
  readonly baseline: string | null
  /** Rules or families with the severity the project gives them. */
  readonly severity: Readonly<Record<string, string>>
}

/** Names as `module:name` of what no reader can know. */
export interface AccessNames {
  /** Callables that end a request without credentials. */
  readonly enforcing: readonly string[]
  /** Callables that take credentials if there are any. */
  readonly optional: readonly string[]
  /** Endpoints and routers meant for everyone. */
  readonly public: readonly string[]
  /** Callables and types that stand for who is asking. */
  readonly principal: readonly string[]
}

export interface ReadConfig {
  readonly config: ArchitectConfig
  readonly problems: readonly Diagnostic[]
}

const ACCESS_KEYS = ['enforcing', 'optional', 'public', 'principal'] as const
const KEYS = ['entry', 'env', 'access', 'review', 'rows', 'growth', 'prove'] as const
const REVIEW_KEYS = ['only', 'skip', 'fail-on', 'min-confidence', 'auditor', 'baseline', 'severity'] as const
const SEVERITIES = ['high', 'medium', 'low', 'info']
const CONFIDENCES = ['high', 'medium', 'low']

const NO_ACCESS: AccessNames = { enforcing: [], optional: [], public: [], principal: [] }
const NO_REVIEW: ReviewConfig = {
  only: [],
  skip: [],
  failOn: null,
  minimumConfidence: null,
  auditor: false,
  baseline: null,
  severity: {},
}
export const NO_CONFIG: ArchitectConfig = {
  entries: [],
  environment: {},
  access: NO_ACCESS,
  review: NO_REVIEW,
  rows: [],
  growth: [],
  prove: NO_PROOF_SETTINGS,
}

/** `architect.toml`, else `[tool.architect]` of pyproject.toml; whatever is wrong with it is a problem, never an end. */
export function readConfig(files: FileTree): ReadConfig {
  const own = textOf(files, 'architect.toml')
  if (own !== null) return new ConfigReader('architect.toml', own, []).read()
  const shared = textOf(files, 'pyproject.toml')
  // A broken pyproject.toml is only a problem of this tool's where it speaks to this tool.
  return shared !== null && /\btool\.architect\b/.test(shared)
    ? new ConfigReader('pyproject.toml', shared, ['tool', 'architect']).read()
    : { config: NO_CONFIG, problems: [] }
}

class ConfigReader extends TableChecks {
  read(): ReadConfig {
    const { table, problem } = readToml(this.source)
    if (problem) {
      const { line, column } = problem
      return {
        config: NO_CONFIG,
        problems: [{ message: `no valid TOML: ${problem.text}`, at: { path: this.file, line, column } }],
      }
    }
    const own = tableAt(table, ...this.around)
    this.knownOnly(own, KEYS, [])
    const config = {
      entries: this.entries(own),
      environment: this.texts(own, ['env']),
      access: this.access(own),
      review: this.review(own),
      rows: this.amounts(own, 'rows'),
      growth: this.amounts(own, 'growth'),
      prove: readProofSettings(own, this),
    }
    return { config, problems: this.problems }
  }

  private entries(table: TomlTable): readonly string[] {
    const written = typeof table.entry === 'string' ? [table.entry] : this.list(table, ['entry'])
    return written.filter((one) =>
      this.holds(
        /^[^:]+:[A-Za-z_][\w.]*$/.test(one),
        ['entry'],
        `${one} is no entry`,
        'Write it as file.py:variable, for example app/main.py:app',
      ),
    )
  }

  private amounts(table: TomlTable, key: 'rows' | 'growth'): readonly string[] {
    if (!this.isTableOrMissing(table, [key])) return []
    return Object.entries(tableAt(table, key)).flatMap(([name, value]) =>
      this.holds(
        typeof value === 'number' || typeof value === 'string',
        [key, name],
        `${key}.${name} is no number`,
        `Write it as ${name} = 20_000_000, or "20M"; a name with a dot in quotes`,
      )
        ? [`${name}=${String(value)}`]
        : [],
    )
  }

  private access(table: TomlTable): AccessNames {
    if (!this.isTableOrMissing(table, ['access'])) return NO_ACCESS
    const access = tableAt(table, 'access')
    this.knownOnly(access, ACCESS_KEYS, ['access'])
    const names = (key: (typeof ACCESS_KEYS)[number]): readonly string[] =>
      this.list(access, ['access', key]).filter((one) =>
        this.holds(
          /^[\w.]+:[\w.]+$/.test(one),
          ['access', key],
          `${one} names nothing`,
          'Write it as module:name, for example app.auth:current_user',
        ),
      )
    return {
      enforcing: names('enforcing'),
      optional: names('optional'),
      public: names('public'),
      principal: names('principal'),
    }
  }

  private review(table: TomlTable): ReviewConfig {
    if (!this.isTableOrMissing(table, ['review'])) return NO_REVIEW
    const review = tableAt(table, 'review')
    this.knownOnly(review, REVIEW_KEYS, ['review'])
    return {
      only: this.list(review, ['review', 'only']),
      skip: this.list(review, ['review', 'skip']),
      failOn: this.oneOf(review, ['review', 'fail-on'], [...SEVERITIES, 'never']),
      minimumConfidence: this.oneOf(review, ['review', 'min-confidence'], CONFIDENCES),
      auditor: review['auditor'] === true,
      baseline: typeof review['baseline'] === 'string' ? review['baseline'] : null,
      severity: this.severities(review),
    }
  }

  private severities(review: TomlTable): Readonly<Record<string, string>> {
    const table = tableAt(review, 'severity')
    return Object.fromEntries(
      Object.keys(table).flatMap((rule) => {
        const given = this.oneOf(table, ['review', 'severity', rule], SEVERITIES)
        return given === null ? [] : [[rule, given]]
      }),
    )
  }
}
