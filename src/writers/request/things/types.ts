import { parseField } from '../../../blueprint/expression/field.ts'
import type { Field } from '../../../blueprint/expression/field.ts'

/** A type as it is written, read; null where it is none. */
export function readType(type: string): Field | null {
  try {
    return parseField(type, 0)
  } catch {
    return null
  }
}

/** The resource a type points to, and whether it has to. */
export function referenceIn(type: string): { readonly to: string; readonly isOptional: boolean } | null {
  const field = readType(type)
  return field?.type.kind === 'reference' ? { to: field.type.to.text, isOptional: field.optional } : null
}

/** What is known of people is marked, so that it can be told to them and taken away. */
export function withPersonal(name: string, type: string): string {
  const isPersonal =
    /(^|_)(email|phone|phone_number|birth|birthday|birthdate|date_of_birth|first_name|last_name|full_name|iban|passport|ssn)($|_)/.test(
      name,
    )
  return isPersonal && !/\bpersonal\b|->|\bmany\b/.test(type) ? `${type} personal` : type
}

/** `10M`, `50k`, `1200` */
export function counted(value: number): string {
  const whole = Math.max(1, Math.round(value))
  if (whole % 1e6 === 0) return `${whole / 1e6}M`
  return whole % 1e3 === 0 ? `${whole / 1e3}k` : String(whole)
}

/** `7y`, `90d` */
export const lasting = (days: number): string =>
  days % 365 === 0 ? `${days / 365}y` : `${Math.max(1, Math.round(days))}d`
