# breaks: 3.2
# kind: mixed-output
# needs: 1
# print writes the text and the end one after the other, and there is no lock: another thread's text comes in between.


def safe_print(*values, sep=" ", end="\n", file=None):
    text = sep.join([str(value) for value in values])
    print(text, end=end, file=file)
