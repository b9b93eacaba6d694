"""Every scheme class with its document."""

from fastapi import Depends, FastAPI
from fastapi.security import (
    APIKeyCookie,
    APIKeyHeader,
    APIKeyQuery,
    HTTPBasic,
    HTTPBearer,
    HTTPDigest,
    OAuth2AuthorizationCodeBearer,
    OAuth2PasswordBearer,
    OpenIdConnect,
)

app = FastAPI()
schemes = {
    "basic": HTTPBasic(realm="simple"),
    "bearer": HTTPBearer(bearerFormat="JWT", description="A JWT."),
    "digest": HTTPDigest(),
    "header": APIKeyHeader(name="X-Key"),
    "query": APIKeyQuery(name="key", description="In the URL."),
    "cookie": APIKeyCookie(name="session", scheme_name="Session"),
    "openid": OpenIdConnect(openIdConnectUrl="/.well-known/openid-configuration"),
    "password": OAuth2PasswordBearer(tokenUrl="/login", refreshUrl="/refresh"),
    "code": OAuth2AuthorizationCodeBearer(
        authorizationUrl="https://id.example/auth",
        tokenUrl="https://id.example/token",
        scopes={"read": "Read"},
    ),
}
for name, scheme in schemes.items():

    @app.get(f"/{name}", dependencies=[Depends(scheme)], name=name)
    def read() -> None: ...
