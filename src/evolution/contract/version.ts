import { type Json, objectAt, textAt } from '../../kernel/json.ts'
import type { Report, SidesOf } from './change.ts'

/** Whether the version of the contract says that something broke; asked only when something did. */
export function reportVersion(roots: SidesOf<Json>, report: Report): void {
  const [before, after] = [versionOf(roots.base), versionOf(roots.head)]
  const [old, now] = [partsOf(before), partsOf(after)]
  if (old === null || now === null) return
  if (before === after)
    report('api-version-not-bumped', 'info', `something breaks, and the version is still \`${after}\``, [after])
  else if (!isHigher(old, now))
    report(
      'api-version-decreased',
      'info',
      `something breaks, and the version went from \`${before}\` to \`${after}\``,
      [before, after],
    )
  else if (!isMajor(old, now))
    report(
      'api-major-version-not-bumped',
      'info',
      `something breaks, and the version went only from \`${before}\` to \`${after}\``,
      [before, after],
    )
}

type Parts = readonly [major: number, minor: number, patch: number]

const versionOf = (root: Json): string => textAt(objectAt(root, 'info'), 'version')

function partsOf(version: string): Parts | null {
  const found = /^v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:[-+][0-9A-Za-z.+-]+)?$/.exec(version)
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : null
}

function isHigher(old: Parts, now: Parts): boolean {
  const at = old.findIndex((part, index) => part !== now[index])
  return at >= 0 && now[at]! > old[at]!
}

/** Before 1.0 the second number is the one that speaks of breaking. */
const isMajor = (old: Parts, now: Parts): boolean => (old[0] === 0 && now[0] === 0 ? now[1] > old[1] : now[0] > old[0])
