from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, status
from sqlalchemy import func, select

from app.schemas import Page, PatientIn, PatientOut
from app.tables import Patient
from app.views.base import ClinicView, cbv

router = APIRouter(prefix="/patients", tags=["patients"])


@cbv(router)
class PatientView(ClinicView[Patient]):
    table = Patient

    @router.get("")
    def list_patients(
        self,
        offset: Annotated[int, Query(ge=0)] = 0,
        limit: Annotated[int, Query(ge=1, le=100)] = 25,
    ) -> Page[PatientOut]:
        total = self.session.scalar(select(func.count()).select_from(self.rows().subquery()))
        rows = self.session.scalars(self.rows().order_by(Patient.name).offset(offset).limit(limit))
        return Page[PatientOut](rows=[PatientOut.model_validate(row) for row in rows], total=total)

    @router.post("", response_model=PatientOut, status_code=status.HTTP_201_CREATED)
    def add_patient(self, data: PatientIn) -> Patient:
        same = self.rows().where(Patient.insurance_number == data.insurance_number)
        if self.session.scalar(same):
            raise HTTPException(status.HTTP_409_CONFLICT, "This number is known")
        return self.save(Patient(clinic_id=self.clinic.id, **data.model_dump()))

    @router.get("/{patient_id}", response_model=PatientOut)
    def read_patient(self, patient_id: int) -> Patient:
        return self._found(patient_id)

    @router.put("/{patient_id}", response_model=PatientOut)
    def replace_patient(self, patient_id: int, data: PatientIn) -> Patient:
        patient = self._found(patient_id)
        for name, value in data.model_dump().items():
            setattr(patient, name, value)
        return self.save(patient)

    @router.delete("/{patient_id}", status_code=status.HTTP_204_NO_CONTENT)
    def forget_patient(self, patient_id: int) -> None:
        self.session.delete(self._found(patient_id))
        self.session.commit()

    def _found(self, patient_id: int) -> Patient:
        patient = self.find(patient_id)
        if patient is None:
            raise HTTPException(status.HTTP_404_NOT_FOUND, "No such patient")
        return patient
