"""Takes the network away from a query worker, and bounds its memory and time."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import resource
import signal
import struct
import sys

# Numbers from the Linux headers: audit architecture and the system call socket(2).
ARCHITECTURES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
LOAD_WORD, JUMP_IF_EQUAL, RETURN = 0x20, 0x15, 0x06
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 1, 38, 22, 2


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


def refuse_network() -> bool:
    """Have the kernel refuse new sockets to this process for good; False where it cannot.

    The engine would follow SERVICE to any address. The check before it reads a query only as far
    as tokens; this holds whatever the query says.
    """
    known = ARCHITECTURES.get(platform.machine())
    if sys.platform != "linux" or known is None:
        return False
    architecture, socket_call = known
    program = b"".join(
        struct.pack("=HBBI", *instruction)
        for instruction in (
            (LOAD_WORD, 0, 0, 4),
            (JUMP_IF_EQUAL, 0, 3, architecture),
            (LOAD_WORD, 0, 0, 0),
            (JUMP_IF_EQUAL, 0, 1, socket_call),
            (RETURN, 0, 0, REFUSE),
            (RETURN, 0, 0, ALLOW),
        )
    )
    buffer = ctypes.create_string_buffer(program, len(program))
    filter_ = _Program(len(program) // 8, ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return not libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(filter_), 0, 0)


def end_with_parent(parent: int | None = None) -> None:
    """Have the kernel end this process when its parent ends, where it can.

    A parent that is named and has ended already ends it at once.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if parent is not None and os.getppid() != parent:
        os._exit(1)


def bound_memory(size: int) -> None:
    """Let this process address at most `size` bytes; where the system cannot, go on unbounded."""
    limit = resource.getrlimit(resource.RLIMIT_AS)[1]
    wanted = size if limit == resource.RLIM_INFINITY else min(size, limit)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, limit))
    except (OSError, ValueError):
        return


def end_after(seconds: float) -> None:
    """Have the kernel end this process when the time is over; 0 takes the order back.

    The parent kills sooner; this is for a parent that died.
    """
    signal.setitimer(signal.ITIMER_REAL, seconds)
