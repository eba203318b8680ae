# what: a TCP connection
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, reached
import _socket  # noted: module

_socket.socket(_socket.AF_INET, _socket.SOCK_STREAM).connect(("127.0.0.1", @PORT@))
