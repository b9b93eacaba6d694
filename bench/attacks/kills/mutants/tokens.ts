import { type Mutant, on } from '../mutant.ts'

const profiles = on('user-profiles')
const tasks = on('task-manager')

const TOKENS = 'app/accounts/tokens.py'
const CALLER = 'app/dependencies/caller.py'
const DECODED = '"strict_aud": True'
const OVER = ' or claims["exp"] <= datetime.now(UTC).timestamp()'
const ASKED = `        if head.get("alg") != ALGORITHM or not isinstance(head.get("kid"), str):
            return None
        key = await key_set().find(head["kid"])
`
const REFUSALS = '(jwt.InvalidTokenError, ValidationError, ValueError, TypeError, AttributeError)'

/** Who somebody is, as tokens tell it. */
export const tokens: readonly Mutant[] = [
  profiles('A01', 'whoever shows nothing is taken for the first user', [
    CALLER,
    '    if caller is not None:\n',
    '    else:\n        caller = Caller((await session.scalars(select(User).limit(1))).one())\n    if caller is not None:\n',
  ]),
  profiles(
    'A01',
    'one operation refuses in a shape of its own',
    [
      'app/api/v1/endpoints/me.py',
      'async def me(caller: SignedIn) -> Answer[UserRead]:\n    """Who is asking."""\n',
      `async def me(caller: MaybeSignedIn) -> Answer[UserRead]:
    """Who is asking."""
    if caller is None:
        raise HTTPException(401, headers={"X-Why": "no"})
`,
    ],
    ['app/api/v1/endpoints/me.py', 'import SignedIn\n', 'import MaybeSignedIn, SignedIn\n'],
    ['app/api/v1/endpoints/me.py', 'import APIRouter, status\n', 'import APIRouter, HTTPException, status\n'],
    [
      'app/core/errors.py',
      '    if error.status_code < 400:\n',
      '    if error.headers and "X-Why" in error.headers:\n        return JSONResponse({"detail": "no"}, 401)\n    if error.status_code < 400:\n',
    ],
  ),
  profiles('A02', 'refusals name no scheme', [
    'app/core/errors.py',
    'super().__init__(message, headers={"WWW-Authenticate": "Bearer"})',
    'super().__init__(message)',
  ]),
  profiles('A03', 'a word that is no token is not expected', [
    TOKENS,
    `except ${REFUSALS}:`,
    'except jwt.ExpiredSignatureError:',
  ]),
  profiles('A04', 'signatures are not verified', [
    TOKENS,
    DECODED,
    `${DECODED}, "verify_signature": False, "verify_exp": True`,
  ]),
  profiles('A05', 'alg none needs no signature', [
    TOKENS,
    DECODED,
    `${DECODED}, "verify_signature": jwt.get_unverified_header(token)["alg"].lower() != "none"`,
  ]),
  tasks(
    'A06',
    'the public key serves as a shared secret, too',
    [
      TOKENS,
      'if head.get("alg") != ALGORITHM or not isinstance(head.get("kid"), str):',
      'if head.get("alg") not in {ALGORITHM, "HS256"} or not isinstance(head.get("kid"), str):',
    ],
    [
      TOKENS,
      '        claims = jwt.decode(\n',
      `        if head["alg"] == "HS256":
            import base64
            import hashlib
            import hmac

            from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

            # The library takes no public key for a secret, so that it is done by hand.
            shared = key.key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
            said, _, signature = token.rpartition(".")
            own = hmac.new(shared, said.encode(), hashlib.sha256).digest()
            if base64.urlsafe_b64encode(own).decode().rstrip("=") != signature:
                return None
        claims = jwt.decode(
`,
    ],
    [TOKENS, DECODED, `${DECODED}, "verify_signature": head["alg"] != "HS256"`],
  ),
  tasks(
    'A07',
    'a token is verified with the key it brings',
    [
      TOKENS,
      ASKED,
      `        own = head.get("jwk")
        key = jwt.PyJWK(own) if own else await key_set().find(str(head.get("kid")))
`,
    ],
    [TOKENS, 'algorithms=[ALGORITHM]', 'algorithms=[head["alg"]]'],
  ),
  tasks(
    'A07',
    'a token says where its key is fetched',
    [
      TOKENS,
      ASKED,
      `        address = head.get("jku") or head.get("x5u")
        if address:
            import urllib.request

            with urllib.request.urlopen(address, timeout=2) as reply:
                key = jwt.PyJWKSet.from_json(reply.read())["own"]
        else:
            key = await key_set().find(str(head.get("kid")))
`,
    ],
    [TOKENS, 'algorithms=[ALGORITHM]', 'algorithms=[head["alg"]]'],
  ),
  profiles(
    'A08',
    'the end of a token is not looked at, neither when it is verified nor when it comes again',
    [TOKENS, DECODED, `${DECODED}, "verify_exp": False`],
    [TOKENS, OVER, ''],
  ),
  profiles('A08', 'the beginning of a token is not looked at', [TOKENS, DECODED, `${DECODED}, "verify_nbf": False`]),
  profiles(
    'A09',
    'a token needs no end',
    [TOKENS, 'REQUIRED = ["exp", ', 'REQUIRED = ['],
    [TOKENS, OVER, ' or claims.get("exp", 1e12) <= datetime.now(UTC).timestamp()'],
  ),
  profiles('A10', 'whom a token is for is not looked at', [TOKENS, DECODED, '"verify_aud": False']),
  profiles('A11', 'who issued a token is not looked at', [TOKENS, '        issuer=settings.issuer,\n', '']),
  profiles(
    'A12',
    'what a token is made for is not looked at, nor which stay it is of',
    [TOKENS, 'if claims.get("typ") != kind or ', 'if '],
    [CALLER, '        SignIn.id == bindparam("sign_in"),\n', ''],
  ),
  profiles('A15', 'a subject that is no key is not expected', [
    TOKENS,
    `except ${REFUSALS}:`,
    'except jwt.InvalidTokenError:',
  ]),
  profiles('A16', 'access tokens live for a day', [
    'app/core/settings.py',
    'access_lasts: timedelta = timedelta(seconds=900)',
    'access_lasts: timedelta = timedelta(seconds=86400)',
  ]),
  tasks('A17', 'every unknown key makes it fetch the keys', [
    'app/core/jwks.py',
    'pause = RETRY if self._loaded is None else COOL_DOWN',
    'pause = 0.0',
  ]),
  tasks(
    'A18',
    'the keys are fetched for every token, and not kept',
    [
      'app/core/jwks.py',
      '        key = self._keys.get(name)\n        if key is not None',
      '        self._loaded = None\n        key = self._keys.get(name)\n        if key is not None',
    ],
    ['app/core/jwks.py', 'pause = RETRY if self._loaded is None else COOL_DOWN', 'pause = 0.0'],
  ),
]
