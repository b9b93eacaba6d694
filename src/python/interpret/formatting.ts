import type { Value } from '../values/value.ts'

const SPECIFICATION = /^(?:(.)?([<>^]))?([+ ])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([bdeEfFgGnosxX%])?$/su
const WIDEST = 10_000

/** A value in the mini-language of `format()`; null for what is not understood. */
export function applyFormat(format: string, value: Value, shown: string): string | null {
  if (format === '') return shown
  const found = SPECIFICATION.exec(format)
  if (!found || (value.kind !== 'constant' && value.kind !== 'member')) return null
  const [, fill, align, sign, , zero, width, group, precision, type] = found
  const number =
    value.kind === 'constant' && (value.type === 'int' || value.type === 'float') ? Number(value.value) : null
  const body = number === null ? ofText(shown, precision) : ofNumber(number, shown, { type, precision, group })
  if (body === null || Number(width ?? 0) > WIDEST) return null
  const signed = number !== null && number >= 0 && sign ? sign + body : body
  return padded(
    signed,
    Number(width ?? 0),
    fill ?? (zero && number !== null ? '0' : ' '),
    align ?? (number === null ? '<' : '>'),
  )
}

const ofText = (shown: string, precision: string | undefined): string =>
  precision === undefined ? shown : shown.slice(0, Number(precision))

const BASES: Readonly<Record<string, number>> = { x: 16, X: 16, o: 8, b: 2 }

function ofNumber(
  value: number,
  shown: string,
  {
    type,
    precision,
    group,
  }: { readonly type: string | undefined; readonly precision: string | undefined; readonly group: string | undefined },
): string | null {
  const digits = Math.min(100, Number(precision ?? 6))
  if (type && BASES[type]) return type === 'X' ? value.toString(16).toUpperCase() : value.toString(BASES[type])
  const plain =
    type === 'f' || type === 'F'
      ? value.toFixed(digits)
      : type === '%'
        ? `${(value * 100).toFixed(digits)}%`
        : type === undefined && precision === undefined
          ? shown
          : type === 'd' && Number.isInteger(value)
            ? String(value)
            : null
  return plain === null || !group ? plain : plain.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, group)
}

function padded(body: string, width: number, fill: string, align: string): string {
  const missing = width - body.length
  if (missing <= 0) return body
  if (align === '<') return body + fill.repeat(missing)
  if (align === '^') return fill.repeat(Math.floor(missing / 2)) + body + fill.repeat(Math.ceil(missing / 2))
  return fill === '0' && /^[+-]/.test(body)
    ? body[0]! + fill.repeat(missing) + body.slice(1)
    : fill.repeat(missing) + body
}
