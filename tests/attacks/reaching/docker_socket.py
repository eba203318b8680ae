# what: docker.sock, or any unix socket with a name
# stopped: B
# outcome: problem error-at-import
# otherwise: problem missing-name, reached
import _socket  # noted: module

_socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM).connect("@STREAM@")
