import enum

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Enum,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    func,
)
from sqlalchemy.orm import relationship

from app.database import Base


class AppointmentState(enum.Enum):
    booked = "booked"
    kept = "kept"
    missed = "missed"


class ClinicMixin:
    id = Column(Integer, primary_key=True)
    created_at = Column(DateTime(timezone=True), server_default=func.now(), nullable=False)


class Clinic(ClinicMixin, Base):
    __tablename__ = "clinics"

    name = Column(String(100), nullable=False)
    key_hash = Column(String(64), nullable=False, unique=True)


appointment_doctors = Table(
    "appointment_doctors",
    Base.metadata,
    Column("appointment_id", ForeignKey("appointments.id", ondelete="CASCADE"), primary_key=True),
    Column("doctor_id", ForeignKey("doctors.id"), primary_key=True),
)


class Doctor(ClinicMixin, Base):
    __tablename__ = "doctors"

    clinic_id = Column(ForeignKey("clinics.id"), nullable=False, index=True)
    name = Column(String(100), nullable=False)


class Patient(ClinicMixin, Base):
    __tablename__ = "patients"
    __table_args__ = (
        UniqueConstraint("clinic_id", "insurance_number", name="uq_patient_insurance"),
    )

    clinic_id = Column(ForeignKey("clinics.id"), nullable=False, index=True)
    name = Column(String(100), nullable=False)
    born_on = Column(Date, nullable=False)
    insurance_number = Column(String(20), nullable=False)
    notes = Column(Text)

    appointments = relationship(
        "Appointment", back_populates="patient", passive_deletes=True
    )


class Appointment(ClinicMixin, Base):
    __tablename__ = "appointments"
    __table_args__ = (CheckConstraint("ends_at > starts_at", name="ck_appointment_length"),)

    clinic_id = Column(ForeignKey("clinics.id"), nullable=False, index=True)
    patient_id = Column(ForeignKey("patients.id", ondelete="CASCADE"), nullable=False, index=True)
    starts_at = Column(DateTime(timezone=True), nullable=False)
    ends_at = Column(DateTime(timezone=True), nullable=False)
    state = Column(
        Enum(AppointmentState, name="appointment_state"),
        default=AppointmentState.booked,
        server_default=AppointmentState.booked.name,
        nullable=False,
    )

    patient = relationship(Patient, back_populates="appointments")
    doctors = relationship(Doctor, secondary=appointment_doctors, lazy="selectin")
