"""The processes that run queries: started, watched and killed.

    pool ──fork me──▶ nursery ──fork──▶ keeper of one generation ──fork──▶ workers
      └─▶ line ──── a socket for each query, taken by whichever worker is free ────┘

nursery     started once; from it, with all modules loaded, a keeper costs a millisecond
keeper      opens one generation, in memory where that is wanted, and forks workers with it: so one
            costs some milliseconds, and some are always free; what takes long gives way
line        lets few of a kind run at a time, so that a crowd of them is in nobody else's way
worker      runs one query at a time; the kernel ends it when nobody waits for the answer any more
"""
