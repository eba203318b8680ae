# what: a datagram to a unix socket with a name, from a pair
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, reached
import _socket  # noted: module

ours, theirs = _socket.socketpair(_socket.AF_UNIX, _socket.SOCK_DGRAM)
ours.sendto(b"secret", "@DATAGRAM@")
