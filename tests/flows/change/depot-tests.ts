import type { Repository } from './repositories.ts'

/** Tests of the depot: functions below handlers are called themselves, and rows come from factories. */
export const DEPOT_TESTS: Repository = {
  'tests/__init__.py': '',
  'tests/factories.py': `from factory import post_generation
from factory.alchemy import SQLAlchemyModelFactory
from factory.fuzzy import FuzzyText

from depot.crate_kind.models import CrateKind
from depot.project.models import Project


class ProjectFactory(SQLAlchemyModelFactory):
    name = FuzzyText()

    class Meta:
        model = Project

    @post_generation
    def crate_kind(self, create, extracted, **kwargs):
        if extracted:
            self.crate_kind_id = extracted.id


class CrateKindFactory(SQLAlchemyModelFactory):
    title = FuzzyText()
    details = FuzzyText()
    editable = True

    class Meta:
        model = CrateKind
`,
  'tests/routes.py': `crate_kinds = "/crate_kinds"
"""Where crate kinds are."""
keepers = "/keepers"
"""Where keepers are."""
`,
  'tests/conftest.py': `import pytest

from .factories import (
    BoardFactory,
    CrateKindFactory,
    CrateFactory,
    ProjectFactory,
)


@pytest.fixture
def crate_kind(session):
    return CrateKindFactory()
`,
  'tests/test_crate_kind_service.py': `from tests import routes


def test_list(client, crate_kind):
    assert client.get(routes.crate_kinds).json()[0]["title"] == crate_kind.title


def test_get(session, crate_kind):
    from depot.crate_kind.service import get

    assert get(db_session=session, crate_kind_id=crate_kind.id)


def test_update(session, crate_kind):
    from depot.crate_kind.models import CrateKindUpdate
    from depot.crate_kind.service import update

    title = "Another title"

    crate_kind_in = CrateKindUpdate(title=title)
    changed = update(
        db_session=session,
        crate_kind=crate_kind,
        crate_kind_in=crate_kind_in,
    )
    assert changed.title == title
`,
}
