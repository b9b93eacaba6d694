import type { Capability, Column, DesignRequest, Table } from '../../../model/index.ts'
import { operationDoing } from '../../../model/queries/index.ts'
import type { Call, FunctionDef, Statement } from '../../../python/ast.ts'
import type { CodeFunction } from '../../../python/code/code.ts'
import { type Ground, NOTHING_EXPECTED, type Proposal, sentence, together } from '../ground.ts'
import { type Splice, breakOf, indentOf, lineEnd } from '../source/splice.ts'
import { withoutSaidByOthers } from './by-others.ts'
import { setterFrom } from './setter.ts'
import { type Needed, type Spelled, spell } from '../source/spelling.ts'

/** `Order.ship.tracking_number`: a field that is said where something is done that is there. */
const isSetting = ({ name, of }: Capability): boolean => name === 'operation' && of?.split('.').length === 3

/** Whether fields are to be set by operations that are there. */
export const saysSettings = ({ capabilities, subjects }: DesignRequest): boolean =>
  capabilities.some(isSetting) ||
  subjects.some((one) => one.table !== null && one.fields.some(({ name }) => name.endsWith('_at')))

/** Fields that an operation that is there sets: what a caller says of them, and when it was done. */
export function setAtOperations(ground: Ground, before: Ground, asked: DesignRequest): Proposal {
  const { request } = withoutSaidByOthers(before, asked)
  return together(
    request.subjects.flatMap((subject) => {
      const table = ground.backend.data.tables.find(({ id, name }) => id === subject.table || name === subject.table)
      if (!table) return []
      const said = request.capabilities.filter((one) => isSetting(one) && one.of!.split('.')[0] === subject.name)
      const done = new Map<string, string[]>()
      for (const { of } of said) {
        const [, verb = '', field = ''] = of!.split('.')
        done.set(verb, [...(done.get(verb) ?? []), field])
      }
      const longest = new Map(
        subject.fields.flatMap(({ name, type }) => {
          const most = /^(?:str|text)\(\d+\.\.(\d+)\)/.exec(type)?.[1]
          return most === undefined ? [] : [[name, most] as const]
        }),
      )
      const doneAt = (name: string): string | undefined =>
        operationDoing(name.slice(0, -'_at'.length), table, before.backend)?.verb
      const stamps = subject.fields.filter(({ name, type }) => name.endsWith('_at') && type.startsWith('datetime'))
      for (const { name } of stamps) {
        const verb = doneAt(name)
        if (verb !== undefined && !done.has(verb)) done.set(verb, [])
      }
      return [...done].map(([verb, fields]) => {
        const own = stamps.filter(({ name }) => doneAt(name) === verb)
        const stamped = own.map(({ name }) => name)
        return setAt(ground, before, { table, verb, fields, stamps: stamped, longest })
      })
    }),
  )
}

interface Setting {
  readonly table: Table
  readonly verb: string
  readonly fields: readonly string[]
  readonly stamps: readonly string[]
  /** How long what is said may be, where the request or its kind says so. */
  readonly longest: ReadonlyMap<string, string>
}

