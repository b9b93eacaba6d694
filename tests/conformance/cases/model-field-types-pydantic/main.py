"""Pydantic's own types as fields."""

from datetime import date
from typing import Any

from fastapi import FastAPI
from pydantic import (
    UUID4,
    AmqpDsn,
    AnyHttpUrl,
    AnyUrl,
    AwareDatetime,
    Base64Bytes,
    Base64Str,
    BaseModel,
    ByteSize,
    DirectoryPath,
    EmailStr,
    FilePath,
    FiniteFloat,
    FutureDate,
    HttpUrl,
    ImportString,
    IPvAnyAddress,
    IPvAnyNetwork,
    Json,
    JsonValue,
    NaiveDatetime,
    NameEmail,
    NegativeFloat,
    NewPath,
    NonNegativeInt,
    PastDate,
    PastDatetime,
    PositiveInt,
    PostgresDsn,
    Secret,
    SecretBytes,
    SecretStr,
    StrictBool,
    StrictInt,
    StrictStr,
    conbytes,
    condate,
    condecimal,
    confloat,
    conint,
    conlist,
    conset,
    constr,
)

app = FastAPI()


class Types(BaseModel):
    mail: EmailStr
    named_mail: NameEmail
    url: AnyUrl
    http: HttpUrl
    any_http: AnyHttpUrl
    dsn: PostgresDsn
    broker: AmqpDsn
    address: IPvAnyAddress
    network: IPvAnyNetwork
    secret: SecretStr
    secret_bytes: SecretBytes
    secret_int: Secret[int]
    json_any: Json
    json_ints: Json[list[int]]
    json_value: JsonValue
    uuid4: UUID4
    size: ByteSize
    file: FilePath
    folder: DirectoryPath
    new: NewPath
    past: PastDate
    past_moment: PastDatetime
    future: FutureDate
    aware: AwareDatetime
    naive: NaiveDatetime
    base64: Base64Str
    base64_bytes: Base64Bytes
    imported: ImportString[Any]
    finite: FiniteFloat
    positive: PositiveInt
    not_negative: NonNegativeInt
    negative: NegativeFloat
    strict_int: StrictInt
    strict_str: StrictStr
    strict_bool: StrictBool
    a: conint(ge=1, lt=10, multiple_of=2)
    b: confloat(gt=0.5, le=1)
    c: constr(min_length=1, max_length=3, pattern="^a", strip_whitespace=True)
    d: condecimal(max_digits=5, decimal_places=2)
    e: condecimal(ge=0)
    f: conlist(int, min_length=1, max_length=5)
    g: conset(str, min_length=1)
    h: conbytes(max_length=10)
    i: condate(gt=date(2020, 1, 1))


@app.post("/types")
def types(body: Types) -> Types: ...
