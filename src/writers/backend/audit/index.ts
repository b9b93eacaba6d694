import { snake } from '../../../blueprint/storage/names.ts'
import { py } from '../../../python/emit/fragment.ts'
import { lit } from '../../../python/emit/literal.ts'
import { renderModule } from '../../../python/emit/module.ts'
import { imported } from '../../../python/emit/symbol.ts'
import { modelOf } from '../access/condition.ts'
import { hasPasswords } from '../accounts/ways.ts'
import { asksCallers, roleField } from '../callers.ts'
import type { Design, Feature, Statement, WrittenFile } from '../feature.ts'

/** What was done and by whom, in a log that shows when somebody changed it. */
export const audit: Feature = {
  parts: (design) =>
    isAudited(design)
      ? [
          'changes',
          'audit',
          ...(asksCallers(design) ? ['audit/accounts'] : []),
          ...(hasPasswords(design) ? ['audit/signing-in'] : []),
        ]
      : [],
  files: (design) => (isAudited(design) ? [watched(design)] : []),
  tables: (design) => (isAudited(design) ? ['app.audit.models'] : []),
  changes: (design) => (isAudited(design) ? [imported('app.audit.keeping:keep_audit')] : []),
  statements: (design) => (isAudited(design) ? APPEND_ONLY : []),
}

/** Resources whose rows are watched, each in a chain of its own. */
const auditedIn = ({ scope }: Design): readonly string[] =>
  [...scope.resources.values()].flatMap(({ name, value }) => (value.traits?.includes('audit') ? [name] : []))

export const isAudited = (design: Design): boolean =>
  auditedIn(design).length > 0 || (design.scope.blueprint.retention ?? []).some(({ name }) => name === 'audit')

/** `app/audit/watched.py` */
function watched(design: Design): WrittenFile {
  const { scope } = design
  const role = roleField(scope)
  const text = renderModule(
    'Whose rows are watched: what their chain is called, and which field says what somebody may do.',
    py`
      WATCHED: dict[type, str] = {
          ${auditedIn(design).map((name) => py`${modelOf(name)}: ${lit(snake(name))},`)}
      }
      RANKED: dict[type, str] = {
          ${role !== null && py`${modelOf(scope.user!)}: ${lit(role)},`}
      }
    `,
  )
  return { path: 'app/audit/watched.py', owner: 'owned', text }
}

/** Entries are added, each at the end of its chain. Only what is too old to be kept may go, and only by whoever says that it is that. */
const APPEND_ONLY: readonly Statement[] = [
  {
    kind: 'function',
    name: 'append_audit_entry',
    sql: `CREATE OR REPLACE FUNCTION append_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  place integer;
  last bytea;
BEGIN
  PERFORM pg_advisory_xact_lock(1635083369, hashtext(NEW.chain));
  SELECT e."position", e.hash INTO place, last FROM audit_entries e
  WHERE e.chain = NEW.chain ORDER BY e."position" DESC LIMIT 1;
  IF NOT FOUND THEN
    SELECT a."position", a.hash INTO place, last FROM audit_anchors a WHERE a.chain = NEW.chain;
  END IF;
  place := coalesce(place, 0) + 1;
  last := coalesce(last, decode(repeat('00', 32), 'hex'));
  INSERT INTO audit_entries (chain, "position", at, "by", action, "row", details, previous, hash)
  VALUES (NEW.chain, place, NEW.at, NEW."by", NEW.action, NEW."row", NEW.details, last, sha256(convert_to(
    NEW.before || place || ',"previous":"' || encode(last, 'hex') || '"' || NEW.behind, 'UTF8')));
  DELETE FROM audit_pending WHERE id = NEW.id;
  RETURN NULL;
END
$$`,
  },
  {
    kind: 'object',
    sql: `CREATE CONSTRAINT TRIGGER audit_pending_appended AFTER INSERT ON audit_pending
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION append_audit_entry()`,
  },
  {
    kind: 'function',
    name: 'refuse_audit_change',
    sql: `CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('audit.retention', true) = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the audit log is only added to' USING ERRCODE = 'insufficient_privilege';
END
$$`,
  },
  {
    kind: 'object',
    sql: `CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()`,
  },
  {
    kind: 'object',
    sql: `CREATE TRIGGER audit_entries_never_emptied BEFORE TRUNCATE ON audit_entries
FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()`,
  },
]