function setAt(ground: Ground, before: Ground, { table, verb, fields, stamps, longest }: Setting): Partial<Proposal> {
  const { code, backend } = ground
  const operation = operationDoing(verb, table, backend)?.operation
  const handler = operation && code.functionAt(operation.handler)
  const names = [...fields, ...stamps]
  const known = names.filter((name) => table.columns.some(({ attribute }) => attribute === name))
  const refused = {
    unknown: [`${operation?.id ?? verb} does not set ${names.join(' and ')} yet: that has to be written by hand`],
  }
  const setter = handler ? setterFrom(code, handler, table) : null
  if (!operation || !handler || !setter || known.length < names.length) return refused
  const { of, assign, row, call } = setter
  const now = nowIn(ground, of)
  const lines = [
    ...fields.map((one) => `${row}.${one} = ${one}`),
    ...stamps.map((one) => `${row}.${one} = ${now.text}`),
  ]
  const own = fields.map((one) => table.columns.find(({ attribute }) => attribute === one)!)
  const parameters = own.map((column) => spelledParameter(handler, column, longest.get(column.attribute)))
  const inner = own.map(({ attribute, type }) => `${attribute}: ${pythonOf(type)} | None`)
  const isSaid = fields.length > 0
  const isThere = before.backend.api.operations.some(({ id }) => id === operation.id)
  return {
    splices: [
      behind(of, assign, lines),
      ...(isSaid
        ? asLast(
            handler,
            parameters.map(({ text }) => text),
          )
        : []),
      ...(isSaid && call !== null ? [...asLast(of, inner), handedTo(handler, call, fields)] : []),
    ],
    needs: [
      ...parameters.map(({ needs }) => ({ file: handler.file, names: needs })),
      ...(stamps.length > 0 ? [{ file: of.file, names: now.needs }] : []),
    ],
    sentences: [
      sentence(
        `${operation.id} sets ${[...fields.map((one) => `\`${one}\` as it is said`), ...stamps.map((one) => `\`${one}\` to when it is done`)].join(' and ')}`,
        [operation.handler],
      ),
    ],
    unknown: isSaid
      ? [
          `${operation.id} can be asked without ${fields.join(' and ')}${isThere ? ', as its callers and tests do today' : ''}`,
        ]
      : [],
    expected: { ...NOTHING_EXPECTED, changed: isSaid && isThere ? [operation.id] : [] },
  }
}

function behind({ file }: CodeFunction, { start, end: ends }: Statement, lines: readonly string[]): Splice {
  const { source } = file.tree
  const end = lineEnd(source, ends)
  const indent = indentOf(source, start)
  return { file: file.path, start: end, end, text: lines.map((line) => `${breakOf(source)}${indent}${line}`).join('') }
}

/** What a caller may say of a column beside everything else. */
function spelledParameter({ file }: CodeFunction, { attribute, type }: Column, most: string | undefined): Spelled {
  const annotated = spell(file, 'typing.Annotated')
  const body = spell(file, 'fastapi.Body')
  const length = /\((\d+)\)/.exec(type)?.[1] ?? most
  const limit = length === undefined ? '' : `, max_length=${length}`
  return {
    text: `${attribute}: ${annotated.text}[${pythonOf(type)} | None, ${body.text}(embed=True${limit})] = None`,
    needs: [...annotated.needs, ...body.needs],
  }
}

const pythonOf = (type: string): string =>
  /^(INT|BIGINT|SMALLINT)/i.test(type)
    ? 'int'
    : /^BOOL/i.test(type)
      ? 'bool'
      : /^(DOUBLE|REAL|FLOAT)/i.test(type)
        ? 'float'
        : 'str'

function asLast(
  { node, file }: { readonly node: FunctionDef; readonly file: CodeFunction['file'] },
  texts: readonly string[],
): readonly Splice[] {
  const last = node.parameters.at(-1)
  if (!last) return []
  return [{ file: file.path, start: last.end, end: last.end, text: texts.map((one) => `, ${one}`).join('') }]
}

function handedTo({ file }: CodeFunction, call: Call, fields: readonly string[]): Splice {
  const last = [...call.args, ...call.keywords].at(-1)
  const at = last?.end ?? call.end - 1
  const texts = fields.map((one) => (call.keywords.length > 0 ? `${one}=${one}` : one))
  return { file: file.path, start: at, end: at, text: `${last ? ', ' : ''}${texts.join(', ')}` }
}

/** Now, as the program says it. */
export function nowIn(
  { code }: Ground,
  { file }: Pick<CodeFunction, 'file'>,
): { readonly text: string; readonly needs: readonly Needed[] } {
  const datetime = spell(file, 'datetime.datetime')
  const isZone =
    code.files.some((one) => one.mentions(/\btimezone\.utc\b/)) && !code.files.some((one) => one.mentions(/\bUTC\b/))
  const zone = spell(file, isZone ? 'datetime.timezone' : 'datetime.UTC')
  return {
    text: `${datetime.text}.now(${zone.text}${isZone ? '.utc' : ''})`,
    needs: [...datetime.needs, ...zone.needs],
  }
}
