import { py } from '../../python/emit/fragment.ts'
import { lit } from '../../python/emit/literal.ts'
import { imported } from '../../python/emit/symbol.ts'
import type { Setting } from './feature.ts'

/** A setting that is a text, with what it is where nobody says another. */
export const textSetting = (name: string, value: string, says: string): Setting => ({
  name,
  type: py`${imported('builtins:str')}`,
  default: lit(value),
  says,
  example: value,
})
