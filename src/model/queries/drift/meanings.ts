import type { CatalogChange, CatalogColumn, CatalogConstraint, ChangeOf, Severity } from '../../index.ts'

/** A difference in words, and how much it matters. */
export interface Meaning {
  readonly severity: Severity
  readonly message: string
  readonly means: string
}

/** Where the database's side is called what it is: `the database`, `the migrations`. */
export function meaningOf(change: CatalogChange, where: string): readonly Meaning[] {
  if (change.change === 'renamed') return [named(change, where)]
  if (change.of === 'table') return table(change, where)
  if (change.of === 'column') return column(change, where)
  if (change.of === 'enum') return [enumeration(change, where)]
  if (change.of === 'constraint') return [constraint(change, where)]
  if (change.of === 'index') return [index(change, where)]
  return [other(change, where)]
}

const said = (schema: string, name: string): string => (schema === 'public' ? name : `${schema}.${name}`)

function named({ of, schema, table: of_table, name, aspects }: CatalogChange, where: string): Meaning {
  return {
    severity: 'info',
    message: `${of} ${name} of ${said(schema, of_table ?? '')} is called ${aspects[0] ?? ''} in ${where}`,
    means: 'It does the same under another name: whoever drops it by the name in the models will not find it.',
  }
}

function table({ change, schema, name, aspects, before, after }: ChangeOf<'table'>, where: string): readonly Meaning[] {
  const called = said(schema, name)
  if (change === 'added')
    return [
      {
        severity: 'high',
        message: `table ${called} is in the models and not in ${where}`,
        means: 'Every query of it fails.',
      },
    ]
  if (change === 'dropped')
    return [
      {
        severity: 'low',
        message: `table ${called} is in ${where} and not in the models`,
        means: 'Nothing here speaks of it. A migration that is generated from the models would drop it, with its rows.',
      },
    ]
  return aspects.map((aspect) => ({
    severity: aspect === 'comment' ? 'info' : 'low',
    message: `${aspect} of table ${called} differs: ${valueText(aspect === 'comment' ? after?.comment : null)} in the models, ${valueText(aspect === 'comment' ? before?.comment : null)} in ${where}`,
    means: aspect === 'comment' ? 'Only whoever reads it sees it.' : 'The table is kept otherwise than the models say.',
  }))
}

const valueText = (text: string | null | undefined): string => (text ? `\`${text.replaceAll(/\s+/g, ' ')}\`` : 'none')

function column(
  { change, schema, table: of, name, aspects, before, after }: ChangeOf<'column'>,
  where: string,
): readonly Meaning[] {
  const called = `${said(schema, of ?? '')}.${name}`
  if (change === 'added')
    return [
      {
        severity: 'high',
        message: `column ${called} (${after?.type ?? ''}) is in the models and not in ${where}`,
        means: 'Every query of the model fails: it names the column.',
      },
    ]
  if (change === 'dropped') return [lostColumn(called, before, where)]
  return aspects.map((aspect) => changedColumn(called, aspect, before!, after!, where))
}

function lostColumn(called: string, before: CatalogColumn | null, where: string): Meaning {
  const needed =
    before?.notNull === true && before.default === null && before.identity === null && before.generated === null
  return {
    severity: needed ? 'high' : 'low',
    message: `column ${called} (${before?.type ?? ''}) is in ${where} and not in the models`,
    means: needed
      ? 'It must have a value and has no default, so that every insert of the model fails.'
      : 'Nothing here reads it. A migration that is generated from the models would drop it, with its values.',
  }
}

function changedColumn(
  called: string,
  aspect: string,
  before: CatalogColumn,
  after: CatalogColumn,
  where: string,
): Meaning {
  const differs = (one: string, other: string): string => `${called} ${one} in the models and ${other} in ${where}`
  switch (aspect) {
    case 'type':
      return {
        severity: isNarrower(after.type, before.type) ? 'low' : 'medium',
        message: differs(`is ${after.type}`, before.type),
        means: typeMeans(before.type, after.type),
      }
    case 'not null':
      return after.notNull
        ? {
            severity: 'medium',
            message: differs('may not be NULL', 'may'),
            means: 'Rows without a value can be there, and code that relies on one meets None.',
          }
        : {
            severity: 'medium',
            message: differs('may be NULL', 'may not'),
            means: 'What the model accepts without a value the database refuses.',
          }
    case 'default':
      return {
        severity: after.default !== null && after.notNull ? 'medium' : 'low',
        message: differs(defaultText(after), defaultText(before)),
        means: defaultMeans(before, after),
      }
    case 'comment':
      return {
        severity: 'info',
        message: differs(`has the comment ${valueText(after.comment)}`, valueText(before.comment)),
        means: 'Only whoever reads it sees it.',
      }
    default:
      return {
        severity: 'low',
        message: differs(`has ${aspect} ${shown(aspect, after)}`, shown(aspect, before)),
        means: 'Values come about otherwise than the models say.',
      }
  }
}

function shown(aspect: string, column: CatalogColumn): string {
  if (aspect === 'generated') return valueText(column.generated?.expression)
  return valueText(aspect === 'identity' ? column.identity : column.collation)
}

const defaultText = ({ default: expression }: CatalogColumn): string =>
  expression === null ? 'has no default' : `has the default ${valueText(expression)}`

function defaultMeans(before: CatalogColumn, after: CatalogColumn): string {
  if (after.default !== null && before.default === null)
    return after.notNull
      ? 'An insert that leaves the column to the database fails.'
      : 'An insert that leaves the column to the database stores NULL.'
  return before.default !== null && after.default === null
    ? 'The database fills in what the models leave empty.'
    : 'Rows get another value than the models say.'
}

