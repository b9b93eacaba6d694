import { type Lab, Refused } from '../lab.ts'

/** Puts something there; false where the server refuses it. */
export async function stands(lab: Lab, sql: string): Promise<boolean> {
  try {
    await lab.execute(sql)
    return true
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return false
  }
}
