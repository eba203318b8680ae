# what: an abstract unix socket
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, reached
import _socket  # noted: module

_socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM).connect("\0@MARK@")
