import type { Expression } from '../ast.ts'
import { target as targetScope } from '../values/scope.ts'
import { keyOf, list, setItem, unknown } from '../values/make.ts'
import type { Sequence, Value } from '../values/value.ts'
import { callMethod } from './attributes.ts'
import { setAttribute } from './set-attribute.ts'
import { evaluate } from './expressions.ts'
import { type Frame, site } from './frame.ts'
import { elementOf, iterate } from './iterate.ts'
import { bounds } from './slices.ts'

/** Binds a value to a name, attribute, item or pattern of these. */
export function assign(to: Expression, value: Value, frame: Frame): void {
  switch (to.kind) {
    case 'Name':
      targetScope(frame.scope, to.id).variables.set(to.id, value)
      return
    case 'Attribute':
      setAttribute(evaluate(to.value, frame), to.name, value, frame.machine, site(frame, to))
      return
    case 'Subscript':
      assignItem(evaluate(to.value, frame), evaluate(to.index, frame), value, frame)
      return
    case 'Starred':
      assign(to.value, value, frame)
      return
    case 'Tuple':
    case 'List':
      unpack(to.items, value, frame)
  }
}

function assignItem(container: Value, index: Value, value: Value, frame: Frame): void {
  if (container.kind === 'mapping') {
    if (index.kind === 'unknown' || index.kind === 'alternatives') container.open = true
    setItem(container, index, value)
  } else if (container.kind === 'sequence' && index.kind === 'constant' && typeof index.value === 'number') {
    const at = index.value < 0 ? container.items.length + index.value : index.value
    if (at >= 0 && at < container.items.length) container.items[at] = value
  } else if (container.kind === 'sequence') {
    replaceSlice(container, index, value, frame)
  } else if (
    container.kind === 'instance' &&
    !callMethod(container, '__setitem__', frame.machine, { args: [index, value] })
  ) {
    container.attributes.set(`[${String(keyOf(index))}]`, value)
  }
}

/** `items[a:b] = others`; a place nobody knows leaves the sequence open. */
function replaceSlice(container: Sequence, index: Value, value: Value, frame: Frame): void {
  const range = bounds(index, container.items.length)
  const source = iterate(value, frame.machine)
  if (range)
    container.items = [
      ...container.items.slice(0, range[0]),
      ...source.items.map((one) => one.value),
      ...container.items.slice(Math.max(...range)),
    ]
  if (!range || source.open) container.open = true
}

function unpack(targets: readonly Expression[], value: Value, frame: Frame): void {
  const { items, open } = iterate(value, frame.machine)
  const starred = targets.findIndex((target) => target.kind === 'Starred')
  const known = !open && (starred < 0 ? items.length === targets.length : items.length >= targets.length - 1)
  for (const [i, one] of targets.entries()) {
    if (!known)
      assign(
        one,
        open && items.length === 0 ? elementOf(value) : unknown('a part of something unknown', site(frame, one)),
        frame,
      )
    else if (i === starred)
      assign(one, list(items.slice(i, items.length - (targets.length - 1 - i)).map((item) => item.value)), frame)
    else assign(one, items[starred >= 0 && i > starred ? items.length - (targets.length - i) : i]!.value, frame)
  }
}
