import { relative } from 'node:path'
import { Trouble } from '../../kernel/diagnostic.ts'
import { hasRevision, revisionNames } from '../../kernel/files/git.ts'
import { isFileInside, pathInside } from '../../kernel/files/inside.ts'
import { nearest } from '../../kernel/nearest.ts'
import type { NamedState } from '../../flows/evolve.ts'

/** What a word stands for, below a folder that is never left: a revision git knows, a folder, or something written down. */
export function namedState(word: string, directory: string): NamedState {
  if (word.includes('\0')) throw unknown(word, directory)
  if (isRevision(word, directory)) return { what: 'revision', name: word, directory, revision: word }
  const [, revision, file] = /^([^:]+):([^:]+)$/.exec(word) ?? []
  if (revision !== undefined && file !== undefined && isRevision(revision, directory))
    return { ...written(word, file), path: below(file), at: { directory, revision } }
  const path = pathOf(word, directory)
  if (isFileInside(directory, word)) return { ...written(word, relative(directory, path)), path, at: null }
  return { what: 'folder', name: word, directory: path }
}

/** Of what is not there, the revisions that are like it are told: a word that looks like no path was one. */
function pathOf(word: string, directory: string): string {
  try {
    return pathInside(directory, word)
  } catch (error) {
    if (/[./~]/.test(word)) throw error
    throw unknown(word, directory)
  }
}

const isRevision = (word: string, directory: string): boolean => !/^[./~]/.test(word) && hasRevision(directory, word)

const written = (name: string, file: string): { readonly what: 'contract' | 'blueprint'; readonly name: string } => ({
  what: /(^|\/)architect\.ya?ml$|(^|\/)architect\/[^/]+\.ya?ml$/.test(file) ? 'blueprint' : 'contract',
  name,
})

/** In a revision a path counts from the folder, and stays below it: the repository around it is none of ours. */
function below(file: string): string {
  const parts = file.split('/')
  if (parts.includes('..') || file.startsWith('/'))
    throw new Trouble('usage', {
      message: `${file} leads out of the folder this works in`,
      help: 'After the colon stands a path from this folder: main:docs/openapi.json',
    })
  return `./${parts.filter((part) => part !== '.').join('/')}`
}

function unknown(word: string, directory: string): Trouble {
  const near = nearest(word.slice(0, 100), revisionNames(directory))
  return new Trouble('usage', {
    message: `there is no state ${JSON.stringify(word.slice(0, 100))}`,
    help: near ? `Did you mean ${near}?` : 'Name a revision git knows here, a folder, or a document.',
  })
}
