/** What belongs to a thing under the pointer: its ribbons, its rows and the boxes they stand in. */
export function light(svg, scene, target) {
  for (const lit of svg.querySelectorAll('.lit, .near')) lit.classList.remove('lit', 'near')
  svg.classList.toggle('focus', target !== null)
  if (target === null) return
  const operations = operationsOf(scene, target)
  const tables = tablesOf(scene, target, operations)
  for (const path of svg.querySelectorAll('.ribbon')) {
    const joins =
      path.ribbon.operations.some((id) => operations.has(id)) && path.ribbon.tables.some((id) => tables.has(id))
    path.classList.toggle('lit', joins)
  }
  const near = target.kind === 'table' ? new Set(scene.tables[target.index].near) : new Set()
  for (const group of svg.querySelectorAll('.box')) lightBox(group, scene, operations, tables, near)
}

function operationsOf(scene, { kind, index }) {
  if (kind === 'operation') return new Set([index])
  if (kind === 'domain') return new Set(scene.domains[index].operations)
  const tables = kind === 'table' ? new Set([index]) : new Set(scene.clusters[index].tables)
  return new Set(
    scene.operations.flatMap((operation, id) => (operation.uses.some(([table]) => tables.has(table)) ? [id] : [])),
  )
}

function tablesOf(scene, { kind, index }, operations) {
  if (kind === 'table') return new Set([index])
  if (kind === 'cluster') return new Set(scene.clusters[index].tables)
  return new Set([...operations].flatMap((id) => scene.operations[id].uses.map(([table]) => table)))
}

function lightBox(group, scene, operations, tables, near) {
  const { kind, index } = group.box
  const members = kind === 'domain' ? scene.domains[index].operations : scene.clusters[index].tables
  const wanted = kind === 'domain' ? operations : tables
  group.classList.toggle(
    'lit',
    members.some((id) => wanted.has(id) || (kind === 'cluster' && near.has(id))),
  )
  for (const row of group.querySelectorAll('.row')) {
    row.classList.toggle('lit', wanted.has(row.target.index))
    row.classList.toggle('near', kind === 'cluster' && near.has(row.target.index))
  }
}
