import { sameJson } from '../../kernel/json.ts'
import type { Backend, Change, Operation, Setting } from '../../model/index.ts'
import { changeOf, code } from '../change.ts'

/** What somebody gets who says nothing: defaults of parameters. */
export function defaultChanges(base: Operation, head: Operation): readonly Change[] {
  return head.parameters.flatMap((after) => {
    const before = base.parameters.find((one) => one.in === after.in && one.name === after.name)
    if (!before || before.required || after.required) return []
    const [old, now] = [before.schema['default'], after.schema['default']]
    if (sameJson(old ?? null, now ?? null)) return []
    const [from, to] = [JSON.stringify(old ?? null), JSON.stringify(now ?? null)]
    return [
      changeOf('behaviour', {
        id: 'default-changed',
        level: 'warning',
        sentence: `who leaves out the ${after.in} parameter ${code(after.name)} gets ${code(to)} now, not ${code(from)}`,
        arguments: [after.in, after.name, from, to],
        operation: head.id,
        before: base.handler,
        after: head.handler,
      }),
    ]
  })
}

/** Settings with another default: what runs without them being set runs otherwise. */
export function settingChanges(base: Backend, head: Backend): readonly Change[] {
  return head.runtime.settings.flatMap((after) => {
    const before = base.runtime.settings.find(({ name }) => name === after.name)
    return before && before.default !== after.default ? [settingChange(before, after)] : []
  })
}

function settingChange(before: Setting, after: Setting): Change {
  const told = (setting: Setting): string =>
    setting.default === null ? 'no default' : setting.secret ? 'a default' : code(setting.default)
  const shown = (setting: Setting): string => (setting.secret ? '' : (setting.default ?? ''))
  return changeOf('behaviour', {
    id: after.default === null ? 'setting-required' : 'setting-default-changed',
    level: 'warning',
    sentence: `the setting ${code(after.name)} has ${told(after)} now${before.secret && after.default !== null ? ', another one' : `, and had ${told(before)}`}`,
    arguments: [after.name, shown(before), shown(after)],
    operation: '',
    before: before.at,
    after: after.at,
  })
}
