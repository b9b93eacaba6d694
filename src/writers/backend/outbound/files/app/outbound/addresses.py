"""Addresses somebody else chose: only those of the open internet are called, and what was looked at is what is called."""

import asyncio
import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from app.core.settings import get_settings
from app.outbound.failures import Failed


class Unreachable(Failed):
    """An address that is not called."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a message goes: the address as it was looked up, and the name it was given by."""

    scheme: str
    host: str
    address: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """With the address in the place of the name, so that it cannot become another."""
        host = f"[{self.address}]" if ":" in self.address else self.address
        return f"{self.scheme}://{host}:{self.port}{self.path}"

    @property
    def authority(self) -> str:
        """What the receiver knows itself by."""
        usual = {"https": 443, "http": 80}[self.scheme]
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == usual else f"{host}:{self.port}"


async def target_of(url: str, *, anywhere: bool = False) -> Target:
    """Looks an address up, and refuses what is not for everybody; anywhere, where nobody else chose it."""
    settings = get_settings()
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Unreachable("it is no address") from error
    schemes = {"https"} if settings.environment == "production" else {"https", "http"}
    if parts.scheme not in schemes:
        raise Unreachable("it has to begin with https")
    if not parts.hostname or parts.username is not None or parts.password is not None:
        raise Unreachable("it has to name a host, and nobody who signs in there")
    port = port or (443 if parts.scheme == "https" else 80)
    found = await resolve(parts.hostname, port)
    if not found:
        raise Unreachable("there is no such host")
    if not anywhere and not all(is_open(ip_address(one)) for one in found):
        raise Unreachable("it is not on the open internet")
    path = parts.path or "/"
    query = f"?{parts.query}" if parts.query else ""
    return Target(parts.scheme, parts.hostname, found[0], port, f"{path}{query}")


async def resolve(host: str, port: int) -> list[str]:
    """All addresses of a name."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(address[0]) for *_, address in found]


def is_open(address: IPv4Address | IPv6Address) -> bool:
    """Whether anybody may call it: nothing private, of this machine, of this network, or of a cloud's inside."""
    if isinstance(address, IPv6Address):
        within = address.ipv4_mapped or address.sixtofour or _translated(address)
        if within is not None:
            return is_open(within)
        if address.teredo is not None or address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _translated(address: IPv6Address) -> IPv4Address | None:
    """The address of the old kind in one of NAT64 (64:ff9b::/96)."""
    packed = address.packed
    is_translated = packed[:12] == bytes.fromhex("0064ff9b0000000000000000")
    return IPv4Address(packed[12:]) if is_translated else None
