import { expect, test } from 'vitest'
import type { DesignRequest } from '../../../src/model/index.ts'
import { linesOf, proposed } from './changed.ts'
import { DEPOT_TESTS } from './depot-tests.ts'
import { DEPOT } from './depot.ts'

const WORDS = { text: '', start: 0, end: 0 }
const REPOSITORY = { ...DEPOT, ...DEPOT_TESTS }

function request(
  name: string,
  table: string | null,
  fields: Readonly<Record<string, string>>,
  verbs: readonly string[] = [],
): DesignRequest {
  return {
    text: '',
    intent: 'change',
    subjects: [
      {
        name,
        table,
        from: WORDS,
        fields: Object.entries(fields).map(([field, type]) => ({ name: field, type, from: WORDS, typed: 'said' })),
      },
    ],
    capabilities: verbs.map((verb) => ({
      name: 'operation',
      of: `${name}.${verb}`,
      from: { ...WORDS, text: verb },
    })),
    figures: [],
    unread: [],
  }
}

const resource = () => proposed(REPOSITORY, request('Label', null, { name: 'str(..80)', note: 'str(..500)?' }))

test('a column made of others names the new ones, and what the new row belongs to is said as it was', async () => {
  const change = await resource()
  const models = change.patch.find(({ path }) => path === 'depot/label/models.py')?.after
  expect(models).toContain(`
    name = Column(String(80))
    note = Column(String(500))

    search_vector = Column(TSVectorType("name", "note", weights={"name": "A", "note": "B"}))
`)
  expect(models).toContain('class LabelCreate(LabelBase):\n    project: ProjectRead\n')
  const service = change.patch.find(({ path }) => path === 'depot/label/service.py')?.after
  expect(service).toMatch(/^from/)
  expect(service).toContain('label = Label(**label_in.dict(exclude={"project"}), project=project)')
  expect([change.unwanted, change.broken]).toEqual([[], []])
})

test('what registers the sibling is said once more as a whole, and not in a part of it', async () => {
  expect(linesOf(await resource(), 'depot/main.py')).toEqual({
    added: [
      'from depot.label.views import router as label_router',
      '    label_router,',
      '    prefix="/labels",',
      '    tags=["labels"],',
    ],
    gone: [],
  })
})

test('factories of tests make the new fields, and those of others stay as they are', async () => {
  const change = await resource()
  const factories = change.patch.find(({ path }) => path === 'tests/factories.py')?.after
  expect(factories).toContain(`

class LabelFactory(SQLAlchemyModelFactory):
    name = FuzzyText()
    note = FuzzyText()

    class Meta:
        model = Label
`)
  expect(factories).not.toContain('def label')
  // A list that is not quite in order gets the new name where it would stand.
  expect(change.patch.find(({ path }) => path === 'tests/conftest.py')?.after).toContain(
    '    CrateFactory,\n    LabelFactory,\n    ProjectFactory,\n',
  )
})

test('who calls teaches no other resource, and what is called so by chance stays as it is', async () => {
  const change = await resource()
  expect(change.style.map(({ text }) => text).join()).toContain('`CrateKind` is the resource')
  expect(change.patch.map(({ path }) => path)).toEqual([
    'depot/exports.py',
    'depot/label/__init__.py',
    'depot/label/models.py',
    'depot/label/service.py',
    'depot/label/views.py',
    'depot/main.py',
    'tests/conftest.py',
    'tests/factories.py',
    'tests/routes.py',
    'tests/test_label_service.py',
  ])
})

test('what is left out is handed on by nobody, and what a value is said to be stays below it', async () => {
  const change = await resource()
  expect(linesOf(change, 'depot/exports.py')).toEqual({
    added: ['from depot.label.models import LabelRead', '    "LabelRead",'],
    gone: [],
  })
  expect(change.patch.find(({ path }) => path === 'tests/routes.py')?.after).toContain(
    '"""Where crate kinds are."""\nlabels = "/labels"\n"""Where labels are."""\nkeepers',
  )
})

test('new columns stand before what is made of columns', async () => {
  const change = await proposed(REPOSITORY, request('CrateKind', 'crate_kind', { archived: 'bool = false' }))
  expect(change.patch.find(({ path }) => path === 'depot/crate_kind/models.py')?.after).toContain(
    '    editable = Column(Boolean, default=True)\n    archived = Column(Boolean, default=False, server_default="false")\n\n    search_vector',
  )
})

test('where a handler hands on all of a row, the function below it has a new one beside it, and its test as well', async () => {
  const asked = request('CrateKind', 'crate_kind', { archived: 'bool = false' }, ['archive'])
  const change = await proposed(REPOSITORY, asked)
  const after = (path: string) => change.patch.find((one) => one.path === path)?.after
  expect(after('depot/crate_kind/service.py')).toContain(`
def archive(*, db_session, crate_kind: CrateKind) -> CrateKind:
    """Archives a crate kind."""
    crate_kind.archived = True

    db_session.commit()
    return crate_kind
`)
  expect(after('depot/crate_kind/views.py')).toContain('from .service import archive, create, get, update\n')
  expect(after('depot/crate_kind/views.py')).toContain(`
@router.post("/{crate_kind_id}/archive", response_model=CrateKindRead, dependencies=[Depends(keeper)])
def archive_crate_kind(
    crate_kind_id: int,
    db_session=Depends(get_db),
):
    """Archives a crate kind by its id."""
    crate_kind = get(db_session=db_session, crate_kind_id=crate_kind_id)
    if not crate_kind:
        raise HTTPException(status_code=404, detail="A crate kind with this id does not exist.")
    crate_kind = archive(
        db_session=db_session,
        crate_kind=crate_kind,
    )
    return crate_kind
`)
  expect(after('tests/test_crate_kind_service.py')).toContain(`

def test_archive(session, crate_kind):
    from depot.crate_kind.service import archive

    changed = archive(
        db_session=session,
        crate_kind=crate_kind,
    )

    assert changed.archived is True
`)
  expect(change.differences).toContain('+ operation POST /crate_kinds/{crate_kind_id}/archive')
  expect([change.unwanted, change.broken]).toEqual([[], []])
})
