// Asks for changes of real repositories, and prints what was checked of each:
//   node bench/change/apply.mjs asks.json [--run] [--diffs FOLDER]
// asks.json: [{ "folder": "...", "table": "item", "name": "Item", "fields": { "notes": "str(..500)?" } }]
// Without "table" it is a resource that is not there yet: { "folder": "...", "name": "Tag", "fields": { "name": "str(1..80)" } }
// With --run the tests of each repository run on a scratch copy, without the patch and with it.
import { readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { importBundled } from '../bundled.mjs'
import { HEAD, askedOf, checkedOf, headOf, keepDiff, rowOf } from './row.mjs'

const [list, ...options] = process.argv.slice(2)
const folder = options.includes('--diffs') ? options[options.indexOf('--diffs') + 1] : null
const { apply } = await importBundled('bench/change/apply.ts')

console.log(headOf([...HEAD, 'tests', 'not known']))
for (const [index, ask] of JSON.parse(readFileSync(list, 'utf8')).entries()) {
  const name = `${basename(dirname(ask.folder))}/${basename(ask.folder)}`
  try {
    const { change, tried } = await apply(ask, options.includes('--run'))
    const tests = tried === null ? 'not run' : `${tried.outcome}: ${tried.because}`
    console.log(rowOf([name, askedOf(ask), ...checkedOf(change), tests, change.unknown.length]))
    for (const one of change.unknown) console.error(`  ${name}: ${one}`)
    if (folder !== null) keepDiff(folder, `${index}-${name.replaceAll('/', '-')}`, change)
  } catch (error) {
    console.log(rowOf([name, askedOf(ask), `it failed: ${String(error.message).split('\n')[0]}`]))
  }
}
