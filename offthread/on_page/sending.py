"""Runs on the page (compiled): sends a worker's runs, as many as it can take now."""

from offthread.everywhere import messages
from offthread.on_page.keeping import cannot_send
from offthread.on_page.stop_line import lay_line
from offthread.on_page.worker_faults import session_lost


def send_waiting(worker):
    """Sends the runs of ``worker`` (BaseWorker) whose turn it is; light ones that waited go
    together."""
    conversation = worker.conversation
    together = []
    while worker.connection.is_ready:
        run = conversation.take_next()
        if run is None:
            break
        if has_lost(worker, run.scope):
            refuse(worker, run, session_lost())
        elif run.request["kept"] and run.is_light():
            together.append(run.wire())
            conversation.on_sent(run)
        else:
            send_together(worker, together)
            together = []
            send(worker, run)
    send_together(worker, together)


def send_together(worker, wires):
    """Sends messages (list, may be empty) that can be cloned."""
    if wires:
        worker.connection.post(messages.several(wires), [])


def send(worker, run):
    """Sends ``run`` to the worker, which is ready."""
    if __options__ is not None:  # noqa: F821 - the bundler puts true or null here
        lay_line(worker.connection, run)
    try:
        worker.connection.post(run.wire(), run.request["transfer"])
        worker.conversation.on_sent(run)
    except Exception as error:
        refuse(worker, run, cannot_send(run.request, error))


def refuse(worker, run, failure):
    """Ends ``run``, which the worker does not have."""
    worker.conversation.drop(run)
    run.settle("reject", failure)


def has_lost(worker, session):
    """Whether ``session`` (or None) began in a Python that is no more."""
    began = session and session.generation
    return began is not None and began != worker.generation
