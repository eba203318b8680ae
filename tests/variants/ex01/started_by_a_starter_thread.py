# correct: another thread reads the tasks, starts theirs and joins them; the caller waits for that one alone
import threading


def run_all(tasks):
    outcomes, trouble = {}, []

    def attempt(place, task):
        try:
            outcomes[place] = ("value", task())
        except Exception as error:
            outcomes[place] = ("error", error)

    def lead():
        crew = []
        try:
            for place, task in enumerate(tasks):
                crew.append(threading.Thread(target=attempt, args=(place, task)))
                crew[-1].start()
        except Exception as error:
            trouble.append(error)
        for member in crew:
            member.join()

    leader = threading.Thread(target=lead)
    leader.start()
    leader.join()
    if trouble:
        raise trouble[0]
    for place in sorted(outcomes):
        if outcomes[place][0] == "error":
            raise outcomes[place][1]
    return [outcomes[place][1] for place in sorted(outcomes)]
