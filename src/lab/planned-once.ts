import type { Lab } from './lab.ts'

/** Planning the questions about the catalog takes longer than answering them: each is planned once. */
export function plannedOnce(lab: Lab): Lab {
  const prepared = new Map<string, string>()
  const query: Lab['query'] = async (sql, parameters = []) => {
    const given = parameters.map(literal)
    if (sql.length < LONG || given.includes(null)) return lab.query(sql, parameters)
    if (!prepared.has(sql)) {
      prepared.set(sql, `long_${prepared.size}`)
      await lab.execute(`PREPARE ${prepared.get(sql)} AS ${sql}`)
    }
    return lab.query(`EXECUTE ${prepared.get(sql)}${given.length > 0 ? `(${given.join(', ')})` : ''}`)
  }
  return { ...lab, query }
}

const LONG = 1000

function literal(value: unknown): string | null {
  if (value === null) return 'NULL'
  return Array.isArray(value) && value.every((one) => typeof one === 'number') ? `'{${value.join(',')}}'` : null
}
