import type { AskedField, DesignRequest, Subject, Words } from '../../../model/index.ts'
import { overlap } from '../unread/cut.ts'

/** A part that comes with a backend keeps rows of its own: nothing of the same name stands beside them. */
export function withoutRows(
  request: DesignRequest,
  { rows, kept, of }: { readonly rows: RegExp; readonly kept: RegExp; readonly of: ReadonlySet<string> },
): DesignRequest {
  const isOf = ({ type }: AskedField): boolean => of.has(/^-> (\w+)/.exec(type)?.[1]?.toLowerCase() ?? '')
  const isKept = (field: AskedField): boolean => kept.test(field.name) || isUsual(field) || isOf(field)
  const isRow = ({ name, table, fields, states }: Subject): boolean =>
    table === null && rows.test(name) && fields.every(isKept) && states === undefined
  const gone = new Set(request.subjects.filter(isRow).map(({ name }) => name))
  if (gone.size === 0) return request
  const isGone = (of: string | null): boolean => of !== null && gone.has(of.split('.')[0]!)
  const refers = ({ type }: AskedField): boolean => isGone(/^(?:->|many) (\w+)/.exec(type)?.[1] ?? null)
  const { rules = [] } = request
  const lost: readonly Words[] = [
    ...request.capabilities.filter(({ of }) => isGone(of)),
    ...rules.filter(({ of }) => isGone(of)),
  ].map(({ from }) => from)
  const told = lost.filter(
    (words, at) =>
      !request.unread.some((one) => overlap(one, words)) && lost.findIndex((one) => overlap(one, words)) === at,
  )
  return {
    ...request,
    subjects: request.subjects
      .filter(({ name }) => !gone.has(name))
      .map((one) => (one.fields.some(refers) ? { ...one, fields: one.fields.filter((field) => !refers(field)) } : one)),
    capabilities: request.capabilities.filter(({ of }) => !isGone(of)),
    ...(request.rules === undefined ? {} : { rules: rules.filter(({ of }) => !isGone(of)) }),
    unread: [...request.unread, ...told].toSorted((a, b) => a.start - b.start),
  }
}

/** Of no words of its own. */
const isUsual = ({ name, typed, from }: AskedField): boolean =>
  typed === 'by its name' && !from.text.toLowerCase().includes(name.split('_')[0]!)
