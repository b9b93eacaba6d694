from datetime import date, datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from app.tables import AppointmentState


class Schema(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class PatientIn(Schema):
    name: str = Field(min_length=1, max_length=100)
    born_on: date
    insurance_number: str = Field(pattern=r"^[A-Z]\d{9}$")
    notes: str | None = None


class PatientOut(PatientIn):
    id: int


class AppointmentIn(Schema):
    patient_id: int
    starts_at: AwareDatetime
    ends_at: AwareDatetime

    @model_validator(mode="after")
    def ends_after_it_starts(self) -> "AppointmentIn":
        if self.ends_at <= self.starts_at:
            raise ValueError("an appointment ends after it starts")
        return self


class AppointmentOut(Schema):
    id: int
    patient_id: int
    starts_at: datetime
    ends_at: datetime
    state: AppointmentState


class StateIn(Schema):
    state: AppointmentState


class Page[Row](BaseModel):
    rows: list[Row]
    total: int
