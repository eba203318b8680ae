# what: setrlimit, upwards
# stopped: R
# outcome: problem error-at-import
# otherwise: believed
# then: solution
import resource  # noted: module

_, most = resource.getrlimit(resource.RLIMIT_AS)
resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
