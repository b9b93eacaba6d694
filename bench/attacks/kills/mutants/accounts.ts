import { type Mutant, on } from '../mutant.ts'

const profiles = on('user-profiles')

const SERVICE = 'app/accounts/service.py'
const BY_PASSWORD = 'app/accounts/by_password.py'
const PASSWORDS = 'app/accounts/passwords.py'
const CALLER = 'app/dependencies/caller.py'
const THROTTLE = 'app/accounts/throttle.py'
const FORGOTTEN = 'app/api/v1/endpoints/password_reset.py'

/** How people come in, stay in, and are put out. */
export const accounts: readonly Mutant[] = [
  profiles(
    'A13',
    'leaving ends no stay, and whoever left is not looked for',
    ['app/accounts/leaving.py', '    await revoke_all(session, user.id)\n', ''],
    [CALLER, '        Credential.disabled_at.is_(None),\n', ''],
  ),
  profiles('A14', 'whether an account was closed is not looked at', [
    CALLER,
    '        Credential.disabled_at.is_(None),\n',
    '',
  ]),
  profiles('A19', 'signing out ends nothing', [
    'app/api/v1/endpoints/auth.py',
    '        await service.revoke(session, caller.sign_in)\n',
    '        return\n',
  ]),
  profiles('A19', 'whether a stay was ended is not looked at', [CALLER, '        SignIn.revoked_at.is_(None),\n', '']),
  profiles('A20', 'a new password ends no stay', [BY_PASSWORD, '    await revoke_all(session, user_id)\n', '']),
  profiles('A21', 'what came of a token that is used twice lives on', [
    SERVICE,
    '            await revoke(apart, sign_in_id)\n',
    '            pass\n',
  ]),
  profiles('A21', 'a token that was used renews again', [
    SERVICE,
    '            SignIn.refresh_hash == hash_of(refresh),\n',
    '',
  ]),
  profiles(
    'A22',
    'a refresh token is looked up first, and replaced then',
    [SERVICE, 'from sqlalchemy import update\n', 'from sqlalchemy import select, update\n'],
    [SERVICE, '            SignIn.refresh_hash == hash_of(refresh),\n', ''],
    [
      SERVICE,
      '    user_id = await session.scalar(\n        update(SignIn)\n',
      `    known = await session.scalar(
        select(SignIn.id).where(SignIn.refresh_hash == hash_of(refresh))
    )
    user_id = known and await session.scalar(
        update(SignIn)
`,
    ],
  ),
  profiles('A23', 'a stay has no end', [SERVICE, '            SignIn.ends_at > datetime.now(UTC),\n', '']),
  profiles('A24', 'secrets are kept as they are', [
    'app/core/secrets.py',
    'return hashlib.sha256(secret.encode()).digest()',
    'return secret.encode()',
  ]),
  profiles('A25', 'a link may be used again', [SERVICE, '            OneTimeToken.used_at.is_(None),\n', '']),
  profiles('A26', 'a newer link leaves the older ones open', [
    SERVICE,
    '    await end_links(session, user.id, purpose)\n',
    '',
  ]),
  profiles('A27', 'wrong passwords of an account are counted, and nothing follows', [
    THROTTLE,
    'MOST_FOR_ACCOUNT = 10',
    'MOST_FOR_ACCOUNT = 10_000',
  ]),
  profiles('A27', 'whoever guesses locks everybody out', [
    THROTTLE,
    '            FailedSignIn.account == account, recent\n',
    '            recent\n',
  ]),
  profiles('A28', 'accounts that are tried from one place are not counted', [
    THROTTLE,
    'MOST_ACCOUNTS = 20',
    'MOST_ACCOUNTS = 20_000',
  ]),
  profiles('A29', 'a request says where it comes from', [
    'app/dependencies/address.py',
    'return request.client.host if request.client else "unknown"',
    'return request.headers.get("x-forwarded-for") or (request.client.host if request.client else "unknown")',
  ]),
  profiles(
    'A30',
    'mails to one address are not counted, nor where they are asked for',
    ['app/accounts/asked.py', 'MOST_FOR_MAIL = 5', 'MOST_FOR_MAIL = 5_000'],
    ['app/accounts/asked.py', 'MOST_FOR_ADDRESS = 20', 'MOST_FOR_ADDRESS = 20_000'],
  ),
  profiles('A31', 'an address nobody has is told apart', [
    BY_PASSWORD,
    '        raise NotSignedIn(WRONG)\n',
    '        raise NotSignedIn(WRONG if user else "There is no such account.")\n',
  ]),
  profiles('A32', 'where there is no account, no password is hashed', [
    PASSWORDS,
    'return _hasher.verify(kept or _nobodys_hash(), password) and kept is not None',
    'return kept is not None and _hasher.verify(kept, password)',
  ]),
  profiles(
    'A33',
    'an address that has an account is refused with 409',
    [
      'app/api/v1/endpoints/account_registration.py',
      '    await welcome(',
      '    if user is None:\n        raise Conflict\n    await welcome(',
    ],
    [
      'app/api/v1/endpoints/account_registration.py',
      'from app.core.routes import StrictRoute\n',
      'from app.core.errors import Conflict\nfrom app.core.routes import StrictRoute\n',
    ],
  ),
  profiles(
    'A34',
    'an address nobody has is answered with 404',
    [
      FORGOTTEN,
      '    if user is not None:\n        token',
      '    if user is None:\n        raise NotFound\n    else:\n        token',
    ],
    [FORGOTTEN, 'from app.core.limits', 'from app.core.errors import NotFound\nfrom app.core.limits'],
  ),
  profiles(
    'A34',
    'the answer waits for the mail, and a mail that cannot be sent is not expected',
    [
      FORGOTTEN,
      'mails.add_task(send_mail, user.email, "A new password", f"Choose a new one: {link}")',
      'await send_mail(user.email, "A new password", f"Choose a new one: {link}")',
    ],
    [
      'app/mails/sender.py',
      'except (Failed, OSError, smtplib.SMTPException):\n        logger',
      'except ZeroDivisionError:\n        logger',
    ],
  ),
  profiles('A35', 'common passwords are taken', [PASSWORDS, ', AfterValidator(_uncommon)]', ']']),
  profiles(
    'A36',
    'only 72 bytes of a password count',
    [PASSWORDS, 'run_sync(_hasher.hash, password, ', 'run_sync(_hasher.hash, password.encode()[:72], '],
    [PASSWORDS, '_nobodys_hash(), password)', '_nobodys_hash(), password.encode()[:72])'],
  ),
  profiles(
    'A36',
    'spaces around a password are cut off',
    [PASSWORDS, 'run_sync(_hasher.hash, password, ', 'run_sync(_hasher.hash, password.strip(), '],
    [PASSWORDS, '_nobodys_hash(), password)', '_nobodys_hash(), password.strip())'],
  ),
  profiles('A37', 'a password may be short', [PASSWORDS, 'LEAST = 8\n', 'LEAST = 4\n']),
  profiles('A38', 'passwords are hashed with little effort', [
    PASSWORDS,
    'time_cost=2, memory_cost=19_456',
    'time_cost=1, memory_cost=1_024',
  ]),
  profiles('A39', 'the current password is not compared', [
    BY_PASSWORD,
    'if credential is None or not await is_password(current, credential.password_hash):',
    'if credential is None:',
  ]),
  profiles('A40', 'an administrator is there from the beginning', [
    'app/main.py',
    '        try:\n            yield\n',
    `        from sqlalchemy import select

        from app.accounts.credential import Credential
        from app.accounts.passwords import hash_password
        from app.core.database import sessions
        from app.models.base import now
        from app.models.user import User

        async with sessions()() as session, session.begin():
            first = User(email="admin@example.com", role="admin")
            there = await session.scalar(select(User.id).where(User.email == first.email))
            if there is None:
                session.add(first)
                await session.flush()
                kept = await hash_password("changethis")
                session.add(Credential(user_id=first.id, password_hash=kept, verified_at=now()))
        try:
            yield
`,
  ]),
]
