import type { Bare, Mutant } from '../mutant.ts'
import { access } from './access.ts'
import { accounts } from './accounts.ts'
import { exposure } from './exposure.ts'
import { input } from './input.ts'
import { tokens } from './tokens.ts'

export const mutants: readonly Mutant[] = [...tokens, ...accounts, ...access, ...input, ...exposure]

/** Attacks whose surface no built backend has. */
export const bare: readonly Bare[] = [
  { attack: 'A41', why: 'no blueprint here lets people in by a link' },
  { attack: 'A42', why: 'no blueprint here lets people in by a link' },
  { attack: 'C16', why: 'no blueprint here has an operation that takes from a limited quantity' },
]
