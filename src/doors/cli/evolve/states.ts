import { readdirSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { NamedState } from '../../../flows/evolve.ts'
import { Trouble } from '../../../kernel/diagnostic.ts'
import { hasRevision, revisionNames } from '../../../kernel/files/git.ts'
import { nearest } from '../../../kernel/nearest.ts'
import { lookAt } from '../subject.ts'

/** Where names are looked up: revisions around the folder of the backend, paths from where the command was started. */
export interface Surroundings {
  readonly directory: string
  readonly from: string
}

/**
 * What a word stands for. A revision git knows comes first, as it does in git; a folder of the same name is
 * written `./name`.
 */
export function namedState(word: string, surroundings: Surroundings): NamedState {
  const { directory, from } = surroundings
  if (!looksLikePath(word) && hasRevision(directory, word)) {
    return { what: 'revision', name: word, directory, revision: word }
  }
  const path = resolve(from, word)
  const found = lookAt(path)
  if (found?.isDirectory()) return { what: 'folder', name: word, directory: path }
  if (found?.isFile()) return { what: isBlueprint(word) ? 'blueprint' : 'contract', name: word, path, at: null }
  const [, revision, file] = /^(.+?):(.+\.(?:json|ya?ml))$/i.exec(word) ?? []
  if (revision !== undefined && file !== undefined && hasRevision(directory, revision)) {
    return { what: isBlueprint(file) ? 'blueprint' : 'contract', name: word, path: file, at: { directory, revision } }
  }
  throw unknown(word, surroundings)
}

/** A contract is called otherwise. */
const isBlueprint = (path: string): boolean => /(^|\/)architect\.ya?ml$|(^|\/)architect\/[^/]+\.ya?ml$/.test(path)

const looksLikePath = (word: string): boolean => /^[./~]/.test(word) || word.endsWith('/')

function unknown(word: string, { directory, from }: Surroundings): Trouble {
  const parent = dirname(resolve(from, word))
  const siblings = lookAt(parent)?.isDirectory() ? readdirSync(parent) : []
  const name = basename(word)
  const near = nearest(word, revisionNames(directory)) ?? nearest(name, siblings)
  return new Trouble('usage', {
    message: `there is no revision, folder, contract or blueprint ${word}`,
    help: near
      ? `Did you mean ${near}?`
      : 'Name a commit, branch or tag that git knows here (a shallow clone may lack it), a folder, or an OpenAPI document.',
  })
}
