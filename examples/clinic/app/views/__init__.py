from app.views import appointments, patients

routers = [patients.router, appointments.router]
