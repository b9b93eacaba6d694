// Asks for changes of real repositories, and prints what was checked of each:
//   node bench/change/apply.mjs asks.json [--run] [--diffs FOLDER]
// asks.json: [{ "folder": "...", "table": "item", "name": "Item", "fields": { "notes": "str(..500)?" } }]
// Without "table" it is a resource that is not there yet: { "folder": "...", "name": "Tag", "fields": { "name": "str(1..80)" } }
// With --run the tests of each repository run on a scratch copy, without the patch and with it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { createTwoFilesPatch } from 'diff'
import { importBundled } from '../bundled.mjs'

const [list, ...options] = process.argv.slice(2)
const folder = options.includes('--diffs') ? options[options.indexOf('--diffs') + 1] : null
const { apply } = await importBundled('bench/change/apply.ts')

const yes = (held) => (held ? 'yes' : 'NO')
console.log(
  '| repository | asked | files | parses | difference exact | review finds new | migration runs | tests | not known |',
)
console.log('|---|---|---|---|---|---|---|---|---|')
for (const [index, ask] of JSON.parse(readFileSync(list, 'utf8')).entries()) {
  const asked = [...Object.keys(ask.fields ?? {}), ...(ask.operations ?? [])].join(', ')
  const of = ask.table ?? `new ${ask.name}`
  const name = `${basename(dirname(ask.folder))}/${basename(ask.folder)}`
  try {
    const { change, tried } = await apply(ask, options.includes('--run'))
    const { checks, patch, unknown } = change
    const findings = checks.findings
      .filter((one) => one.severity !== 'info' && !checks.learned.includes(one))
      .map(({ rule }) => rule)
    const learned = checks.learned.length === 0 ? '' : ` (and ${checks.learned.length} as its sibling has it)`
    const cells = [
      name,
      `${of}: ${asked}`,
      patch.length,
      yes(checks.broken.length === 0),
      checks.unwanted.length === 0 ? 'yes' : `NO: ${checks.unwanted.slice(0, 2).join('; ')}`,
      `${findings.length === 0 ? 'nothing' : findings.join(', ')}${learned}`,
      checks.traced === null ? 'none' : yes(checks.traced),
      tried === null ? 'not run' : `${tried.outcome}: ${tried.because}`,
      unknown.length,
    ]
    console.log(`| ${cells.join(' | ')} |`)
    for (const one of unknown) console.error(`  ${name}: ${one}`)
    if (folder === null) continue
    mkdirSync(folder, { recursive: true })
    const text = patch.map((one) => createTwoFilesPatch(one.path, one.path, one.before ?? '', one.after)).join('\n')
    writeFileSync(join(folder, `${index}-${name.replaceAll('/', '-')}.diff`), text)
  } catch (error) {
    console.log(`| ${name} | ${of}: ${asked} | it failed: ${String(error.message).split('\n')[0]} |`)
  }
}
