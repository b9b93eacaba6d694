import type { WrittenFile } from '../feature.ts'

/** Which database: the server itself where a pool stands before it, as the tools want a whole session. */
const addressIn = (names: readonly string[]): string => {
  const first = names.reduceRight((inner, name) => `\${${name}:-${inner}}`, '')
  return `address=${first}
[ -n "$address" ] || { echo "Say which database: ${names.at(-1)}=postgresql://..." >&2; exit 1; }
address=\${address/+asyncpg/}
`
}

/** `scripts/backup` */
export const backupScript = (names: readonly string[]): WrittenFile => ({
  path: 'scripts/backup',
  owner: 'shared',
  text: `#!/usr/bin/env bash
# Copies the database at DATABASE_URL into one file, and reads that back before it counts:
#   scripts/backup [FOLDER]
# Beside the file stand its checksum and how many rows it holds of each table. Copies that are older than
# BACKUP_KEEP_DAYS go once there is a new one. Tables with row-level security want somebody who may read all rows.
set -euo pipefail
umask 077

${addressIn(names)}folder=\${1:-backups}
keep=\${BACKUP_KEEP_DAYS:-30}

mkdir -p "$folder"
file="$folder/$(date -u +%Y%m%dT%H%M%SZ).dump"
trap 'rm -f "$file.part" "$file.part.rows"' EXIT

pg_dump --format=custom --no-owner --file="$file.part" "$address"

# A copy that cannot be read is none. A row is a line, and a line "\\." ends a table.
pg_restore --data-only --file=- "$file.part" | awk '
  copying && $0 == "\\\\." { print table, rows; copying = 0; next }
  copying { rows++; next }
  /^COPY / { table = $2; rows = 0; copying = 1 }
' > "$file.part.rows"
grep -q . "$file.part.rows" || { echo "There is no table in it: nothing was copied." >&2; exit 1; }

mv "$file.part.rows" "$file.rows"
mv "$file.part" "$file"
(cd "$folder" && cksum "\${file##*/}" > "\${file##*/}.cksum")
find "$folder" -name '*.dump*' -mtime "+$keep" -delete
echo "$file"
`,
})

/** `scripts/restore`: it knows which roles the rights of tables name, as no copy of a database has them in it. */
export const restoreScript = (roles: readonly string[], names: readonly string[]): WrittenFile => ({
  path: 'scripts/restore',
  owner: 'shared',
  text: `#!/usr/bin/env bash
# Brings a copy made by scripts/backup into the database at DATABASE_URL, which has to be empty, and counts its rows:
#   scripts/restore FILE
set -euo pipefail

${addressIn(names)}file=\${1:?say which copy: scripts/restore backups/NAME.dump}

ask() { psql --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 --dbname="$address" --command="$1"; }

written=$(cut -d ' ' -f 1,2 "$file.cksum")
read_back=$(cksum < "$file" | cut -d ' ' -f 1,2)
[ "$written" = "$read_back" ] || { echo "$file is not as it was written: take another copy." >&2; exit 1; }

there=$(ask "SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")
[ "$there" = 0 ] || { echo "The database holds tables: restore into an empty one." >&2; exit 1; }

${roles.map(roleIn).join('')}pg_restore --exit-on-error --single-transaction --no-owner --dbname="$address" "$file"

wrong=0
while read -r table rows; do
  held=$(ask "SELECT count(*) FROM ONLY $table")
  [ "$held" = "$rows" ] || { echo "$table: $held rows instead of $rows" >&2; wrong=1; }
done < "$file.rows"
[ "$wrong" = 0 ] || { echo "Not all rows came back." >&2; exit 1; }
ask "ANALYZE"
echo "$file is back: $(awk '{ rows += $2 } END { print rows + 0, "rows in", NR, "tables" }' "$file.rows")"
`,
})

const roleIn = (role: string): string =>
  `[ "$(ask "SELECT count(*) FROM pg_roles WHERE rolname = '${role}'")" = 1 ] || ask "CREATE ROLE ${role}"\n`
