from datetime import UTC, date, datetime, time, timedelta

from fastapi import APIRouter, HTTPException, status
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.schemas import AppointmentIn, AppointmentOut, StateIn
from app.tables import Appointment, Patient
from app.views.base import ClinicView, cbv

router = APIRouter(prefix="/appointments", tags=["appointments"])


@cbv(router)
class AppointmentView(ClinicView[Appointment]):
    table = Appointment

    @router.get("", response_model=list[AppointmentOut])
    def list_appointments(self, day: date) -> list[Appointment]:
        """All of one day, by time."""
        start = datetime.combine(day, time(), UTC)
        of_day = self.rows().where(
            Appointment.starts_at >= start, Appointment.starts_at < start + timedelta(days=1)
        )
        ordered = of_day.order_by(Appointment.starts_at).options(joinedload(Appointment.patient))
        return list(self.session.scalars(ordered))

    @router.post("", response_model=AppointmentOut, status_code=status.HTTP_201_CREATED)
    def book(self, data: AppointmentIn) -> Appointment:
        ours = select(Patient.id).where(Patient.clinic_id == self.clinic.id)
        if self.session.scalar(ours.where(Patient.id == data.patient_id)) is None:
            raise HTTPException(status.HTTP_404_NOT_FOUND, "No such patient")
        return self.save(Appointment(clinic_id=self.clinic.id, **data.model_dump()))

    @router.patch("/{appointment_id}/state", response_model=AppointmentOut)
    def set_state(self, appointment_id: int, data: StateIn) -> Appointment:
        appointment = self.find(appointment_id)
        if appointment is None:
            raise HTTPException(status.HTTP_404_NOT_FOUND, "No such appointment")
        appointment.state = data.state
        return self.save(appointment)
