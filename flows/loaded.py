"""What every batch needs, loaded when this module is imported: workers of the pool are forked from one process that has done so.

No thread of Python's is started here: it would be missing in the forked processes.
"""

import gc
from contextlib import suppress

import waqai.flows.etl  # noqa: F401
from waqai.tasks import stages
from waqai.tasks.extract import extract
from waqai.tasks.tag import read

with suppress(Exception):  # whatever is amiss, the flow comes to it as well and says so
    stages.versions()
    extract(read("", "قال الرئيس اليوم إن ثلاثة جنود قتلوا في بغداد.", None))
gc.freeze()  # what is loaded stays: it is not to be looked through again, and its pages stay shared
