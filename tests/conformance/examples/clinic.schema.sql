CREATE TYPE appointment_state AS ENUM ('booked', 'kept', 'missed');

CREATE TABLE clinics (
	name VARCHAR(100) NOT NULL,
	key_hash VARCHAR(64) NOT NULL,
	id SERIAL NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (key_hash)
);

CREATE TABLE doctors (
	clinic_id INTEGER NOT NULL,
	name VARCHAR(100) NOT NULL,
	id SERIAL NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(clinic_id) REFERENCES clinics (id)
);

CREATE INDEX ix_doctors_clinic_id ON doctors (clinic_id);

CREATE TABLE patients (
	clinic_id INTEGER NOT NULL,
	name VARCHAR(100) NOT NULL,
	born_on DATE NOT NULL,
	insurance_number VARCHAR(20) NOT NULL,
	notes TEXT,
	id SERIAL NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT uq_patient_insurance UNIQUE (clinic_id, insurance_number),
	FOREIGN KEY(clinic_id) REFERENCES clinics (id)
);

CREATE INDEX ix_patients_clinic_id ON patients (clinic_id);

CREATE TABLE appointments (
	clinic_id INTEGER NOT NULL,
	patient_id INTEGER NOT NULL,
	starts_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
	state appointment_state DEFAULT 'booked' NOT NULL,
	id SERIAL NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT ck_appointment_length CHECK (ends_at > starts_at),
	FOREIGN KEY(clinic_id) REFERENCES clinics (id),
	FOREIGN KEY(patient_id) REFERENCES patients (id) ON DELETE CASCADE
);

CREATE INDEX ix_appointments_clinic_id ON appointments (clinic_id);

CREATE INDEX ix_appointments_patient_id ON appointments (patient_id);

CREATE TABLE appointment_doctors (
	appointment_id INTEGER NOT NULL,
	doctor_id INTEGER NOT NULL,
	PRIMARY KEY (appointment_id, doctor_id),
	FOREIGN KEY(appointment_id) REFERENCES appointments (id) ON DELETE CASCADE,
	FOREIGN KEY(doctor_id) REFERENCES doctors (id)
);
