import geoalchemy2
import pgvector.sqlalchemy
import sqlalchemy as sa
import sqlalchemy_utils
import sqlmodel.sql.sqltypes
from alembic import op
from pgvector.sqlalchemy import HALFVEC, Vector
from sqlalchemy.dialects import mysql, postgresql, sqlite

revision = "types"
down_revision = None


class Money(sa.types.TypeDecorator):
    impl = sa.Numeric(18, 4)


class Point(sa.types.UserDefinedType):
    def get_col_spec(self, **kw):
        return "POINT"


TYPES = [
    sa.String(), sa.String(5), sa.String(5, collation="C"), sa.Text(), sa.Unicode(3), sa.CHAR(2), sa.VARCHAR(),
    sa.Integer(), sa.BigInteger, sa.SmallInteger(), sa.Numeric(), sa.Numeric(5), sa.DECIMAL(5, 1), sa.Float(),
    sa.Float(53), sa.REAL(), sa.Double(), sa.Boolean(), sa.Date(), sa.Time(), sa.Time(timezone=True), sa.DateTime(),
    sa.DateTime(timezone=True), sa.TIMESTAMP(timezone=True), sa.Interval(), sa.LargeBinary(), sa.JSON(), sa.Uuid(),
    sa.UUID(as_uuid=False), sa.ARRAY(sa.Integer()), sa.PickleType(), postgresql.UUID(as_uuid=True), postgresql.JSONB(),
    postgresql.JSON(astext_type=sa.Text()), postgresql.ARRAY(sa.Text(), dimensions=2), postgresql.INET(),
    postgresql.CIDR(), postgresql.MACADDR(), postgresql.TSVECTOR(), postgresql.HSTORE(), postgresql.CITEXT(),
    postgresql.BYTEA(), postgresql.TIMESTAMP(precision=3), postgresql.TIMESTAMP(timezone=True, precision=0),
    postgresql.INTERVAL(fields="DAY TO SECOND", precision=2), postgresql.BIT(3), postgresql.BIT(varying=True),
    postgresql.INT4RANGE(), postgresql.TSTZRANGE(), postgresql.DATEMULTIRANGE(), postgresql.DOUBLE_PRECISION(53),
    postgresql.MONEY(), postgresql.OID(),
    sa.String(50).with_variant(postgresql.CITEXT(), "postgresql"), sa.JSON().with_variant(sa.Text(), "sqlite"),
    sqlmodel.sql.sqltypes.types.Uuid(), sqlite.JSON(), mysql.VARCHAR(30), mysql.INTEGER(),
    sqlmodel.sql.sqltypes.AutoString(), sqlmodel.AutoString(length=9), Vector(3), pgvector.sqlalchemy.Vector(dim=5),
    Vector(), HALFVEC(7), geoalchemy2.types.Geometry(geometry_type="POINT", srid=4326, spatial_index=False),
    geoalchemy2.Geography("POLYGON", spatial_index=False), sqlalchemy_utils.UUIDType(binary=False),
    sqlalchemy_utils.types.uuid.UUIDType(), sqlalchemy_utils.EmailType(), sqlalchemy_utils.types.url.URLType(),
    sqlalchemy_utils.types.ts_vector.TSVectorType("a", "b"), sqlalchemy_utils.types.encrypted.encrypted_type.StringEncryptedType(),
    sqlalchemy_utils.types.json.JSONType(), sqlalchemy_utils.LtreeType(), sqlalchemy_utils.PhoneNumberType(),
    sqlalchemy_utils.types.choice.ChoiceType([("a", "A")]), sqlalchemy_utils.types.color.ColorType(),
    sqlalchemy_utils.types.arrow.ArrowType(), Money(), Point(),
]


def upgrade() -> None:
    for number, one in enumerate(TYPES):
        op.add_column("t", sa.Column(f"c{number}", one))


def downgrade() -> None:
    for number, one in enumerate(TYPES):
        op.alter_column("t", f"c{number}", type_=one)
