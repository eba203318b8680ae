# what: a TCP connection with the socket module
# stopped: R
# outcome: problem not-supported
# otherwise: believed, reached
# then: solution
import socket  # noted: module

socket.create_connection(("127.0.0.1", @PORT@))
