import type { WrittenFile } from '../feature.ts'

/** `scripts/restore`: it knows which roles the rights of tables name, as no copy of a database has them in it. */
export const restoreScript = (roles: readonly string[]): WrittenFile => ({
  path: 'scripts/restore',
  owner: 'shared',
  text: `#!/usr/bin/env bash
# Brings a copy made by scripts/backup into the database at DATABASE_URL, which has to be empty, and counts its rows:
#   scripts/restore FILE
set -euo pipefail

: "\${DATABASE_URL:?say which database: DATABASE_URL=postgresql://...}"
address=\${DATABASE_DIRECT_URL:-$DATABASE_URL}
address=\${address/+asyncpg/}
file=\${1:?say which copy: scripts/restore backups/NAME.dump}

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
