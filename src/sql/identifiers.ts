/** Words the server's grammar keeps for itself where a name could stand (`RESERVED` and `TYPE_FUNC_NAME` of kwlist.h). */
const KEPT = new Set(
  (
    'all analyse analyze and any array as asc asymmetric authorization between binary both case cast check collate collation ' +
    'column concurrently constraint create cross current_catalog current_date current_role current_schema current_time ' +
    'current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign freeze from ' +
    'full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit localtime ' +
    'localtimestamp natural not notnull null offset on only or order outer overlaps placing primary references returning ' +
    'right select session_user similar some symmetric system_user table tablesample then to trailing true union unique user ' +
    'using variadic verbose when where window with ' +
    // Names of types and forms that a function or a type must not be confused with.
    'bigint bit boolean char character coalesce dec decimal exists extract float greatest grouping inout int integer interval ' +
    'json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar json_serialize json_table ' +
    'json_value least merge_action national nchar none normalize nullif numeric out overlay position precision real row setof ' +
    'smallint substring time timestamp treat trim values varchar xmlattributes xmlconcat xmlelement xmlexists xmlforest ' +
    'xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable'
  ).split(' '),
)

/** A name as SQL has it: in quotes where it would be read as something else without. */
export const quoted = (name: string): string =>
  /^[a-z_][a-z0-9_$]*$/.test(name) && !KEPT.has(name) ? name : `"${name.replaceAll('"', '""')}"`

/** A text as SQL has it, whatever `standard_conforming_strings` says. */
export function textLiteral(text: string): string {
  const doubled = text.replaceAll("'", "''")
  return text.includes('\\') ? `E'${doubled.replaceAll('\\', '\\\\')}'` : `'${doubled}'`
}
