# what: a page of the web
# stopped: R
# outcome: problem not-supported
# otherwise: refused, reached
import urllib.request

urllib.request.urlopen("http://127.0.0.1:@PORT@/secret", timeout=0.1)