/** A type that holds what the other holds. */
function isNarrower(models: string, database: string): boolean {
  const length = (type: string): number =>
    type === 'text' || type === 'character varying'
      ? Infinity
      : Number(/^character varying\((\d+)\)$/.exec(type)?.[1] ?? NaN)
  const [one, other] = [length(models), length(database)]
  return one <= other
}

function typeMeans(database: string, models: string): string {
  if (isNarrower(models, database)) return 'The database takes longer values than the models say.'
  if (isNarrower(database, models)) return 'A value that fits the model can be too long for the database.'
  if (/with time zone/.test(models) !== /with time zone/.test(database) && models.startsWith('timestamp'))
    return 'Moments are stored with and read without their zone, or the other way round.'
  return 'Values are stored as something else than the models say.'
}

function enumeration({ change, schema, name, before, after }: ChangeOf<'enum'>, where: string): Meaning {
  const called = `enum ${said(schema, name)}`
  if (change === 'added')
    return {
      severity: 'high',
      message: `${called} is in the models and not in ${where}`,
      means: 'Queries that cast to it fail.',
    }
  if (change === 'dropped')
    return {
      severity: 'low',
      message: `${called} is in ${where} and not in the models`,
      means: 'Nothing here uses it.',
    }
  const [theirs, ours] = [before?.values ?? [], after?.values ?? []]
  const missing = ours.filter((one) => !theirs.includes(one))
  const further = theirs.filter((one) => !ours.includes(one))
  if (missing.length > 0)
    return {
      severity: 'high',
      message: `${called} lacks ${missing.join(', ')} in ${where}`,
      means: 'Whoever stores one of these values is refused.',
    }
  if (further.length > 0)
    return {
      severity: 'low',
      message: `${called} has ${further.join(', ')} in ${where} and not in the models`,
      means: 'A row that holds one of these values cannot be read.',
    }
  return {
    severity: 'info',
    message: `${called} has its values in another order in ${where}`,
    means: 'Rows that are sorted by it come otherwise.',
  }
}

function constraint(
  { change, schema, table: of, name, before, after }: ChangeOf<'constraint'>,
  where: string,
): Meaning {
  const one = after ?? before!
  const called = `${one.kind} ${name} of ${said(schema, of ?? '')}`
  if (change === 'changed' && sameColumns(before!, after!))
    return {
      severity: 'low',
      message: `${called} has its columns as (${after!.columns.join(', ')}) in the models and (${before!.columns.join(', ')}) in ${where}`,
      means: 'The same rows are refused; its index serves other queries.',
    }
  if (change === 'changed')
    return {
      severity: 'medium',
      message: `${called} is ${valueText(after?.definition)} in the models and ${valueText(before?.definition)} in ${where}`,
      means: 'The database holds rows to something else than the models say.',
    }
  if (change === 'dropped')
    return {
      severity: 'low',
      message: `${called} is in ${where} and not in the models: ${valueText(one.definition)}`,
      means: 'The database refuses rows that the models allow.',
    }
  return {
    severity: one.kind === 'primary key' || one.kind === 'unique' ? 'high' : 'medium',
    message: `${called} is in the models and not in ${where}: ${valueText(one.definition)}`,
    means: missingMeans(one.kind),
  }
}

const sameColumns = (one: CatalogConstraint, other: CatalogConstraint): boolean =>
  (one.kind === 'primary key' || one.kind === 'unique') &&
  one.kind === other.kind &&
  one.columns.join() !== other.columns.join() &&
  [...one.columns].sort().join() === [...other.columns].sort().join()

function missingMeans(kind: string): string {
  if (kind === 'unique' || kind === 'primary key') return 'The same value can be stored twice.'
  return kind === 'foreign key'
    ? 'Rows can lead to rows that are not there, and deleting does not cascade.'
    : 'The database takes rows that the models rule out.'
}

function index({ change, schema, table: of, name, before, after }: ChangeOf<'index'>, where: string): Meaning {
  const one = after ?? before!
  const called = `${one.unique ? 'unique index' : 'index'} ${name} of ${said(schema, of ?? '')}`
  const keys = `(${one.columns.join(', ')})`
  if (change === 'changed')
    return {
      severity: before?.unique === after?.unique ? 'low' : 'medium',
      message: `${called} is ${valueText(after?.definition)} in the models and ${valueText(before?.definition)} in ${where}`,
      means: 'Queries are served, and duplicates refused, otherwise than the models say.',
    }
  if (change === 'dropped')
    return {
      severity: 'low',
      message: `${called} ${keys} is in ${where} and not in the models`,
      means: one.unique
        ? 'The database refuses duplicates that the models allow.'
        : 'A migration that is generated from the models would drop it.',
    }
  return {
    severity: one.unique ? 'high' : 'low',
    message: `${called} ${keys} is in the models and not in ${where}`,
    means: one.unique ? 'The same value can be stored twice.' : 'Queries that count on it read the whole table.',
  }
}

function other({ of, change, schema, table: within, name }: CatalogChange, where: string): Meaning {
  const called = `${of} ${within === null ? said(schema, name) : `${name} of ${said(schema, within)}`}`
  const sentence = {
    added: `${called} is in the models and not in ${where}`,
    dropped: `${called} is in ${where} and not in the models`,
    changed: `${called} differs between the models and ${where}`,
    renamed: '',
  }[change]
  return { severity: 'low', message: sentence, means: 'The database is otherwise than the models say.' }
}
