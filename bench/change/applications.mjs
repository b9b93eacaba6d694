// Asks the applications of applications.json for a field, a resource and an operation each, and prints what was checked:
//   node bench/change/applications.mjs --apps DIR [--environments DIR --database URL [--whole]] [--only template,mealie/3]
//     [--diffs DIR]
// --apps DIR          their repositories, by name, as they were committed
// --environments DIR  virtual environments with what they need, by name: then their own tests run too, without and with each patch
// --database URL      a Postgres whose databases may be made and dropped: postgresql://postgres@127.0.0.1:5432/postgres
// --only NAMES        those alone, or one of what is asked of them: mealie/3 is the third
// --whole             all of their tests, also where they take longer than ten minutes
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { importBundled } from '../bundled.mjs'
import { HEAD, askedOf, checkedOf, headOf, keepDiff, rowOf } from './row.mjs'

const { values } = parseArgs({
  options: {
    apps: { type: 'string' },
    environments: { type: 'string' },
    database: { type: 'string', default: 'postgresql://postgres@127.0.0.1:5432/postgres' },
    only: { type: 'string' },
    diffs: { type: 'string' },
    whole: { type: 'boolean', default: false },
  },
})
const { apps, environments, diffs, only } = values
if (apps === undefined) throw new Error('--apps DIR is missing: where the repositories lie')
const { apply } = await importBundled('bench/change/apply.ts')
const { ownTests } = await importBundled('bench/change/own-tests.ts')
const all = JSON.parse(readFileSync(new URL('applications.json', import.meta.url), 'utf8'))
const ground = { apps, environments, database: new URL(values.database), whole: values.whole }

const testsOf = async (app, patch) => (environments === undefined ? null : ownTests(app, ground, patch))

/** What the tests come to, with those that did not fail before. */
function toldOf(before, after) {
  const more = after.failed.filter((name) => !before.failed.includes(name))
  return [
    after.told,
    ...(more.length > 0 ? [`not before: ${more.slice(0, 3).join(', ')}`] : []),
    ...(after.stuck === null ? [] : [`\`${after.stuck}\` failed`]),
  ].join('; ')
}

/** Whether an application is asked at all, or what is asked of it as one of several. */
const isWanted = ({ name }, index) =>
  only === undefined || only.split(',').some((one) => one === name || one === `${name}/${index + 1}`)

console.log(headOf([...HEAD, 'tests before', 'after']))
for (const app of all.filter((one) => one.asks.some((_, index) => isWanted(one, index)))) {
  const head = spawnSync('git', ['-C', join(apps, app.name), 'rev-parse', 'HEAD'], { encoding: 'utf8' }).stdout
  if (!head.startsWith(app.commit)) console.error(`  ${app.name} is at ${head.slice(0, 10)}, and not at ${app.commit}`)
  let before = null
  for (const [index, ask] of app.asks.entries()) {
    if (!isWanted(app, index)) continue
    const { change } = await apply({ ...ask, folder: join(apps, app.name, app.folder) }, false)
    for (const one of change.unknown) console.error(`  ${app.name}, ${askedOf(ask)}: ${one}`)
    if (diffs !== undefined) keepDiff(diffs, `${app.name}-${index}`, change)
    before ??= await testsOf(app, [])
    const after = change.patch.length === 0 ? null : await testsOf(app, change.patch)
    const tests =
      before === null ? ['not run', 'not run'] : [before.told, after === null ? 'no patch' : toldOf(before, after)]
    console.log(rowOf([app.name, askedOf(ask), ...checkedOf(change), ...tests]))
  }
}
