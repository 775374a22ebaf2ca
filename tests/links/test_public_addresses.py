"""Which addresses are called, in all the forms that lead into this machine or its network."""

import pytest

from contacts.enums import LinkProblem
from contacts.links import connections
from contacts.links.external import check_external
from contacts.links.public_addresses import is_public

PUBLIC = [
    "93.184.216.34",
    "8.8.8.8",
    "2606:2800:220:1::1",
    "2a00:1450:4001::8b",
    "64:ff9b::5db8:d822",  # 93.184.216.34 through NAT64
]
NOT_PUBLIC = [
    *("127.0.0.1", "10.0.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254", "0.0.0.0"),  # noqa: S104
    *("100.64.0.1", "100.100.100.200", "192.0.0.192", "192.88.99.1", "198.18.0.1", "240.0.0.1"),
    *("224.0.0.1", "255.255.255.255", "168.63.129.16", "192.0.2.1", "203.0.113.9"),
    *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1"),
    *("::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:127.0.0.1"),
    *("64:ff9b::a9fe:a9fe", "64:ff9b::127.0.0.1", "64:ff9b:1::7f00:1", "64:ff9b:1::808:808"),
    *("2002:7f00:1::", "2002:a9fe:a9fe::1", "2002:808:808::1"),
    *("2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:10::1", "2001:20::1", "2001:db8::1"),
    *("3fff::1", "5f00::1", "100::1", "4000::1", "2606:2800:220:1::1%eth0"),
    *("2a00:1450:4001:1:0:5efe:7f00:1", "2a00:1450:4001:1:200:5efe:a00:1"),
    *("", "localhost", "127.1", "0x7f.1", "010.0.0.1", "1.2.3.4/8"),
]
# Names for such addresses, each of which the system or the project itself reads as a number.
SPELLINGS = [
    *("2130706433", "0x7f000001", "017700000001", "127.1", "0177.0.0.1", "0x7f.0.0.1", "127.0.1"),
    *("0", "0.0.0.0", "[::]", "[::1]", "[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]", "[fe80::1%25lo]"),  # noqa: S104
    *("[::127.0.0.1]", "[64:ff9b::a9fe:a9fe]", "[2002:7f00:1::]", "[fec0::1]", "[::1%25lo]"),
    *("localhost", "LOCALHOST", "localhost.", "①②⑦.⓪.⓪.①", "１２７.0.0.1", "127。0。0。1"),
    *("169.254.169.254:80", "user@127.0.0.1", "@127.0.0.1", "example.org@127.0.0.1", ":@[::1]"),
    *("127.0.0.1:22", "127.0.0.1:0", "127.0.0.1\\@example.org", "127.0.0.1#@example.org"),
]


@pytest.fixture
def no_connection(monkeypatch):
    def refuse(*_args: object, **_options: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(connections.socket, "create_connection", refuse)


@pytest.mark.parametrize("address", PUBLIC)
def test_address_of_the_public_web_is_called(address):
    assert is_public(address) is True


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_address_inside_or_of_no_known_place_is_not_called(address):
    assert is_public(address) is False


@pytest.mark.parametrize("host", SPELLINGS)
@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.usefixtures("no_connection")
def test_no_spelling_leads_inside(host, scheme):
    result = check_external(f"{scheme}://{host}/", seconds=5)
    assert result.problem in {LinkProblem.UNSAFE, LinkProblem.UNREACHABLE}
    assert "AssertionError" not in result.detail


def resolving_to(monkeypatch, *addresses: str) -> None:
    found = [(2, 1, 6, "", (address, 443)) for address in addresses]
    monkeypatch.setattr(connections.socket, "getaddrinfo", lambda *_args, **_options: found)


@pytest.mark.parametrize("inside", ["10.0.0.1", "fec0::1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::"])
@pytest.mark.usefixtures("no_connection")
def test_name_of_several_addresses_is_unsafe_when_one_is_inside(monkeypatch, inside):
    resolving_to(monkeypatch, "93.184.216.34", "2606:2800:220:1::1", inside)
    assert check_external("https://example.org/").problem == LinkProblem.UNSAFE


def test_connection_goes_to_the_address_that_was_judged(monkeypatch):
    """A name may lead elsewhere when it is looked up a second time."""
    called = []
    resolving_to(monkeypatch, "93.184.216.34")

    def connect(address: tuple[str, int], **_options: object) -> None:
        called.append(address)
        raise OSError

    monkeypatch.setattr(connections.socket, "create_connection", connect)
    check_external("https://example.org:8443/")
    assert called == [("93.184.216.34", 8443)]


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/latest/",
        "//127.0.0.1/",
        "http://[64:ff9b::7f00:1]/",
        "http://[fec0::1]/",
        "http://2130706433/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/_x",
        "http://a:b@example.org/",
    ],
)
def test_redirect_to_the_inside_is_not_followed(other_site, location):
    def first_only(address: str) -> bool:
        return not other_site.asked or is_public(address)

    result = check_external(f"{other_site.url}/302/{location}", allowed=first_only, seconds=2)
    assert result.problem == LinkProblem.UNSAFE
    assert len(other_site.asked) == 1
