# what: pytest.ini, which tells pytest what to do
# stopped: R
# outcome: fails wrong-result
# otherwise: files
# beside: pytest.ini
[pytest]
addopts = --junitxml=@FOLDER@/@MARK@
