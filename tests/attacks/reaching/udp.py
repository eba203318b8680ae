# what: a UDP datagram
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, reached
import _socket  # noted: module

_socket.socket(_socket.AF_INET, _socket.SOCK_DGRAM).sendto(b"secret", ("127.0.0.1", @UDP@))
