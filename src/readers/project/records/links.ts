import { posix } from 'node:path'
import { type Line, plain } from '../../../kernel/markdown-lines.ts'
import { folderOf } from '../reading.ts'

/** A record, as others speak of it. */
export interface Named {
  readonly file: string
  readonly number: string
  readonly title: string
  readonly status: string
  readonly lines: readonly Line[]
}

export interface Superseding {
  readonly newer: string
  readonly older: string
}

/** `Superseded by [9](0009-x.md)`, and `Superceded` as adr-tools spells it; `Supersedes ADR 3 and ADR 4`. */
const SAYS = /\b(?:(super[sc]eded by|replaced by)|super[sc]edes|replaces)\b/i
/** What stands further back in a line is told, and no link. */
const FURTHEST = 40

/** What a record says of others, whichever of both it takes the place of. */
export function linkedFrom(record: Named, records: readonly Named[]): readonly Superseding[] {
  return [record.status, ...record.lines.map(({ text }) => text)].flatMap((line) => {
    const said = SAYS.exec(line)
    if (!said || said.index > FURTHEST) return []
    const others = meantBy(line.slice(said.index + said[0].length), record, records)
    return others
      .filter(({ file }) => file !== record.file)
      .map(({ file }) =>
        said[1] === undefined ? { newer: record.file, older: file } : { newer: file, older: record.file },
      )
  })
}

function meantBy(text: string, { file }: Named, records: readonly Named[]): readonly Named[] {
  const near = records.filter((one) => folderOf(one.file) === folderOf(file))
  const links = [...text.matchAll(/\]\(([^)\s#]{1,300})/g)].map(([, target]) =>
    posix.join(folderOf(file), decoded(target!)),
  )
  const linked = records.filter((one) => links.includes(one.file))
  if (linked.length > 0) return linked
  const numbers = [
    ...plain(text)
      .replace(/\d{4}-\d{2}-\d{2}/g, '')
      .matchAll(/(?<![\w.])(?:adr[-_ #]*|#)?(\d{1,8})(?![\w%]|\.\d)/gi),
  ]
  const meant = new Set(numbers.map(([, number]) => Number(number)))
  return near.filter(({ number }) => number !== '' && meant.has(Number(number)))
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target)
  } catch {
    return target
  }
}
