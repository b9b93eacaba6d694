import { quoted, textLiteral } from '../../sql/identifiers.ts'
import type { CatalogDomain, CatalogStep } from '../../model/index.ts'
import { named } from './names.ts'

type TypeStep = Extract<
  CatalogStep,
  {
    readonly do:
      | 'create enum'
      | 'add enum value'
      | 'rename type'
      | 'drop type'
      | 'create domain'
      | 'set domain default'
      | 'set domain not null'
      | 'add domain check'
      | 'drop domain check'
  }
>

/** What is done to enums and domains. */
export function typeSql(step: TypeStep): string {
  switch (step.do) {
    case 'create enum':
      return `CREATE TYPE ${named(step.type)} AS ENUM (${step.type.values.map(textLiteral).join(', ')})`
    case 'add enum value':
      return `ALTER TYPE ${named(step.type)} ADD VALUE ${textLiteral(step.value)}${placeOf(step)}`
    case 'rename type':
      return `ALTER ${step.what.toUpperCase()} ${named(step.type)} RENAME TO ${quoted(step.to)}`
    case 'drop type':
      return `DROP ${step.what.toUpperCase()} ${named(step.type)}`
    case 'create domain':
      return createDomain(step.domain)
    default:
      return `ALTER DOMAIN ${named(step.domain)} ${domainChange(step)}`
  }
}

/** At the end it needs no place. */
function placeOf({ after, before }: Extract<TypeStep, { readonly do: 'add enum value' }>): string {
  if (before === null) return ''
  return after === null ? ` BEFORE ${textLiteral(before)}` : ` AFTER ${textLiteral(after)}`
}

function createDomain(domain: CatalogDomain): string {
  const checks = domain.checks.map(({ name, definition }) => ` CONSTRAINT ${quoted(name)} ${definition}`)
  const end = `${domain.default === null ? '' : ` DEFAULT ${domain.default}`}${domain.notNull ? ' NOT NULL' : ''}${checks.join('')}`
  return `CREATE DOMAIN ${named(domain)} AS ${domain.type}${end}`
}

function domainChange(step: Extract<TypeStep, { readonly domain: unknown }>): string {
  switch (step.do) {
    case 'set domain default':
      return step.default === null ? 'DROP DEFAULT' : `SET DEFAULT ${step.default}`
    case 'set domain not null':
      return `${step.notNull ? 'SET' : 'DROP'} NOT NULL`
    case 'add domain check':
      return `ADD CONSTRAINT ${quoted(step.name)} ${step.definition}`
    case 'drop domain check':
      return `DROP CONSTRAINT ${quoted(step.name)}`
    case 'create domain':
      return ''
  }
}
