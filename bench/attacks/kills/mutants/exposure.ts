import { type Mutant, on } from '../mutant.ts'

const profiles = on('user-profiles')
const deletion = on('data-deletion')
const chat = on('chat')

const SETTINGS = 'app/core/settings.py'
const AROUND = 'app/core/middleware.py'
const MAIN = 'app/main.py'
const BY_PASSWORD = 'app/accounts/by_password.py'
const TABLES = 'migrations/versions/*_the_first_tables.py'

/** What is told, logged and left behind. */
export const exposure: readonly Mutant[] = [
  profiles('D01', 'an error nobody expected is told in full', [
    'app/core/errors.py',
    'f"Something went wrong. Tell us this number: {request_id()}"',
    'f"Something went wrong: {error!r}"',
  ]),
  profiles(
    'D01',
    'an error nobody expected has no number',
    [AROUND, '        headers["X-Request-ID"] = number\n', ''],
    ['app/core/answers.py', '{"X-Request-ID": request_id(), **(headers or {})}', 'headers'],
  ),
  profiles('D02', 'every origin is let in', [
    MAIN,
    '    if settings.cors_origins:\n        app.add_middleware(\n            CORSMiddleware,\n            allow_origins=settings.cors_origins,\n',
    '    if True:\n        app.add_middleware(\n            CORSMiddleware,\n            allow_origins=["*"],\n',
  ]),
  profiles('D03', 'answers may be kept', [AROUND, '    "Cache-Control": "no-store",\n', '']),
  profiles('D03', 'browsers may guess what an answer is', [AROUND, '    "X-Content-Type-Options": "nosniff",\n', '']),
  profiles('D03', 'browsers are not told to come encrypted', [
    MAIN,
    'secure=settings.environment == "production"',
    'secure=False',
  ]),
  profiles('D04', 'the contract is shown in production', [
    SETTINGS,
    'return self.docs if self.docs is not None else self.environment != "production"',
    'return True',
  ]),
  profiles('D05', 'answers say which version they are of', [
    AROUND,
    'SECURITY_HEADERS = {\n',
    'SECURITY_HEADERS = {\n    "X-Powered-By": "FastAPI/0.115.0",\n',
  ]),
  profiles('D05', 'TRACE hands back what it was sent', [
    AROUND,
    '        if scope["method"] not in KNOWN_METHODS:\n',
    '        if scope["method"] == "TRACE":\n            return 200, "trace", str(headers.raw)\n        if scope["method"] not in KNOWN_METHODS:\n',
  ]),
  chat('D06', 'a socket opens without a token', [
    'app/feeds/socket.py',
    '    except (TimeoutError, ValidationError, KeyError, Refused):\n        await socket.close(NOT_SIGNED_IN)\n        return\n',
    '    except (TimeoutError, ValidationError, KeyError, Refused):\n        await asyncio.sleep(PATIENCE)\n        return\n',
  ]),
  chat('D06', 'a socket opens to pages of others', [
    'app/feeds/socket.py',
    '    if is_foreign(socket):\n',
    '    if socket is None:\n',
  ]),
  deletion('D07', 'a refused sign-in is not written down', [
    BY_PASSWORD,
    '            await noticed(apart, "sign_in_refused", user.id if user else None)\n',
    '',
  ]),
  deletion('D07', 'what was written down may be changed', [
    TABLES,
    'BEFORE DELETE OR UPDATE ON public.audit_entries',
    'BEFORE DELETE ON public.audit_entries',
  ]),
  deletion('D07', 'what was written down may be deleted', [
    TABLES,
    'BEFORE DELETE OR UPDATE ON public.audit_entries',
    'BEFORE UPDATE ON public.audit_entries',
  ]),
  deletion('D07', 'what is written down is bound to nothing', [
    TABLES,
    "  last := coalesce(last, decode(repeat('00', 32), 'hex'));",
    "  last := sha256(convert_to(random()::text, 'UTF8'));",
  ]),
  profiles('D08', 'the log holds what callers show', [
    AROUND,
    '                    "status": status,\n',
    '                    "status": status,\n                    "shown": headers.get("authorization"),\n',
  ]),
  profiles('D08', 'the log holds the addresses of whoever is refused', [
    BY_PASSWORD,
    '"sign_in_refused", user.id if user else None)',
    '"sign_in_refused", user.id if user else None, email=email)',
  ]),
  profiles('D08', 'a request writes lines of the log', [
    'app/core/logs.py',
    '"formatters": {"json": {"()": JsonFormatter}}',
    '"formatters": {"json": {"format": "%(message)s"}}',
  ]),
  deletion('D09', 'what was answered is kept when its caller is gone', [
    'app/accounts/erasure.py',
    '    await session.execute(delete(KeptAnswer).where(KeptAnswer.caller == str(user_id)))\n',
    '',
  ]),
  chat('D09', 'an account that is deleted is only closed', [
    'app/accounts/erasure.py',
    '            await session.delete(user)\n',
    '            await session.execute(delete(SignIn).where(SignIn.user_id == user.id))\n',
  ]),
  profiles('D10', 'a secret may be short', [
    SETTINGS,
    'secret_key: SecretStr = Field(min_length=LEAST_SECRET)',
    'secret_key: SecretStr',
  ]),
  profiles('D10', 'in production every origin may be let in', [
    SETTINGS,
    'if self.environment == "production" and "*" in self.cors_origins:',
    'if self.environment == "never":',
  ]),
]
