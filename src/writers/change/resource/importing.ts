import type { Import, ImportAlias, ImportFrom, Node, Statement } from '../../../python/ast.ts'
import type { CodeFile } from '../../../python/code/code.ts'
import { statementsOf } from '../../../python/code/definitions.ts'
import type { NeededIn } from '../ground.ts'
import { widened } from '../source/imports.ts'
import { type Splice, breakOf, indentOf, inserted, lineEnd, lineStart } from '../source/splice.ts'
import type { Words } from './words.ts'

export interface Imported {
  readonly splices: readonly Splice[]
  readonly needs: readonly NeededIn[]
}

/** Names of the new resource that a file of others imports where it imports those of the sibling. */
export function importingIn(
  file: CodeFile,
  used: readonly Node[],
  words: Words,
  isOfSibling: (path: string, name: string | null) => boolean,
): Imported {
  const splices: Splice[] = []
  const needs: NeededIn[] = []
  const top = new Set<Statement>(file.tree.body)
  for (const statement of statementsOf(file.tree.body)) {
    if (statement.kind !== 'Import' && statement.kind !== 'ImportFrom') continue
    const aliases = statement.names.filter((alias) => {
      const one = file.imports.find(({ node, name }) => node === statement && name === boundBy(alias, statement))
      return one !== undefined && one.file !== null && isOfSibling(one.file, one.member) && isUsed(file, one.name, used)
    })
    if (aliases.length === 0) continue
    const module = statement.kind === 'ImportFrom' ? statement.module : ''
    const isOwnModule = statement.kind === 'Import' || words.renamed(module, 'code') !== module
    if (isOwnModule) splices.push(anotherStatement(file, statement, aliases, words))
    else if (aliases.every(({ alias }) => alias === null) && top.has(statement))
      needs.push({
        file,
        names: aliases.map(({ name }) => ({ module: moduleOf(file, statement), name: words.renamed(name, 'code') })),
      })
    else if (aliases.every(({ alias }) => alias === null) && !file.text(statement).includes('\n')) {
      const names = aliases.map(({ name }) => words.renamed(name, 'code'))
      splices.push(
        beside(file, statement, names) ?? widened(file, statement as ImportFrom, names, Number.POSITIVE_INFINITY),
      )
    } else
      splices.push(
        ...aliases.map((alias) => inserted(file.path, alias.end, `, ${words.renamed(file.text(alias), 'code')}`)),
      )
  }
  return { splices, needs }
}

const WIDTH = 88

/** A remark to a linter holds for its own line: where that would be too long for the new names, they get one of their own. */
function beside(file: CodeFile, statement: Import | ImportFrom, names: readonly string[]): Splice | null {
  const { source } = file.tree
  const end = lineEnd(source, statement.end)
  const remark = /^\s*#\s*(?:noqa|type:|pyright:|isort:)[^\n]*/.exec(source.slice(statement.end, end))?.[0]
  const line = source.slice(lineStart(source, statement.start), statement.end)
  if (remark === undefined || `${line}, ${names.join(', ')}`.length <= WIDTH) return null
  const head = source.slice(statement.start, statement.names[0]!.start)
  return inserted(
    file.path,
    end,
    `${breakOf(source)}${indentOf(source, statement.start)}${head}${names.join(', ')}${remark}`,
  )
}

const boundBy = ({ name, alias }: ImportAlias, { kind }: Import | ImportFrom): string =>
  alias ?? (kind === 'Import' ? name.split('.')[0]! : name)

function moduleOf(file: CodeFile, statement: Statement): string {
  const path = file.imports.find(({ node }) => node === (statement as Node))!.path
  return path.slice(0, path.lastIndexOf('.'))
}

/** Where what is written uses it, and where nothing does: such imports are there for others. */
function isUsed(file: CodeFile, name: string, used: readonly Node[]): boolean {
  const uses = file.nodes.filter((node) => node.kind === 'Name' && node['id'] === name)
  const texts = file.nodes.filter(
    (node) =>
      node.kind === 'Constant' && node['type'] === 'str' && new RegExp(`\\b${name}\\b`).test(String(node['value'])),
  )
  const all = [...uses, ...texts]
  return uses.length === 0 || all.some((node) => used.some(({ start, end }) => start <= node.start && node.end <= end))
}

/** A statement like the one of the sibling, in its place among its neighbours. */
function anotherStatement(
  file: CodeFile,
  statement: Import | ImportFrom,
  aliases: readonly ImportAlias[],
  words: Words,
): Splice {
  const { source } = file.tree
  const text = file.text(statement)
  const isWhole = aliases.length === statement.names.length
  const [first] = statement.names
  const written = isWhole
    ? text
    : `${text.slice(0, first!.start - statement.start).replace(/\(\s*$/, '')}${aliases.map((one) => file.text(one)).join(', ')}`
  const tail = isWhole ? source.slice(statement.end, lineEnd(source, statement.end)) : ''
  const made = words.renamed(written, 'code') + tail
  const before = neighboursOf(file, statement).findLast((one) => file.text(one) < made)
  const eol = breakOf(source)
  const indent = indentOf(source, statement.start)
  if (!before)
    return inserted(file.path, lineStart(source, neighboursOf(file, statement)[0]!.start), `${indent}${made}${eol}`)
  return inserted(file.path, lineEnd(source, before.end), `${eol}${indent}${made}`)
}

/** Imports on the lines around one, where they are in order; else the one alone. */
function neighboursOf(file: CodeFile, statement: Import | ImportFrom): readonly Statement[] {
  const { source } = file.tree
  const all = [...statementsOf(file.tree.body)].filter(
    (one) =>
      (one.kind === 'Import' || one.kind === 'ImportFrom') &&
      indentOf(source, one.start) === indentOf(source, statement.start),
  )
  const isNext = (one: Node, other: Node): boolean =>
    /^[^\S\n]*(#[^\n]*)?\r?\n[^\S\n]*$/.test(source.slice(one.end, other.start))
  let from = all.indexOf(statement)
  let to = from
  while (from > 0 && isNext(all[from - 1]!, all[from]!)) from -= 1
  while (to < all.length - 1 && isNext(all[to]!, all[to + 1]!)) to += 1
  const near = all.slice(from, to + 1)
  const texts = near.map((one) => file.text(one))
  return texts.join('\n') === texts.toSorted().join('\n') ? near : [statement]
}
