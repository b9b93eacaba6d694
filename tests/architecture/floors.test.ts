import { expect, test } from 'vitest'
import { importsOfSource } from './imports.ts'

/** From the ground up. What stands on one floor is separated by commas. */
const floors = [
  { folders: ['kernel'], because: 'the kernel knows no domain: pass in what it should work on' },
  { folders: ['python', 'sql'], because: 'a language knows nothing of a framework: let the reader look for it' },
  { folders: ['blueprint'], because: 'what is kept is said in SQL, and nothing else is known here' },
  { folders: ['model'], because: 'the model is only told facts: let a reader or a flow put it there' },
  {
    folders: [
      'readers',
      'rules',
      'findings',
      'decisions',
      'evolution',
      'writers',
      'ledger',
      'lab',
      'proving',
      'reports',
    ],
    because: 'they meet in the model only: move the fact into the model, and let a flow call both',
  },
  { folders: ['flows'], because: 'a flow is a use case: what it shares with another belongs to a floor below' },
  { folders: ['agents'], because: 'agents call flows, and no door' },
  { folders: ['doors'], because: 'a door parses input, calls a flow and prints a report' },
]

const imports = importsOfSource()
const folderOf = (path: string) => path.split('/')[0] ?? ''
const floorOf = (path: string) => floors.findIndex(({ folders }) => folders.includes(folderOf(path)))

test('every folder of src stands on a floor', () => {
  expect(imports.map(({ from }) => from).filter((from) => floorOf(from) < 0)).toEqual([])
})

test('imports only go down, and folders on one floor do not import each other', () => {
  const wrong = imports.filter(({ from, to }) => {
    const ownFolder = folderOf(from) === folderOf(to)
    return floorOf(to) >= 0 && !ownFolder && floorOf(to) >= floorOf(from)
  })
  expect(wrong.map(({ from, to }) => `${from} imports ${to}: ${floors[floorOf(from)]?.because}`)).toEqual([])
})

/** The middle is pure. Whoever else touches disk, process or network is named here with the reason. */
const touchesTheWorld = [
  /^kernel\/(files|threads)\//,
  /^(lab|proving|doors)\//,
  /^agents\/providers\//,
  /\.worker\.ts$/,
  /^python\/syntax\/parser\.ts$/, // its own WebAssembly
  /^python\/ruff\/module\.ts$/, // a linter in WebAssembly, which is a file of its own
  /^flows\/apart\.ts$/, // a thread of its own, for a stack deep enough
]
const world = /^(node:)?(fs|child_process|net|tls|http|https|http2|dgram|dns|os|worker_threads|cluster)(\/.*)?$/

test('only files, threads, lab, proving, providers and doors touch disk, process or network', () => {
  const wrong = imports.filter(({ from, to }) => world.test(to) && !touchesTheWorld.some((place) => place.test(from)))
  expect(
    wrong.map(({ from, to }) => `${from} imports ${to}: the middle is pure, so hand it the content instead`),
  ).toEqual([])
})
